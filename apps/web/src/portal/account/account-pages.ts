import {
  type Account,
  type AccountIdentity,
  contactOf,
  describeContact,
  type IdentityProvider,
  type OwnSession,
  PASSWORD_HINT,
} from '#accounts';
import { capitalise, formatDate, formatMoment, parseLocal } from '#kernel';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import { type Page, page } from '../../edge/page.js';
import type { AccountFormView, AccountView, FieldView } from '../view-models.js';

export const ACCOUNT = '/tai-khoan';
export const PASSWORD = `${ACCOUNT}/mat-khau`;
export const CONTACT = `${ACCOUNT}/lien-he`;

type Section = AccountView['sections'][number];

const METHODS: Readonly<Record<OwnSession['method'], string>> = {
  code: 'Bằng mã',
  password: 'Bằng mật khẩu',
  provider: 'Bằng tài khoản liên kết',
  link: 'Bằng đường dẫn được gửi',
};

/** What the page of one's own account shows. */
export interface AccountFacts {
  account: Account;
  sessions: readonly OwnSession[];
  links: readonly AccountIdentity[];
  /** Providers that are open, and those with which the account is linked. */
  providers: readonly Pick<IdentityProvider, 'id' | 'label' | 'isActive'>[];
  /** How many share the phone or the address, the person among them. */
  sharing: number;
  /** How the page of one's own things is called. */
  ownPage: string;
  /** Whether there are units that they follow up. */
  isCoordinator: boolean;
}

/** /tai-khoan */
export function accountPage(facts: AccountFacts): Page {
  const { account } = facts;
  const birthDay = account.birthDate === null ? undefined : parseLocal(account.birthDate);
  return page<AccountView>('account', {
    title: 'Tài khoản',
    isPrivate: true,
    heading: 'Tài khoản',
    person: [
      { label: 'Họ và tên', value: account.fullName },
      ...(birthDay ? [{ label: 'Ngày sinh', value: formatDate(birthDay) }] : []),
      { label: 'Liên hệ', value: capitalise(describeContact(contactOf(account))) },
    ],
    sections: [contactSection(facts), passwordSection(facts), ...linkSection(facts), sessionSection(facts), furtherSection(facts)],
    back: { label: `Về ${facts.ownPage}`, url: '/cua-toi' },
  });
}

/** Where else to go about oneself. */
function furtherSection({ isCoordinator }: AccountFacts): Section {
  return {
    id: 'xem-them',
    heading: 'Xem thêm',
    paragraphs: [],
    links: [
      { label: 'Dữ liệu của tôi: xem, tải về, rút khỏi cuộc thi', url: '/tai-khoan/du-lieu' },
      ...(isCoordinator ? [{ label: 'Trang đầu mối: đơn vị tôi theo dõi', url: '/dau-moi' }] : []),
    ],
  };
}

function contactSection({ account, sharing }: AccountFacts): Section {
  const isPhone = account.phone !== null;
  return {
    id: 'lien-he',
    heading: isPhone ? 'Số điện thoại' : 'Thư điện tử',
    paragraphs: [
      `Mã xác nhận và biên nhận được gửi tới ${describeContact(contactOf(account))}.`,
      ...(sharing > 1 ? [`${sharing} người dự thi đang dùng chung liên hệ này. Đổi ở đây chỉ đổi cho bạn.`] : []),
    ],
    links: [{ label: isPhone ? 'Đổi số điện thoại' : 'Đổi địa chỉ thư', url: CONTACT }],
  };
}

function passwordSection({ account }: AccountFacts): Section {
  return account.passwordHash === null
    ? {
        id: 'mat-khau',
        heading: 'Mật khẩu',
        paragraphs: ['Bạn chưa đặt mật khẩu và không bắt buộc phải đặt: lần nào cũng vào được bằng mã. Có mật khẩu thì không phải đợi mã.'],
        links: [{ label: 'Đặt mật khẩu', url: PASSWORD }],
      }
    : {
        id: 'mat-khau',
        heading: 'Mật khẩu',
        paragraphs: ['Bạn đã đặt mật khẩu. Mã vẫn dùng được như trước.'],
        links: [{ label: 'Đổi hoặc bỏ mật khẩu', url: PASSWORD }],
      };
}

function linkSection({ links, providers }: AccountFacts): Section[] {
  const labelOf = (id: string): string => providers.find((provider) => provider.id === id)?.label ?? 'Tài khoản khác';
  const open = providers.filter(({ id, isActive }) => isActive && !links.some(({ providerId }) => providerId === id));
  if (links.length === 0 && open.length === 0) return [];
  return [
    {
      id: 'lien-ket',
      heading: 'Tài khoản liên kết',
      paragraphs: links.length === 0 ? ['Liên kết một lần, những lần sau đăng nhập không cần mã.'] : [],
      lines: links.map(({ providerId, linkedAt }) => ({
        title: labelOf(providerId),
        detail: `Liên kết lúc ${formatMoment(linkedAt)}`,
        post: { url: `${ACCOUNT}/lien-ket/${providerId}/bo`, label: 'Bỏ liên kết', hiddenLabel: labelOf(providerId) },
      })),
      links: open.map(({ id, label }) => ({ label: `Liên kết với ${label}`, url: `${ACCOUNT}/lien-ket/${id}` })),
    },
  ];
}

