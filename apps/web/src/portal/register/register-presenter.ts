import type { RunningContest } from '#contests';
import { askedFields, CONSENT_TEXTS, type DraftAnswers, type FieldFault, RELATIONS } from '#registrations';
import type { Basis, Unit } from '#units';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { PageContent } from '../../edge/page.js';
import { withNext } from '../../edge/way-on.js';
import type { FieldView, HelperView, RegisterGuardianView, RegisterUnitView, RegisterWhoView, TaskView } from '../view-models.js';
import { unitChoice } from './unit-choice.js';

type RuleSet = RunningContest['ruleSet'];

/** Who, which unit, the code; with the guardian in between, for a child. */
const STEPS = { alone: 3, withGuardian: 4 } as const;

/** Head of the registration's pages. */
export function registerTask(step: number, backUrl: string, { isChild = false }: { isChild?: boolean } = {}): TaskView {
  const steps = isChild ? STEPS.withGuardian : STEPS.alone;
  return {
    title: 'Đăng ký dự thi',
    backUrl,
    note: `Bước ${step} trong ${steps}`,
    steps: Array.from({ length: steps }, (_, n) => ({ isDone: n < step })),
  };
}

/** Where the summary's line leads for a fault. */
function fieldId(fault: FieldFault): string {
  if (fault.field !== 'birthDate') return fault.field;
  return `birthDate-${fault.wrong?.[0] ?? 'day'}`;
}

/** Why the rules ask for a field; undefined where they do not. */
function whyOf(ruleSet: RuleSet, code: string): string | undefined {
  return ruleSet.registration.fields.find((field) => field.code === code)?.why;
}

/** "Bạn là ai?" with what was typed and what is wrong with it. */
export function whoContent(
  ruleSet: RuleSet,
  answers: DraftAnswers,
  faults: readonly FieldFault[],
  helper?: HelperView,
): PageContent<RegisterWhoView> {
  const asked = askedFields(ruleSet);
  const wrong = faults.find((fault) => fault.field === 'birthDate')?.wrong ?? [];
  const part = (name: 'day' | 'month' | 'year') => ({ value: answers[name] ?? '', isWrong: wrong.includes(name) });
  const audiences = ruleSet.audiences;
  return {
    title: 'Đăng ký dự thi',
    isPrivate: true,
    task: registerTask(1, '/'),
    actionUrl: '/dang-ky',
    heading: 'Bạn là ai?',
    intro: faults.length > 0 ? 'Những gì bạn đã nhập vẫn còn nguyên.' : 'Mất khoảng một phút. Bạn chỉ đăng ký một lần cho cả cuộc thi.',
    errors: errorSummary(faults.map((fault) => ({ field: fieldId(fault), text: fault.text }))),
    fullName: {
      id: 'fullName',
      name: 'fullName',
      label: 'Họ và tên',
      hint: `Như trên căn cước. ${whyOf(ruleSet, 'fullName') ?? ''}`.trim(),
      value: answers.fullName ?? '',
      error: faultOf(faults, 'fullName'),
      autocomplete: 'name',
      maxlength: 120,
    },
    birthDate: {
      id: 'birthDate',
      label: 'Ngày sinh',
      hint: whyOf(ruleSet, 'birthDate'),
      error: faultOf(faults, 'birthDate'),
      day: part('day'),
      month: part('month'),
      year: part('year'),
    },
    phone:
      asked.reachedBy === 'email'
        ? undefined
        : {
            id: 'phone',
            name: 'phone',
            label: 'Số điện thoại',
            hint: `${whyOf(ruleSet, 'contact') ?? whyOf(ruleSet, 'phone') ?? ''} Không hiện cho ai khác.`.trim(),
            value: answers.phone ?? '',
            error: faultOf(faults, 'phone'),
            type: 'tel',
            inputmode: 'tel',
            autocomplete: 'tel',
            maxlength: 30,
          },
    email:
      asked.reachedBy !== 'either'
        ? undefined
        : {
            summary: 'Tôi không có điện thoại',
            isOpen: Boolean(answers.email) || faultOf(faults, 'email') !== undefined,
            field: {
              id: 'email',
              name: 'email',
              label: 'Thư điện tử',
              hint: 'Mã xác nhận sẽ gửi tới địa chỉ này.',
              value: answers.email ?? '',
              error: faultOf(faults, 'email'),
              type: 'email',
              inputmode: 'email',
              autocomplete: 'email',
              maxlength: 254,
            },
          },
    audience:
      audiences.length > 1
        ? {
            id: 'audience',
            name: 'audience',
            label: 'Bạn thuộc nhóm nào?',
            hint: whyOf(ruleSet, 'audience'),
            error: faultOf(faults, 'audience'),
            placeholder: 'Chọn một nhóm',
            options: audiences.map(({ code, name }) => ({ value: code, label: name, isSelected: code === answers.audience })),
          }
        : undefined,
    lines: furtherLines(ruleSet, answers, faults),
    identity: asked.identityNumber && identityView(asked.identityNumber.why, answers, faults),
    declarations: declarationsView(asked.statements, answers, faults),
    consent: {
      id: 'consent',
      text: CONSENT_TEXTS['take-part'],
      privacyUrl: '/rieng-tu',
      isChecked: answers.consent === 'yes',
      error: faultOf(faults, 'consent'),
    },
    publish: {
      id: 'publish',
      name: 'publish',
      value: 'yes',
      text: CONSENT_TEXTS['publish-name'],
      isChecked: answers.publish === 'yes',
      hint: 'Không bắt buộc. Nếu không đồng ý, trang công khai chỉ ghi chữ cái đầu của tên. Lúc nào cũng đổi được.',
    },
    helper,
    next: answers.next,
    signIn: { question: 'Bạn đã đăng ký?', link: { label: 'Đăng nhập', url: withNext('/dang-nhap', answers.next) } },
  };
}

