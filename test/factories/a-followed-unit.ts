import { randomBytes, randomUUID } from 'node:crypto';
import type { AccountId, TenantId } from '#kernel';
import type { DatabaseContext } from '../support/database-context.js';

/** One row in each table about coordinators, their lists of people and reminders: planted, for tests that need no more of them. */
export async function aFollowedUnit(context: DatabaseContext, tenantId: TenantId, accountId: AccountId): Promise<void> {
  const [at, someHash] = ['2024-10-22T01:00:00Z', randomBytes(32)];
  const [roster, campaign] = [randomUUID(), randomUUID()];
  const plant = (sql: string, ...values: unknown[]): Promise<unknown> => context.asSuperuser(sql, [tenantId, ...values]);
  const unit = `(select id from units where tenant_id = $1 limit 1)`;
  const contest = `(select id from contests where tenant_id = $1 limit 1)`;
  const round = `(select id from rounds where tenant_id = $1 limit 1)`;
  await plant(
    `insert into coordinators (tenant_id, id, account_id, unit_id, contest_id, appointed_at) select $1, $2, $3, ${unit}, ${contest}, $4`,
    randomUUID(),
    accountId,
    at,
  );
  await plant(
    `insert into coordinator_invitations (tenant_id, id, unit_id, full_name, contact, token_hash, invited_at, expires_at)
     select $1, $2, ${unit}, 'Ai Đó', 'ai-do@vidu.vn', $3, $4, $4`,
    randomUUID(),
    someHash,
    at,
  );
  await plant(
    `insert into rosters (tenant_id, id, contest_id, unit_id, title, basis, basis_text, brought_by, brought_at, erase_on)
     select $1, $2, ${contest}, ${unit}, 'Danh sách', 'agency', 'Cam kết', $3, $4, '2030-01-01'`,
    roster,
    accountId,
    at,
  );
  await plant(
    `insert into roster_people (tenant_id, id, roster_id, ordinal, full_name, name_key, birth_date, email, person_hmac, contact_hmac)
     values ($1, $2, $3, 2, 'Ai Đó', 'ai do', '1980-01-01', 'ai-do@vidu.vn', $4, $4)`,
    randomUUID(),
    roster,
    someHash,
  );
  await plant(
    `insert into roster_imports (tenant_id, id, unit_id, contest_id, file_name, rows, created_by, created_at) select $1, $2, ${unit}, ${contest}, 'a.csv', '[]', $3, $4`,
    randomUUID(),
    accountId,
    at,
  );
  await plant(
    `insert into reminder_campaigns (tenant_id, id, contest_id, round_id, unit_id, roster_id, origin, state, wanted, requested_by, requested_at, finished_at)
     select $1, $2, ${contest}, ${round}, ${unit}, $3, 'https://vidu.vn', 'done', 1, $4, $5, $5`,
    campaign,
    roster,
    accountId,
    at,
  );
  await plant(
    `insert into reminders (tenant_id, id, campaign_id, round_id, person_hmac, contact_hmac, is_message, code, made_at)
     select $1, $2, $3, ${round}, $4, $4, true, $5, $6`,
    randomUUID(),
    campaign,
    someHash,
    randomBytes(6).toString('hex').toUpperCase(),
    at,
  );
  await plant(`insert into reminder_refusals (tenant_id, contact_hmac, refused_at) values ($1, $2, $3)`, someHash, at);
  await plant(`insert into reminder_days (tenant_id, day, sent) values ($1, '2024-10-22', 1)`);
}