function sessionSection({ sessions }: AccountFacts): Section {
  const others = sessions.filter(({ isThis }) => !isThis).length;
  return {
    id: 'dang-nhap',
    heading: 'Nơi đang đăng nhập',
    paragraphs: others === 0 ? ['Bạn chỉ đang đăng nhập ở trình duyệt này.'] : [],
    lines: sessions.map(({ device, method, createdAt, isThis }) => ({
      title: `${device || 'Trình duyệt không rõ tên'}${isThis ? ' (trình duyệt này)' : ''}`,
      detail: `${METHODS[method]}, lúc ${formatMoment(createdAt)}`,
    })),
    post: others > 0 ? { url: `${ACCOUNT}/dang-xuat-noi-khac`, label: `Đăng xuất ở ${others} nơi khác` } : undefined,
  };
}

type PasswordFault = { field: 'current' | 'password' | 'repeated' | 'current-remove'; text: string };

/** /tai-khoan/mat-khau */
export function passwordPage(
  { passwordHash }: Pick<Account, 'passwordHash'>,
  { isFresh, faults = [], status }: { isFresh: boolean; faults?: readonly PasswordFault[]; status?: number | undefined },
): Page {
  const has = passwordHash !== null;
  const field = (name: PasswordFault['field'], label: string, more: Partial<FieldView> = {}): FieldView => ({
    id: name,
    name: name === 'current-remove' ? 'current' : name,
    label,
    value: '',
    error: faultOf(faults, name),
    type: 'password',
    autocomplete: name.startsWith('current') ? 'current-password' : 'new-password',
    maxlength: 200,
    ...more,
  });
  return page<AccountFormView>(
    'account-form',
    {
      title: 'Mật khẩu',
      isPrivate: true,
      task: { title: 'Tài khoản', backUrl: ACCOUNT },
      heading: has ? 'Đổi mật khẩu' : 'Đặt mật khẩu',
      intro: [
        has
          ? 'Đổi xong, mọi nơi khác đang đăng nhập sẽ bị đăng xuất.'
          : 'Mật khẩu là của riêng bạn, cả khi nhiều người dùng chung số điện thoại.',
      ],
      errors: errorSummary(faults),
      actionUrl: PASSWORD,
      fields: [
        ...(has && !isFresh ? [field('current', 'Mật khẩu hiện tại')] : []),
        field('password', 'Mật khẩu mới', { hint: PASSWORD_HINT }),
        field('repeated', 'Nhập lại mật khẩu mới'),
      ],
      button: has ? 'Đổi mật khẩu' : 'Đặt mật khẩu',
      second: has
        ? {
            heading: 'Bỏ mật khẩu',
            sentence: 'Từ đó bạn chỉ vào bằng mã. Mọi nơi khác đang đăng nhập sẽ bị đăng xuất.',
            actionUrl: `${PASSWORD}/bo`,
            fields: isFresh ? [] : [field('current-remove', 'Mật khẩu hiện tại')],
            button: 'Bỏ mật khẩu',
          }
        : undefined,
      links: isFresh
        ? undefined
        : [{ label: has ? 'Quên mật khẩu? Đăng nhập lại bằng mã' : 'Đăng nhập lại bằng mã', url: signInAgain(PASSWORD) }],
    },
    { layout: 'task', status: status ?? (faults.length > 0 ? 422 : 200) },
  );
}

/** /tai-khoan/lien-he */
export function contactPage(account: Account, typed: string, fault?: string, status?: number): Page {
  return page<AccountFormView>(
    'account-form',
    {
      title: 'Đổi liên hệ',
      isPrivate: true,
      task: { title: 'Tài khoản', backUrl: ACCOUNT },
      heading: 'Đổi số điện thoại hoặc thư điện tử',
      intro: [
        `Chúng tôi gửi một mã tới ${describeContact(contactOf(account))}, rồi một mã tới số hoặc địa chỉ mới.`,
        'Nếu không còn dùng được số hoặc địa chỉ cũ, hãy nhờ Ban Tổ chức đổi giúp.',
      ],
      errors: fault ? errorSummary([{ field: 'contact', text: fault }]) : undefined,
      actionUrl: CONTACT,
      fields: [
        {
          id: 'contact',
          name: 'contact',
          label: 'Số điện thoại hoặc thư điện tử mới',
          value: typed,
          error: fault,
          autocomplete: 'off',
          maxlength: 254,
        },
      ],
      button: 'Gửi mã tới liên hệ đang dùng',
    },
    { layout: 'task', status: status ?? (fault ? 422 : 200) },
  );
}

/** Where one shows once more, by a code, who one is, and comes back. */
export function signInAgain(next: string): string {
  return `/dang-nhap?lai=1&next=${encodeURIComponent(next)}`;
}
