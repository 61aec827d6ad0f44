import { randomUUID } from 'node:crypto';
import { AccessModule } from '#access';
import { Sessions } from '#accounts';
import { AttemptLedger, AttemptRecords, type Attempt, type AttemptId, Attempts } from '#attempts';
import { AuditTrail } from '#audit';
import {
  type Announced,
  ContestPublisher,
  ContestReader,
  type Round,
  RoundAlterations,
  RoundTransitions,
  type RunningContest,
} from '#contests';
import { type AccountId, parseLocal, type RoundId, type TenantId } from '#kernel';
import type { Registration } from '#registrations';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { aFinishedRound } from '../../../../test/factories/a-finished-round.js';
import { aContestant } from '../../../../test/factories/a-running-contest.js';
import { aSealedSitting } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { aPrizePerRound } from '../../../../test/factories/some-prizes.js';
import { takenFurther } from '../../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { Awards } from '../awards.service.js';
import { InputKeeping } from '../recheck/input-keeping.service.js';
import { StandingVerifying } from '../recheck/standing-verifying.service.js';
import { ResultsModule } from '../results.module.js';
import { Standings } from '../standings.service.js';
import { AnnulledRounds } from './annulled-rounds.service.js';
import { RoundFiling } from './round-filing.service.js';
import { RoundTimes } from './round-times.service.js';

const at = (text: string): Date => parseLocal(text)!;
const later = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);
const MINUTE = 60_000;
const PLACE = 'Lâm Đồng';

