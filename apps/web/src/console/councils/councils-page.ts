import type { StaffMember } from '#accounts';
import { type CouncilSeat, councilsOf, marksBlind, type SeatId, type SeatRole } from '#judging';
import { formatDate, formatNumber } from '#kernel';
import type { RuleSet } from '#rules';
import type { Unit, UnitId } from '#units';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import { placeName } from '../../edge/place-name.js';
import { rolesInWords } from '../../edge/role-words.js';
import type { ConsoleContent } from '../console-page.js';
import { unitFields } from '../coordinators/unit-choice.js';
import { COUNCILS } from './addresses.js';
import { reasonField, type TypedReason } from '../reason.js';
import type { CardFormView, CellView, FormFieldView, GroupsView } from '../view-models.js';
import { councilName, maySit, seatingRules } from './who-may-sit.js';

export const SEAT_ROLES: Readonly<Record<SeatRole, string>> = { chair: 'Chủ tịch', secretary: 'Thư ký', member: 'Thành viên' };
export const seatUrl = (id: SeatId): string => `${COUNCILS}/${id}`;

export interface CouncilFault {
  field: 'council' | 'accountId' | 'role' | 'unit' | 'unitId' | 'load' | 'fields' | 'fullName' | 'email' | 'position';
  text: string;
}

/** A seat as typed. */
export interface TypedSeat {
  council?: string | undefined;
  accountId?: string | undefined;
  role?: SeatRole | undefined;
  unit?: string;
  unitId?: string;
  load?: string | undefined;
  fields?: readonly string[];
  fullName?: string | undefined;
  email?: string | undefined;
  position?: string | undefined;
}

/** What came back from one of the two forms. */
export interface TypedForm {
  which: 'appoint' | 'invite';
  typed: TypedSeat;
  faults: readonly CouncilFault[];
  candidates: readonly Unit[];
}

export interface CouncilsContent {
  ruleSet: RuleSet;
  seats: readonly CouncilSeat[];
  staff: readonly StaffMember[];
  units: ReadonlyMap<UnitId, Unit>;
  mayKeep: boolean;
  mayInvite: boolean;
  form?: TypedForm | undefined;
}

/** /quan-tri/hoi-dong: who sits on which council. */
export function councilsContent(content: CouncilsContent): ConsoleContent<GroupsView> {
  const { ruleSet, staff, mayKeep, mayInvite } = content;
  return {
    title: 'Hội đồng chấm',
    heading: 'Hội đồng chấm',
    sentence: 'Ai chấm, ai giữ hồ sơ ở từng hội đồng, tổ chấm mà Thể lệ nêu.',
    groups: councilsOf(ruleSet).map((council) => councilGroup(council, content)),
    forms: [...(mayKeep ? [appointForm(content)] : []), ...(mayInvite ? [inviteForm(content)] : [])],
    explained: { heading: 'Ai ngồi được ghế nào', items: seatingRules(ruleSet, staff) },
  };
}

function councilGroup(council: string, { ruleSet, seats, staff, units, mayKeep }: CouncilsContent): GroupsView['groups'][number] {
  const name = councilName(ruleSet, council);
  const own = ordered(seats.filter((seat) => seat.council === council));
  const themes = themesOf(ruleSet);
  const marking = own.filter(({ role }) => role !== 'secretary').length;
  return {
    heading: name,
    sentence: `${formatNumber(marking)} người chấm. ${marksBlind(ruleSet, council) ? 'Chấm theo mã phách.' : 'Chấm biết tên tác giả.'}`,
    table: {
      label: name,
      columns: [
        { label: 'Họ tên' },
        { label: 'Nhiệm vụ' },
        { label: 'Đơn vị công tác' },
        { label: 'Chủ đề' },
        { label: 'Số bài', isNumber: true },
      ],
      rows: own.map((seat) => {
        const person = staff.find(({ id }) => id === seat.accountId);
        const unit = seat.unitId === null ? undefined : units.get(seat.unitId);
        const cells: CellView[] = [
          {
            text: person?.fullName ?? 'Người đã rời hệ thống',
            detail: [person?.position, `từ ${formatDate(seat.appointedAt)}`].filter(Boolean).join(', '),
            url: mayKeep ? seatUrl(seat.id) : undefined,
            isHead: true,
          },
          { text: SEAT_ROLES[seat.role] },
          { text: unit ? placeName(unit) : 'Chưa ghi' },
          {
            text:
              seat.fields.length === 0
                ? 'Mọi chủ đề'
                : seat.fields.map((code) => themes.find((one) => one.code === code)?.name ?? code).join(', '),
          },
          { text: seat.load === null ? 'Không giới hạn' : formatNumber(seat.load), isNumber: true },
        ];
        return { cells };
      }),
      empty: { title: 'Chưa có ai', text: 'Thêm chủ tịch và thành viên trước khi phân công bài.' },
    },
    links:
      own.length > 0
        ? [
            { label: 'Danh sách hội đồng (Word)', url: `${COUNCILS}/danh-sach/${council}.docx` },
            { label: 'Danh sách hội đồng (PDF)', url: `${COUNCILS}/danh-sach/${council}.pdf` },
          ]
        : undefined,
  };
}

