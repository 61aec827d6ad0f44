import type { SubmissionFile } from '../entities/submission-file.entity.js';

/** Where the bytes of a file are kept. */
export function fileKey({ submissionId, id }: Pick<SubmissionFile, 'id' | 'submissionId'>): string {
  return `submissions/${submissionId}/${id}`;
}
