import { AccessModule } from '#access';
import { quizSummary } from '#rules';
import { AccountsModule } from '#accounts';
import { Attempts } from '#attempts';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, RoundTransitions, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { Erasure, Registrations } from '#registrations';
import { aQuizPart } from '#rules/testing';
import { TenantContext } from '#tenancy';
import { aContestant } from '../../../../test/factories/a-running-contest.js';
import { aDecision, aFinishedRound } from '../../../../test/factories/a-finished-round.js';
import { anApprover } from '../../../../test/factories/a-member.js';
import { aSealedSitting, type SittingScript } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { manySitters } from '../../../../test/factories/many-sitters.js';
import { rulesWithPrizes } from '../../../../test/factories/some-rule-sets.js';
import { takenFurther } from '../../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { Approvals } from '../approvals.service.js';
import { ResultsModule } from '../results.module.js';
import { Standings } from '../standings.service.js';
import { Anomalies } from './anomalies.service.js';
import { AnomalyDesk } from './anomaly-desk.service.js';
import { CaseAnswersReader } from './case-answers.service.js';
import { OwnCases } from './own-cases.service.js';
import { RankingExclusions, REVIEWED } from './ranking-exclusions.service.js';

const at = (text: string): Date => parseLocal(text)!;
const MORNING = at('2024-10-22 09:00');
const EVERYTHING = { skip: 0, limit: 100 };
const WHY = 'Nhiều bài giống nhau, xin bạn cho biết vì sao.';

