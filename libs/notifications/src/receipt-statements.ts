import type { AttemptId } from '#attempts';
import type { AccountId, ContestId, RoundId } from '#kernel';
import { hotStatement } from '#persistence';

/** An attempt on its way to a receipt; the code is missing while it is worked on. */
export interface DueReceipt {
  id: AttemptId;
  account: AccountId;
  contest: ContestId;
  round: RoundId;
  code: string | null;
  at: Date | null;
}

const COLUMNS = 'a.id, a.account_id as account, a.contest_id as contest, a.round_id as round, a.receipt_code as code, a.submitted_at as at';

/** The next attempts after one, in the order in which they were started: along the primary key. Those just begun are left for later. */
export const nextAttempts = hotStatement<[tenant: string, after: string, before: string, limit: number], DueReceipt>(
  'receipts-next',
  `select ${COLUMNS} from attempts a where a.tenant_id = $1 and a.id > $2 and a.id < $3 order by a.id limit $4`,
);

/** Attempts that were passed while they were worked on, and are sealed by now. */
export const waitedFor = hotStatement<[tenant: string, limit: number], DueReceipt>(
  'receipts-waited-for',
  `select ${COLUMNS} from receipt_waits w join attempts a on a.tenant_id = w.tenant_id and a.id = w.attempt_id
   where w.tenant_id = $1 and a.submitted_at is not null order by a.submitted_at limit $2`,
);
