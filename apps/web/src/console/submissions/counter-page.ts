import type { RunningContest } from '#contests';
import { formatEnd } from '#kernel';
import { AUTHORS, type SubmissionPart, takesLink } from '#rules';
import { type DraftAuthor, type DraftFault, EMPTY_DRAFT, type SubmissionDraft } from '#submissions';
import type { Unit } from '#units';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { unitFields } from '../coordinators/unit-choice.js';
import type { CounterEntryView, FormFieldView } from '../view-models.js';
import { counterUrl, entriesUrl } from './addresses.js';
import { fileField, roleField } from './entry-forms.js';
import type { ReceivingPlace } from './entry-reader.js';
import { CHANNEL_WORDS } from './submission-words.js';
import type { Fault } from './submissions.forms.js';

export const COUNTER_CHANNELS = ['office', 'email', 'post'] as const;
export type CounterChannel = (typeof COUNTER_CHANNELS)[number];
const MOST_AUTHORS = 20;
const AUTHOR_FIELDS = ['fullName', 'birthDate', 'position', 'unitName', 'email', 'phone', 'share'] as const;

/** What staff have typed off a paper. */
export interface CounterForm {
  key: string;
  channel: string;
  unit: string;
  unitId: string;
  late: string;
  role: string;
  main: DraftAuthor;
  draft: SubmissionDraft;
  /** Rows for further authors that are shown. */
  rows: number;
  wantsMore: boolean;
}

/** The form as it came in. What belongs to none of its fields is left out. */
export function readCounterForm(body: Readonly<Record<string, unknown>>, { sections }: SubmissionPart): CounterForm {
  const text = (name: string, most = 500): string => (typeof body[name] === 'string' ? body[name].slice(0, most) : '');
  const author = (at: string): DraftAuthor =>
    Object.fromEntries(AUTHOR_FIELDS.map((field) => [field, text(`${at}-${field}`)])) as unknown as DraftAuthor;
  const said = (name: string): boolean | null => (text(name) === 'yes' ? true : text(name) === 'no' ? false : null);
  const rows = Math.min(MOST_AUTHORS, Math.max(0, Math.trunc(Number(text('rows'))) || 0));
  const wantsMore = text('do') === 'more';
  return {
    ...{ key: text('key', 36), channel: text('channel'), unit: text('unit'), unitId: text('unitId'), late: text('late', 1000) },
    ...{ role: text('role'), rows: Math.min(MOST_AUTHORS, rows + (wantsMore ? 2 : 0)), wantsMore, main: author('main') },
    draft: {
      ...EMPTY_DRAFT,
      ...{ title: text('title'), theme: text('theme'), form: text('form'), authorKind: text('authorKind') },
      ...{ minutes: text('minutes'), link: text('link'), firstApplied: text('firstApplied'), ownShare: text('main-share') },
      authors: Array.from({ length: rows }, (_, at) => author(`a${at + 1}`)),
      confirmed: sections.map(({ code }) => code).filter((code) => text(`has-${code}`) === 'yes'),
      ...{ isOriginal: said('isOriginal'), isAwardedElsewhere: said('isAwardedElsewhere'), isApplied: said('isApplied') },
    },
  };
}

/** A form in which nothing was typed. */
export function blankCounterForm(part: SubmissionPart, key: string): CounterForm {
  return readCounterForm({ key, channel: COUNTER_CHANNELS.find((one) => part.channels.includes(one)) ?? '', role: 'scan' }, part);
}

/** A fault of the domain under the id of its field here: "authors[1].birthDate" is "a2-birthDate". */
export function faultHere({ field, sentence }: DraftFault): Fault {
  const of = /^authors\[(\d+)\]\.(\w+)$/.exec(field);
  if (of) return { field: `a${Number(of[1]) + 1}-${of[2] ?? ''}`, text: sentence };
  if (field.startsWith('main.')) return { field: `main-${field.slice('main.'.length)}`, text: sentence };
  return { field: field === 'ownShare' ? 'main-share' : field === 'authors' ? 'authorKind' : field, text: sentence };
}

export interface CounterFacts extends ReceivingPlace {
  running: RunningContest;
  form: CounterForm;
  faults: readonly Fault[];
  /** Units of the typed name, where there are several. */
  candidates: readonly Unit[];
  isLate: boolean;
}

