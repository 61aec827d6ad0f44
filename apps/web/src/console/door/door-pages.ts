import { type DueFactor, PASSWORD_HINT } from '#accounts';
import type { DomainError } from '#kernel';
import type { Page } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';
import { doorPage } from '../console-page.js';
import type { ConsoleFieldView, DoorView } from '../view-models.js';

/** What a page of the way in shows besides itself. */
export interface Shown {
  /** Where one wanted to go. */
  wanted?: string | undefined;
  /** Why what was typed was not taken. */
  refusal?: DomainError | undefined;
}

const GROUP = /.{1,4}/g;

function door(content: Parameters<typeof doorPage<DoorView>>[1], { wanted, refusal }: Shown): Page {
  return doorPage<DoorView>(
    'door',
    { ...content, hidden: wanted === undefined ? undefined : [{ name: 'den', value: wanted }] },
    { status: refusal ? statusOf(refusal) : content.errors ? 422 : 200 },
  );
}

/** The summary on top and the field that it leads to. */
function refused(
  title: string,
  field: string,
  refusal: DomainError | undefined,
): { errors: DoorView['errors']; error: string | undefined } {
  const error = refusal?.sentence();
  return { errors: error === undefined ? undefined : { title, items: [{ fieldId: field, text: error }] }, error };
}

function emailField(value: string, error?: string): ConsoleFieldView {
  return { id: 'email', name: 'email', label: 'Thư điện tử', value, error, type: 'email', autocomplete: 'username', maxlength: 254 };
}

/** /quan-tri/dang-nhap */
export function signInPage(email: string, shown: Shown): Page {
  const { errors, error } = refused('Chưa đăng nhập được', 'password', shown.refusal);
  return door(
    {
      title: 'Đăng nhập quản trị',
      heading: 'Đăng nhập quản trị',
      sentence: 'Dành cho Ban Tổ chức và các tổ. Người dự thi đăng nhập ở trang dự thi.',
      actionUrl: '/quan-tri/dang-nhap',
      errors,
      fields: [
        emailField(email),
        { id: 'password', name: 'password', label: 'Mật khẩu', value: '', error, type: 'password', autocomplete: 'current-password' },
      ],
      button: 'Tiếp tục',
      links: [
        { label: 'Quên mật khẩu', url: '/quan-tri/quen-mat-khau' },
        { label: 'Đến trang dự thi', url: '/' },
      ],
    },
    shown,
  );
}

/** /quan-tri/xac-thuc: the code, and at the first sign-in what is to be brought into an app. */
export function secondFactorPage(due: DueFactor, { qrSvg, isDemo }: { qrSvg: string | undefined; isDemo: boolean }, shown: Shown): Page {
  const { errors, error } = refused('Mã chưa được nhận', 'code', shown.refusal);
  const { setUp } = due;
  const mailbox = isDemo ? 'Trong bản chạy thử, mã hiện tại nằm trong Hộp thư chạy thử, theo đồng hồ của bản chạy thử. ' : '';
  return door(
    {
      title: setUp ? 'Cài mã xác thực' : 'Nhập mã xác thực',
      heading: setUp ? 'Cài mã xác thực' : 'Nhập mã xác thực',
      sentence: setUp
        ? 'Lần đầu đăng nhập, bạn gắn tài khoản với điện thoại của mình. Việc này làm một lần.'
        : 'Mở ứng dụng xác thực trên điện thoại và nhập mã đang hiện.',
      actionUrl: '/quan-tri/xac-thuc',
      errors,
      setup: setUp && {
        steps: [
          'Mở một ứng dụng xác thực trên điện thoại: Google Authenticator, Microsoft Authenticator hoặc ứng dụng tương tự.',
          'Quét mã vuông dưới đây, hoặc gõ mã bí mật.',
          'Nhập 6 chữ số mà ứng dụng hiện ra.',
        ],
        qrSvg: qrSvg ?? '',
        secretLabel: 'Mã bí mật',
        secretGroups: setUp.secret.match(GROUP) ?? [],
        account: `Tài khoản: ${due.email}`,
      },
      fields: [{ id: 'code', name: 'code', label: 'Mã 6 chữ số', value: '', error, isCode: true }],
      button: setUp ? 'Cài xong' : 'Vào trang quản trị',
      note: `${mailbox}${setUp ? '' : 'Mất điện thoại: nhờ người quản trị của đơn vị đặt lại mã xác thực.'}`.trim() || undefined,
      again: { label: 'Đăng nhập bằng tài khoản khác', url: '/quan-tri/dang-xuat' },
      links: isDemo ? [{ label: 'Mở Hộp thư chạy thử', url: '/quan-tri/hop-thu' }] : undefined,
    },
    shown,
  );
}

