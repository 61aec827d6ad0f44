import { randomUUID } from 'node:crypto';
import type { Round } from '#contests';
import type { Registration } from '#registrations';
import type { DatabaseContext } from '../support/database-context.js';

/** A draw from a public source with two witnesses, who signs for the approving role, a certificate that was tried, and a prize that was confirmed, reminded of and paid; planted. */
export async function aDrawAndPayout(context: DatabaseContext, round: Round, registration: Registration): Promise<void> {
  const { tenantId, id: roundId, contestId } = round;
  const [entry, one, another] = [randomUUID(), randomUUID(), randomUUID()];
  const plant = (sql: string, ...values: unknown[]): Promise<unknown> => context.asSuperuser(sql, [tenantId, ...values]);
  await plant(
    `insert into round_draws (tenant_id, round_id, contest_id, commitment_text, sha256, committed_at, list_count, list_sha256, frozen_at, needed_at)
     values ($1, $2, $3, repeat('Cam kết bốc thăm. ', 5), repeat('0', 64), '2024-10-21', 1, repeat('1', 64), '2024-10-28', '2024-10-28')`,
    roundId,
    contestId,
  );
  await plant(
    `insert into draw_entries (tenant_id, id, round_id, seed_value, evidence_url, drawn_at, entered_by, entered_for, entered_at, confirmed_at)
     values ($1, $2, $3, '412908', 'https://xoso.vidu.vn/', '2024-10-28', $4, 'ban-to-chuc', '2024-10-28', '2024-10-28')`,
    entry,
    roundId,
    one,
  );
  await plant(
    `insert into draw_witnesses (tenant_id, entry_id, account_id, team, witnessed_at) values ($1, $2, $3, 'ban-cham', '2024-10-28')`,
    entry,
    another,
  );
  await plant(
    `insert into approving_holders (tenant_id, contest_id, account_id, role, appointed_by, appointed_at) values ($1, $2, $3, 'chairman', $4, '2024-10-21')`,
    contestId,
    one,
    another,
  );
  await plant(
    `insert into certificate_proofs (tenant_id, standing_id, group_code, rank, round_id, fingerprint, made_at)
     select tenant_id, standing_id, group_code, rank, round_id, repeat('2', 64), '2024-10-28' from awards where tenant_id = $1 limit 1`,
  );
  await plant(
    `insert into winner_confirmations (tenant_id, award_id, contest_id, registration_id, state, full_name, identity_digits, way, payment_sealed, said_at)
     select tenant_id, id, contest_id, $2, 'confirmed', 'Lê Thị Hoa', '0123', 'bank', 'x', '2024-11-01' from awards where tenant_id = $1 limit 1`,
    registration.id,
  );
  await plant(
    `insert into prize_payouts (tenant_id, award_id, contest_id, amount, paid_by, paid_at)
     select tenant_id, award_id, contest_id, 500000, $2, '2024-11-05' from winner_confirmations where tenant_id = $1`,
    one,
  );
  await plant(
    `insert into prize_reminders (tenant_id, award_id, sent_at) select tenant_id, award_id, '2024-11-03' from winner_confirmations where tenant_id = $1`,
  );
}