/** /quan-tri/bai-du-thi/:round/nhap */
export function counterContent({ round, part, form, faults, candidates, isLate }: CounterFacts): ConsoleContent<CounterEntryView> {
  const { draft } = form;
  return {
    title: 'Nhập bài nhận ngoài trang dự thi',
    heading: 'Nhập bài giấy, bài gửi thư',
    sentence: `${part.name}. Ghi đúng như trên bài; điều bài không ghi thì để trống. Bài được cấp số và biên nhận ngay.`,
    back: { label: 'Bài dự thi', url: entriesUrl(round) },
    notice: isLate
      ? {
          kind: 'wait',
          title: 'Đã hết hạn nhận bài',
          text: `Hạn là ${formatEnd(round.closesAt)}. Chỉ nhập bài đã đến hoặc đã gửi đi trong hạn, và ghi căn cứ ở ô bên dưới.`,
        }
      : undefined,
    actionUrl: counterUrl(round),
    hidden: [
      { name: 'key', value: form.key },
      { name: 'rows', value: String(form.rows) },
    ],
    errors: errorSummary(faults),
    groups: [
      {
        heading: 'Bài dự thi',
        fields: [
          {
            select: {
              id: 'channel',
              name: 'channel',
              label: 'Bài đến bằng cách nào',
              error: faultOf(faults, 'channel'),
              options: COUNTER_CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value], isSelected: value === form.channel })),
            },
          },
          ...(isLate ? [lateField(form, faults)] : []),
          line('title', 'Tên bài', draft.title, faults, { maxlength: 300 }),
          ...(part.themes.length > 0
            ? [
                choose('theme', 'Chủ đề', draft.theme, part.themes.map(({ code, name }) => ({ value: code, label: name })), faults), // prettier-ignore
              ]
            : []),
          ...(part.forms.length > 0
            ? [choose('form', 'Dạng bài', draft.form, part.forms.map((value) => ({ value, label: value })), faults)] // prettier-ignore
            : []),
          ...unitFields({ unit: form.unit, unitId: form.unitId }, { faults, candidates }),
        ],
      },
      {
        heading: 'Tác giả',
        sentence: 'Ngày sinh, số điện thoại giúp phát hiện một người gửi nhiều bài; bài không ghi thì để trống.',
        fields: [
          ...(part.authors.length > 1
            ? [
                choose('authorKind', 'Bài của', draft.authorKind, part.authors.map((value) => ({ value, label: AUTHORS[value] })), faults), // prettier-ignore
              ]
            : []),
          ...authorFields('main', form.main, part, faults),
        ],
      },
      ...further(form, part, faults),
      { heading: 'Điều ghi trên bài', fields: declarations(form, part, faults) },
    ],
    file: {
      heading: 'Bản quét, tệp nhận được',
      fields: [roleField(form.role === '' ? 'scan' : form.role, 'role')],
      file: {
        ...fileField(faults),
        hint: `${fileField(faults).hint ?? ''} Chưa quét thì để trống, thêm sau ở trang của bài. Nhiều tệp: tải một tệp ở đây, các tệp khác thêm sau.`,
      },
    },
    button: 'Nhập bài và cấp biên nhận',
  };
}

function lateField(form: CounterForm, faults: readonly Fault[]): FormFieldView {
  return {
    area: {
      id: 'late',
      name: 'late',
      label: 'Vì sao nhập sau hạn',
      hint: 'Căn cứ cho thấy bài đã gửi trong hạn: dấu bưu điện ngày 31/10/2024, sổ công văn đến số 15.',
      value: form.late,
      rows: '3',
      error: faultOf(faults, 'late'),
      maxlength: 1000,
    },
  };
}

function further(form: CounterForm, part: SubmissionPart, faults: readonly Fault[]): CounterEntryView['groups'] {
  if (!part.authors.includes('group')) return [];
  const rows = form.rows;
  return [
    {
      heading: 'Các tác giả khác',
      sentence: rows === 0 ? 'Chỉ ghi khi bài của nhóm tác giả.' : undefined,
      fields: Array.from({ length: rows }, (_, at) =>
        authorFields(`a${at + 1}`, form.draft.authors[at] ?? EMPTY_AUTHOR, part, faults, ` (tác giả thứ ${at + 2})`),
      ).flat(),
      more: rows < MOST_AUTHORS ? { label: rows === 0 ? 'Ghi thêm tác giả' : 'Thêm hai tác giả nữa', value: 'more' } : undefined,
    },
  ];
}

