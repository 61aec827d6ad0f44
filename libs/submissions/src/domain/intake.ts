import { FILE_KINDS, type IntakeLimits, IntakeError, USUAL_MOST_BYTES } from '#files';
import { MINUTE_MS } from '#kernel';
import type { FileRole, SubmissionFile } from '../entities/submission-file.entity.js';

/** So long after the end of receiving the bytes of what was promised before it may still come. */
export const PROMISE_GRACE_MS = 30 * MINUTE_MS;

/** Files of one submission that are on their way or there. */
export const MOST_FILES = 20;

/** What may come in as a file of a submission: whoever photographs paper sends pictures. */
const LIMITS: IntakeLimits = { kinds: FILE_KINDS, bytes: USUAL_MOST_BYTES, pages: 600 };
const SCANS: IntakeLimits = { ...LIMITS, kinds: FILE_KINDS.filter((kind) => kind !== 'docx') };

export function limitsOf(role: FileRole): IntakeLimits {
  return role === 'scan' ? SCANS : LIMITS;
}

/** Why a file was not taken in, and what to do about it; undefined for any other. */
export function refusalOf({ refusedCode, refusedParams }: Pick<SubmissionFile, 'refusedCode' | 'refusedParams'>): string | undefined {
  return refusedCode === null ? undefined : new IntakeError(refusedCode as IntakeError['code'], refusedParams ?? {}).sentence();
}

/** "pdf" of "Bai du thi.PDF"; what the file really is, is found when it has come. */
export function typedExtension(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? 'tep';
}
