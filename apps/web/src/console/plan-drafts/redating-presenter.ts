import { DAY_MS, formatDate, formatNumber, formatWeekday, parseLocal } from '#kernel';
import {
  daysUntil,
  type DraftReading,
  fieldsInside,
  type FirstTime,
  findField,
  movablePaths,
  redate,
  type SettingField,
  unmovedMentions,
} from '#rules';
import type { ConsoleContent } from '../console-page.js';
import { errorSummary } from '../../edge/error-summary.js';
import type { PlanDatesView } from '../view-models.js';
import { draftUrl, sectionUrl } from './addresses.js';
import type { OpenDraft } from './draft-desk.js';
import { draftState } from './drafts-presenter.js';
import { chaptersOf, pageOf } from './sections.js';
import { placeOf } from './setting-place.js';
import { idOf } from './setting-views.js';

const MOST_YEARS_AHEAD = 10;
/** Lines break behind the mark. */
const STEP = '\u00a0› ';

export interface RedatingFacts {
  open: OpenDraft;
  /** Whatever stands in the field. */
  typed: string;
  /** When the draft begins as it is. */
  first: FirstTime;
  /** "2026-12-07"; undefined where no day can be read. */
  day?: string | undefined;
  fault?: string | undefined;
  /** The draft has only just been made. */
  isNew?: boolean | undefined;
  notice?: PlanDatesView['notice'] | undefined;
  /** Reads the draft's text, moved. */
  read: (source: string) => Pick<DraftReading, 'form'>;
}

/** Reads the day on which a contest is to begin, as people type it. */
export function readOpeningDay(typed: string, now: Date): { day: string } | { fault: string } {
  const [, day, month, year] = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(typed) ?? [];
  if (day === undefined || month === undefined || year === undefined) return { fault: 'Hãy viết ngày dạng 07/12/2026.' };
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = parseLocal(text);
  if (!at) return { fault: `Không có ngày ${Number(day)}/${Number(month)}/${year}. Hãy xem lại.` };
  if (at.getTime() <= now.getTime() - DAY_MS) return { fault: 'Ngày này đã qua. Hãy chọn một ngày ở phía trước.' };
  if (at.getTime() > now.getTime() + MOST_YEARS_AHEAD * 366 * DAY_MS) return { fault: 'Ngày này quá xa. Hãy xem lại năm.' };
  return { day: text };
}

/** /quan-tri/soan-the-le/:draft/doi-ngay: every date as it is and as it would be, then the button. */
export function redatingContent({
  open,
  typed,
  first: { path, at: first },
  day,
  fault,
  isNew,
  notice,
  read,
}: RedatingFacts): ConsoleContent<PlanDatesView> {
  const { draft, reading } = open;
  const days = day === undefined ? 0 : daysUntil(first, day);
  const chapters = chaptersOf(reading);
  return {
    title: isNew ? 'Ngày của cuộc thi' : 'Dời các mốc thời gian',
    heading: isNew ? 'Cuộc thi bắt đầu ngày nào?' : 'Dời các mốc thời gian',
    sentence: isNew
      ? 'Mẫu có sẵn các mốc thời gian. Chọn ngày mở đầu, mọi mốc khác dời theo. Sau này vẫn sửa được từng mốc.'
      : 'Chọn ngày mở đầu mới, mọi mốc khác dời theo.',
    back: { label: draft.title, url: draftUrl(draft.id) },
    notice,
    actionUrl: draftUrl(draft.id, 'doi-ngay'),
    hidden: [
      { name: 'revision', value: String(draft.revision) },
      ...(day === undefined ? [] : [{ name: 'looked', value: day }]),
      ...(isNew ? [{ name: 'moi', value: '1' }] : []),
    ],
    errors: fault === undefined ? undefined : errorSummary([{ field: 'ngay', text: fault }]),
    day: {
      id: 'ngay',
      name: 'ngay',
      // Where the opening hangs on an event, another time comes first.
      label: path.endsWith('.opens')
        ? 'Ngày mở đợt thi đầu tiên, hoặc ngày bắt đầu nhận bài'
        : `Mốc đầu tiên: ${placeOf(reading.form, path).join(STEP)}`,
      hint: `Đang ghi ${formatWeekday(first)}, ${formatDate(first)}. Viết ngày, tháng, năm.`,
      error: fault,
      value: typed,
      inputmode: 'numeric',
      autocomplete: 'off',
      maxlength: 40,
    },
    look: { label: 'Xem theo ngày này', value: 'look' },
    dates: {
      heading: 'Các mốc thời gian',
      sentence: day === undefined ? 'Hãy ghi lại ngày mở đầu để xem các mốc sẽ dời đến đâu.' : effectOf(first, day, days),
      rows: rowsOf(reading.form, read(redate(draft.source, days)).form, movablePaths(draft.source)),
    },
    unmoved: unmovedOf(
      unmovedMentions(reading.form, draft.source).map((field) => {
        const page = pageOf(chapters, field.path);
        return {
          label: placeOf(reading.form, field.path).join(STEP),
          url: page ? `${sectionUrl(draft.id, page.id)}?mo=${encodeURIComponent(field.path)}#${idOf(field.path)}` : undefined,
          text: field.kind === 'text' ? (field.reading ?? field.text) : undefined,
        };
      }),
    ),
    side: {
      heading: days === 0 ? 'Giữ nguyên ngày' : 'Dời ngày',
      state: draftState(draft),
      sentence: days === 0 ? 'Chưa có gì phải dời.' : 'Chỉ các mốc thời gian đổi. Mọi điều khác của bản soạn giữ nguyên.',
      button: days === 0 ? undefined : { label: `Dời ${daysInWords(days)}`, value: 'move' },
      leave: { label: isNew ? (days === 0 ? 'Giữ các ngày này' : 'Giữ ngày của mẫu') : 'Không dời, quay về', url: draftUrl(draft.id) },
    },
  };
}