const BACK = [{ label: 'Về đăng nhập', url: '/quan-tri/dang-nhap' }];

/** /quan-tri/quen-mat-khau */
export function forgottenPage(email: string, { fault, ...shown }: Shown & { fault?: string | undefined }): Page {
  const error = fault ?? shown.refusal?.sentence();
  return door(
    {
      title: 'Đặt mật khẩu',
      heading: 'Đặt mật khẩu',
      sentence: 'Nhập thư điện tử của bạn. Nếu có tài khoản, chúng tôi gửi một mã để đặt mật khẩu mới.',
      actionUrl: '/quan-tri/quen-mat-khau',
      errors: error === undefined ? undefined : { title: 'Chưa gửi được mã', items: [{ fieldId: 'email', text: error }] },
      fields: [emailField(email, error)],
      button: 'Gửi mã',
      links: BACK,
    },
    shown,
  );
}

/** /quan-tri/quen-mat-khau/ma */
export function resetCodePage({ email, until, isDemo }: { email: string; until: string; isDemo: boolean }, shown: Shown): Page {
  const { errors, error } = refused('Mã chưa được nhận', 'code', shown.refusal);
  return door(
    {
      title: 'Nhập mã trong thư',
      heading: 'Nhập mã trong thư',
      sentence: `Nếu ${email} có tài khoản, mã đã được gửi tới đó.`,
      actionUrl: '/quan-tri/quen-mat-khau/ma',
      errors,
      fields: [{ id: 'code', name: 'code', label: 'Mã 6 chữ số', value: '', error, isCode: true }],
      button: 'Tiếp tục',
      note: `Mã có giá trị đến ${until}.`,
      again: { label: 'Gửi lại mã', url: '/quan-tri/quen-mat-khau/ma/gui-lai' },
      links: isDemo ? [{ label: 'Mở Hộp thư chạy thử', url: '/quan-tri/hop-thu' }, ...BACK] : BACK,
    },
    shown,
  );
}

/** /quan-tri/quen-mat-khau/moi */
export function newPasswordPage(faults: { password?: string; repeated?: string }, shown: Shown = {}): Page {
  const items = (['password', 'repeated'] as const).flatMap((field) => (faults[field] ? [{ fieldId: field, text: faults[field] }] : []));
  return door(
    {
      title: 'Đặt mật khẩu mới',
      heading: 'Đặt mật khẩu mới',
      actionUrl: '/quan-tri/quen-mat-khau/moi',
      errors: items.length > 0 ? { title: 'Chưa đặt được mật khẩu', items } : undefined,
      fields: [
        {
          id: 'password',
          name: 'password',
          label: 'Mật khẩu mới',
          hint: PASSWORD_HINT,
          value: '',
          error: faults.password,
          type: 'password',
          autocomplete: 'new-password',
        },
        {
          id: 'repeated',
          name: 'repeated',
          label: 'Nhập lại mật khẩu mới',
          value: '',
          error: faults.repeated,
          type: 'password',
          autocomplete: 'new-password',
        },
      ],
      button: 'Đặt mật khẩu',
      note: 'Đặt xong, bạn đăng nhập lại; mọi nơi khác đang đăng nhập bằng tài khoản này bị đóng.',
    },
    shown,
  );
}
