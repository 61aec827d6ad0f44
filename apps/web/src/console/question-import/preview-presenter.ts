import { letterOf } from '#attempts';
import type { RunningContest } from '#contests';
import { capitalise, formatNumber } from '#kernel';
import type { JudgedQuestion, QuestionImportPreview } from '#questions';
import { errorSummary } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, stateCell, textCell } from '../listing.js';
import { DIFFICULTIES, difficultyName, topicName } from '../questions/question-words.js';
import type { CardFormView, FormFieldView, GroupsView } from '../view-models.js';
import { IMPORT, importUrl } from './addresses.js';
import { headingsOf, importChoices, type ImportField, missingFields } from './import-defaults.js';
import type { NumberedHeadings, QuestionImportForm } from './question-import.forms.js';

type RuleSet = RunningContest['ruleSet'];
type Group = GroupsView['groups'][number];

const SHOWN = 300;
const MISSING: Readonly<Partial<Record<ImportField, string>>> = {
  topic: 'Hãy chọn chủ đề cho những câu chưa ghi chủ đề.',
  difficulty: 'Hãy chọn độ khó cho những câu chưa ghi độ khó.',
};

export interface PreviewFacts extends QuestionImportPreview {
  ruleSet: RuleSet;
  typed?: QuestionImportForm;
  /** What was not chosen though it is needed. */
  missing?: readonly ImportField[];
}

/** What entering a file would do, with every fault of it. */
export function previewPage(facts: PreviewFacts): ConsoleContent<GroupsView> {
  const { import: kept, questions } = facts;
  const faulty = questions.filter(({ errors }) => errors.length > 0);
  const doubtful = questions.filter(({ errors, warnings }) => errors.length === 0 && warnings.length > 0);
  const sound = questions.filter(({ errors }) => errors.length === 0);
  return {
    title: 'Xem trước câu hỏi',
    heading: 'Xem trước khi nhập',
    sentence: `Tệp “${kept.fileName}”: ${formatNumber(questions.length)} câu. Chưa có gì được ghi.`,
    back: { label: 'Nhập câu hỏi từ tệp', url: IMPORT },
    notice: noticeOf(faulty.length, sound.length),
    groups: [
      ...remarkGroup(kept.content.remarks),
      ...findings('Lỗi phải sửa', faulty, ({ errors, warnings }) => [...errors, ...warnings], 'stopped'),
      ...findings('Nên xem lại', doubtful, ({ warnings }) => warnings, 'waiting'),
      ...(sound.length > 0 ? [soundGroup(sound, facts.ruleSet)] : []),
    ],
    forms: [...(sound.length > 0 ? [entryForm(facts, sound, faulty.length)] : []), dropForm(kept.id)],
  };
}

function noticeOf(faulty: number, sound: number): ConsoleContent<GroupsView>['notice'] {
  if (faulty === 0) return undefined;
  const again = { label: 'Tải tệp khác lên', url: IMPORT };
  if (sound === 0) return { kind: 'grave', title: 'Không câu nào nhập được', text: 'Hãy sửa trong tệp rồi tải lên lại.', link: again };
  return {
    kind: 'wait',
    title: `${formatNumber(faulty)} câu có lỗi`,
    text: 'Sửa trong tệp rồi tải lên lại, hoặc nhập những câu đúng và bỏ câu có lỗi.',
    link: again,
  };
}

function remarkGroup(remarks: readonly string[]): Group[] {
  if (remarks.length === 0) return [];
  const rows = remarks.map((remark) => ({ cells: [headCell(remark)] }));
  return [{ heading: 'Về cả tệp', table: { label: 'Về cả tệp', columns: [{ label: 'Điều cần biết' }], rows } }];
}

function findings(
  heading: string,
  questions: readonly JudgedQuestion[],
  said: (one: JudgedQuestion) => readonly string[],
  kind: 'stopped' | 'waiting',
): Group[] {
  if (questions.length === 0) return [];
  return [
    {
      heading,
      sentence: shownOf(questions.length),
      table: {
        label: heading,
        columns: [{ label: 'Câu' }, { label: 'Điều gì' }, { label: 'Câu hỏi' }],
        rows: questions.slice(0, SHOWN).map((one) => ({
          cells: [stateCell(kind, unbroken(one.place)), headCell(`${capitalise(said(one).join('; '))}.`), linesCell(one.question.text)],
        })),
      },
    },
  ];
}

