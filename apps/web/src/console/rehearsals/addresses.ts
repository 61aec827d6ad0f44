import type { ContestDraftId, RehearsalId } from '#contests';
import { draftUrl } from '../plan-drafts/addresses.js';

/** Where a draft is rehearsed; null: the rules in force. */
export function rehearsalsUrl(draftId: ContestDraftId | null): string {
  return draftId === null ? '/quan-tri/thiet-lap/chay-thu' : draftUrl(draftId, 'chay-thu');
}

export function rehearsalUrl(draftId: ContestDraftId | null, id: RehearsalId): string {
  return `${rehearsalsUrl(draftId)}/${id}`;
}