/** Position, address, the word of the announcement: what the rules ask for in a line each. */
function furtherLines(ruleSet: RuleSet, answers: DraftAnswers, faults: readonly FieldFault[]): FieldView[] {
  const { position, address, secondEmail, reachedBy, accessWord } = askedFields(ruleSet);
  const optional = (required: boolean): string => (required ? '' : ' (không bắt buộc)');
  const line = (
    name: 'position' | 'address' | 'accessWord' | 'email',
    label: string,
    hint: string,
    more: Partial<FieldView> = {},
  ): FieldView => ({
    id: name,
    name,
    label,
    hint,
    value: answers[name] ?? '',
    error: faultOf(faults, name),
    maxlength: 300,
    ...more,
  });
  const email = { type: 'email', inputmode: 'email', autocomplete: 'email', maxlength: 254 } as const;
  return [
    ...(reachedBy === 'email' ? [line('email', 'Thư điện tử', whyOf(ruleSet, 'email') ?? '', email)] : []),
    ...(secondEmail ? [line('email', `Thư điện tử${optional(secondEmail.required)}`, secondEmail.why, email)] : []),
    ...(position ? [line('position', `Chức vụ${optional(position.required)}`, position.why, { autocomplete: 'organization-title' })] : []),
    ...(address ? [line('address', `Địa chỉ liên hệ${optional(address.required)}`, address.why, { autocomplete: 'street-address' })] : []),
    ...(accessWord
      ? [
          line('accessWord', 'Mật khẩu dự thi', `Đã công bố tại ${accessWord.where}. Không phân biệt chữ hoa, chữ thường và dấu.`, {
            autocomplete: 'off',
          }),
        ]
      : []),
  ];
}

function identityView(why: string, answers: DraftAnswers, faults: readonly FieldFault[]): RegisterWhoView['identity'] {
  const fault = faults.find(({ field }) => field === 'identityNumber');
  return {
    field: {
      id: 'identityNumber',
      name: 'identityNumber',
      label: 'Số căn cước',
      hint: `${why} Được mã hóa, chỉ hiện ba số cuối. Đừng gửi ảnh thẻ cho ai.`,
      value: answers.identityNumber ?? '',
      error: fault?.text,
      inputmode: 'text',
      autocomplete: 'off',
      maxlength: 30,
    },
    confirm:
      fault?.isWarning || answers.identityConfirmed === 'yes'
        ? {
            id: 'identityConfirmed',
            name: 'identityConfirmed',
            value: 'yes',
            text: 'Số tôi ghi đúng như trên giấy tờ của tôi.',
            isChecked: answers.identityConfirmed === 'yes',
          }
        : undefined,
  };
}

