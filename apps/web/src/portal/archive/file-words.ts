import { formatNumber } from '#kernel';
import type { SubmissionFile } from '#submissions';

/** "Toàn văn", "Phụ lục": names of files may say more of people than they have agreed to. */
export function fileLabelOf({ role, kind }: Pick<SubmissionFile, 'role' | 'kind'>): string {
  return `${role === 'main' ? 'Toàn văn' : 'Phụ lục'} (${(kind ?? '').toUpperCase()})`;
}

/**
 * As what a file is kept by whoever takes it: the title of the work, which is public; of further files with their place among them. Not as its
 * author has called it.
 * @param files all of the work that may be opened
 */
export function archivedName(title: string, { id, role }: SubmissionFile, files: readonly SubmissionFile[]): string {
  // No part of a path, and nothing that looks like an extension.
  const work = title.replace(/[/\\.]+/g, ' ').trim();
  if (role === 'main') return work;
  const others = files.filter((file) => file.role !== 'main');
  return `Phụ lục ${others.findIndex((file) => file.id === id) + 1}, ${work}`;
}

/** "340 KB" */
export function sizeLabel({ promisedSize }: Pick<SubmissionFile, 'promisedSize'>): string {
  return `${formatNumber(Math.max(1, Math.round(Number(promisedSize) / 1024)))} KB`;
}
