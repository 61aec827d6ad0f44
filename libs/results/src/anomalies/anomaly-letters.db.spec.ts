import { AccessModule } from '#access';
import { AccountsModule, CodeBudgets } from '#accounts';
import { ContestReader, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import type { Registration } from '#registrations';
import { aQuizPart } from '#rules/testing';
import { aContestant } from '../../../../test/factories/a-running-contest.js';
import { aMember } from '../../../../test/factories/a-member.js';
import { aSealedSitting } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../../../../test/factories/some-rule-sets.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { ResultsModule } from '../results.module.js';
import { Anomalies } from './anomalies.service.js';
import { AnomalyDesk } from './anomaly-desk.service.js';
import { AnomalyLetters } from './anomaly-letters.service.js';
import type { AnomalyId } from './entities/anomaly.entity.js';

const MORNING = parseLocal('2024-10-22 09:00')!;

describe('letters about a case', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let id: AnomalyId;

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const mayText = (home: number) =>
    inScope(async () => context.get(CodeBudgets).change({ home, abroad: 0 }, await aMember(tenantId, ['administrator'])));
  const sent = async () => (await context.get(Outbox).newest()).map(({ channel, recipient }) => [channel, recipient]).toSorted();
  const textsOfToday = async () => (await context.get(CodeBudgets).useToday()).find(({ kind }) => kind === 'home')!.sent;
  /** One after the other: with a phone and a mailbox, with a phone alone, with a mailbox alone. */
  const people = async (): Promise<Registration[]> => {
    const phone = (value: string) => ({ contact: { kind: 'phone', value } }) as const;
    const both = await aContestant(context.module, running, phone('+84912000001'));
    await context.asSuperuser('update accounts set email = $2 where id = $1', [both.accountId, 'ca-hai@vidu.vn']);
    const texted = await aContestant(context.module, running, phone('+84912000002'));
    const mailed = await aContestant(context.module, running, { contact: { kind: 'email', value: 'thu@vidu.vn' } });
    return [both, texted, mailed].map(({ registration }) => registration);
  };
  const ask = async () =>
    context.get(AnomalyLetters).asked(
      id,
      (await people()).map((one) => one.id),
    );

  beforeEach(async () => {
    const part = aQuizPart();
    const parts = [aQuizPart({ paper: { ...part.paper, items: 10 } })];
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes({ parts }) }));
    await context.timeIs(MORNING);
    await inScope(async () => {
      await aSealedSitting(context.module, running, { startsAt: MORNING, minutes: 0.1 });
      const round = await context.get(ContestReader).round(running.rounds[0]!.id);
      await context.get(Anomalies).look(round);
      id = (await context.get(AnomalyDesk).page(round.id, { skip: 0, limit: 1 })).cases[0]!.id;
    });
  });

  it('go as texts out of the day’s budget, while there is one', async () => {
    await mayText(100);
    await inScope(async () => {
      await ask();

      expect(await sent()).toEqual([
        ['email', 'thu@vidu.vn'],
        ['sms', '+84912000001'],
        ['sms', '+84912000002'],
      ]);
      expect(await textsOfToday()).toBe(2);
    });
  });

  it('go by mail once the budget is spent, and to whom has none, not at all: their own page says it', async () => {
    await mayText(0);
    await inScope(async () => {
      await ask();

      expect(await sent()).toEqual([
        ['email', 'ca-hai@vidu.vn'],
        ['email', 'thu@vidu.vn'],
      ]);
      expect(await textsOfToday()).toBe(0);
    });
  });

  it('take nothing out of the budget when what they tell does not come about', async () => {
    await mayText(100);
    await inScope(async () => {
      const [both] = await people();
      const nobody = context
        .get(AnomalyDesk)
        .ask(id, [both!.id], { by: await aMember(tenantId, ['author']), reason: 'Bạn làm bài ở đâu?' });

      await expect(nobody).rejects.toMatchObject({ code: 'NOBODY' });
      expect([await textsOfToday(), await sent()]).toEqual([0, []]);
    });
  });
});
