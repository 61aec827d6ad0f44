import type { Appeal, OwnQuestion } from '#appeals';
import { letterOf } from '#attempts';
import type { Account } from '#accounts';
import type { Round } from '#contests';
import { type AccountId, formatMoment, formatNumber, foldVietnamese } from '#kernel';
import type { BankItem } from '#questions';
import type { ResultCorrection } from '#results';
import { type RuleSet, rulesDocument } from '#rules';
import { submissionNumber } from '#submissions';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import { innerName } from '../../edge/round-name.js';
import { appealUrl } from '../appeals/addresses.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, momentCell } from '../listing.js';
import { RESULTS } from '../results/addresses.js';
import type { EditorView, GroupsView, ListView } from '../view-models.js';
import { cancellationUrl, correctionsUrl, correctionUrl, disqualificationUrl, keyFormUrl } from './addresses.js';
import { KIND_WORDS, STATES, WAYS } from './correction-words.js';
import { type CancellationForm, type DisqualificationForm, type FormFault, type KeyForm, tickedIn } from './corrections.forms.js';

/** Questions of a list: whoever does not find theirs types more of it. */
const MOST_QUESTIONS = 30;
/** As numbers of submissions look like, in a hint. */
const EXAMPLE_NUMBER = 42;

/** …/dinh-chinh: what was corrected in a round, and what may be. */
export function correctionsContent(facts: {
  round: Round;
  corrections: readonly ResultCorrection[];
  people: ReadonlyMap<AccountId, Account>;
  /** How many prizes are held by people who do not take them. */
  refused: number;
}): ConsoleContent<GroupsView> {
  const { round, corrections, people, refused } = facts;
  return {
    title: `Đính chính ${innerName(round)}`,
    heading: `Đính chính kết quả ${innerName(round)}`,
    sentence: `Một người đề nghị, máy ${round.kind === 'receiving' ? 'xếp hạng thử' : 'chấm thử'} và lập bảng thay đổi, một người khác quyết định.`,
    back: { label: `Xếp hạng ${innerName(round)}`, url: `${RESULTS}/${round.code}` },
    isReadFirst: true,
    groups: [
      {
        heading: 'Có thể đề nghị',
        table: {
          label: 'Việc có thể đề nghị',
          isTold: true,
          columns: [{ label: 'Việc' }, { label: 'Điều xảy ra' }],
          rows: [
            round.kind === 'receiving'
              ? {
                  cells: [
                    headCell(KIND_WORDS.cancellation, cancellationUrl(round)),
                    linesCell('Bài sao chép, khai sai: nêu điều của Thể lệ và lý do. Những bài xếp sau được xếp lên.'),
                  ],
                }
              : {
                  cells: [
                    headCell(KIND_WORDS.key, keyFormUrl(round)),
                    linesCell('Chọn một câu hỏi và cách xử lý. Bài của mọi đợt thi dùng bộ đề này được chấm lại.'),
                  ],
                },
            {
              cells: [
                headCell('Loại một người khỏi kết quả', disqualificationUrl(round)),
                linesCell('Nêu điều của Thể lệ và lý do. Giải của người ấy được xét lại theo Thể lệ.'),
              ],
            },
          ],
        },
      },
      {
        heading: 'Đã đề nghị',
        table: {
          label: 'Các lần đính chính',
          columns: [{ label: 'Việc' }, { label: 'Đề nghị' }, { label: 'Lý do' }, { label: 'Trạng thái' }],
          rows: corrections.map((correction) => ({
            cells: [
              headCell(KIND_WORDS[correction.kind], correctionUrl(round, correction.id), correction.article ?? undefined),
              { ...momentCell(correction.askedAt), detail: people.get(correction.askedBy)?.fullName },
              linesCell(correction.reason ?? 'Đã xóa cùng thông tin của người ấy'),
              { state: STATES[correction.state], detail: correction.decidedAt ? formatMoment(correction.decidedAt) : undefined },
            ],
          })),
          empty: { title: 'Chưa có đính chính nào', text: 'Kết quả đợt thi đang đúng như máy đã lập.' },
        },
      },
    ],
    forms:
      refused > 0
        ? [
            {
              heading: 'Giải không có người nhận',
              sentence: `${formatNumber(refused)} giải mà người đạt giải không nhận. Máy lập bảng giải chuyển cho ai theo Thể lệ; một người khác quyết định.`,
              actionUrl: `${correctionsUrl(round)}/giai-khong-nhan`,
              fields: [],
              button: 'Đề nghị xét lại giải',
            },
          ]
        : [],
  };
}

/** The appeal because of which a key is doubted. */
export interface LedBy {
  appeal: Pick<Appeal, 'id' | 'code' | 'bodyText'>;
  /** The questions that the appellant had. */
  questions: readonly OwnQuestion[];
}

