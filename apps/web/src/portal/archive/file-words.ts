import { formatNumber } from '#kernel';
import type { SubmissionFile } from '#submissions';

/** "Toàn văn", "Phụ lục": names of files may say more of people than they have agreed to. */
export function fileLabelOf({ role, kind }: Pick<SubmissionFile, 'role' | 'kind'>): string {
  return `${role === 'main' ? 'Toàn văn' : 'Phụ lục'} (${(kind ?? '').toUpperCase()})`;
}

/** "340 KB" */
export function sizeLabel({ promisedSize }: Pick<SubmissionFile, 'promisedSize'>): string {
  return `${formatNumber(Math.max(1, Math.round(Number(promisedSize) / 1024)))} KB`;
}