/** What moving does, in one sentence. */
function effectOf(first: Date, day: string, days: number): string {
  if (days === 0) return 'Ngày này đúng như đang ghi: các mốc thời gian giữ nguyên.';
  const all = `Mọi mốc thời gian dời ${daysInWords(days)}`;
  if (days % 7 === 0) return `${all} (${formatNumber(Math.abs(days) / 7)} tuần), thứ trong tuần giữ nguyên.`;
  return `${all}, nên thứ trong tuần cũng đổi: ngày mở đầu là ${formatWeekday(parseLocal(day) ?? first)} thay cho ${formatWeekday(first)}.`;
}

/** "sớm lên 7 ngày", "42 ngày" */
export function daysInWords(days: number): string {
  return days < 0 ? `sớm lên ${formatNumber(-days)} ngày` : `${formatNumber(days)} ngày`;
}

function rowsOf(before: SettingField, after: SettingField, paths: readonly string[]): PlanDatesView['dates']['rows'] {
  // A rough time is one field, although it may be stored with its two ends.
  const shown = new Set(paths.map((path) => (timeAt(before, path) === undefined ? path.replace(/\.[^.]*$/, '') : path)));
  return [...shown].map((path) => {
    const [now, then] = [timeAt(before, path) ?? '', timeAt(after, path) ?? ''];
    return { title: placeOf(before, path).join(STEP), before: now, after: then, isSame: now === then || undefined };
  });
}

/** A time as the form says it; of several in one field, the line. */
function timeAt(form: SettingField, path: string): string | undefined {
  const field = findField(form, path);
  const leaf = field?.kind === 'alternatives' ? fieldsInside(field)[0] : field;
  if (leaf) return leaf.kind === 'text' ? (leaf.reading ?? leaf.text) : undefined;
  const [, list = '', at] = /^(.*)\[(\d+)\]$/.exec(path) ?? [];
  const lines = findField(form, list);
  return lines?.kind === 'lines' ? lines.text.split('\n')[Number(at)] : undefined;
}

function unmovedOf(items: NonNullable<PlanDatesView['unmoved']>['items']): PlanDatesView['unmoved'] {
  if (items.length === 0) return undefined;
  return {
    heading: 'Phải tự xem lại',
    sentence: 'Những chỗ này có ghi ngày hoặc năm nhưng không dời theo: ngày của văn bản, và lời văn.',
    items,
  };
}
