import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { Attempts } from '#attempts';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { aQuizPart } from '#rules/testing';
import { aContestant } from '../../../../test/factories/a-running-contest.js';
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
import { RankingExclusions } from './ranking-exclusions.service.js';

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

  describe('holds for that case alone, where it has come up again', () => {
    const look = async () => {
      await context.get(Anomalies).look(await round());
      const { cases } = await context.get(AnomalyDesk).page((await round()).id, { skip: 0, limit: 10 });
      return cases.find(({ state }) => state === 'open')!.id;
    };
    const begin = async () => {
      const { registration } = await aContestant(context.module, running);
      await context.get(Attempts).start(running, await round(), registration, { device: 'may-chung' });
      return registration;
    };
    const leaveOut = async (id: Awaited<ReturnType<typeof look>>, person: string, isAsked: boolean) => {
      const desk = context.get(AnomalyDesk);
      if (isAsked) await desk.ask(id, [person], { by: await staff(), reason: 'Bạn làm bài ở đâu?' });
      await desk.propose(id, [person], { by: await staff(), reason: WHY });
      await desk.confirm(id, await staff());
    };
    /** One of many on a browser, left out when there were eight of them and again when there were thirteen. */
    const leftOutTwice = async () => {
      await context.timeIs(parseLocal('2024-10-22 09:00')!);
      const [person] = [await begin()];
      for (let n = 1; n < 8; n += 1) await begin();
      const first = await look();
      await leaveOut(first, person.id, true);
      for (let n = 0; n < 5; n += 1) await begin();
      const second = await look();
      await leaveOut(second, person.id, false);
      return { person, first, second };
    };
    const out = async () => (await context.get(RankingExclusions).of((await round()).id)).map(({ person }) => person);
    const own = async (id: string, of: Parameters<OwnCases['of']>[0]) => (await context.get(OwnCases).of(of)).find((one) => one.id === id);
    /** How many letters say it: of those of one moment none is the newest. */
    const told = async (words: string) => (await context.get(Outbox).newest()).filter(({ body }) => body.includes(words)).length;
    const STILL_OUT = 'vẫn không được xếp hạng vì một việc khác';
    const RANKED = 'được xếp hạng bình thường';

    it('taking the first exclusion back leaves the second as it is, and nobody is told otherwise', async () => {
      await inScope(async () => {
        const { person, first, second } = await leftOutTwice();
        await context.get(AnomalyDesk).lift(first, { by: await staff(), reason: 'Chị đã trả lời rõ.' });

        expect(await out()).toEqual([person.pseudonym]);
        expect(await own(first, person.id)).toMatchObject({ state: 'closed', isLeftOut: true });
        expect(await own(second, person.id)).toMatchObject({ state: 'excluded', isLeftOut: true });
        expect([await told(STILL_OUT), await told(RANKED)]).toEqual([1, 0]);

        await context.get(AnomalyDesk).lift(second, { by: await staff(), reason: 'Chị đã trả lời rõ.' });
        expect(await out()).toEqual([]);
        expect(await own(first, person.id)).toMatchObject({ state: 'closed', isLeftOut: false });
        expect([await told(STILL_OUT), await told(RANKED)]).toEqual([1, 1]);
      });
    });

    it('and so does taking the second one back', async () => {
      await inScope(async () => {
        const { person, first, second } = await leftOutTwice();
        await context.get(AnomalyDesk).lift(second, { by: await staff(), reason: 'Chị đã trả lời rõ.' });

        expect(await out()).toEqual([person.pseudonym]);
        expect(await own(first, person.id)).toMatchObject({ state: 'excluded', isLeftOut: true });
      });
    });

    it('closing another case does not tell whom a first one leaves out that they are ranked', async () => {
      await inScope(async () => {
        const { person, second } = await leftOutTwice();
        for (let n = 0; n < 7; n += 1) await begin();
        const third = await look();
        expect(third).not.toBe(second);
        await context.get(AnomalyDesk).ask(third, [person.id], { by: await staff(), reason: 'Bạn làm bài ở đâu?' });
        await context.get(AnomalyDesk).close(third, { by: await staff(), reason: 'Nhà văn hóa có một máy chung.' });

        expect(await own(third, person.id)).toMatchObject({ state: 'closed', isLeftOut: true });
        expect([await told(STILL_OUT), await told(RANKED)]).toEqual([1, 0]);
      });
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
