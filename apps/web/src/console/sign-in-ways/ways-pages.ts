import {
  type BudgetUse,
  type IdentityProvider,
  levelsInWords,
  type ProviderFault,
  type ProviderId,
  STANDARD_CLAIMS,
  type TypedProvider,
} from '#accounts';
import { formatMoment, formatNumber, formatTime } from '#kernel';
import type { TextChannel } from '#mail';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { Page } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { headCell, numberCell, stateCell, textCell } from '../listing.js';
import type { CardFormView, EditorView, FormFieldView, HelpPersonView, NoticeView } from '../view-models.js';

export const WAYS = '/quan-tri/cach-dang-nhap';
export const NEW_PROVIDER = `${WAYS}/noi-cap-moi`;

const KINDS: Readonly<Record<BudgetUse['kind'], string>> = { home: 'Số trong nước', abroad: 'Số nước ngoài', email: 'Thư điện tử' };

export type MessagesFault = { field: 'home' | 'abroad' | 'channel'; text: string };

/** What the page of the ways to sign in shows. */
export interface WaysFacts {
  use: readonly BudgetUse[];
  channel: TextChannel;
  receiptsByText: boolean;
  /** Whether the installation has a service for each. */
  services: Readonly<Record<TextChannel, boolean>>;
  providers: readonly IdentityProvider[];
  linkCounts: ReadonlyMap<ProviderId, number>;
  typed?: { home?: string | undefined; abroad?: string | undefined } | undefined;
  faults?: readonly MessagesFault[];
}

/** /quan-tri/cach-dang-nhap */
export function waysPage(facts: WaysFacts): Page {
  const { use, providers, linkCounts, faults = [] } = facts;
  return consolePage<HelpPersonView>(
    'help-person',
    {
      title: 'Cách đăng nhập',
      heading: 'Cách đăng nhập',
      sentence: 'Người dự thi vào bằng mã, bằng mật khẩu tự đặt, hoặc bằng tài khoản ở nơi khác.',
      notice: spentNotice(use),
      cards: [
        {
          heading: 'Mã đã gửi hôm nay',
          facts: use.map(({ kind, sent, limit }) => ({
            label: KINDS[kind],
            value: `${formatNumber(sent)} trong ${formatNumber(limit)} mã`,
          })),
        },
      ],
      groups: [
        {
          heading: 'Đăng nhập bằng tài khoản nơi khác',
          sentence: 'Theo chuẩn OpenID Connect: VNeID qua Cổng Dịch vụ công, hệ thống đăng nhập của tỉnh.',
          table: {
            label: 'Nơi cấp tài khoản',
            columns: [{ label: 'Tên trên nút' }, { label: 'Địa chỉ' }, { label: 'Đã liên kết', isNumber: true }, { label: 'Trạng thái' }],
            rows: providers.map(({ id, label, issuer, isActive }) => ({
              cells: [
                headCell(label, `${WAYS}/${id}`),
                textCell(new URL(issuer).host),
                numberCell(linkCounts.get(id) ?? 0),
                isActive ? stateCell('done', 'Đang mở') : stateCell('next', 'Chưa mở'),
              ],
            })),
            empty: {
              title: 'Chưa có nơi cấp nào',
              text: 'Cần thỏa thuận với nơi cấp trước; họ giao mã ứng dụng và khóa bí mật.',
              action: { label: 'Thêm nơi cấp', url: NEW_PROVIDER },
            },
          },
        },
      ],
      forms: [messagesForm(facts)],
      primary: providers.length > 0 ? { label: 'Thêm nơi cấp', url: NEW_PROVIDER } : undefined,
    },
    { status: faults.length > 0 ? 422 : 200 },
  );
}

