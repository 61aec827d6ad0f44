import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { RoundAlterations } from '#contests';
import { type AccountId, parseLocal } from '#kernel';
import { QuestionsModule } from '#questions';
import { aQuizPart } from '#rules/testing';
import { aSealedSitting } from '../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { rulesWithPrizes, TWO_ROUNDS } from '../../../test/factories/some-rule-sets.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AnnulledTurnouts } from './annulled-turnouts.service.js';
import { ReportsModule } from './reports.module.js';
import { Turnouts } from './turnouts.service.js';

const [ANH, BINH] = [randomUUID() as AccountId, randomUUID() as AccountId];

describe('how many take part in a contest of which a round is annulled', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, QuestionsModule, ReportsModule);

  it('is counted once more, although no round is open any more; and only then', async () => {
    const { tenantId, running } = await aTenantWithContest(context, {
      ruleSet: rulesWithPrizes({ parts: [aQuizPart({ rounds: TWO_ROUNDS })] }),
    });
    const [contestId, round] = [running.contest.id, running.rounds[0]!];
    await context.as(tenantId, async () => {
      await aSealedSitting(context.module, running, { round, startsAt: parseLocal('2024-10-22 11:00')! });
      const [turnouts, look] = [context.get(Turnouts), () => context.get(AnnulledTurnouts).look()];
      const attempts = async (): Promise<number> => (await turnouts.find({ contestId, roundId: null }))!.totals.attempts;
      await turnouts.take(contestId, null);
      expect([await look(), await attempts()]).toEqual([0, 1]);
      const announced = { by: ANH, reason: 'lộ đề thi trước giờ mở', notice: 'Ban Tổ chức báo để mọi người dự thi biết.' };
      await context.timeIs(parseLocal('2024-11-20 09:00')!);
      await context.get(RoundAlterations).annul(await context.get(RoundAlterations).askAnnulment(round.id, null, announced), BINH);
      expect(await attempts()).toBe(1);
      await context.timeIs(parseLocal('2024-11-20 09:01')!);

      expect([await look(), await attempts()]).toEqual([1, 0]);
      expect(await look()).toBe(0);
    });
  });
});