function soundGroup(questions: readonly JudgedQuestion[], ruleSet: RuleSet): Group {
  return {
    heading: 'Câu sẽ nhập',
    sentence: shownOf(questions.length),
    table: {
      label: 'Câu sẽ nhập',
      columns: [{ label: 'Câu' }, { label: 'Câu hỏi' }, { label: 'Đáp án' }, { label: 'Chủ đề' }, { label: 'Độ khó' }],
      rows: questions.slice(0, SHOWN).map(({ place, heading, question: { text, options, key, topic, difficulty } }) => ({
        cells: [
          textCell(unbroken(place)),
          { ...headCell(text), isInLines: true },
          linesCell(key.map((at) => `${letterOf(at)}. ${options[at] ?? ''}`).join('\n'), `trong ${formatNumber(options.length)} phương án`),
          textCell(topic ? topicName(ruleSet, topic) : heading ? 'Chưa rõ' : 'Chưa ghi', heading && `Theo tiêu đề “${heading}”`),
          textCell(difficulty ? difficultyName(difficulty) : 'Chưa ghi'),
        ],
      })),
    },
  };
}

/** "Câu 12" on one line. */
const unbroken = (place: string): string => place.replace(' ', '\u00a0');

function shownOf(count: number): string | undefined {
  return count > SHOWN ? `${formatNumber(SHOWN)} câu đầu trong ${formatNumber(count)} câu.` : undefined;
}

function entryForm(
  { import: kept, ruleSet, typed = {}, missing = [] }: PreviewFacts,
  sound: readonly JudgedQuestion[],
  faulty: number,
): CardFormView {
  const headings = headingsOf(sound, ruleSet);
  // In the summary each part has its name; the space after its numeral is no end of a sentence.
  const missingPart = (field: ImportField): string =>
    MISSING[field] ?? `Hãy chọn chủ đề cho phần “${headings.find((one) => one.field === field)?.text.replaceAll('. ', '.\u00a0') ?? ''}”.`;
  const lacking = missingFields(sound, headings, importChoices({}, headings, ruleSet));
  const topics = ruleSet.topics.map(({ code, name }) => ({ value: code, label: name }));
  const leaving = faulty > 0 ? `, bỏ ${formatNumber(faulty)} câu lỗi` : '';
  const pick = (field: ImportField, label: string, options: readonly { value: string; label: string }[], read?: string): FormFieldView => ({
    select: {
      id: field,
      name: field,
      label,
      placeholder: 'Hãy chọn',
      error: missing.includes(field) ? (MISSING[field] ?? 'Hãy chọn chủ đề cho phần này.') : undefined,
      options: options.map((option) => ({ ...option, isSelected: option.value === ((typed as NumberedHeadings)[field] ?? read) })),
    },
  });
  return {
    heading: `Nhập ${formatNumber(sound.length)} câu`,
    sentence: 'Câu nhập vào mang tên bạn là người soạn và chờ một người khác duyệt.',
    actionUrl: importUrl(kept.id),
    errors: errorSummary(missing.map((field) => ({ field, text: missingPart(field) }))),
    fields: [
      ...headings.map(({ field, text, topic, count }) =>
        pick(field, `Chủ đề của phần “${text}” (${formatNumber(count)} câu)`, topics, topic),
      ),
      ...(lacking.includes('topic') ? [pick('topic', 'Chủ đề của câu chưa ghi chủ đề', topics)] : []),
      ...(lacking.includes('difficulty') ? [pick('difficulty', 'Độ khó của câu chưa ghi độ khó', DIFFICULTIES)] : []),
    ],
    button: `Nhập ${formatNumber(sound.length)} câu${leaving}`,
    isMain: true,
  };
}

function dropForm(id: string): CardFormView {
  return {
    heading: 'Bỏ tệp này',
    sentence: 'Xóa những gì đã đọc. Không bỏ thì một ngày sau máy tự xóa.',
    actionUrl: `${importUrl(id)}/bo`,
    fields: [],
    button: 'Bỏ, không nhập',
  };
}
