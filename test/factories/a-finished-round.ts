import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { ContestReader, type Round, RoundTransitions, type RunningContest } from '#contests';
import type { AccountId } from '#kernel';
import { DatabaseClock } from '#persistence';
import { Approvals, RoundClosing, Standings } from '#results';
import { TenantContext } from '#tenancy';
import { testDatabase } from '../support/test-database.js';

type Source = Pick<INestApplicationContext, 'get'>;

/** How far a round is taken, each step after the ones before. */
type Goal = 'closing' | 'ranked' | 'approved' | 'published';

const SETTLED_MS = 60_000;

/**
 * Takes a round of the contest in scope as far as asked, by the real services and as the worker does: closed and sealed a
 * minute after its end, ranked, signed by as many people as the rules want, published at the promised minute.
 */
export async function aFinishedRound(
  source: Source,
  running: RunningContest,
  { round: { id } = running.rounds[0]!, to = 'published' }: { round?: Round; to?: Goal } = {},
): Promise<Round> {
  const from = <T>(token: new (...args: never[]) => T): T => source.get(token, { strict: false });
  const [clock, contests] = [from(DatabaseClock), from(ContestReader)];
  const { closesAt, publishesAt } = await contests.round(id);
  const workOn = async (times: number): Promise<Round> => {
    for (let n = 0; n < times; n += 1) await from(RoundClosing).takeFurther(await contests.round(id), 'Lâm Đồng');
    return contests.round(id);
  };

  await clock.moveTo(new Date(closesAt.getTime() + SETTLED_MS));
  await from(RoundTransitions).advance();
  if (to === 'closing') return contests.round(id);
  const ranked = await workOn(3);
  if (to === 'ranked') return ranked;
  const standing = (await from(Standings).newest(id))!;
  for (let n = 0; n < running.ruleSet.approval.approvers; n += 1)
    await from(Approvals).approve({ roundId: id, standingId: standing.id, sha256: standing.sha256, by: await anApprover(source) });
  if (to === 'approved') return contests.round(id);
  if (publishesAt) await clock.moveTo(publishesAt);
  return workOn(1);
}

/** Somebody of the tenant in scope who may approve; a new person each time. */
export async function anApprover(source: Source, fullName = 'Phan Người Duyệt'): Promise<AccountId> {
  const id = randomUUID() as AccountId;
  const client = new pg.Client({ connectionString: (await testDatabase()).superuser });
  await client.connect();
  try {
    await client.query(
      `insert into accounts (tenant_id, id, full_name, name_key, email, staff_roles) values ($1, $2, $3, lower($3), $4, '{approver}')`,
      [source.get(TenantContext, { strict: false }).tenantId(), id, fullName, `${id}@vidu.vn`],
    );
  } finally {
    await client.end();
  }
  return id;
}
