import { formatPoints, type JudgingCriterion } from '#rules';
import type { SheetContent } from '#judging';
import { formatNumber } from '#kernel';

export const LONGEST_COMMENT = 4_000;

/** A sheet as it stands in the fields of its form. */
export interface TypedSheet {
  /** By code of criterion. */
  points: Record<string, string>;
  comments: Record<string, string>;
  /** On the whole. */
  whole: string;
  agrees: 'yes' | 'no' | '';
}

/** What is wrong with a field, by the id under which the page shows it. */
export interface SheetFieldFault {
  field: string;
  text: string;
}

export const pointsField = (code: string): string => `diem-${code}`;
export const commentField = (code: string): string => `nhan-xet-${code}`;
export const WHOLE_FIELD = 'nhan-xet-chung';
export const VOTE_FIELD = 'y-kien';

interface Sent {
  criteria: string;
  points: readonly string[];
  comment: readonly string[];
  whole?: string | undefined;
  agrees?: 'yes' | 'no' | undefined;
}

/** What came with the form, by criteria; texts of criteria that are no longer in the rules are left out. */
export function sentSheet({ criteria, points, comment, whole = '', agrees }: Sent): TypedSheet {
  const codes = criteria.split(',');
  const byCode = (texts: readonly string[]): Record<string, string> => Object.fromEntries(codes.map((code, at) => [code, texts[at] ?? '']));
  return { points: byCode(points), comments: byCode(comment), whole, agrees: agrees ?? '' };
}

/** A saved sheet as it stands in the fields. */
export function shownSheet({ points, comments, agrees }: SheetContent): TypedSheet {
  return {
    // Without dots between thousands: a dot is read as a comma.
    points: Object.fromEntries(Object.entries(points).map(([code, value]) => [code, String(value).replace('.', ',')])),
    comments,
    whole: comments[''] ?? '',
    agrees: agrees === null ? '' : agrees ? 'yes' : 'no',
  };
}

/** Reads points as people write them: "7,5" and "7.5"; an empty field has none. */
export function readSheet(criteria: readonly JudgingCriterion[], typed: TypedSheet): { content: SheetContent; faults: SheetFieldFault[] } {
  const content: SheetContent = { points: {}, comments: {}, agrees: typed.agrees === '' ? null : typed.agrees === 'yes' };
  const faults: SheetFieldFault[] = [];
  const comment = (code: string, field: string, text: string): void => {
    if (text.length > LONGEST_COMMENT)
      faults.push({
        field,
        text: `Nhận xét dài ${formatNumber(text.length)} ký tự, nhiều nhất ${formatNumber(LONGEST_COMMENT)}. Hãy rút gọn.`,
      });
    else if (text.trim() !== '') content.comments[code] = text;
  };
  for (const { code, maximum } of criteria) {
    const text = (typed.points[code] ?? '').trim();
    if (text !== '') {
      const points = /^\d{1,6}([.,]\d{1,3})?$/.test(text) ? Number(text.replace(',', '.')) : NaN;
      if (!(points <= maximum))
        faults.push({
          field: pointsField(code),
          text: `Hãy ghi điểm từ 0 đến ${formatPoints(maximum)}, lẻ nhiều nhất ba chữ số, ví dụ 7,5.`,
        });
      else content.points[code] = points;
    }
    comment(code, commentField(code), typed.comments[code] ?? '');
  }
  comment('', WHOLE_FIELD, typed.whole);
  return { content, faults };
}