const ORDER: readonly SeatRole[] = ['chair', 'secretary', 'member'];

/** Chair, secretaries, members; each in the order of their appointment. */
export function ordered(seats: readonly CouncilSeat[]): CouncilSeat[] {
  return seats.toSorted((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || a.appointedAt.getTime() - b.appointedAt.getTime());
}

export function themesOf({ parts }: RuleSet): { code: string; name: string }[] {
  return parts.flatMap((part) => (part.kind === 'quiz' ? [] : part.themes));
}

function appointForm(content: CouncilsContent): CardFormView {
  const { ruleSet, staff } = content;
  const { typed, faults, candidates } = formOf(content, 'appoint');
  const fit = staff.filter(maySit);
  return {
    heading: 'Thêm người vào hội đồng',
    sentence: 'Người được thêm nhận một thư báo.',
    actionUrl: COUNCILS,
    errors: errorSummary(faults),
    fields: [
      councilField(ruleSet, typed, faults),
      {
        select: {
          id: 'accountId',
          name: 'accountId',
          label: 'Người',
          hint: fit.length === 0 ? 'Chưa ai có vai trò Giám khảo. Hãy mời giám khảo trước.' : undefined,
          error: faultOf(faults, 'accountId'),
          placeholder: 'Chọn một người',
          options: fit.map(({ id, fullName, roles }) => ({
            value: id,
            label: `${fullName}, ${rolesInWords(roles).toLocaleLowerCase('vi')}`,
            isSelected: id === typed.accountId,
          })),
        },
      },
      roleField(['member', 'chair', 'secretary'], typed, faults),
      ...dutyFields(ruleSet, { typed, faults, candidates }),
    ],
    button: 'Thêm vào hội đồng',
    isMain: true,
  };
}

function inviteForm(content: CouncilsContent): CardFormView {
  const { ruleSet } = content;
  const { typed, faults, candidates } = formOf(content, 'invite');
  const text = (field: 'fullName' | 'email' | 'position', label: string, hint?: string): FormFieldView => ({
    text: {
      id: `moi-${field}`,
      name: field,
      label,
      hint,
      value: typed[field] ?? '',
      error: faultOf(faults, field),
      autocomplete: 'off',
      maxlength: 254,
    },
  });
  const own = (field: FormFieldView): FormFieldView => prefixed(field, 'moi-');
  return {
    heading: 'Mời giám khảo chưa có tài khoản',
    sentence: 'Người ấy nhận thư, tự đặt mật khẩu và cài mã xác thực. Tài khoản chỉ mở được trang Chấm bài.',
    actionUrl: `${COUNCILS}/moi`,
    errors: errorSummary(faults.map(({ field, text: fault }) => ({ field: `moi-${field}`, text: fault }))),
    fields: [
      text('fullName', 'Họ và tên'),
      text('email', 'Thư điện tử'),
      text('position', 'Chức danh', 'Ghi trong danh sách hội đồng. Có thể để trống.'),
      own(councilField(ruleSet, typed, faults)),
      own(roleField(['member', 'chair'], typed, faults)),
      ...dutyFields(ruleSet, { typed, faults, candidates }).map(own),
    ],
    button: 'Mời và thêm vào hội đồng',
  };
}

const NOTHING: TypedForm = { which: 'appoint', typed: {}, faults: [], candidates: [] };

function formOf({ form }: CouncilsContent, which: TypedForm['which']): TypedForm {
  return form?.which === which ? form : NOTHING;
}

/** Two forms of a page must not share ids. */
function prefixed({ text, select, ticks }: FormFieldView, prefix: string): FormFieldView {
  return {
    text: text && { ...text, id: `${prefix}${text.id}` },
    select: select && { ...select, id: `${prefix}${select.id}` },
    ticks: ticks && { ...ticks, id: `${prefix}${ticks.id}` },
  };
}

function councilField(ruleSet: RuleSet, typed: TypedSeat, faults: readonly CouncilFault[]): FormFieldView {
  const councils = councilsOf(ruleSet);
  return {
    select: {
      id: 'council',
      name: 'council',
      label: 'Hội đồng',
      error: faultOf(faults, 'council'),
      placeholder: councils.length > 1 ? 'Chọn một hội đồng' : undefined,
      options: councils.map((code) => ({ value: code, label: councilName(ruleSet, code), isSelected: code === typed.council })),
    },
  };
}

function roleField(roles: readonly SeatRole[], typed: TypedSeat, faults: readonly CouncilFault[]): FormFieldView {
  return {
    select: {
      id: 'role',
      name: 'role',
      label: 'Nhiệm vụ',
      error: faultOf(faults, 'role'),
      options: roles.map((value) => ({ value, label: SEAT_ROLES[value], isSelected: value === typed.role })),
    },
  };
}

/** Unit, load, themes. */
function dutyFields(ruleSet: RuleSet, { typed, faults, candidates }: Omit<TypedForm, 'which'>): FormFieldView[] {
  const themes = themesOf(ruleSet);
  const [unit, ...which] = unitFields(
    { unit: typed.unit ?? '', ...(typed.unitId !== undefined && { unitId: typed.unitId }) },
    { faults, candidates },
  );
  const named: FormFieldView = {
    text: {
      ...(unit?.text as NonNullable<FormFieldView['text']>),
      label: 'Đơn vị công tác',
      hint: 'Mã hoặc tên đơn vị trong danh mục, để máy không giao bài của chính đơn vị ấy. Để trống nếu người ấy từ nơi khác.',
    },
  };
  return [
    named,
    ...which,
    {
      text: {
        id: 'load',
        name: 'load',
        label: 'Chấm nhiều nhất bao nhiêu bài mỗi vòng',
        hint: 'Để trống nếu không giới hạn.',
        value: typed.load ?? '',
        error: faultOf(faults, 'load'),
        inputmode: 'numeric',
        autocomplete: 'off',
        maxlength: 6,
      },
    },
    ...(themes.length > 0
      ? [
          {
            ticks: {
              id: 'fields',
              name: 'fields',
              label: 'Chủ đề am hiểu',
              hint: 'Không chọn gì là chấm được mọi chủ đề.',
              error: faultOf(faults, 'fields'),
              options: themes.map(({ code, name }) => ({ value: code, label: name, isChecked: typed.fields?.includes(code) ?? false })),
            },
          },
        ]
      : []),
  ];
}

export interface SeatContent {
  ruleSet: RuleSet;
  seat: CouncilSeat;
  person: StaffMember | undefined;
  unit: Unit | undefined;
  typed?: TypedSeat | undefined;
  faults?: readonly CouncilFault[];
  candidates?: readonly Unit[];
  leaving?: TypedReason | undefined;
}

/** /quan-tri/hoi-dong/:id: what somebody's seat is for, and its end. */
export function seatContent({
  ruleSet,
  seat,
  person,
  unit,
  typed,
  faults = [],
  candidates = [],
  leaving,
}: SeatContent): ConsoleContent<GroupsView> {
  const name = person?.fullName ?? 'Người đã rời hệ thống';
  const shown: TypedSeat = typed ?? { unit: unit ? unit.code : '', load: seat.load === null ? '' : String(seat.load), fields: seat.fields };
  return {
    title: name,
    heading: name,
    sentence: `${SEAT_ROLES[seat.role]}, ${councilName(ruleSet, seat.council)}, từ ${formatDate(seat.appointedAt)}.`,
    back: { label: 'Hội đồng chấm', url: COUNCILS },
    notice:
      seat.leftAt === null
        ? undefined
        : { kind: 'info', title: `Đã kết thúc nhiệm vụ ngày ${formatDate(seat.leftAt)}`, text: seat.leftBecause ?? undefined },
    groups: [],
    forms:
      seat.leftAt !== null
        ? []
        : [
            {
              heading: 'Đơn vị, số bài, chủ đề',
              sentence: unit ? `Đang ghi: ${placeName(unit)}.` : 'Chưa ghi đơn vị công tác.',
              actionUrl: seatUrl(seat.id),
              errors: errorSummary(faults),
              fields: dutyFields(ruleSet, { typed: shown, faults, candidates }),
              button: 'Lưu',
              isMain: true,
            },
            {
              heading: 'Kết thúc nhiệm vụ',
              sentence: 'Phiếu đã hoàn thành và ý kiến đã biểu quyết vẫn giữ. Bài chưa chấm xong được trả lại để giao cho người khác.',
              actionUrl: `${seatUrl(seat.id)}/ket-thuc`,
              errors: leaving?.fault === undefined ? undefined : errorSummary([{ field: 'reason', text: leaving.fault }]),
              fields: [{ area: reasonField(leaving, 'Ví dụ: chuyển công tác theo quyết định của cơ quan.') }],
              button: 'Kết thúc nhiệm vụ',
            },
          ],
  };
}