describe('altering a round', () => {
  const context = DatabaseContext.forTests(AccessModule, ResultsModule);
  const [anh, binh] = [randomUUID() as AccountId, randomUUID() as AccountId];
  let times: RoundTimes;
  let attempts: Attempts;
  let tenantId: TenantId;
  let running: RunningContest;
  let first: Round;

  beforeEach(async () => {
    [times, attempts] = [context.get(RoundTimes), context.get(Attempts)];
    await hasLimit({ code: 'per-round', version: 1, max: 1 });
  });

  const hasLimit = async (limit: { code: string; version: number; max: number }): Promise<void> => {
    const rounds = {
      ...{ code: 'listed', version: 1 },
      rounds: [
        { code: 'dot-1', name: 'Đợt 1', opens: '2024-10-21 10:00', closes: '2024-10-28 09:30', publishes: '2024-10-30 10:00' },
        { code: 'dot-2', name: 'Đợt 2', opens: '2024-10-28 10:00', closes: '2024-11-04 09:30' },
      ],
    };
    const part = aQuizPart({ rounds, attempts: { limit, counts: { code: 'best', version: 1 } } });
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: aRuleSet({ parts: [part], prizes: [aPrizePerRound()] }) }));
    first = running.rounds[0]!;
    await context.timeIs(at('2024-10-22 09:00'));
    await inScope(() => context.get(RoundTransitions).advance());
  };
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const announced = (by = anh): Announced => ({
    by,
    reason: 'mất điện tại trung tâm dữ liệu',
    notice: 'Ban Tổ chức báo để mọi người dự thi biết.',
  });
  const begun = (round = first): Promise<{ id: AttemptId; registration: Registration; token: string }> =>
    inScope(async () => {
      const { accountId, registration } = await aContestant(context.module, running);
      const { token } = await context.get(Sessions).open(accountId, 'contestant');
      return { token, registration, id: await attempts.start(running, round, registration) };
    });
  const read = ({ id, registration }: { id: AttemptId; registration: Registration }): Promise<Attempt> =>
    inScope(async () => (await attempts.sitting(id, registration.accountId)).attempt);
  const roundNow = (id: RoundId = first.id): Promise<Round> => inScope(() => context.get(ContestReader).round(id));
  const refusal = (work: () => Promise<unknown>): Promise<unknown> =>
    inScope(work).then(() => undefined, (error: unknown) => (error as { code: string }).code); // prettier-ignore
  const trail = (id: RoundId = first.id): Promise<string[]> =>
    inScope(async () => (await context.get(AuditTrail).of(id)).map(({ action }) => action));
  /** What the worker does in a second. */
  const aLook = (): Promise<void> =>
    inScope(async () => {
      await context.get(RoundTransitions).advance();
      for (const round of await context.get(RoundTransitions).unfinished()) {
        await times.keep(round, PLACE);
        await takenFurther(context.module, round.id, 1);
      }
    });

  describe('extension', () => {
    it('closes later, says so in public and in the trail, and gives those their time whom the end had cut short', async () => {
      const { closesAt, publishesAt } = first;
      await context.timeIs(later(closesAt, -5 * MINUTE));
      const sitter = await begun();
      expect((await read(sitter)).deadlineAt).toEqual(closesAt);
      const wanted = { closesAt: later(closesAt, 10 * MINUTE), publishesAt };
      await inScope(() => times.extend(first.id, wanted, announced()));

      expect((await read(sitter)).deadlineAt).toEqual(wanted.closesAt);
      expect(await roundNow()).toMatchObject({
        ...wanted,
        notice: { kind: 'extended', reason: announced().reason, text: announced().notice },
      });
      expect(await trail()).toEqual(['round.open', 'round.extended']);
      await context.timeIs(closesAt);
      await aLook();
      expect((await roundNow()).state).toBe('open');
      await context.timeIs(wanted.closesAt);
      await aLook();
      expect((await roundNow()).state).toBe('closing');
    });

    it('gives the same time also where a pause has moved the deadline since', async () => {
      const { closesAt, publishesAt } = first;
      await context.timeIs(later(closesAt, -5 * MINUTE));
      const sitter = await begun();
      await context.timeIs(later(closesAt, -4 * MINUTE));
      await inScope(() => times.pause(first.id, { from: null, until: later(closesAt, -2 * MINUTE) }, announced()));
      const { deadlineAt, pausedMs } = await read(sitter);
      expect(deadlineAt).toEqual(later(closesAt, pausedMs));
      const wanted = { closesAt: later(closesAt, 6 * MINUTE), publishesAt };
      await inScope(() => times.extend(first.id, wanted, announced()));

      expect((await read(sitter)).deadlineAt).toEqual(later(wanted.closesAt, pausedMs));
    });

    it('is refused where it is none, runs into the next round, or ends after the promised publication', async () => {
      const second = running.rounds[1]!;
      const extend = (closesAt: Date, publishesAt = first.publishesAt) =>
        refusal(() => times.extend(first.id, { closesAt, publishesAt }, announced()));

      // Who looks beforehand hears the same, and nothing changes.
      const check = (closesAt: Date, publishesAt = first.publishesAt) =>
        refusal(() => context.get(RoundAlterations).check(first.id, { kind: 'extend', closesAt, publishesAt }));
      expect([await check(first.closesAt), await check(second.opensAt), await check(later(second.opensAt, 1))]).toEqual([
        'NOT_LATER',
        undefined,
        'OVERLAPS',
      ]);

      expect(await extend(first.closesAt)).toBe('NOT_LATER');
      expect(await extend(second.opensAt)).toBeUndefined();
      expect(await extend(later(second.opensAt, 1))).toBe('OVERLAPS');
      expect(await extend(later(first.closesAt, 31 * MINUTE), later(first.closesAt, MINUTE))).toBe('PUBLISHES_TOO_EARLY');
      await context.timeIs(second.opensAt);
      await aLook();
      expect(await extend(later(second.opensAt, MINUTE))).toBe('NOT_ALTERABLE');
    });

    it('lasts when the rules are corrected elsewhere', async () => {
      const closesAt = later(first.closesAt, 20 * MINUTE);
      await inScope(() => times.extend(first.id, { closesAt, publishesAt: first.publishesAt }, announced()));
      const ruleSet = { ...running.ruleSet, contest: { ...running.ruleSet.contest, shortTitle: 'Tên mới' } };
      await inScope(() => context.get(ContestPublisher).correct(running.contest.id, { ruleSet, reason: 'Sửa tên', by: anh }));

      expect((await roundNow()).closesAt).toEqual(closesAt);
    });
  });

  describe('a correction that leaves the second round out', () => {
    const correct = (): Promise<void> => {
      const { ruleSet, contest } = running;
      const [part] = ruleSet.parts as [ReturnType<typeof aQuizPart>];
      const [kept] = (part.rounds as { rounds: unknown[] }).rounds;
      const parts = [{ ...part, rounds: { ...(part.rounds as object), rounds: [kept] } }] as unknown as typeof ruleSet.parts;
      return context.get(ContestPublisher).correct(contest.id, { ruleSet: { ...ruleSet, parts }, reason: 'Bỏ đợt 2', by: anh });
    };
    const codes = async (): Promise<string[]> =>
      (await inScope(() => context.get(ContestReader).roundsOf(running.contest.id))).map(({ code }) => code);

    it('is refused where it was extended, or is asked to be annulled', async () => {
      const { id, closesAt, publishesAt } = running.rounds[1]!;
      const asked = await inScope(() => context.get(RoundAlterations).askAnnulment(id, null, announced()));
      expect(await refusal(correct)).toBe('CORRECTION_REFUSED');
      await inScope(() => context.get(RoundAlterations).decline(asked, binh, 'Chưa có căn cứ để hủy'));
      await inScope(() => times.extend(id, { closesAt: later(closesAt, MINUTE), publishesAt }, announced()));

      expect(await refusal(correct)).toBe('CORRECTION_REFUSED');
      expect(await codes()).toEqual(['dot-1', 'dot-2']);
    });

    it('does so where nobody has done anything to it', async () => {
      await inScope(correct);

      expect(await codes()).toEqual(['dot-1']);
    });
  });

  describe('a pause', () => {
    /** Until so many minutes after 09:05; for how long the round rests then. */
    const pause = async (minutes: number, from: Date | null = null): Promise<number> => {
      const wanted = { from, until: later(at('2024-10-22 09:05'), minutes * MINUTE) };
      const { after } = await inScope(() => times.pause(first.id, wanted, announced()));
      return restMs(after);
    };
    const restMs = ({ pausedFrom, resumesAt }: Round): number => resumesAt!.getTime() - pausedFrom!.getTime();

    it('refuses starts, takes answers, and gives the time back, none of it counted', async () => {
      const sitter = await begun();
      const { startedAt, deadlineAt } = await read(sitter);
      await context.timeIs(at('2024-10-22 09:05'));
      const rested = await pause(60);

      expect(await roundNow()).toMatchObject({ state: 'paused', notice: { kind: 'paused' } });
      await expect(begun()).rejects.toMatchObject({ code: 'ROUND_NOT_OPEN' });
      expect(await read(sitter)).toMatchObject({ deadlineAt: later(deadlineAt, rested), pausedMs: rested });
      // Past the deadline of before.
      await context.timeIs(at('2024-10-22 09:50'));
      await aLook();
      await inScope(() => attempts.save(sitter.id, sitter.token, [{ place: 1, bits: 2, seq: 1 }]));
      expect((await read(sitter)).choices[0]).toBe(2);
      await context.timeIs(at('2024-10-22 10:05'));
      await aLook();
      expect((await roundNow()).state).toBe('open');
      await begun();
      await inScope(() => attempts.submit(sitter.id, { sessionToken: sitter.token }, 1, PLACE));
      const { submittedAt } = await read(sitter);
      // As if begun as much later as the round rested.
      expect(await sealedTime(sitter.id)).toEqual([later(startedAt, rested), submittedAt]);
      expect(await trail()).toEqual(['round.open', 'round.pause-set', 'round.paused', 'round.resumed']);
      await inScope(() => aFinishedRound(context.module, running, { to: 'ranked' }));
      const [line] = await inScope(async () =>
        context.get(Standings).lines((await context.get(Standings).newest(first.id))!.id, { count: 1 }),
      );
      expect(Number(line!.durationMs)).toBe(submittedAt!.getTime() - startedAt.getTime() - rested);
    });

    const sealedTime = (id: AttemptId): Promise<Date[]> =>
      inScope(async () => {
        for await (const page of context.get(AttemptRecords).sealed([first.id], { asOf: first.id })) {
          const found = page.find((one) => one.id === id);
          if (found) return [found.startedAt, found.submittedAt];
        }
        return [];
      });

    it('ends earlier or later as people say, and the time goes along', async () => {
      const sitter = await begun();
      const { deadlineAt } = await read(sitter);
      await context.timeIs(at('2024-10-22 09:05'));
      await pause(60);
      const longer = await pause(90);
      expect((await read(sitter)).deadlineAt).toEqual(later(deadlineAt, longer));
      await context.timeIs(at('2024-10-22 09:12'));
      const shorter = restMs((await inScope(() => times.resume(first.id, announced()))).after);

      expect(shorter).toBeLessThan(longer);
      expect(await read(sitter)).toMatchObject({ deadlineAt: later(deadlineAt, shorter), pausedMs: shorter });
      expect(await roundNow()).toMatchObject({ state: 'open', notice: { kind: 'resumed' } });
      await context.timeIs(at('2024-10-22 09:15'));
      const second = restMs((await inScope(() => times.pause(first.id, { from: null, until: at('2024-10-22 09:18') }, announced()))).after);
      await aLook();
      await aLook();
      expect(await read(sitter)).toMatchObject({ deadlineAt: later(deadlineAt, shorter + second), pausedMs: shorter + second });
    });

    it('counts only so far for who hands in during it', async () => {
      const sitter = await begun();
      await context.timeIs(at('2024-10-22 09:05'));
      const rested = await pause(60);
      await context.timeIs(at('2024-10-22 09:15'));
      await inScope(() => attempts.submit(sitter.id, { sessionToken: sitter.token }, 1, PLACE));
      const { pausedMs, submittedAt, pausedUntil } = await read(sitter);

      expect(pausedMs).toBe(rested - (pausedUntil!.getTime() - submittedAt!.getTime()));
      expect(pausedMs).toBeLessThan(rested);
    });

    it('begins at its minute by the clock alone; the worker notes it and gives the time', async () => {
      const sitter = await begun();
      const { deadlineAt } = await read(sitter);
      await pause(30, at('2024-10-22 09:05'));
      expect((await roundNow()).state).toBe('open');
      await begun();
      await context.timeIs(at('2024-10-22 09:05'));
      await expect(begun()).rejects.toMatchObject({ code: 'ROUND_NOT_OPEN' });
      await aLook();

      expect((await roundNow()).state).toBe('paused');
      expect((await read(sitter)).deadlineAt).toEqual(later(deadlineAt, 30 * MINUTE));
      await context.timeIs(at('2024-10-22 09:35'));
      // Before the worker has looked.
      await begun();
    });

    it('may be called off before it begins', async () => {
      await pause(30, at('2024-10-22 09:05'));
      await inScope(() => times.resume(first.id, announced()));
      await context.timeIs(at('2024-10-22 09:10'));
      await aLook();

      expect((await roundNow()).state).toBe('open');
      await begun();
    });

    it('over the end of the round lets those finish who sit in it, and nobody start', async () => {
      await context.timeIs(later(first.closesAt, -20 * MINUTE));
      const sitter = await begun();
      await inScope(() => times.pause(first.id, { from: null, until: later(first.closesAt, 10 * MINUTE) }, announced()));
      await context.timeIs(later(first.closesAt, 5 * MINUTE));
      await aLook();
      expect((await roundNow()).state).toBe('paused');
      await context.timeIs(later(first.closesAt, 10 * MINUTE));
      await aLook();

      expect((await roundNow()).state).toBe('closing');
      await expect(begun()).rejects.toMatchObject({ code: 'ROUND_NOT_OPEN' });
      await inScope(() => attempts.save(sitter.id, sitter.token, [{ place: 1, bits: 2, seq: 1 }]));
      await aLook();
      expect((await roundNow()).state).toBe('closing');
      await context.timeIs(later((await read(sitter)).deadlineAt, 10_000));
      await aLook();
      expect((await roundNow()).state).toBe('settling');
    });

    it('is refused where it ends before it begins, begins after the round, or the round is over', async () => {
      const tryPause = (from: Date | null, until: Date) => refusal(() => times.pause(first.id, { from, until }, announced()));

      expect(await tryPause(null, at('2024-10-22 08:59'))).toBe('PAUSE_ENDS_EARLY');
      expect(await tryPause(first.closesAt, later(first.closesAt, MINUTE))).toBe('PAUSE_AFTER_CLOSING');
      expect(await refusal(() => times.resume(first.id, announced()))).toBe('NOT_PAUSED');
      await context.timeIs(first.closesAt);
      await aLook();
      expect(await tryPause(null, later(first.closesAt, MINUTE))).toBe('NOT_ALTERABLE');
    });
  });

  describe('annulment', () => {
    const run = () => ({ opensAt: later(running.rounds.at(-1)!.closesAt, 60 * MINUTE), closesAt: later(running.rounds.at(-1)!.closesAt, 120 * MINUTE), publishesAt: null }); // prettier-ignore
    const ask = (again = true) => inScope(() => context.get(RoundAlterations).askAnnulment(first.id, again ? run() : null, announced()));

    it('is done by a second person, once; the database holds to it', async () => {
      const id = await ask();

      expect(await refusal(() => times.annul(id, anh))).toBe('SECOND_PERSON');
      await expect(
        context.asSuperuser("update round_alterations set state = 'done', decided_by = asked_by, decided_at = app_now() where id = $1", [
          id,
        ]),
      ).rejects.toThrow('round_alterations_by_two');
      expect(await refusal(() => context.get(RoundAlterations).askAnnulment(first.id, null, announced()))).toBe('ALREADY_ASKED');
      const both = await Promise.allSettled([binh, randomUUID() as AccountId].map((by) => inScope(() => times.annul(id, by))));
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect((await trail()).filter((action) => action === 'round.annulled')).toHaveLength(1);
    });

    it('turned down changes nothing, and may be asked for again', async () => {
      const id = await ask();
      await inScope(() => context.get(RoundAlterations).decline(id, binh, 'Chưa có căn cứ để hủy'));

      expect((await roundNow()).state).toBe('open');
      expect(await refusal(() => times.annul(id, binh))).toBe('ALREADY_DECIDED');
      expect(await ask()).not.toBe(id);
    });

    it('puts a new run in the place of the round, in which everybody has their turns again', async () => {
      await hasLimit({ code: 'per-contest', version: 1, max: 1 });
      const sitter = await begun();
      await inScope(() => attempts.submit(sitter.id, { sessionToken: sitter.token }, 1, PLACE));
      const [wanted, id] = [run(), await ask()];
      await inScope(() => times.annul(id, binh));
      running = await inScope(() => context.get(ContestReader).contest(running.contest.id));
      const again = running.rounds.find(({ code }) => code === first.code)!;

      expect(again).toMatchObject({ run: 2, state: 'scheduled', ...wanted, name: first.name, notice: { kind: 'rerun' } });
      expect(running.rounds.map(({ id: one }) => one)).not.toContain(first.id);
      await context.timeIs(again.opensAt);
      const fresh = await inScope(() => attempts.start(running, again, sitter.registration));
      expect(await read({ ...sitter, id: fresh })).toMatchObject({ number: 2, roundId: again.id });
      // Its one turn is used now.
      await inScope(() => attempts.submit(fresh, { sessionToken: sitter.token }, 1, PLACE));
      await expect(inScope(() => attempts.start(running, again, sitter.registration))).rejects.toMatchObject({ code: 'NO_ATTEMPT_LEFT' });
      expect((await inScope(() => context.get(AttemptLedger).countByUnit(running.contest.id, null))).map(({ attempts: n }) => n)).toEqual([
        1,
      ]);
    });

    it('ranks the new run from its own opening, which its inputs say; others stay as they were', async () => {
      const inputsOf = (id: RoundId) =>
        inScope(async () => (await context.get(InputKeeping).of((await context.get(Standings).newest(id))!.id))!.body);
      await begun();
      const id = await ask();
      await inScope(() => times.annul(id, binh));
      running = await inScope(() => context.get(ContestReader).contest(running.contest.id));
      const [again, second] = [
        running.rounds.find(({ code }) => code === first.code)!,
        running.rounds.find(({ code }) => code === 'dot-2')!,
      ];
      await inScope(() => aSealedSitting(context.module, running, { round: second, startsAt: later(second.opensAt, MINUTE) }));
      await inScope(() => aFinishedRound(context.module, running, { round: second, to: 'ranked' }));
      await inScope(() => aSealedSitting(context.module, running, { round: again, startsAt: later(again.opensAt, MINUTE) }));
      await inScope(() => aFinishedRound(context.module, running, { round: again, to: 'ranked' }));

      expect(await inputsOf(again.id)).toMatchObject({ round: first.code, opensAt: again.opensAt.getTime() });
      expect(await inputsOf(second.id)).not.toHaveProperty('opensAt');
      const report = await inScope(async () => context.get(StandingVerifying).verify((await context.get(Standings).newest(again.id))!));
      expect([report.findings, report.isSame]).toEqual([[], true]);
    });

    it('of a published round takes its prizes back with a trace, and tells everybody who sat, once', async () => {
      const sitter = await begun();
      await inScope(() => attempts.submit(sitter.id, { sessionToken: sitter.token }, 1, PLACE));
      await inScope(() => aFinishedRound(context.module, running));
      const person = sitter.registration.pseudonym;
      const held = () => inScope(() => context.get(Awards).ofPerson(running.contest.id, person));
      const before = await held();
      expect(before.length).toBeGreaterThan(0);
      const id = await ask();
      expect(await inScope(() => times.annul(id, binh))).toEqual({ withdrawn: before.length });

      expect(await held()).toEqual([]);
      expect(await inScope(() => context.get(Awards).findById(before[0]!.id))).toEqual(before[0]);
      expect((await inScope(() => context.get(Standings).newest(first.id)))?.roundId).toBe(first.id);
      const looks = await Promise.all([1, 2].map(() => inScope(() => context.get(AnnulledRounds).look(PLACE))));
      expect(looks.toSorted()).toEqual([0, 1]);
      await inScope(() => context.get(AnnulledRounds).look(PLACE));
      const letters = await context.asSuperuser<{ body: string }>("select body from messages where tenant_id = $1 and subject like '%đã bị hủy'", [tenantId]); // prettier-ignore
      expect(letters).toHaveLength(1);
      expect(letters[0]!.body).toContain('mất điện tại trung tâm dữ liệu');
      expect(await inScope(() => context.get(RoundAlterations).untold())).toEqual([]);
    });

    it('seals what was still open, though it counts for nothing', async () => {
      const sitter = await begun();
      const id = await ask(false);
      await inScope(() => times.annul(id, binh));
      await context.timeIs(later((await read(sitter)).deadlineAt, 10_000));
      await inScope(() => context.get(AnnulledRounds).look(PLACE));

      expect((await read(sitter)).sealedBy).toBe('deadline');
      expect((await roundNow()).state).toBe('annulled');
    });

    it('is refused for a round that was filed, or with a run that stands in another one', async () => {
      const second = running.rounds[1]!;
      const wanted = { opensAt: second.opensAt, closesAt: second.closesAt, publishesAt: null };
      expect(await refusal(() => context.get(RoundAlterations).askAnnulment(first.id, wanted, announced()))).toBe('OVERLAPS');
      await context.asSuperuser("update rounds set state = 'archived' where id = $1", [first.id]);
      expect(await refusal(() => ask())).toBe('NOT_ALTERABLE');
    });

    it('is unknown to other tenants', async () => {
      const id = await ask();
      const stranger = await context.aTenant();
      await expect(context.as(stranger, () => times.annul(id, binh))).rejects.toMatchObject({ code: 'NO_ALTERATION' });
      await expect(context.as(stranger, () => times.resume(first.id, announced()))).rejects.toMatchObject({ code: 'ROUND_NOT_FOUND' });
    });
  });

  it('files a published round a month after the last day for appeals, once', async () => {
    await inScope(() => aFinishedRound(context.module, running));
    const filed = () => inScope(() => context.get(RoundFiling).fileWhatIsOver());
    const published = await roundNow();
    expect([published.state, await filed()]).toEqual(['published', 0]);
    await context.timeIs(later(published.publishesAt ?? published.closesAt, 90 * 24 * 60 * MINUTE));

    expect((await Promise.all([filed(), filed()])).toSorted()).toEqual([0, 1]);
    expect((await roundNow()).state).toBe('archived');
    expect((await trail()).at(-1)).toBe('round.archived');
  });
});