const EMPTY_AUTHOR: DraftAuthor = { fullName: '', birthDate: '', position: '', unitName: '', email: '', phone: '', share: '' };

function authorFields(at: string, author: DraftAuthor, part: SubmissionPart, faults: readonly Fault[], whose = ''): FormFieldView[] {
  const labels: [(typeof AUTHOR_FIELDS)[number], string, string | undefined][] = [
    ['fullName', 'Họ và tên', undefined],
    ['birthDate', 'Ngày sinh', 'Ví dụ 07/07/1962'],
    ['position', 'Chức vụ', undefined],
    ['unitName', 'Nơi công tác', undefined],
    ['phone', 'Số điện thoại', undefined],
    ['email', 'Thư điện tử', undefined],
    ...(part.authors.includes('group') ? ([['share', 'Tỷ lệ đóng góp (%)', 'Ví dụ 60 hoặc 33,33; bài không ghi thì để trống ở mọi tác giả']] as [(typeof AUTHOR_FIELDS)[number], string, string][]) : []), // prettier-ignore
  ];
  return labels.map(([field, label, hint]) =>
    line(`${at}-${field}`, `${label}${whose}`, author[field], faults, { hint, autocomplete: 'off' }),
  );
}

function declarations(form: CounterForm, part: SubmissionPart, faults: readonly Fault[]): FormFieldView[] {
  const { draft } = form;
  const has = (code: string): boolean => part.conditions.some((condition) => condition.code === code);
  const ask = (id: string, label: string, value: boolean | null): FormFieldView =>
    choose(id, label, value === null ? '' : value ? 'yes' : 'no', [{ value: 'yes', label: 'Có' }, { value: 'no', label: 'Không' }], faults, 'Bài không ghi'); // prettier-ignore
  return [
    ...part.sections.map(
      ({ code, name }) =>
      choose(`has-${code}`, `Bài có phần “${name}”`, draft.confirmed.includes(code) ? 'yes' : '', [{ value: 'yes', label: 'Có' }], faults, 'Chưa xem'), // prettier-ignore
    ),
    ask('isOriginal', 'Có cam kết là bài của mình', draft.isOriginal),
    ...(has('not-awarded-elsewhere') ? [ask('isAwardedElsewhere', 'Đã được trao giải ở nơi khác', draft.isAwardedElsewhere)] : []),
    ...(part.kind === 'initiative' || has('not-applied-before')
      ? [
          ask('isApplied', 'Đã áp dụng', draft.isApplied),
          line('firstApplied', 'Ngày bắt đầu áp dụng', draft.firstApplied, faults, { hint: 'Ví dụ 04/05/2023' }),
        ]
      : []),
    ...(has('maximum-minutes') ? [line('minutes', 'Thời lượng (phút)', draft.minutes, faults, { hint: 'Ví dụ 4 hoặc 4:30' })] : []),
    ...(takesLink(part)
      ? [line('link', 'Đường dẫn đến video', draft.link, faults, { hint: 'Bắt đầu bằng https://; bài không ghi thì để trống' })]
      : []),
  ];
}

function line(
  id: string,
  label: string,
  value: string,
  faults: readonly Fault[],
  more: { hint?: string | undefined; autocomplete?: string; maxlength?: number } = {},
): FormFieldView {
  return { text: { id, name: id, label, value, error: faultOf(faults, id), autocomplete: 'off', maxlength: 500, ...more } };
}

function choose(
  id: string,
  label: string,
  chosen: string,
  options: readonly { value: string; label: string }[],
  faults: readonly Fault[],
  placeholder = 'Chọn một mục',
): FormFieldView {
  return {
    select: {
      ...{ id, name: id, label, placeholder, error: faultOf(faults, id) },
      options: options.map((option) => ({ ...option, isSelected: option.value === chosen })),
    },
  };
}