/** …/dinh-chinh/dap-an: which question; because of an appeal, of those that its person had. */
export function questionsContent(round: Round, items: readonly BankItem[], typed: string, led?: LedBy): ConsoleContent<ListView> {
  const own = new Map(led?.questions.map((one) => [one.question, one]));
  const url = keyFormUrl(round, { appeal: led?.appeal.id });
  const words = foldVietnamese(typed).split(' ').filter(Boolean);
  const found = items
    .map((item, at) => ({ item, number: at + 1 }))
    .filter(({ item }) => typed !== '' || own.size === 0 || own.has(item.question))
    .filter(({ item, number }) => String(number) === typed.trim() || words.every((word) => foldVietnamese(item.text).includes(word)));
  return {
    title: 'Đính chính đáp án',
    heading: 'Đính chính đáp án: chọn câu hỏi',
    sentence: led
      ? `Khiếu nại ${led.appeal.code}: “${led.appeal.bodyText ?? 'Đã xóa thông tin'}”`
      : `Bộ đề của ${innerName(round)} có ${formatNumber(items.length)} câu.`,
    back: led
      ? { label: `Khiếu nại ${led.appeal.code}`, url: appealUrl(led.appeal.id) }
      : { label: 'Đính chính', url: correctionsUrl(round) },
    tools: {
      actionUrl: keyFormUrl(round),
      search: { value: typed, label: 'Tìm câu hỏi', placeholder: 'Một vài chữ trong câu, hoặc số thứ tự' },
      hidden: led ? [{ name: 'khieu-nai', value: led.appeal.id }] : undefined,
      reset: typed ? { label: 'Xóa tìm kiếm', url } : undefined,
    },
    table: {
      label: 'Câu hỏi của bộ đề',
      columns: [{ label: 'Câu' }, { label: 'Nội dung' }],
      rows: found.slice(0, MOST_QUESTIONS).map(({ item, number }) => ({
        cells: [
          headCell(
            `Câu ${number}`,
            keyFormUrl(round, { appeal: led?.appeal.id, question: item.question }),
            placeWords(own.get(item.question)),
          ),
          linesCell(item.text),
        ],
      })),
      empty: { title: `Không có câu nào khớp “${typed}”`, text: 'Thử ít chữ hơn. Không cần gõ dấu.' },
    },
    note:
      found.length > MOST_QUESTIONS
        ? `Còn ${formatNumber(found.length - MOST_QUESTIONS)} câu nữa. Hãy gõ thêm vài chữ của câu.`
        : undefined,
  };
}

/** The number under which the appellant has seen it. */
function placeWords(own: OwnQuestion | undefined): string | undefined {
  return own && `câu ${own.place} trong bài của người khiếu nại${own.isMentioned ? ', được nêu trong khiếu nại' : ''}`;
}

export interface KeyFormFacts {
  round: Round;
  item: BankItem;
  /** Positions of the right options as the key stands. */
  right: readonly number[];
  form: KeyForm;
  faults: readonly FormFault[];
  led?: LedBy | undefined;
}

/** …/dinh-chinh/dap-an?cau=…: what becomes of the question. */
export function keyFormContent({ round, item, right, form, faults, led }: KeyFormFacts): ConsoleContent<EditorView> {
  const ticked = tickedIn(form);
  return {
    title: 'Đính chính đáp án',
    heading: 'Đính chính đáp án',
    sentence: item.text,
    back: { label: 'Chọn câu khác', url: keyFormUrl(round, { appeal: led?.appeal.id }) },
    actionUrl: keyFormUrl(round),
    errors: errorSummary(faults),
    hidden: [{ name: 'cau', value: item.question }, ...(led ? [{ name: 'khieu-nai', value: led.appeal.id }] : [])],
    fields: [
      {
        choice: {
          ...{ id: 'cach', name: 'cach', label: 'Cách xử lý' },
          error: faultOf(faults, 'cach'),
          options: WAYS.map(({ kind, label, detail }) => ({ value: kind, label, detail, isChecked: form.cach === kind })),
        },
      },
      {
        ticks: {
          ...{ id: 'dung', name: 'dung', label: 'Phương án đúng' },
          hint: 'Chỉ cần khi đổi hoặc nhận thêm đáp án.',
          error: faultOf(faults, 'dung'),
          options: item.options.map((text, option) => ({
            value: String(option),
            label: `${letterOf(option)}. ${text}`,
            detail: right.includes(option) ? 'đang là đáp án' : undefined,
            isChecked: ticked.includes(option),
          })),
        },
      },
      reasonArea(
        form.reason ?? (led && `khiếu nại ${led.appeal.code} có cơ sở: `),
        faults,
        'Viết nối sau chữ “vì”: “câu hỏi dẫn sai năm ban hành”. Được công bố khi áp dụng.',
      ),
    ],
    side: {
      heading: 'Trước khi áp dụng',
      state: { kind: 'next', label: 'Chưa gửi' },
      sentence:
        'Máy chấm thử mọi bài có câu này và lập bảng ai vào giải, ai ra khỏi giải. Kết quả chưa đổi cho đến khi một người khác quyết định.',
      buttons: [{ label: 'Gửi để chấm thử', value: 'go', isFirst: true }],
    },
  };
}

