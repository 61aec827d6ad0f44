import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, RoundTransitions, type RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import type { Registration } from '#registrations';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { UnitOfWork } from '#tenancy';
import { aDecision } from '../../../test/factories/a-finished-round.js';
import { anApprover } from '../../../test/factories/a-member.js';
import { aSealedSitting } from '../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { aPrizePerRound, tiers } from '../../../test/factories/some-prizes.js';
import { TWO_ROUNDS } from '../../../test/factories/some-rule-sets.js';
import { theWorkerGoesOn } from '../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { eventually } from '../../../test/support/eventually.js';
import { Approvals } from './approvals.service.js';
import { Awards } from './awards.service.js';
import { ResultsModule } from './results.module.js';

const at = (text: string): Date => parseLocal(text)!;

describe('a limit of prizes over rounds', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let best: Registration;
  let by: AccountId;

  const rules = (limit: string) =>
    aRuleSet({
      parts: [aQuizPart({ rounds: TWO_ROUNDS })],
      prizes: [aPrizePerRound({ tiers: tiers(1), personLimit: { code: limit, version: 1 } })],
    });
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  /** The same person is the best of both rounds, which are both ranked before anybody signs. */
  const bothRanked = async (limit: string): Promise<void> => {
    ({ tenantId, running } = await aTenantWithContest(context, { time: at('2024-10-20 08:00'), ruleSet: rules(limit) }));
    await inScope(async () => {
      by = await anApprover(context.module);
      const [first, second] = running.rounds;
      best = (await aSealedSitting(context.module, running, { round: first!, startsAt: at('2024-10-22 09:00') })).registration;
      await aSealedSitting(context.module, running, { round: second!, startsAt: at('2024-10-29 09:00'), registration: best });
      await aSealedSitting(context.module, running, { round: second!, startsAt: at('2024-10-29 10:00'), right: 1 });
      await context.timeIs(at('2024-11-04 09:31'));
      await theWorkerGoesOn(context.module);
    });
  };
  const decision = (at: 0 | 1) => aDecision(context.module, running.rounds[at]!.id, by);
  const approve = async (at: 0 | 1): Promise<boolean> => context.get(Approvals).approve(await decision(at));
  const states = async (): Promise<string[]> => (await context.get(ContestReader).roundsOf(running.contest.id)).map(({ state }) => state);

  it('holds although both rounds were ranked before the first was approved: the second must be computed again', async () => {
    await bothRanked('one-per-contest');
    await inScope(async () => {
      expect(await approve(0)).toBe(true);
      await expect(approve(1)).rejects.toMatchObject({ code: 'PRIZES_OVERTAKEN' });
      expect(await states()).toEqual(['approved', 'ranked']);

      await context.get(Approvals).giveBack(await decision(1), 'Đã có giải ở đợt 1.');
      await context.get(Approvals).recount(running.rounds[1]!.id, randomUUID() as AccountId, 'Tính lại theo giải đã trao.');
      await theWorkerGoesOn(context.module);
      expect(await approve(1)).toBe(true);

      const given = await context.get(Awards).ofContest(running.contest.id);
      expect(given.filter(({ person }) => person === best.pseudonym)).toHaveLength(1);
      expect(given).toHaveLength(2);
    });
  });

  it('holds although both are approved in the same moment', async () => {
    await bothRanked('one-per-contest');
    await inScope(async () => {
      const outcomes = await Promise.allSettled([approve(0), approve(1)]);

      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(await context.get(Awards).ofPerson(running.contest.id, best.pseudonym)).toHaveLength(1);
    });
  });

  it('is looked at while no other round of the contest can move: whoever approves waits for whoever holds one', async () => {
    await bothRanked('one-per-contest');
    const [held, release] = [Promise.withResolvers<true>(), Promise.withResolvers<true>()];
    const holding = inScope(() =>
      context.get(UnitOfWork).run(async () => {
        await context.get(RoundTransitions).hold(running.rounds[1]!.id);
        held.resolve(true);
        await release.promise;
      }),
    );
    await held.promise;
    const approving = inScope(() => approve(0));
    const waiting = eventually(
      () => context.asSuperuser("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"),
      (rows) => rows.length > 0,
    );

    try {
      expect(await Promise.race([approving.then(() => 'approved'), waiting.then(() => 'waits')])).toBe('waits');
    } finally {
      release.resolve(true);
      await holding;
    }
    expect(await approving).toBe(true);
  });

  it('keeps nobody from a prize of each round where the rules give one per round', async () => {
    await bothRanked('one-per-round');
    await inScope(async () => {
      expect([await approve(0), await approve(1)]).toEqual([true, true]);

      expect(await context.get(Awards).ofPerson(running.contest.id, best.pseudonym)).toHaveLength(2);
    });
  });
});
