import { readShare, type SubmissionDraft } from '#submissions';

const WHOLE = 10_000;

/** "Cộng lại hiện được 80%, còn thiếu 20%." Empty while nobody has a share. */
export function sharesSentence({ ownShare, authors }: Pick<SubmissionDraft, 'ownShare' | 'authors'>): string {
  const typed = [ownShare, ...authors.map(({ share }) => share)].filter((share) => share.trim() !== '');
  if (typed.length === 0) return 'Cộng tỷ lệ của tất cả tác giả phải bằng 100%.';
  const sum = typed.reduce((total, share) => total + (readShare(share) ?? 0), 0);
  if (sum === WHOLE) return 'Cộng lại đúng 100%.';
  const rest = Math.abs(WHOLE - sum);
  return `Cộng lại hiện được ${percent(sum)}%, ${sum < WHOLE ? 'còn thiếu' : 'thừa'} ${percent(rest)}%.`;
}

/** "33,33" of hundredths of a percent. */
function percent(share: number): string {
  return String(share / 100).replace('.', ',');
}
