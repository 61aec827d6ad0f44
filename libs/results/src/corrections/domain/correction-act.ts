import type { Act } from '#audit';
import type { AccountId } from '#kernel';
import type { ResultCorrection } from '../entities/result-correction.entity.js';

/** What the trail says of an act on a correction: names nobody but whoever acts. */
export function correctionAct(
  action: string,
  { id, kind, contestId }: Pick<ResultCorrection, 'id' | 'kind' | 'contestId'>,
  actor: AccountId,
  details: Record<string, unknown> = {},
): Act {
  return { actor, action, subject: { kind: 'correction', id }, details: { kind, contest: contestId, ...details } };
}