describe('the anomaly desk', () => {
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
  const sit = (script: Partial<SittingScript> = {}) => aSealedSitting(context.module, running, { startsAt: MORNING, ...script });
  const look = async () => context.get(Anomalies).look(await round());
  const cases = async () => (await context.get(AnomalyDesk).page((await round()).id, EVERYTHING)).cases;
  const staff = () => anApprover(context.module);
  const closed = () => aFinishedRound(context.module, running, { to: 'ranked' });
  /** Sits down on a browser and stays seated. */
  const begin = async (device: string, isAssisted = false) => {
    const { registration } = await aContestant(context.module, running);
    await context.get(Attempts).start(running, await round(), registration, { device, isAssisted });
    return registration;
  };
  const people = async (id: string) =>
    (await context.get(AnomalyDesk).find(id as never)).people.map(({ registrationId }) => registrationId).toSorted();

  describe('looks for browsers that many share', () => {
    it('and finds eight people on one, once, with who they are', async () => {
      await inScope(async () => {
        await context.timeIs(MORNING);
        const eight = [];
        for (let n = 0; n < 8; n += 1) eight.push((await begin('may-chung')).id);
        expect(await look()).toBe(1);
        expect(await look()).toBe(0);

        const [found, ...others] = await cases();
        expect(others).toEqual([]);
        expect(found).toMatchObject({ kind: 'same-device', people: 8, state: 'open', evidence: { kind: 'same-device', attempts: 8 } });
        expect(await people(found!.id)).toEqual(eight.toSorted());
        expect(JSON.stringify(found!.evidence)).not.toMatch(/Người Thi|vidu/);
      });
    });

    it('and grows the case while nobody has decided, not afterwards', async () => {
      await inScope(async () => {
        await context.timeIs(MORNING);
        for (let n = 0; n < 8; n += 1) await begin('may-chung');
        await look();
        await begin('may-chung');
        await look();
        expect((await cases()).map((one) => one.people)).toEqual([9]);
        expect(await people((await cases())[0]!.id)).toHaveLength(9);

        await context.get(AnomalyDesk).close((await cases())[0]!.id, { by: await staff(), reason: 'Nhà văn hóa có một máy chung.' });
        await begin('may-chung');
        await look();
        expect((await cases()).map((one) => [one.people, one.state])).toEqual([[9, 'closed']]);
      });
    });

    it('and shows again what was decided when many more come, beside what was said then', async () => {
      await inScope(async () => {
        await context.timeIs(MORNING);
        for (let n = 0; n < 8; n += 1) await begin('may-chung');
        await look();
        const [first] = await cases();
        await context.get(AnomalyDesk).close(first!.id, { by: await staff(), reason: 'Nhà văn hóa có một máy chung.' });
        for (let n = 0; n < 4; n += 1) await begin('may-chung');
        // Half as many again, and not yet five more.
        expect(await look()).toBe(0);
        await begin('may-chung');
        expect(await look()).toBe(1);
        expect(await look()).toBe(0);

        const [again, before, ...others] = await cases();
        expect(others).toEqual([]);
        expect(again).toMatchObject({ about: first!.about, look: 2, people: 13, state: 'open', decidedBy: null });
        expect(before).toMatchObject({ id: first!.id, look: 1, people: 8, state: 'closed' });
        expect(await people(again!.id)).toHaveLength(13);
        expect(await people(first!.id)).toHaveLength(8);
        const earlier = await context.get(AnomalyDesk).earlier(again!);
        expect([earlier?.anomaly.id, earlier?.people.length]).toEqual([first!.id, 8]);
        expect(await context.get(AnomalyDesk).earlier(before!)).toBeUndefined();

        await begin('may-chung');
        await look();
        expect((await cases()).map((one) => [one.look, one.people])).toEqual([
          [2, 14],
          [1, 8],
        ]);
      });
    });

    it('and not for a family, nor for a class on tablets with a helper', async () => {
      await inScope(async () => {
        await context.timeIs(MORNING);
        for (let n = 0; n < 7; n += 1) await begin('dien-thoai-nha');
        for (let n = 0; n < 12; n += 1) await begin('may-tinh-bang', true);
        expect(await look()).toBe(0);
      });
    });
  });

  it('finds who was faster than anybody can read, and not who was fast', async () => {
    await inScope(async () => {
      const { registration } = await sit({ minutes: 0.1 });
      await sit({ minutes: 0.4 });
      expect(await look()).toBe(1);

      const [found] = await cases();
      expect(found).toMatchObject({ kind: 'impossible-speed', people: 1, evidence: { answered: 10, leastSeconds: 10 } });
      expect(await people(found!.id)).toEqual([registration.id]);
    });
  });

  it('leaves the pause of a round out of the speed', async () => {
    await inScope(async () => {
      const { attempt: fast } = await sit({ minutes: 0.1 });
      const { attempt: slow } = await sit({ minutes: 5 });
      // As if the round had rested for almost all of the time that both took.
      await context.asSuperuser(
        `set session_replication_role = replica;
         update attempts set paused_ms = 3600000, submitted_at = submitted_at + interval '1 hour' where id = '${fast.id}';
         update attempts set paused_ms = 295000 where id = '${slow.id}'`,
      );
      expect(await look()).toBe(2);

      const found = (await cases()).map(({ evidence }) => evidence);
      expect(found).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ kind: 'impossible-speed', pausedSeconds: 3600 }),
          expect.objectContaining({ kind: 'impossible-speed', seconds: 5, pausedSeconds: 295 }),
        ]),
      );
    });
  });

  it('finds people with the same wrong answers once the round is sealed, and nobody before; honest perfect papers never', async () => {
    await inScope(async () => {
      const { attempt } = await sit();
      const turned = 'case when m = 8 then 1 else m << 1 end';
      const marksWhere = (isWrong: string, wrong: string) =>
        `(select array_agg((case when ${isWrong} then ${wrong} else m end)::smallint order by i) from unnest(a.marks) with ordinality as x(m, i))`;
      const wrongAtRandom = marksWhere('(hashint4(n * 31 + i::int) & 7) = 0', turned);
      const spread = `a.started_at + n * interval '1 minute'`;
      await manySitters(attempt.id, { people: 60, marks: wrongAtRandom, startedAt: spread });
      await manySitters(attempt.id, {
        from: 100,
        people: 3,
        marks: marksWhere('i <= 8', 'case when m >= 4 then m >> 2 else m << 2 end'),
      });
      await manySitters(attempt.id, { from: 200, people: 5, startedAt: spread });
      expect(await look()).toBe(0);
      await closed();
      await look();

      const found = (await cases()).filter(({ kind }) => kind === 'identical-answers');
      expect(found).toHaveLength(1);
      expect(found[0]!.people).toBe(3);
      expect(found[0]!.evidence.listed.map(({ person }) => Number(person.slice(-12)))).toEqual([100, 101, 102]);
      expect(JSON.stringify(found[0]!.evidence)).not.toContain('marks');

      const by = await staff();
      const { people: compared, questions } = await context.get(CaseAnswersReader).read(found[0]!, await round(), by);
      expect(compared).toEqual(found[0]!.evidence.listed.map(({ person }) => person));
      expect(questions).toHaveLength(10);
      expect(questions.map(({ shared }) => shared)).toEqual([3, 3, 3, 3, 3, 3, 3, 3, 0, 0]);
      expect(new Set(questions.slice(8).flatMap(({ answers }) => answers.map(({ is }) => is)))).toEqual(new Set(['right']));
      expect((await context.get(AuditTrail).of(found[0]!.id)).map(({ action }) => action)).toEqual(['anomaly.answers-read']);
      const open = { ...(await round()), state: 'open' as const };
      await expect(context.get(CaseAnswersReader).read(found[0]!, open, by)).rejects.toMatchObject({ code: 'ROUND_NOT_SEALED' });
      const other = { ...found[0]!, kind: 'burst' as const };
      await expect(context.get(CaseAnswersReader).read(other, await round(), by)).rejects.toMatchObject({ code: 'NO_CASE' });
    });
  });

  it('finds a list that is gone through in a minute on two browsers, not a class on thirty, nor the minute in which all begin', async () => {
    await inScope(async () => {
      const { attempt } = await sit();
      const morning = `'2024-10-22 08:00+07'::timestamptz`;
      await manySitters(attempt.id, {
        people: 300,
        startedAt: `${morning} + n * interval '3 minutes'`,
        device: `decode(lpad(to_hex(n), 32, '0'), 'hex')`,
      });
      const inOneMinute = (minute: string) => `${morning} + interval '${minute}' + (n % 50) * interval '1 second'`;
      await manySitters(attempt.id, {
        from: 1_000,
        people: 6,
        startedAt: inOneMinute('2 hours'),
        device: `decode(lpad('1', 32, '0'), 'hex')`,
        seconds: '300 + n % 300',
      });
      await manySitters(attempt.id, {
        from: 1_100,
        people: 30,
        startedAt: inOneMinute('3 hours'),
        device: `decode(lpad(to_hex(n), 32, '0'), 'hex')`,
        seconds: '300 + (n % 30) * 60',
      });
      expect(await look()).toBe(0);
      await manySitters(attempt.id, {
        from: 2_000,
        people: 20,
        startedAt: inOneMinute('5 hours'),
        device: `decode(lpad(to_hex(n / 7), 32, 'f'), 'hex')`,
        seconds: '300 + (n % 20) * 60',
      });
      expect(await look()).toBe(1);

      const [found] = await cases();
      expect(found).toMatchObject({
        kind: 'burst',
        people: 21,
        evidence: { of: 'started', attempts: 21, devices: 5, minute: '2024-10-22T06:00:00.000Z' },
      });
    });
  });

  it('is looked through by the worker while a round is open, once more when it is sealed, and when somebody wants it', async () => {
    await inScope(async () => {
      await sit({ minutes: 0.1 });
      const desk = context.get(Anomalies);
      await context.get(RoundTransitions).advance();
      expect([await desk.lookWhereDue(), await desk.lookWhereDue()]).toEqual([1, 0]);
      await context.timeIs(new Date(MORNING.getTime() + 31 * 60_000));
      expect(await desk.lookWhereDue()).toBe(1);
      await closed();
      expect([await desk.lookWhereDue(), await desk.lookWhereDue()]).toEqual([1, 0]);
      expect(await desk.lastLook((await round()).id)).toMatchObject({ attempts: 1, isFinal: true });

      await context.timeIs(new Date((await round()).closesAt.getTime() + 10 * 60_000));
      await desk.want((await round()).id, await staff());
      expect([await desk.lookWhereDue(), await desk.lookWhereDue()]).toEqual([1, 0]);
    });
  });

  describe('leaves deciding to people', () => {
    const aCase = async () => {
      const { registration, attempt } = await sit({ minutes: 0.1, fullName: 'Người Rất Nhanh' });
      await sit({ minutes: 5 });
      await look();
      const [anomaly] = await cases();
      return { id: anomaly!.id, registration, attempt };
    };
    const said = () =>
      context.asSuperuser<{ body: string }>('select body from messages where tenant_id = $1 order by created_at, id', [tenantId]);
    const ranked = async () => {
      const standing = (await context.get(Standings).newest((await round()).id))!;
      return {
        people: (await context.get(Standings).lines(standing.id, { count: 10 })).map(({ person }) => person),
        excluded: quizSummary(standing.summary).excluded,
      };
    };

    it('who ask, are answered, and close it; each step is written down and told', async () => {
      await inScope(async () => {
        const { id, registration } = await aCase();
        const [desk, own, by] = [context.get(AnomalyDesk), context.get(OwnCases), await staff()];
        expect(await own.of(registration.id)).toEqual([]);

        await desk.ask(id, [registration.id], { by, reason: WHY });
        expect(await own.of(registration.id)).toMatchObject([{ id, state: 'asked', reason: WHY, mayAnswer: true, answer: null }]);
        await own.answer(registration.id, id, '  Tôi đã học kỹ.  ');
        expect((await desk.find(id)).people).toMatchObject([{ answerText: 'Tôi đã học kỹ.' }]);
        await desk.close(id, { by, reason: 'Người dự thi đã giải thích rõ.' });

        expect(await own.of(registration.id)).toMatchObject([{ state: 'closed', mayAnswer: false }]);
        await expect(own.answer(registration.id, id, 'Nữa')).rejects.toMatchObject({ code: 'NOT_ASKED' });
        expect((await context.get(AuditTrail).of(id)).map(({ action }) => action)).toEqual([
          'anomaly.asked',
          'anomaly.answered',
          'anomaly.closed',
        ]);
        const bodies = (await said()).map(({ body }) => body);
        expect(bodies).toHaveLength(2);
        expect(bodies[0]).toContain('Được hỏi không có nghĩa là bạn làm sai.');
        expect(bodies.join(' ')).not.toMatch(/https?:|giây/);
      });
    });

    it('and only whom a case lists may be asked, nobody is asked by naming nobody', async () => {
      await inScope(async () => {
        const { id } = await aCase();
        const stranger = (await aContestant(context.module, running)).registration;
        const by = await staff();

        await expect(context.get(AnomalyDesk).ask(id, [stranger.id], { by, reason: WHY })).rejects.toMatchObject({ code: 'NOBODY' });
        await expect(context.get(AnomalyDesk).ask(id, [], { by, reason: WHY })).rejects.toMatchObject({ code: 'NOBODY' });
        await expect(context.get(OwnCases).answer(stranger.id, id, 'Tôi')).rejects.toMatchObject({ code: 'NOT_ASKED' });
      });
    });

    it('two of whom leave somebody out of the ranking: one proposes, another agrees, and the standing follows', async () => {
      await inScope(async () => {
        const { id, registration } = await aCase();
        const [desk, first, second] = [context.get(AnomalyDesk), await staff(), await staff()];
        await desk.propose(id, [registration.id], { by: first, reason: WHY });
        expect(await context.get(OwnCases).of(registration.id)).toEqual([]);
        await expect(desk.confirm(id, first)).rejects.toMatchObject({ code: 'OWN_PROPOSAL' });
        await closed();
        expect((await ranked()).people).toContain(registration.pseudonym);

        await desk.confirm(id, second);
        await expect(desk.confirm(id, second)).rejects.toMatchObject({ code: 'MOVED_ON' });
        expect(await context.get(OwnCases).of(registration.id)).toMatchObject([{ state: 'excluded', reason: WHY, mayAnswer: true }]);
        const stale = await aDecision(context.module, (await round()).id, await staff());
        await expect(context.get(Approvals).approve(stale)).rejects.toMatchObject({ code: 'EXCLUSIONS_CHANGED' });

        await context.get(Approvals).giveBack(stale, 'Tính lại theo kết luận.');
        await context.get(Approvals).recount((await round()).id, first, 'Tính lại theo kết luận.');
        await takenFurther(context.module, (await round()).id, 1);
        expect(await ranked()).toMatchObject({ excluded: [{ person: registration.pseudonym, reason: REVIEWED }] });
        expect((await ranked()).people).not.toContain(registration.pseudonym);

        await desk.lift(id, { by: second, reason: 'Người dự thi chứng minh được.' });
        expect(await context.get(RankingExclusions).of((await round()).id)).toEqual([]);
      });
    });

    it('and the database itself refuses one person in both places', async () => {
      await inScope(async () => {
        const { id, registration } = await aCase();
        const [{ contestId, id: roundId }, by] = [await round(), await staff()];
        const excluding = context
          .get(RankingExclusions)
          .exclude({ contestId, roundId, anomalyId: id }, [registration.id], { proposedBy: by, confirmedBy: by });

        await expect(excluding).rejects.toThrow(/ranking_exclusions_two_people/);
      });
    });

    it('before the results are approved, not after', async () => {
      await inScope(async () => {
        const { id, registration } = await aCase();
        await aFinishedRound(context.module, running, { to: 'approved' });

        await expect(context.get(AnomalyDesk).propose(id, [registration.id], { by: await staff(), reason: WHY })).rejects.toMatchObject({
          code: 'TOO_LATE',
        });
      });
    });

    it('of the whole tenant: a ward sees nothing', async () => {
      const { id } = await inScope(aCase);
      const ward = await context.aTenant({ kind: 'ward' });
      const seen = context.get(TenantContext).run({ tenantId, viaTenantId: ward }, async () => ({
        ...(await context.get(AnomalyDesk).page(running.rounds[0]!.id, EVERYTHING)),
        found: await context
          .get(AnomalyDesk)
          .find(id)
          .catch((error: unknown) => error),
      }));

      expect(await seen).toMatchObject({ cases: [], total: 0, found: { code: 'NO_CASE' } });
    });
  });

  describe('forgets', () => {
    const marks = () =>
      context.asSuperuser<{ mark: Buffer | null }>('select device_mark as mark from attempts where tenant_id = $1', [tenantId]);

    it('the browser and the answer with the person, also of what is sealed, and lets nothing else of it change', async () => {
      await inScope(async () => {
        const { attempt, registration } = await sit({ minutes: 0.1 });
        await context.asSuperuser(`alter table attempts disable trigger attempts_stay_sealed`);
        await context.asSuperuser(`update attempts set device_mark = $2 where id = $1`, [attempt.id, Buffer.alloc(16, 1)]);
        await context.asSuperuser(`alter table attempts enable trigger attempts_stay_sealed`);
        await look();
        const [found] = await cases();
        await context.get(AnomalyDesk).ask(found!.id, [registration.id], { by: await staff(), reason: WHY });
        await context.get(OwnCases).answer(registration.id, found!.id, 'Đây là lời của tôi.');
        const change = (what: string) => context.asSuperuser(`update attempts set ${what} where id = $1`, [attempt.id]);
        await expect(change(`device_mark = decode(repeat('02', 16), 'hex')`)).rejects.toThrow(/is sealed/);
        await expect(change(`device_mark = null, prediction = 9`)).rejects.toThrow(/is sealed/);
        await expect(change(`prediction = 9`)).rejects.toThrow(/is sealed/);

        const known = (await context.get(Registrations).find(registration.id))!;
        await context.get(Erasure).erase(running, known, 'contestant');

        expect(await marks()).toEqual([{ mark: null }]);
        expect((await context.get(AnomalyDesk).find(found!.id)).people).toMatchObject([{ answerText: null }]);
      });
    });

    it('all cases with the term of the contest, and the words about exceptions; that there was one stays', async () => {
      await inScope(async () => {
        const { attempt } = await sit({ minutes: 0.1 });
        await look();
        expect(await cases()).toHaveLength(1);
        await context.asSuperuser(
          `insert into attempt_exceptions
             (tenant_id, id, contest_id, round_id, kind, attempt_id, minutes, cause, reason, declined_because, state, asked_by, asked_at, decided_by, decided_at)
           select tenant_id, gen_random_uuid(), contest_id, round_id, 'extra-time', id, 10, 'illness', 'Bị ốm nặng hôm thi', 'Đã nộp bài rồi', 'declined',
               gen_random_uuid(), started_at, gen_random_uuid(), started_at
             from attempts where id = $1`,
          [attempt.id],
        );
        const words = () =>
          context.asSuperuser('select cause, reason, declined_because as why from attempt_exceptions where tenant_id = $1', [tenantId]);
        expect(await words()).toEqual([{ cause: 'illness', reason: 'Bị ốm nặng hôm thi', why: 'Đã nộp bài rồi' }]);
        await context.asSuperuser(
          `insert into retention_terms (tenant_id, contest_id, erase_on, set_at, erased_at) values ($1, $2, '2025-01-01', '2025-01-01', '2025-01-01')`,
          [tenantId, running.contest.id],
        );

        expect(await cases()).toEqual([]);
        expect(await words()).toEqual([{ cause: 'illness', reason: null, why: null }]);
      });
    });
  });

  it('sends nothing by itself', async () => {
    await inScope(async () => {
      await sit({ minutes: 0.1 });
      await look();

      expect(await context.get(Outbox).newest()).toEqual([]);
    });
  });
});
