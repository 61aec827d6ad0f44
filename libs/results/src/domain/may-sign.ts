import type { AccountId } from '#kernel';

/** Whether an account holds the role that approves; where nobody is named, whoever has the duty to approve may. */
export function maySign(accountId: AccountId, { holders }: { holders: readonly AccountId[] }): boolean {
  return holders.length === 0 || holders.includes(accountId);
}