function declarationsView(
  statements: readonly { code: string; text: string }[],
  answers: DraftAnswers,
  faults: readonly FieldFault[],
): RegisterWhoView['declarations'] {
  if (statements.length === 0) return undefined;
  return {
    id: 'declared',
    label: 'Tôi cam đoan',
    error: faultOf(faults, 'declared'),
    ticks: statements.map(({ code, text }, n) => ({
      id: `declared-${n}`,
      name: 'declared',
      value: code,
      text: `Tôi ${text.replace(/[.;,]$/, '')}.`,
      isChecked: answers.declared?.includes(code) ?? false,
    })),
  };
}

/** "Ai đồng ý cho bạn dự thi?" */
export function guardianContent(
  answers: DraftAnswers,
  faults: readonly FieldFault[],
  { task, actionUrl, button }: { task: TaskView; actionUrl: string; button: string },
): PageContent<RegisterGuardianView> {
  return {
    title: 'Ai đồng ý cho bạn dự thi?',
    isPrivate: true,
    task,
    actionUrl,
    heading: 'Ai đồng ý cho bạn dự thi?',
    why: {
      question: 'Vì sao hỏi?',
      answer: 'Theo thể lệ, ở tuổi của bạn cần cha, mẹ hoặc người giám hộ đồng ý. Người ấy nhận một mã, bạn nhập mã đó ở bước sau.',
    },
    errors: errorSummary(faults),
    fullName: {
      id: 'guardianName',
      name: 'guardianName',
      label: 'Họ và tên của cha, mẹ hoặc người giám hộ',
      value: answers.guardianName ?? '',
      error: faultOf(faults, 'guardianName'),
      autocomplete: 'off',
      maxlength: 120,
    },
    relation: {
      id: 'guardianRelation',
      name: 'guardianRelation',
      label: 'Người ấy là ai của bạn?',
      error: faultOf(faults, 'guardianRelation'),
      options: Object.entries(RELATIONS).map(([value, label]) => ({ value, label, isChecked: answers.guardianRelation === value })),
    },
    contact: {
      id: 'guardianContact',
      name: 'guardianContact',
      label: 'Số điện thoại hoặc thư điện tử của người ấy',
      hint: 'Chỉ dùng để hỏi ý kiến về việc dự thi của bạn.',
      value: answers.guardianContact ?? '',
      error: faultOf(faults, 'guardianContact'),
      autocomplete: 'off',
      maxlength: 254,
    },
    button,
  };
}

export interface UnitStep {
  isChild: boolean;
  /** The contest has rounds of a quiz; else people send works alone. */
  hasQuiz: boolean;
  answers: DraftAnswers;
  bases: Basis[];
  basis: Basis;
  results: Unit[];
  chosen: Unit | undefined;
  fault: string | undefined;
}

/** "Bạn dự thi cho đơn vị nào?" */
export function unitContent(step: UnitStep): PageContent<RegisterUnitView> {
  const { answers, fault } = step;
  return {
    title: 'Bạn dự thi cho đơn vị nào?',
    isPrivate: true,
    task: registerTask(2, '/dang-ky', step),
    actionUrl: '/dang-ky/don-vi',
    searchUrl: '/don-vi',
    heading: 'Bạn dự thi cho đơn vị nào?',
    why: {
      question: 'Vì sao hỏi?',
      answer: step.hasQuiz
        ? 'Lượt thi của bạn được tính cho đơn vị này khi xét giải tập thể. Đổi được sau, cho đến khi đợt thi đóng.'
        : 'Bài dự thi của bạn được tính cho đơn vị này. Đổi được sau, cho đến khi hết hạn nhận bài.',
    },
    errors: fault ? errorSummary([{ field: 'q', text: fault }]) : undefined,
    ...unitChoice({ ...step, typed: answers.q ?? '' }),
    notFound: { label: 'Tôi không tìm thấy nơi của mình', url: '/hoi-dap#dang-ky' },
  };
}
