import { describeContact } from '#accounts';
import type { ApplicationFault, ApplicationField, TenantApplication, TypedApplication } from '#founding';
import { formatMoment, formatTime } from '#kernel';
import { KIND_NAMES, type ListedTenant, TENANT_KINDS } from '#tenants';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import { type Page, page } from '../../edge/page.js';
import type { ConfirmCodeView, FoundingFieldView, MessageView, TaskView, TenantApplicationView, TenantSignUpView } from '../view-models.js';
import { DECISION, SIGN_UP } from './addresses.js';

const TASK: TaskView = { title: 'Mở trang cuộc thi', backUrl: '/' };

/** What the form needs besides what was typed. */
export interface SignUpExtras {
  /** The host below which new sites lie: "khoabang.vn". */
  rootHost: string;
  /** Tenants that others may stand under. */
  parents: readonly ListedTenant[];
  typed?: TypedApplication;
  faults?: readonly ApplicationFault[];
}

/** /dang-ky-don-vi */
export function signUpPage({ rootHost, parents, typed = {}, faults = [] }: SignUpExtras): Page {
  const text = (name: ApplicationField, label: string, more: Partial<NonNullable<FoundingFieldView['text']>> = {}): FoundingFieldView => ({
    text: { id: name, name, label, value: typed[name] ?? '', error: faultOf(faults, name), maxlength: 200, ...more },
  });
  const select = (
    name: ApplicationField,
    label: string,
    placeholder: string,
    options: { value: string; label: string }[],
    hint?: string,
  ): FoundingFieldView => ({
    select: {
      id: name,
      name,
      label,
      placeholder,
      hint,
      error: faultOf(faults, name),
      options: options.map((option) => ({ ...option, isSelected: typed[name] === option.value })),
    },
  });
  const authority: FoundingFieldView[] = [
    text('name', 'Tên đơn vị', {
      hint: 'Như trong văn bản, ví dụ “Tỉnh Lâm Đồng” hay “Phường Quang Trung”.',
      autocomplete: 'organization',
    }),
    select(
      'kind',
      'Loại đơn vị',
      'Chọn một loại',
      TENANT_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] })),
    ),
    ...(parents.length > 0
      ? [
          select(
            'parent',
            'Đơn vị cấp trên',
            'Không có',
            parents.map(({ tenant }) => ({ value: tenant.slug, label: tenant.name })),
            'Chỉ chọn khi cấp trên đã có trang ở đây.',
          ),
        ]
      : []),
    text('slug', 'Địa chỉ mong muốn', {
      hint: `Phần đứng trước .${rootHost}, ví dụ “lam-dong”. Để trống thì lấy theo tên đơn vị.`,
      autocomplete: 'off',
    }),
    text('legalPaper', 'Văn bản làm căn cứ', {
      hint: 'Số, ký hiệu và ngày, ví dụ “Kế hoạch số 12/KH-UBND ngày 05/3/2026”.',
      autocomplete: 'off',
    }),
  ];
  const applicant: FoundingFieldView[] = [
    text('applicantName', 'Họ và tên', { autocomplete: 'name' }),
    text('applicantPosition', 'Chức vụ', { hint: 'Ví dụ “Chuyên viên Văn phòng UBND tỉnh”.', autocomplete: 'organization-title' }),
    text('email', 'Thư điện tử công vụ', {
      type: 'email',
      inputmode: 'email',
      hint: 'Mã xác nhận và thư mời được gửi tới đây.',
      autocomplete: 'email',
    }),
    text('phone', 'Điện thoại', { type: 'tel', inputmode: 'tel', hint: 'Để người vận hành hỏi lại khi cần.', autocomplete: 'tel' }),
  ];
  return page<TenantSignUpView>(
    'tenant-sign-up',
    {
      title: 'Đăng ký đơn vị tổ chức',
      description: 'Tỉnh, thành phố, phường, xã, sở, ban, ngành đăng ký mở trang cuộc thi của mình.',
      task: { ...TASK, note: 'Bước 1 trong 2', steps: [{ isDone: true }, { isDone: false }] },
      actionUrl: SIGN_UP,
      heading: 'Đăng ký đơn vị tổ chức',
      intro: 'Điền một lần, khoảng hai phút. Khi đơn được xác nhận, đơn vị có ngay trang riêng và bạn là người quản trị đầu tiên.',
      errors: errorSummary(faults),
      groups: [
        { title: 'Đơn vị', fields: authority },
        { title: 'Người đăng ký', fields: applicant },
      ],
      button: 'Gửi đơn',
      note: 'Họ tên, thư và điện thoại chỉ dùng để xét đơn và gửi thư mời. Đơn bị từ chối được xóa sau 30 ngày, đơn không xác nhận thư được xóa sau một ngày.',
    },
    { layout: 'task', status: faults.length > 0 ? 422 : 200 },
  );
}

