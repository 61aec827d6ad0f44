import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { aQuizPart } from '#rules/testing';
import { aFinishedRound } from '../../../../test/factories/a-finished-round.js';
import { anApprover } from '../../../../test/factories/a-member.js';
import { aSealedSitting } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../../../../test/factories/some-rule-sets.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { ResultsModule } from '../results.module.js';
import { Anomalies } from './anomalies.service.js';
import { AnomalyDesk } from './anomaly-desk.service.js';
import { OwnCases } from './own-cases.service.js';

const WHY = 'Làm xong mười câu trong sáu giây.';

describe('what people decide about a case', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;

  beforeEach(async () => {
    const part = aQuizPart();
    const parts = [aQuizPart({ paper: { ...part.paper, items: 10 } })];
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes({ parts }) }));
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const round = (): Promise<Round> => context.get(ContestReader).round(running.rounds[0]!.id);
  const staff = () => anApprover(context.module);
  const aCase = async () => {
    const startsAt = parseLocal('2024-10-22 09:00')!;
    const { registration } = await aSealedSitting(context.module, running, { startsAt, minutes: 0.1 });
    await aSealedSitting(context.module, running, { startsAt, minutes: 5 });
    await context.get(Anomalies).look(await round());
    const { cases } = await context.get(AnomalyDesk).page((await round()).id, { skip: 0, limit: 10 });
    return { id: cases[0]!.id, registration };
  };
  const approved = () => aFinishedRound(context.module, running, { to: 'approved' });

  it('comes too late for a second person once the results are approved', async () => {
    await inScope(async () => {
      const { id, registration } = await aCase();
      const desk = context.get(AnomalyDesk);
      await desk.propose(id, [registration.id], { by: await staff(), reason: WHY });
      await approved();

      await expect(desk.confirm(id, await staff())).rejects.toMatchObject({ code: 'TOO_LATE' });
      expect((await desk.find(id)).anomaly.state).toBe('proposed');
    });
  });

  it('and so does taking somebody back in', async () => {
    await inScope(async () => {
      const { id, registration } = await aCase();
      const desk = context.get(AnomalyDesk);
      await desk.propose(id, [registration.id], { by: await staff(), reason: WHY });
      await desk.confirm(id, await staff());
      await approved();

      await expect(desk.lift(id, { by: await staff(), reason: WHY })).rejects.toMatchObject({ code: 'TOO_LATE' });
      expect((await desk.find(id)).anomaly.state).toBe('excluded');
    });
  });

  it('is nothing that the person reads while only one has proposed it', async () => {
    await inScope(async () => {
      const { id, registration } = await aCase();
      const [desk, own] = [context.get(AnomalyDesk), context.get(OwnCases)];
      await desk.ask(id, [registration.id], { by: await staff(), reason: 'Bạn làm bài ở đâu?' });
      await desk.propose(id, [registration.id], { by: await staff(), reason: WHY });

      const [seen] = await own.of(registration.id);
      expect(seen).toMatchObject({ state: 'asked', mayAnswer: true });
      expect(JSON.stringify(seen)).not.toContain(WHY);
    });
  });
});
