import { permissionsOf, STAFF_ROLES, type StaffRole } from '#access';
import type { StaffFault, StaffMember, TypedStaff } from '#accounts';
import { seesNames } from '#judging';
import { formatMoment, formatNumber } from '#kernel';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { Page } from '../../edge/page.js';
import { ROLE_WORDS, rolesInWords } from '../../edge/role-words.js';
import { consolePage } from '../console-page.js';
import type {
  CardFormView,
  ConsoleFieldView,
  EditorView,
  FormFieldView,
  GroupsView,
  NoticeView,
  StateView,
  TableView,
} from '../view-models.js';

const LIST = '/quan-tri/nhan-su';

/** What each role may do, in one sentence. */
const DUTIES: Readonly<Record<StaffRole, string>> = {
  author: 'Xem câu hỏi và đáp án; viết tin, tài liệu; ghi người vào các ban, tổ; cho tính lại xếp hạng. Không duyệt việc của chính mình.',
  approver: 'Xem câu hỏi và đáp án; duyệt hoặc trả lại xếp hạng.',
  publisher: 'Công bố kết quả, cấp giấy chứng nhận, đăng tin.',
  administrator:
    'Mời người, giao vai trò, khóa tài khoản; đổi tên, màu, biểu trưng của đơn vị; ghi người vào các ban, tổ; đăng tin. Không duyệt kết quả.',
  judge: 'Chấm các bài dự thi được phân công. Không xem được trang nào khác, nên không gặp tên tác giả khi chấm theo mã phách.',
};

/** What is shown besides the staff themselves. */
export interface ListExtras {
  mayManage: boolean;
  typed?: TypedStaff;
  faults?: readonly StaffFault[];
}

/** /quan-tri/nhan-su */
export function staffPage(members: readonly StaffMember[], { mayManage, typed = {}, faults = [] }: ListExtras): Page {
  return consolePage<GroupsView>(
    'groups',
    {
      title: 'Nhân sự',
      heading: 'Nhân sự',
      sentence: 'Ai vào được trang quản trị và được làm gì.',
      groups: [{ heading: `${formatNumber(members.length)} người`, table: staffTable(members, mayManage) }],
      forms: mayManage ? [inviteForm(typed, faults)] : [],
      explained: { heading: 'Ai được làm gì', items: STAFF_ROLES.map((role) => ({ title: ROLE_WORDS[role], text: DUTIES[role] })) },
    },
    { status: faults.length > 0 ? 422 : 200 },
  );
}

function staffTable(members: readonly StaffMember[], mayManage: boolean): TableView {
  return {
    label: 'Nhân sự',
    columns: [{ label: 'Họ tên' }, { label: 'Vai trò' }, { label: 'Trạng thái' }],
    rows: members.map((member) => ({
      cells: [
        { text: member.fullName, detail: member.email, url: mayManage ? `${LIST}/${member.id}` : undefined, isHead: true },
        { text: rolesInWords(member.roles), detail: member.position || undefined },
        { state: stateOf(member) },
      ],
    })),
  };
}

function stateOf({ isLocked, hasPassword, hasSecondFactor }: StaffMember): StateView {
  if (isLocked) return { kind: 'stopped', label: 'Đã khóa' };
  if (!hasPassword) return { kind: 'next', label: 'Chưa nhận lời mời' };
  return hasSecondFactor ? { kind: 'done', label: 'Đang dùng' } : { kind: 'next', label: 'Chưa cài mã xác thực' };
}

function inviteForm(typed: TypedStaff, faults: readonly StaffFault[]): CardFormView {
  const field = (name: 'fullName' | 'email', label: string, more: Partial<ConsoleFieldView> = {}): FormFieldView => ({
    text: { id: name, name, label, value: typed[name] ?? '', error: faultOf(faults, name), autocomplete: 'off', ...more },
  });
  return {
    heading: 'Mời một người',
    sentence: 'Người ấy nhận thư, tự đặt mật khẩu và cài mã xác thực trên điện thoại của mình.',
    actionUrl: LIST,
    errors: errorSummary(faults),
    fields: [field('fullName', 'Họ và tên'), field('email', 'Thư điện tử', { type: 'email' }), ...dutyFields(typed, faults)],
    button: 'Gửi lời mời',
  };
}

