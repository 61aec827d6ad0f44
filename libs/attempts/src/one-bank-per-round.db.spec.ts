import pg from 'pg';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestsModule, type RunningContest } from '#contests';
import { newId, type TenantId } from '#kernel';
import { QuestionsModule, SealedBanks } from '#questions';
import { type Registration, RegistrationsModule } from '#registrations';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { UnitsModule } from '#units';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AttemptsModule } from './attempts.module.js';
import { Attempts } from './attempts.service.js';
import type { AttemptId } from './entities/attempt.entity.js';

const MODULES = [AccessModule, AccountsModule, UnitsModule, ContestsModule, QuestionsModule, RegistrationsModule, AttemptsModule];

describe('the papers of a round', () => {
  // Two processes: what one remembers the other does not know.
  const [one, other] = [DatabaseContext.forTests(...MODULES), DatabaseContext.forTests(...MODULES)];
  let tenantId: TenantId;
  let running: RunningContest;
  /** A second connection, in the middle of sealing. */
  let sealing: pg.Client;

  beforeEach(async () => {
    const part = aQuizPart({ attempts: { limit: { code: 'unlimited', version: 1 }, counts: { code: 'best', version: 1 } } });
    ({ tenantId, running } = await aTenantWithContest(one, { ruleSet: aRuleSet({ parts: [part] }) }));
    sealing = new pg.Client({ connectionString: one.urls.owner });
    await sealing.connect();
  });
  afterEach(() => sealing.end());

  const round = () => running.rounds[0]!;
  const fromOpening = (seconds: number): Date => new Date(round().opensAt.getTime() + seconds * 1000);
  const somebody = (): Promise<Registration> => one.as(tenantId, async () => (await aContestant(one.module, running)).registration);
  const start = async (process: DatabaseContext, who?: Registration): Promise<AttemptId> => {
    const registration = who ?? (await somebody());
    return process.as(tenantId, () => process.get(Attempts).start(running, round(), registration));
  };
  const versionFor = (process: DatabaseContext): Promise<string> =>
    process.as(tenantId, async () => (await process.get(SealedBanks).asItStands(round())).id);
  const banks = () =>
    one.asSuperuser<{ id: string; papers: number }>(
      `select b.id, count(a.id)::int as papers from banks b left join attempts a on a.tenant_id = b.tenant_id and a.bank_id = b.id
        where b.tenant_id = $1 group by b.id, b.version order by b.version`,
      [tenantId],
    );
  /** A bank that carries a time before the opening, and is not committed yet. */
  const sealsMeanwhile = async (): Promise<void> => {
    const next = newId<'bank'>(fromOpening(-1));
    await sealing.query('begin');
    await sealing.query("select set_config('app.tenant_id', $1, true)", [tenantId]);
    await sealing.query(
      `insert into banks (tenant_id, id, contest_id, version, items, sha256, sealed_at)
        select tenant_id, $2, contest_id, version + 1, items, sha256, $3 from banks where tenant_id = $1`,
      [tenantId, next, fromOpening(-1)],
    );
  };

  it('come from one bank though another one, stamped before the opening, is committed after the first start', async () => {
    await sealsMeanwhile();
    await one.timeIs(fromOpening(60));
    await start(one);
    await sealing.query('commit');
    await start(one);
    await start(other);

    const [first, second] = await banks();
    expect([first?.papers, second?.papers]).toEqual([3, 0]);
    expect([await versionFor(one), await versionFor(other)]).toEqual([first?.id, first?.id]);

    // What the round holds on to is what decides: without it the bank that came late would serve.
    await one.asSuperuser('delete from round_banks where tenant_id = $1', [tenantId]);
    expect(await versionFor(other)).toBe(second?.id);
  });

  it('come from one bank though two processes take each another one for the right one, and start at once', async () => {
    await sealsMeanwhile();
    await one.timeIs(fromOpening(60));
    await one.as(tenantId, () => one.get(SealedBanks).ofRound(round()));
    await sealing.query('commit');

    const people: Registration[] = [];
    for (let n = 0; n < 6; n += 1) people.push(await somebody());

    const begun = await Promise.all(people.map((person, n) => start(n % 2 === 0 ? one : other, person)));

    expect(new Set(begun).size).toBe(6);
    expect((await banks()).map(({ papers }) => papers).toSorted()).toEqual([0, 6]);
  });

  it('wait for the first start in another process, and follow it', async () => {
    await one.timeIs(fromOpening(60));
    await one.as(tenantId, () => one.get(SealedBanks).ofRound(round()));
    await sealsMeanwhile();
    await sealing.query('commit');
    const [, late] = await banks();
    await sealing.query('begin');
    await sealing.query('select round_bank($1, $2, $3)', [tenantId, round().id, late?.id]);

    let isDone = false;
    const begun = start(one).then(() => (isDone = true));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(isDone).toBe(false);
    await sealing.query('commit');
    await begun;

    expect((await banks()).map(({ papers }) => papers)).toEqual([0, 1]);
  });

  it('are not settled by who comes before the opening', async () => {
    await one.timeIs(fromOpening(-60));
    await expect(start(one)).rejects.toMatchObject({ code: 'ROUND_NOT_OPEN' });

    expect(await one.asSuperuser('select round_id from round_banks where tenant_id = $1', [tenantId])).toEqual([]);
  });
});
