import type { RunningContest } from '#contests';
import { formatEnd, formatNumber, formatPercent, lowerFirst } from '#kernel';
import type { AppliedWhen, Novelty } from '#rules';
import { type Conclusion, type FoundText, submissionNumber, submissionPart, writtenApplied } from '#submissions';
import type { CellView, StateView } from '../view-models.js';

/** What every page of evidence says first. */
export const NO_VERDICT =
  'Máy chỉ nêu những đoạn giống nhau. Giống nhau chưa phải là sao chép: có thể cùng dẫn một văn bản, cùng một tác giả, cùng một mẫu. Kết luận là của người.';

export const CONCLUSION_WORDS: Readonly<Record<Conclusion, StateView>> = {
  copied: { kind: 'stopped', label: 'Trùng lặp' },
  'not-copied': { kind: 'done', label: 'Không trùng lặp' },
  council: { kind: 'waiting', label: 'Cần hội đồng xem' },
};

/** On which side of the date of the rules something was applied. */
export function whenWords(when: AppliedWhen, novelty: Novelty | undefined): string {
  if (!novelty) return '';
  const date = formatEnd(novelty.until);
  switch (when) {
    case 'before':
      return `Đã áp dụng tính đến ${date}: thể lệ không nhận ý tưởng trùng lặp`;
    case 'after':
      return `Áp dụng sau mốc của thể lệ (${date})`;
    case 'unclear':
      return `Chưa rõ áp dụng trước hay sau mốc của thể lệ (${date})`;
    case 'unknown':
      return 'Danh mục không ghi thời gian áp dụng';
  }
}

/** What the other text is called: "SK-0017", or the entry of the register. */
export function otherName({ other }: FoundText, { ruleSet, contest }: RunningContest): string {
  if (other.kind === 'initiative') return 'Sáng kiến đã áp dụng';
  const part = other.contest === contest.id ? submissionPart(ruleSet, other.part) : undefined;
  return part ? submissionNumber(part.kind, other.number) : `Bài số ${formatNumber(other.number)}, ${other.contest_name}`;
}

export function otherTitle({ other }: FoundText): string {
  return other.kind === 'initiative' ? other.initiative.title : other.title;
}

/** What else is to be known of the other text before anything is concluded, in few words each. */
export function otherMarks(found: FoundText, { contest }: RunningContest, novelty: Novelty | undefined): string[] {
  const { other, finding } = found;
  const alike = finding.isNamesake ? ['Tên gần giống nhau'] : [];
  if (other.kind === 'submission')
    return [
      ...alike,
      ...(other.is_same_author ? ['Có chung tác giả'] : []),
      ...(other.is_same_unit && !other.is_same_author ? ['Cùng đơn vị'] : []),
      ...(other.contest === contest.id ? [] : [`Bài của ${lowerFirst(other.contest_name)}`]),
    ];
  const { initiative, when } = other;
  const applied = writtenApplied(initiative);
  const said = whenWords(when, novelty);
  return [
    ...alike,
    ...(said ? [said] : []),
    `${initiative.unitName}${applied ? `, áp dụng từ ${applied}` : ''}`,
    ...(initiative.recognisedBy ? [initiative.recognisedBy] : []),
  ];
}

/** "62,5%"; below one in a hundred as that. */
export function shareWords(share: number): string {
  return share > 0 && share < 0.01 ? 'dưới 1%' : formatPercent(share);
}

/** The share without quotations, with the other one below where it is another; a dash where nothing was found. */
export function shareCell(without: number | null, share: number | null): CellView {
  if (without === null || share === null) return { text: '–', isNumber: true };
  const isMore = shareWords(without) !== shareWords(share);
  return { text: shareWords(without), detail: isMore ? `kể cả trích dẫn ${shareWords(share)}` : undefined, isNumber: true };
}
