import type { Round } from '#contests';
import type { AccountId } from '#kernel';
import type { Signing } from '../approvals.service.js';
import { maySign } from './may-sign.js';

/** Whether a standing waits for a signature that this account may give: it has given none, and asked neither for the computing nor for what is in it. */
export function awaitsSignatureOf(accountId: AccountId, { state }: Pick<Round, 'state'>, signing: Signing): boolean {
  const { standing, decisions, isReturned, askers } = signing;
  const isOpen = state === 'ranked' && !isReturned;
  return (
    isOpen &&
    maySign(accountId, signing) &&
    standing.requestedBy !== accountId &&
    !askers.includes(accountId) &&
    !decisions.some((decision) => decision.accountId === accountId)
  );
}