/** That today's codes are used up; undefined while there are any left. */
export function spentNotice(use: readonly BudgetUse[]): NoticeView | undefined {
  const spent = use.find(({ spentAt }) => spentAt !== null);
  if (!spent?.spentAt) return undefined;
  return {
    kind: 'wait',
    title: 'Hôm nay đã gửi hết số mã được phép',
    text: `${KINDS[spent.kind]}: hết từ ${formatTime(spent.spentAt)}. Người cần mã được báo quay lại ngày mai. Nếu đây là người dự thi thật, hãy nâng mức.`,
  };
}

function messagesForm({ use, channel, receiptsByText, services, typed, faults = [] }: WaysFacts): CardFormView {
  const number = (name: 'home' | 'abroad', label: string, hint: string): FormFieldView => ({
    text: {
      id: name,
      name,
      label,
      hint,
      value: typed?.[name] ?? formatNumber(use.find(({ kind }) => kind === name)?.limit ?? 0),
      error: faultOf(faults, name),
      inputmode: 'numeric',
      autocomplete: 'off',
      maxlength: 12,
    },
  });
  const option = (
    value: TextChannel,
    label: string,
    detail: string,
  ): { value: string; label: string; detail: string; isChecked: boolean } => ({
    value,
    label,
    detail: services[value] ? detail : 'Máy chủ chưa nối với dịch vụ này',
    isChecked: channel === value,
  });
  return {
    heading: 'Tin nhắn',
    actionUrl: WAYS,
    errors: errorSummary(faults),
    fields: [
      {
        choice: {
          id: 'channel',
          name: 'channel',
          label: 'Gửi mã tới số điện thoại bằng',
          error: faultOf(faults, 'channel'),
          options: [option('sms', 'Tin nhắn SMS', 'Tới mọi điện thoại'), option('zalo', 'Tin nhắn Zalo', 'Ai không có Zalo thì nhận SMS')],
        },
      },
      {
        ticks: {
          id: 'receipts',
          name: 'receipts',
          label: 'Biên nhận bài thi',
          hint: 'Ai có thư điện tử luôn nhận biên nhận qua thư.',
          options: [
            {
              value: 'yes',
              label: 'Gửi tin nhắn cho người chỉ có số điện thoại',
              detail: 'Nhiều nhất nửa số tin mỗi ngày ở dưới; nửa kia dành cho mã đăng nhập',
              isChecked: receiptsByText,
            },
          ],
        },
      },
      number('home', 'Mã mỗi ngày tới số trong nước', 'Mỗi mã là một tin nhắn phải trả tiền.'),
      number('abroad', 'Mã mỗi ngày tới số nước ngoài', 'Đắt gấp nhiều lần; để thấp nếu ít người dự thi ở nước ngoài.'),
    ],
    button: 'Lưu',
  };
}

export interface ProviderExtras {
  typed?: TypedProvider | undefined;
  faults?: readonly ProviderFault[];
  notice?: NoticeView | undefined;
  /** What the provider must know: where it sends browsers back to. */
  returnUrls: readonly string[];
}

