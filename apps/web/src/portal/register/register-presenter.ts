import type { RunningContest } from '#contests';
import type { DraftAnswers, FieldFault } from '#registrations';
import type { Basis, Unit } from '#units';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { PageContent } from '../../edge/page.js';
import { withNext } from '../../edge/way-on.js';
import type { RegisterUnitView, RegisterWhoView, TaskView, UnitOptionView } from '../view-models.js';

type RuleSet = RunningContest['ruleSet'];

const STEPS = 3;

/** Head of the registration's pages. */
export function registerTask(step: number, backUrl: string): TaskView {
  return {
    title: 'Đăng ký dự thi',
    backUrl,
    note: `Bước ${step} trong ${STEPS}`,
    steps: Array.from({ length: STEPS }, (_, n) => ({ isDone: n < step })),
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
export function whoContent(ruleSet: RuleSet, answers: DraftAnswers, faults: readonly FieldFault[]): PageContent<RegisterWhoView> {
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
    phone: {
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
    email: {
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
    consent: {
      id: 'consent',
      text: 'Tôi đồng ý để Ban Tổ chức dùng thông tin này cho cuộc thi.',
      privacyUrl: '/rieng-tu',
      isChecked: answers.consent === 'yes',
      error: faultOf(faults, 'consent'),
    },
    next: answers.next,
    signIn: { question: 'Bạn đã đăng ký?', link: { label: 'Đăng nhập', url: withNext('/dang-nhap', answers.next) } },
  };
}

export const BASIS_LABELS: Readonly<Record<Basis, string>> = {
  residence: 'Nơi tôi thường trú',
  workplace: 'Nơi tôi làm việc hoặc học tập',
};

export interface UnitStep {
  answers: DraftAnswers;
  bases: Basis[];
  basis: Basis;
  results: Unit[];
  chosen: Unit | undefined;
  fault: string | undefined;
  roundCount: number;
}

/** "Bạn dự thi cho đơn vị nào?" */
export function unitContent(step: UnitStep): PageContent<RegisterUnitView> {
  const { answers, bases, basis, results, chosen, fault, roundCount } = step;
  const isSearching = (answers.q ?? '').trim() !== '';
  return {
    title: 'Bạn dự thi cho đơn vị nào?',
    isPrivate: true,
    task: registerTask(2, '/dang-ky'),
    actionUrl: '/dang-ky/don-vi',
    searchUrl: '/don-vi',
    heading: 'Bạn dự thi cho đơn vị nào?',
    why: {
      question: 'Vì sao hỏi?',
      answer: `Lượt thi của bạn được tính cho đơn vị này khi xét giải tập thể.${roundCount > 1 ? ' Chọn một lần cho cả cuộc thi.' : ''}`,
    },
    errors: fault ? errorSummary([{ field: 'q', text: fault }]) : undefined,
    basis:
      bases.length > 1
        ? {
            id: 'basis',
            name: 'basis',
            label: 'Tính theo',
            options: bases.map((one) => ({ value: one, label: BASIS_LABELS[one], isChecked: one === basis })),
          }
        : undefined,
    onlyBasis: bases.length > 1 ? undefined : basis,
    search: {
      id: 'q',
      name: 'q',
      label: basis === 'residence' ? 'Xã, phường, thị trấn' : 'Cơ quan, đơn vị, trường học',
      hint: 'Gõ vài chữ đầu, không cần dấu.',
      value: answers.q ?? '',
      error: fault,
      type: 'search',
      autocomplete: 'off',
    },
    results: results.map((unit) => unitOption(unit, chosen)),
    resultsText: isSearching
      ? results.length > 0
        ? `Có ${results.length} nơi phù hợp.`
        : 'Không có nơi nào tên như vậy. Thử viết ngắn hơn, hoặc đổi cách tính ở trên.'
      : undefined,
    chosen: chosen ? unitOption(chosen, chosen) : undefined,
    notFound: { label: 'Tôi không tìm thấy nơi của mình', url: '/hoi-dap#dang-ky' },
  };
}

function unitOption(unit: Unit, chosen: Unit | undefined): UnitOptionView {
  return { id: unit.id, name: unit.name, detail: unit.place, isChecked: unit.id === chosen?.id };
}
