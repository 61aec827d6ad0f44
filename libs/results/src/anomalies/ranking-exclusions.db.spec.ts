import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import type { RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { aContestant } from '../../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { ResultsModule } from '../results.module.js';
import type { AnomalyId } from './entities/anomaly.entity.js';
import { RankingExclusions } from './ranking-exclusions.service.js';

describe('who is left out of a ranking', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  const [proposedBy, confirmedBy] = [randomUUID() as AccountId, randomUUID() as AccountId];
  let tenantId: TenantId;
  let running: RunningContest;

  beforeEach(async () => {
    await context.timeIs(parseLocal('2024-10-22 09:00')!);
    ({ tenantId, running } = await aTenantWithContest(context));
  });

  it('because of two cases is ranked again when both are taken back, not after one of them', async () => {
    await context.as(tenantId, async () => {
      const { registration } = await aContestant(context.module, running);
      const exclusions = context.get(RankingExclusions);
      const [one, other] = [randomUUID() as AnomalyId, randomUUID() as AnomalyId];
      const { id: roundId, contestId } = running.rounds[0]!;
      const out = async () => (await exclusions.of(roundId)).map(({ person }) => person);
      for (const anomalyId of [one, other])
        await exclusions.exclude({ contestId, roundId, anomalyId }, [registration.id], { proposedBy, confirmedBy });
      expect(await out()).toEqual([registration.pseudonym]);

      expect(await exclusions.lift(one, confirmedBy)).toEqual([registration.id]);
      expect(await out()).toEqual([registration.pseudonym]);
      expect([...(await exclusions.outOf(roundId, [registration.id]))]).toEqual([registration.id]);
      expect(await exclusions.lift(other, confirmedBy)).toEqual([registration.id]);
      expect(await out()).toEqual([]);
      expect([...(await exclusions.outOf(roundId, [registration.id]))]).toEqual([]);
    });
  });
});