/** /quan-tri/cach-dang-nhap/noi-cap-moi, /quan-tri/cach-dang-nhap/:provider */
export function providerPage(provider: IdentityProvider | undefined, { typed, faults = [], notice, returnUrls }: ProviderExtras): Page {
  const shown = typed ?? (provider ? kept(provider) : DEFAULTS);
  const field = (
    name: keyof TypedProvider,
    label: string,
    hint: string,
    more: { type?: 'url' | 'password'; value?: string } = {},
  ): FormFieldView => ({
    text: {
      id: name,
      name,
      label,
      hint,
      value: shown[name] ?? '',
      error: faultOf(faults, name),
      autocomplete: 'off',
      maxlength: 500,
      ...more,
    },
  });
  return consolePage<EditorView>(
    'editor',
    {
      title: provider?.label ?? 'Thêm nơi cấp tài khoản',
      heading: provider?.label ?? 'Thêm nơi cấp tài khoản',
      sentence: 'Những gì nơi cấp đã giao cho đơn vị.',
      back: { label: 'Cách đăng nhập', url: WAYS },
      notice,
      actionUrl: provider ? `${WAYS}/${provider.id}` : NEW_PROVIDER,
      errors: errorSummary(faults),
      fields: [
        field('label', 'Tên trên nút', 'Ví dụ “VNeID”: nút ghi “Đăng nhập bằng VNeID”.'),
        field('issuer', 'Địa chỉ của nơi cấp (issuer)', 'Bắt đầu bằng https://', { type: 'url' }),
        field('clientId', 'Mã ứng dụng (client_id)', 'Nơi cấp giao khi đăng ký.'),
        field(
          'clientSecret',
          'Khóa bí mật (client_secret)',
          provider ? 'Để trống nếu giữ khóa đang dùng.' : 'Được mã hóa; không ai xem lại được.',
          {
            type: 'password',
            value: '',
          },
        ),
        field('scope', 'Phạm vi (scope)', 'Cách nhau một khoảng trắng; phải có openid.'),
        field('acrValues', 'Mức yêu cầu (acr_values)', 'Để trống nếu nơi cấp không cần.'),
        field(
          'levels',
          'Mức định danh',
          'Tên mức ở nơi cấp ứng với mức độ 0, 1 hoặc 2 của VNeID, ví dụ “LoA1=1, LoA2=2”. Để trống nếu không dùng.',
        ),
        field('claimName', 'Trường họ tên', 'Tên trường mà nơi cấp gửi về. Để trống nếu không nhận.'),
        field('claimBirthDate', 'Trường ngày sinh', 'Nhận dạng 1962-07-07, 07/07/1962 hoặc 19620707.'),
        field('claimPhone', 'Trường số điện thoại', 'Chỉ để điền sẵn; vẫn phải xác nhận bằng mã.'),
        field('claimEmail', 'Trường thư điện tử', 'Chỉ để điền sẵn; vẫn phải xác nhận bằng mã.'),
        field(
          'claimIdentityNumber',
          'Trường số căn cước',
          'Chỉ để điền sẵn, khi thể lệ có hỏi số căn cước; nếu không, số này không được giữ lại. Để trống nếu không nhận.',
        ),
      ],
      side: {
        heading: 'Trên trang Đăng nhập',
        state: provider?.isActive ? { kind: 'done', label: 'Đang mở' } : { kind: 'next', label: 'Chưa mở' },
        sentence: provider?.isActive
          ? 'Nút đang hiện trên trang Đăng nhập.'
          : 'Khi mở, máy chủ hỏi thử nơi cấp trước; nút chỉ hiện nếu nơi cấp trả lời.',
        buttons: [
          { label: 'Lưu', value: 'save', isFirst: true },
          ...(provider ? [provider.isActive ? { label: 'Gỡ nút', value: 'close' } : { label: 'Mở nút', value: 'open' }] : []),
        ],
        facts: [
          ...returnUrls.map((value) => ({ label: 'Địa chỉ trả về (redirect_uri)', value, detail: 'Khai với nơi cấp' })),
          ...(provider ? [{ label: 'Sửa lúc', value: formatMoment(provider.changedAt) }] : []),
        ],
      },
    },
    { status: faults.length > 0 ? 422 : notice ? 503 : 200 },
  );
}

const DEFAULTS: TypedProvider = {
  scope: 'openid profile phone email',
  claimName: STANDARD_CLAIMS.name,
  claimBirthDate: STANDARD_CLAIMS.birthDate,
  claimPhone: STANDARD_CLAIMS.phone,
  claimEmail: STANDARD_CLAIMS.email,
  claimIdentityNumber: STANDARD_CLAIMS.identityNumber,
};

function kept({ label, issuer, clientId, scope, acrValues, claims, levels }: IdentityProvider): TypedProvider {
  return {
    label,
    issuer,
    clientId,
    scope,
    acrValues,
    claimName: claims.name,
    claimBirthDate: claims.birthDate,
    claimPhone: claims.phone,
    claimEmail: claims.email,
    claimIdentityNumber: claims.identityNumber,
    levels: levelsInWords(levels),
  };
}
