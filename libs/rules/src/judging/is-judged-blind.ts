import type { Judging } from './judging-setting.js';

/** Whether in any phase judges may not know whose a submission is. */
export function isJudgedBlind({ judging }: { judging?: Judging | undefined }): boolean {
  return judging?.phases.some(({ blind }) => blind === true) ?? false;
}