/** /dang-ky-don-vi/:id while the code is awaited. */
export function codePage({ id, email, codeExpiresAt }: TenantApplication, fault?: string): Page {
  return page<ConfirmCodeView>(
    'confirm-code',
    {
      title: 'Xác nhận địa chỉ thư',
      isPrivate: true,
      task: { ...TASK, backUrl: SIGN_UP, note: 'Bước 2 trong 2', steps: [{ isDone: true }, { isDone: true }] },
      actionUrl: `${SIGN_UP}/${id}`,
      heading: 'Xác nhận địa chỉ thư',
      sentence: `Mã gồm 6 chữ số đã gửi tới ${describeContact({ kind: 'email', value: email })}.`,
      errors: fault ? errorSummary([{ field: 'code', text: fault }]) : undefined,
      code: {
        id: 'code',
        name: 'code',
        label: 'Mã xác nhận',
        value: '',
        error: fault,
        inputmode: 'numeric',
        autocomplete: 'one-time-code',
        maxlength: 6,
      },
      button: 'Xác nhận và gửi đơn',
      validity: `Mã có giá trị đến ${formatTime(codeExpiresAt)}.`,
      resend: { url: `${SIGN_UP}/${id}/gui-lai`, label: 'Gửi lại mã' },
      change: { url: SIGN_UP, label: 'Điền lại đơn' },
    },
    { layout: 'task', status: fault ? 422 : 200 },
  );
}

/** /dang-ky-don-vi/:id afterwards: what comes next. Says nothing of the person, since the address may be passed on. */
export function receivedPage({ name, state, email }: TenantApplication): Page {
  const paragraphs =
    state === 'waiting'
      ? [
          `Đơn của ${name} đang chờ người vận hành xem. Kết quả được gửi tới ${describeContact({ kind: 'email', value: email })}.`,
          'Khi đơn được xác nhận, thư mời dẫn bạn tới chỗ đặt mật khẩu; trang quản trị chỉ dẫn từng bước còn lại.',
        ]
      : [`Đơn của ${name} đã có kết quả. Hãy xem thư gửi tới ${describeContact({ kind: 'email', value: email })}.`];
  return page<MessageView>(
    'message',
    {
      title: 'Đơn đăng ký',
      isPrivate: true,
      task: TASK,
      heading: state === 'waiting' ? 'Đã nhận đơn' : 'Đơn đã có kết quả',
      paragraphs,
      action: { label: 'Về trang chủ', url: '/' },
    },
    { layout: 'root' },
  );
}

/** What an operator's page shows besides the application. */
export interface DecisionExtras {
  key: string;
  rootHost: string;
  parentName?: string | undefined;
  /** Of the tenant that it became. */
  siteUrl?: string | undefined;
  slug?: string | undefined;
  slugFault?: string | undefined;
  reason?: string | undefined;
  reasonFault?: string | undefined;
}

/** /van-hanh/don-dang-ky */
export function decisionPage(application: TenantApplication, extras: DecisionExtras): Page {
  const { key, rootHost, parentName, siteUrl, slugFault, reasonFault } = extras;
  const isWaiting = application.state === 'waiting';
  return page<TenantApplicationView>(
    'tenant-application',
    {
      title: `Đơn đăng ký: ${application.name}`,
      isPrivate: true,
      task: { title: 'Người vận hành', backUrl: '/' },
      heading: application.name,
      sentence: decisionSentence(application),
      key,
      actionUrl: DECISION,
      rows: [
        { label: 'Loại đơn vị', value: KIND_NAMES[application.kind] },
        ...(parentName ? [{ label: 'Đơn vị cấp trên', value: parentName }] : []),
        { label: 'Văn bản làm căn cứ', value: application.legalPaper },
        { label: 'Người đăng ký', value: `${application.applicantName}, ${application.applicantPosition}` },
        { label: 'Thư điện tử', value: application.email },
        { label: 'Điện thoại', value: application.phone.replace(/^\+84/, '0') },
        { label: 'Gửi lúc', value: formatMoment(application.createdAt) },
        ...(/\.gov\.vn$/.test(application.email)
          ? []
          : [{ label: 'Lưu ý', value: 'Thư không thuộc tên miền gov.vn. Hãy gọi lại cơ quan trước khi xác nhận.' }]),
      ],
      confirm: isWaiting
        ? {
            title: 'Xác nhận',
            text: `Đơn vị có trang ngay, và ${application.email} nhận thư mời làm người quản trị.`,
            errors: slugFault ? errorSummary([{ field: 'slug', text: slugFault }]) : undefined,
            fields: [
              {
                text: {
                  id: 'slug',
                  name: 'slug',
                  label: 'Địa chỉ',
                  hint: `Phần đứng trước .${rootHost}.`,
                  value: extras.slug ?? application.slug,
                  error: slugFault,
                  autocomplete: 'off',
                  maxlength: 40,
                },
              },
            ],
            button: 'Xác nhận và tạo trang',
          }
        : undefined,
      refuse: isWaiting
        ? {
            title: 'Từ chối',
            text: 'Người gửi nhận lý do qua thư. Đơn được xóa sau 30 ngày.',
            errors: reasonFault ? errorSummary([{ field: 'reason', text: reasonFault }]) : undefined,
            fields: [
              {
                area: {
                  id: 'reason',
                  name: 'reason',
                  label: 'Lý do',
                  value: extras.reason ?? '',
                  rows: '3',
                  error: reasonFault,
                  maxlength: 1_000,
                },
              },
            ],
            button: 'Từ chối đơn này',
          }
        : undefined,
      result: siteUrl ? { label: `Mở trang của ${application.name}`, url: siteUrl } : undefined,
    },
    { layout: 'task', status: slugFault || reasonFault ? 422 : 200 },
  );
}

function decisionSentence({ state, decidedAt, decidedBy, refusal }: TenantApplication): string {
  const when = decidedAt ? `lúc ${formatMoment(decidedAt)}, bởi ${decidedBy ?? ''}` : '';
  if (state === 'confirmed') return `Đã xác nhận ${when}.`;
  if (state === 'refused') return `Đã từ chối ${when}. Lý do: ${refusal ?? ''}`;
  return 'Đơn này chờ bạn quyết định.';
}