/** …/loai-khoi-ket-qua: who, by which article, why. */
export function disqualificationContent(facts: {
  round: Round;
  ruleSet: RuleSet;
  form: DisqualificationForm;
  faults: readonly FormFault[];
}): ConsoleContent<EditorView> {
  const { round, ruleSet, form, faults } = facts;
  return {
    title: 'Loại khỏi kết quả',
    heading: `Loại một người khỏi kết quả ${innerName(round)}`,
    sentence: 'Người ấy không được xếp hạng ở đợt này và bài không tính cho đơn vị. Những người xếp sau được xếp lên.',
    back: { label: 'Đính chính', url: correctionsUrl(round) },
    actionUrl: disqualificationUrl(round),
    errors: errorSummary(faults),
    hidden: [],
    fields: [
      {
        text: {
          ...{ id: 'ai', name: 'ai', label: 'Người dự thi' },
          hint: 'Mã dự thi như “K-4F21A9”, hoặc họ tên trong bảng xếp hạng.',
          value: form.ai ?? '',
          error: faultOf(faults, 'ai'),
        },
      },
      articleField(ruleSet, form.dieu, faults),
      reasonArea(form.reason, faults, 'Người ấy và Ban Tổ chức đọc được. Công chúng chỉ đọc điều của Thể lệ, không có họ tên.'),
    ],
    side: {
      heading: 'Trước khi áp dụng',
      state: { kind: 'next', label: 'Chưa gửi' },
      sentence: 'Máy lập bảng ai được xếp lên và giải chuyển cho ai. Kết quả chưa đổi cho đến khi một người khác quyết định.',
      buttons: [{ label: 'Gửi để lập bảng', value: 'go', isFirst: true }],
    },
  };
}

/** …/huy-bai: which submission, by which article, why. */
export function cancellationContent(facts: {
  round: Round;
  ruleSet: RuleSet;
  form: CancellationForm;
  faults: readonly FormFault[];
}): ConsoleContent<EditorView> {
  const { round, ruleSet, form, faults } = facts;
  const part = ruleSet.parts.find(({ code }) => code === round.partCode);
  const kind = part && part.kind !== 'quiz' ? part.kind : 'essay';
  return {
    title: 'Hủy bài dự thi',
    heading: `Hủy một bài dự thi ${innerName(round)}`,
    sentence: 'Bài ấy không được xếp hạng nữa và không tính cho đơn vị. Những bài xếp sau được xếp lên, giải được xét lại theo Thể lệ.',
    back: { label: 'Đính chính', url: correctionsUrl(round) },
    actionUrl: cancellationUrl(round),
    errors: errorSummary(faults),
    hidden: [],
    fields: [
      {
        text: {
          ...{ id: 'bai', name: 'bai', label: 'Số của bài' },
          hint: `Như “${submissionNumber(kind, EXAMPLE_NUMBER)}”, ghi ở bảng xếp hạng.`,
          value: form.bai ?? '',
          error: faultOf(faults, 'bai'),
        },
      },
      articleField(ruleSet, form.dieu, faults),
      reasonArea(form.reason, faults, 'Tác giả và Ban Tổ chức đọc được. Công chúng chỉ đọc điều của Thể lệ.'),
    ],
    side: {
      heading: 'Trước khi áp dụng',
      state: { kind: 'next', label: 'Chưa gửi' },
      sentence: 'Máy lập bảng bài nào được xếp lên và giải chuyển cho ai. Kết quả chưa đổi cho đến khi một người khác quyết định.',
      buttons: [{ label: 'Gửi để lập bảng', value: 'go', isFirst: true }],
    },
  };
}

/** The articles of the printed rules: "Điều 8" and its title. */
export function articlesOf(ruleSet: RuleSet): { value: string; label: string }[] {
  return rulesDocument(ruleSet).articles.map(({ number, title }) => ({ value: `Điều ${number}`, label: `Điều ${number}. ${title}` }));
}

function articleField(ruleSet: RuleSet, chosen: string | undefined, faults: readonly FormFault[]): EditorView['fields'][number] {
  return {
    select: {
      ...{ id: 'dieu', name: 'dieu', label: 'Theo điều nào của Thể lệ', placeholder: 'Chọn một điều' },
      error: faultOf(faults, 'dieu'),
      options: articlesOf(ruleSet).map(({ value, label }) => ({ value, label, isSelected: chosen === value })),
    },
  };
}

function reasonArea(value: string | undefined, faults: readonly FormFault[], hint: string): EditorView['fields'][number] {
  return {
    area: {
      ...{ id: 'reason', name: 'reason', label: 'Lý do', rows: '3', maxlength: 500 },
      hint,
      value: value ?? '',
      error: faultOf(faults, 'reason'),
    },
  };
}