function dutyFields(typed: TypedStaff, faults: readonly StaffFault[]): FormFieldView[] {
  return [
    {
      text: {
        id: 'position',
        name: 'position',
        label: 'Chức danh',
        hint: 'Ghi dưới tên, ví dụ “Phó Trưởng ban”. Có thể để trống.',
        value: typed.position ?? '',
        error: faultOf(faults, 'position'),
        autocomplete: 'off',
        maxlength: 120,
      },
    },
    {
      ticks: {
        id: 'roles',
        name: 'roles',
        label: 'Vai trò',
        error: faultOf(faults, 'roles'),
        options: STAFF_ROLES.map((role) => ({
          value: role,
          label: ROLE_WORDS[role],
          isChecked: typed.roles?.includes(role) ?? false,
        })),
      },
    },
  ];
}

export interface MemberExtras {
  /** Nobody shuts themselves out. */
  isSelf: boolean;
  /** Names of the councils in which they mark without knowing the authors. */
  marksBlindIn: readonly string[];
  /** Whether the duties that were typed would end that: asked before they are saved. */
  asks?: boolean;
  typed?: TypedStaff;
  faults?: readonly StaffFault[];
  notice?: NoticeView;
}

/** /quan-tri/nhan-su/:id */
export function memberPage(member: StaffMember, { isSelf, marksBlindIn, asks = false, typed, faults = [], notice }: MemberExtras): Page {
  const { id, fullName, email, position, roles, isLocked, hasSecondFactor, since } = member;
  const buttons: EditorView['side']['buttons'] = [
    asks ? { label: 'Vẫn lưu', value: 'save-anyway', isFirst: true } : { label: 'Lưu', value: 'save', isFirst: true },
    ...(isLocked ? [{ label: 'Mở khóa tài khoản', value: 'unlock' }] : []),
    ...(hasSecondFactor ? [{ label: 'Đặt lại mã xác thực', value: 'reset-factor' }] : []),
  ];
  return consolePage<EditorView>(
    'editor',
    {
      title: fullName,
      heading: fullName,
      sentence: [position, email].filter(Boolean).join(', '),
      back: { label: 'Nhân sự', url: LIST },
      notice: notice ?? blindNotice(member, marksBlindIn, asks),
      actionUrl: `${LIST}/${id}`,
      errors: errorSummary(faults),
      fields: dutyFields(typed ?? { position, roles }, faults),
      side: {
        heading: 'Tài khoản',
        state: stateOf(member),
        sentence: 'Vai trò mới có hiệu lực ngay. Đặt lại mã xác thực dành cho người mất điện thoại: họ cài lại ở lần đăng nhập sau.',
        buttons,
        facts: [
          { label: 'Thư điện tử', value: email },
          { label: 'Có từ', value: formatMoment(since) },
          ...(marksBlindIn.length > 0 ? [{ label: 'Chấm theo mã phách', value: marksBlindIn.join(', ') }] : []),
        ],
      },
      remove:
        isLocked || isSelf
          ? undefined
          : {
              sentence: `Khóa tài khoản: ${fullName} ra khỏi trang quản trị ngay lúc này, ở mọi máy, và không vào lại được cho đến khi bạn mở khóa.`,
              label: 'Khóa tài khoản',
              url: `${LIST}/${id}/khoa`,
            },
    },
    { status: faults.length > 0 ? 422 : notice || asks ? 409 : 200 },
  );
}

/** What a role to which the console shows authors means for whoever marks without knowing them. */
function blindNotice({ fullName, roles }: StaffMember, councils: readonly string[], asks: boolean): NoticeView | undefined {
  const where = councils.join(', ');
  if (asks)
    return {
      kind: 'wait',
      title: 'Lưu thì người này không chấm tiếp được',
      text: `${fullName} chấm theo mã phách ở ${where}, còn vai trò vừa chọn xem được tên tác giả. Nếu vẫn lưu, hãy cử người khác chấm thay ở hội đồng.`,
    };
  if (councils.length === 0 || !seesNames(permissionsOf(roles))) return undefined;
  return {
    kind: 'grave',
    title: 'Người này không chấm tiếp được',
    text: `${fullName} được cử chấm theo mã phách ở ${where} mà có vai trò xem được tên tác giả. Hãy bỏ vai trò ấy, hoặc cử người khác chấm thay ở hội đồng.`,
  };
}
