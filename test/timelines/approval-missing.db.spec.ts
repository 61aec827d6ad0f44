import { Module } from '@nestjs/common';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, ContestsModule, type RunningContest } from '#contests';
import type { RoundId, TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { ReportsModule } from '#reports';
import { Approvals, ResultsModule } from '#results';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { type Tenant, TenantDirectory } from '#tenants';
import { RoundKeeper } from '../../apps/worker/src/round-keeper.js';
import { aDecision } from '../factories/a-finished-round.js';
import { anApprover } from '../factories/a-member.js';
import { aTenantWithContest } from '../factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../support/database-context.js';

@Module({
  imports: [AccessModule, AccountsModule, ContestsModule, QuestionsModule, ResultsModule, ReportsModule],
  providers: [RoundKeeper],
})
class KeepingModule {}

/** Half an hour between two rounds, and a promised minute for the results of each. */
const ROUNDS = {
  code: 'listed',
  version: 1,
  rounds: [
    { code: 'dot-1', name: 'Đợt 1', opens: '2024-10-21 10:00', closes: '2024-10-28 09:30', publishes: '2024-10-30 10:00' },
    { code: 'dot-2', name: 'Đợt 2', opens: '2024-10-28 10:00', closes: '2024-11-04 09:30', publishes: '2024-11-06 10:00' },
  ],
};

describe('a round whose results nobody has approved', () => {
  const context = DatabaseContext.forTests(KeepingModule);
  let tenantId: TenantId;
  let tenant: Tenant;
  let running: RunningContest;

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: aRuleSet({ parts: [aQuizPart({ rounds: ROUNDS })] }) }));
    tenant = (await context.get(TenantDirectory).findById(tenantId))!;
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const idOf = (n: number): RoundId => running.rounds[n]!.id;
  /** The states of both rounds once the worker has looked at that time. */
  const statesAt = async (time: Date, looks = 1): Promise<string[]> => {
    await context.timeIs(time);
    return inScope(async () => {
      for (let look = 0; look < looks; look += 1) {
        await context.get(RoundKeeper).look(tenant);
        await context.get(RoundKeeper).compute(tenant);
      }
      return Promise.all([0, 1].map(async (n) => (await context.get(ContestReader).round(idOf(n))).state));
    });
  };
  const approve = (n: number): Promise<void> =>
    inScope(async () => {
      await context.get(Approvals).approve(await aDecision(context.module, idOf(n), await anApprover(context.module)));
    });
  const after = (time: Date, ms: number): Date => new Date(time.getTime() + ms);

  it('lets the next one open at its minute; only its publication waits, and comes with the approval', async () => {
    const [first, second] = running.rounds as [(typeof running.rounds)[number], (typeof running.rounds)[number]];

    expect(await statesAt(after(first.closesAt, 60_000), 4)).toEqual(['ranked', 'scheduled']);
    expect(await statesAt(second.opensAt)).toEqual(['ranked', 'open']);
    // The promised minute comes and goes.
    expect(await statesAt(first.publishesAt!)).toEqual(['ranked', 'open']);
    expect(await statesAt(after(second.closesAt, 60_000), 4)).toEqual(['ranked', 'ranked']);
    await approve(1);
    expect(await statesAt(second.publishesAt!)).toEqual(['ranked', 'published']);
    await approve(0);
    expect(await statesAt(after(second.publishesAt!, 1_000))).toEqual(['published', 'published']);
  });
});
