import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import type { Attempt } from '#attempts';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { type AccountId, DAY_MS, parseLocal, type TenantId } from '#kernel';
import { SealedBanks } from '#questions';
import type { Registration } from '#registrations';
import { type KeyRevision, Recheck, RecheckTextReader, type RuleSet, quizSummary } from '#rules';
import { aQuizPart } from '#rules/testing';
import { aDecision, aFinishedRound } from '../../../../test/factories/a-finished-round.js';
import { aMember, anApprover } from '../../../../test/factories/a-member.js';
import { aSealedSitting } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { takenFurther } from '../../../../test/factories/the-worker.js';
import { rulesWithPrizes, TWO_ROUNDS } from '../../../../test/factories/some-rule-sets.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { RoundFiling } from '../alterations/round-filing.service.js';
import { Approvals } from '../approvals.service.js';
import { Awards } from '../awards.service.js';
import { Payouts } from '../payouts/payouts.service.js';
import { PrizeConfirmations } from '../payouts/prize-confirmations.service.js';
import { Publication } from '../publication.service.js';
import { RecheckExport } from '../recheck/recheck-export.service.js';
import { StandingVerifying } from '../recheck/standing-verifying.service.js';
import { ResultsModule } from '../results.module.js';
import { Standings } from '../standings.service.js';
import { CorrectionLetters } from './correction-letters.service.js';
import { CorrectionScoring } from './correction-scoring.service.js';
import { CorrectionWishes } from './correction-wishes.service.js';
import { Corrections } from './corrections.service.js';
import type { CorrectionId } from './entities/result-correction.entity.js';

const withoutRollDown = (): RuleSet => {
  const rules = rulesWithPrizes();
  return { ...rules, prizes: rules.prizes.map((group) => ({ ...group, rollDown: false })) };
};
const REASON = 'Câu hỏi dẫn sai năm ban hành văn bản';

describe('corrections of results', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let sat: { attempt: Attempt; registration: Registration }[];
  let [asker, decider]: AccountId[] = [];
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const from = <T>(token: new (...args: never[]) => T): T => context.get(token);
  const round = (): Promise<Round> => from(ContestReader).round(running.rounds[0]!.id);
  const person = (n: number): string => sat[n]!.registration.pseudonym;
  const standing = async () => (await from(Standings).newest(running.rounds[0]!.id))!;
  const places = async (): Promise<string[]> =>
    (await from(Standings).lines((await standing()).id, { count: 9 })).map((line) => line.person);
  const winners = async (): Promise<string[]> => (await from(Awards).ofRound(running.rounds[0]!.id)).map((award) => `${award.tierCode} ${award.rank} ${award.person}`); // prettier-ignore

  /** Three people with three, two and one right answers of three; the round is as far as asked. */
  const aRound = (to: 'closing' | 'ranked' | 'approved' | 'published'): Promise<void> =>
    inScope(async () => {
      for (const [n, right] of [3, 2, 1].entries())
        sat.push(await aSealedSitting(context.module, running, { right, startsAt: parseLocal(`2024-10-22 0${n + 7}:00`)!, fullName: `Người ${n}` })); // prettier-ignore
      await aFinishedRound(context.module, running, { to });
      [asker, decider] = [await aMember(tenantId, ['author']), await anApprover(context.module)];
    });
  /** The question at a place of somebody's paper, and what they have marked there. */
  const marked = async (n: number, at: number): Promise<{ question: string; options: number[] }> => {
    const { attempt } = sat[n]!;
    const { questions } = await from(SealedBanks).byId(attempt.bankId);
    const { id, optionCount } = questions[attempt.questions[at]!]!;
    return { question: id, options: Array.from({ length: optionCount }, (_, o) => o).filter((o) => (attempt.marks![at]! >> o) & 1) };
  };
  const asked = async (question: string, revision: KeyRevision): Promise<CorrectionId> =>
    from(CorrectionWishes).askKey(await round(), question, revision, { by: asker!, reason: REASON });
  const switched = async (id: CorrectionId): Promise<void> => {
    await from(CorrectionScoring).look();
    await from(Corrections).switch(id, decider!, (await from(Corrections).find(id)).seen!);
  };
  const outcomeOf = async (id: CorrectionId) => (await from(Corrections).find(id)).rounds[0]!.outcome!;
  const approvedAgain = async (): Promise<void> => {
    for (let n = 0; n < running.ruleSet.approval.approvers; n += 1)
      await from(Approvals).approve(await aDecision(context.module, running.rounds[0]!.id, await anApprover(context.module)));
  };

  beforeEach(async () => {
    sat = [];
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: rulesWithPrizes(), questions: 3 }));
  });

  describe('of a key', () => {
    it('are scored beside, switched by another person, and ranked as the table has said', async () => {
      await aRound('ranked');
      await inScope(async () => {
        const wrong = await marked(1, 2);
        const before = await standing();
        const id = await asked(wrong.question, { kind: 'everybody' });
        expect((await from(Corrections).find(id)).seen).toBeUndefined();
        await expect(from(Corrections).switch(id, decider!, '')).rejects.toMatchObject({ code: 'NOT_SCORED' });

        expect([await from(CorrectionScoring).look(), await from(CorrectionScoring).look()]).toEqual([1, 0]);
        const { rounds, seen } = await from(Corrections).find(id);
        expect([rounds[0]!.standingId, rounds[0]!.outcome!.before.sha256]).toEqual([before.id, before.sha256]);
        expect(await standing()).toEqual(before);

        await expect(from(Corrections).switch(id, asker!, seen!)).rejects.toMatchObject({ code: 'SECOND_PERSON' });
        await expect(from(Corrections).switch(id, decider!, 'khác')).rejects.toMatchObject({ code: 'STALE' });
        await from(Corrections).switch(id, decider!, seen!);
        await expect(from(Corrections).switch(id, decider!, seen!)).rejects.toMatchObject({ code: 'DECIDED_ALREADY' });

        expect((await round()).state).toBe('settling');
        await takenFurther(context.module, running.rounds[0]!.id, 1);
        const after = await standing();
        expect([after.version, after.sha256, after.requestedBy]).toEqual([2, rounds[0]!.outcome!.after.sha256, asker]);
        expect(after.reason).toBe(`Đính chính đáp án: ${REASON}`);
        expect(Object.values(after.keyVersions)).toEqual([2]);
      });
    });

    it('have another option right, another besides, nobody or everybody', async () => {
      await aRound('ranked');
      await inScope(async () => {
        const { question, options } = await marked(1, 2);
        const points = async (revision: KeyRevision): Promise<(number | undefined)[]> => {
          const id = await asked(question, revision);
          await from(CorrectionScoring).look();
          const moves = (await outcomeOf(id)).moves;
          const { pointsChanged } = await outcomeOf(id);
          await from(Corrections).decline(id, decider!, 'Chỉ để xem thử bảng thay đổi');
          return [pointsChanged, ...[0, 1].map((n) => moves.find((move) => move.person === person(n))?.after?.rank)];
        };
        // Whoever had it right by the sealed key has it wrong, and the other way round.
        expect(await points({ kind: 'instead', right: options })).toEqual([expect.any(Number), 2, 1]);
        expect((await points({ kind: 'also', right: options }))[0]).toBeGreaterThan(0);
        expect((await points({ kind: 'void' }))[0]).toBeGreaterThan(0);
        await expect(asked(question, { kind: 'instead', right: [9] })).rejects.toMatchObject({ code: 'RIGHT_OPTIONS_WRONG' });
        await expect(asked('khong-co', { kind: 'void' })).rejects.toMatchObject({ code: 'QUESTION_UNKNOWN' });
      });
    });

    it('wait one at a time, and are scored again where the standing has a later version', async () => {
      await aRound('ranked');
      await inScope(async () => {
        const { question } = await marked(1, 2);
        const id = await asked(question, { kind: 'everybody' });
        await expect(asked(question, { kind: 'void' })).rejects.toMatchObject({ code: 'ALREADY_ASKED' });
        await from(CorrectionScoring).look();
        const { seen } = await from(Corrections).find(id);

        await from(Approvals).recountBecause(running.rounds[0]!.id, decider!, 'Nhận thêm bài');
        await expect(from(Corrections).switch(id, decider!, seen!)).rejects.toMatchObject({ code: 'BEING_COMPUTED' });
        await takenFurther(context.module, running.rounds[0]!.id, 1);
        await expect(from(Corrections).switch(id, decider!, seen!)).rejects.toMatchObject({ code: 'NOT_SCORED' });
        expect(await from(CorrectionScoring).look()).toBe(1);
        await switched(id);
        expect((await round()).state).toBe('settling');
      });
    });

    it('come into a standing that is being computed while they are switched', async () => {
      await aRound('closing');
      await inScope(async () => {
        const { question } = await marked(1, 2);
        const id = await asked(question, { kind: 'everybody' });
        const opened = await from(Corrections).find(id);
        // Nothing stands yet: there is nothing to compare.
        await from(Corrections).switch(id, decider!, opened.seen!);
        await takenFurther(context.module, running.rounds[0]!.id, 3);
        expect(Object.values((await standing()).keyVersions)).toEqual([2]);
      });
    });

    it('give a standing that can be checked again, to the same fingerprint', async () => {
      await aRound('published');
      await inScope(async () => {
        const id = await asked((await marked(1, 2)).question, { kind: 'void' });
        await switched(id);
        await takenFurther(context.module, running.rounds[0]!.id, 1);
        expect(await from(StandingVerifying).verify(await standing())).toMatchObject({ isSame: true, findings: [] });

        const [reader, recheck] = [new RecheckTextReader(), new Recheck()];
        let text = '';
        for await (const portion of (await from(RecheckExport).of(await round(), 'board')).text()) text += portion;
        expect(text).toContain('"revisions":{');
        for (const line of text.split('\n').slice(0, -1)) {
          const record = reader.read(line);
          if (record) recheck.take(record);
        }
        const report = recheck.finish(reader.finish());
        expect([report.isSame, report.standing.computed]).toEqual([true, (await standing()).sha256]);
      });
      await context.asSuperuser(`set session_replication_role = replica; update bank_keys set revisions = '{}' where version = 2`);
      await inScope(async () => {
        const report = await from(StandingVerifying).verify(await standing());
        expect(report.findings.map(({ part }) => part)).toContain('key');
      });
    });
  });

  it('void a question without a loss of points where the rules keep the most points, in every file that goes out', async () => {
    const part = aQuizPart();
    const ruleSet = rulesWithPrizes({ parts: [{ ...part, paper: { ...part.paper, voidedQuestion: 'stays' } }] });
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet, questions: 3 }));
    await aRound('published');
    await inScope(async () => {
      await switched(await asked((await marked(1, 2)).question, { kind: 'void' }));
      await takenFurther(context.module, running.rounds[0]!.id, 1);
      // Each had two of three right or one, and one question less: of two, each is worth half as much again.
      const points = (await from(Standings).lines((await standing()).id, { count: 9 })).map((line) => Number(line.points));
      expect(points[0]).toBe(3);
      expect(points.every((one) => [0, 1.5, 3].includes(one))).toBe(true);
      await approvedAgain();
      await from(Publication).publish(running.rounds[0]!.id, decider!);
      for (const form of ['board', 'public'] as const) {
        const [reader, recheck] = [new RecheckTextReader(), new Recheck()];
        let text = '';
        for await (const portion of (await from(RecheckExport).of(await round(), form)).text()) text += portion;
        for (const line of text.split('\n').slice(0, -1)) {
          const record = reader.read(line);
          if (record) recheck.take(record);
        }
        const report = recheck.finish(reader.finish());
        expect([form, report.isSame, report.findings]).toEqual([form, true, []]);
      }
    });
  });

  describe('after publication', () => {
    it('take the result back in public, keep the prizes that stay, and tell whom they concern', async () => {
      await aRound('published');
      await inScope(async () => {
        const held = await from(Awards).ofRound(running.rounds[0]!.id);
        const { question, options } = await marked(1, 2);
        await switched(await asked(question, { kind: 'instead', right: options }));
        const taken = await round();
        expect([taken.state, taken.notice]).toEqual(['settling', expect.objectContaining({ kind: 'corrected', reason: REASON })]);
        expect(await from(CorrectionLetters).look()).toBe(0);

        await takenFurther(context.module, running.rounds[0]!.id, 1);
        await approvedAgain();
        // Both have a prize still, but another one: withdrawn and given anew.
        expect((await winners())[0]).toBe(`nhat 1 ${person(1)}`);
        expect((await from(Awards).replacedIn(running.rounds[0]!.id)).map(({ award }) => award.id).toSorted()).toEqual(held.map(({ id }) => id).toSorted()); // prettier-ignore
        const letters = await context.asSuperuser('select count(*)::int as n from messages');
        // Not all winners once more.
        await from(Publication).publish(running.rounds[0]!.id, decider!);
        const told = await from(CorrectionLetters).look();
        expect(told).toBeGreaterThan(0);
        while ((await from(Corrections).untold()).length > 0) await from(CorrectionLetters).look();
        expect(await from(CorrectionLetters).look()).toBe(0);
        const now = await context.asSuperuser('select count(*)::int as n from messages');
        expect((now[0] as { n: number }).n - (letters[0] as { n: number }).n).toBe(told);
      });
    });
  });

  describe('that disqualify', () => {
    const out = async (n: number): Promise<CorrectionId> =>
      from(CorrectionWishes).askDisqualification(await round(), sat[n]!.registration, 'Điều 8', {
        by: asker!,
        reason: 'Nhờ người khác thi hộ',
      });

    it('say who moves up before, and hand the prizes on after', async () => {
      await aRound('published');
      await inScope(async () => {
        const [, second] = await from(Awards).ofRound(running.rounds[0]!.id);
        const id = await out(0);
        await from(CorrectionScoring).look();
        const { moves, after, moved } = await outcomeOf(id);
        expect([moves.map((move) => [move.person, move.before?.rank, move.after?.rank]), after.ranked, moved]).toEqual([
          [
            [person(1), 2, 1],
            [person(2), 3, 2],
            [person(0), 1, undefined],
          ],
          2,
          3,
        ]);
        await switched(id);
        expect((await round()).notice).toMatchObject({ kind: 'corrected', reason: 'một người bị loại theo Điều 8' });
        await takenFurther(context.module, running.rounds[0]!.id, 1);
        expect((await standing()).sha256).toBe(after.sha256);
        expect(await places()).toEqual([person(1), person(2)]);
        expect(quizSummary((await standing()).summary).excluded).toEqual([
          { person: person(0), reason: 'Bị loại theo Điều 8', attempts: 1 },
        ]);
        await approvedAgain();
        expect(await winners()).toEqual([`nhat 1 ${person(1)}`, `nhi 2 ${person(2)}`]);
        expect(second!.person).toBe(person(1));
        await expect(out(0)).rejects.toMatchObject({ code: 'ALREADY_OUT' });
        expect(await from(StandingVerifying).verify(await standing())).toMatchObject({ isSame: true });
      });
    });

    it('leave the prize empty where the rules hand none on, and say so before', async () => {
      ({ tenantId, running } = await aTenantWithContest(context, { ruleSet: withoutRollDown(), questions: 3 }));
      await aRound('published');
      await inScope(async () => {
        const id = await out(0);
        await from(CorrectionScoring).look();
        const { moves, after } = await outcomeOf(id);
        expect(moves.map((move) => [move.person, move.before?.prizes, move.after?.prizes])).toEqual([
          [person(0), ['tuan.nhat'], undefined],
        ]);
        await switched(id);
        await takenFurther(context.module, running.rounds[0]!.id, 1);
        const { sha256, summary } = await standing();
        expect([sha256, summary.prizes.unfilled]).toEqual([after.sha256, [{ group: 'tuan', tier: 'nhat', count: 1 }]]);
        await approvedAgain();
        expect(await winners()).toEqual([`nhi 1 ${person(1)}`]);
        expect(await from(StandingVerifying).verify(await standing())).toMatchObject({ isSame: true, findings: [] });
      });
    });

    it('say before of which prizes people count on the payment or have it, and are seen anew where one was paid meanwhile', async () => {
      await aRound('published');
      await inScope(async () => {
        const [first, second] = await from(Awards).ofRound(running.rounds[0]!.id);
        const confirmed = { fullName: 'Người Không', identityDigits: '1234', way: 'counter' as const, bank: undefined };
        for (const { id } of [first!, second!]) await from(PrizeConfirmations).confirm(id, confirmed, { by: asker!, isHelper: true });
        const id = await out(0);
        expect((await from(Corrections).find(id)).settled).toEqual([]);
        await from(CorrectionScoring).look();
        const { settled, seen } = await from(Corrections).find(id);
        const { roundId } = first!;
        // The second comes to another prize, and has confirmed the one that falls away.
        expect(settled).toEqual([
          { roundId, person: person(0), groupCode: 'tuan', tierCode: 'nhat', paidAt: null },
          { roundId, person: person(1), groupCode: 'tuan', tierCode: 'nhi', paidAt: null },
        ]);
        await from(Payouts).markPaid(first!.id, decider!, 500_000);
        await expect(from(Corrections).switch(id, decider!, seen!)).rejects.toMatchObject({ code: 'STALE' });
        const again = await from(Corrections).find(id);
        expect(again.settled.map(({ paidAt }) => paidAt !== null)).toEqual([true, false]);
        await from(Corrections).switch(id, decider!, again.seen!);
      });
    });

    it('leave a tier empty that nobody is left for', async () => {
      await aRound('ranked');
      await inScope(async () => {
        for (const n of [0, 1]) {
          await switched(await out(n));
          await takenFurther(context.module, running.rounds[0]!.id, 1);
        }
        const { summary } = await standing();
        expect(summary.prizes.awards.map((award) => [award.tier, award.person])).toEqual([['nhat', person(2)]]);
        expect(summary.prizes.unfilled).toEqual([expect.objectContaining({ tier: 'nhi' })]);
      });
    });

    it('keep whoever keeps the same prize, with the award that they have', async () => {
      await aRound('approved');
      await inScope(async () => {
        const held = await from(Awards).ofRound(running.rounds[0]!.id);
        await switched(await out(2));
        await takenFurther(context.module, running.rounds[0]!.id, 1);
        await approvedAgain();
        const now = await from(Awards).ofRound(running.rounds[0]!.id);
        expect(now.map(({ id, rank }) => [id, rank])).toEqual(held.map(({ id, rank }) => [id, rank]));
        expect(now.map(({ standingId }) => standingId)).toEqual(now.map(() => expect.not.stringContaining(held[0]!.standingId)));
        expect(await from(Awards).allReplaced()).toEqual([]);
      });
    });
  });

  it('hand on what a winner does not take, and nothing where everybody takes theirs', async () => {
    await aRound('published');
    await inScope(async () => {
      await expect(from(CorrectionWishes).askRefusal(await round(), asker!)).rejects.toMatchObject({ code: 'NOTHING_REFUSED' });
      const [first] = await from(Awards).ofRound(running.rounds[0]!.id);
      await from(PrizeConfirmations).refuse(first!.id, 'Nhường người khác', { by: asker!, isHelper: true });
      const id = await from(CorrectionWishes).askRefusal(await round(), asker!);
      await switched(id);
      await takenFurther(context.module, running.rounds[0]!.id, 1);
      await approvedAgain();
      // Ranked as before, and without the prize.
      expect(await places()).toEqual([person(0), person(1), person(2)]);
      expect(await winners()).toEqual([`nhat 2 ${person(1)}`, `nhi 3 ${person(2)}`]);
      expect((await standing()).summary.prizes.notTaken).toEqual([{ group: 'tuan', person: person(0), rank: 1, rolledDown: true }]);
      expect(await from(StandingVerifying).verify(await standing())).toMatchObject({ isSame: true });
      expect(await from(CorrectionWishes).refusedAndHeld(running.rounds[0]!.id)).toBe(0);
    });
  });

  it('of a key reach every round whose papers come from the bank', async () => {
    const ruleSet = rulesWithPrizes({ parts: [aQuizPart({ rounds: TWO_ROUNDS })] });
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet, questions: 3 }));
    await aRound('published');
    await inScope(async () => {
      const [first, second] = running.rounds;
      // These rules promise no minute.
      await from(Publication).publish(first!.id, decider!);
      await aSealedSitting(context.module, running, { round: second!, startsAt: parseLocal('2024-10-29 08:00')!, fullName: 'Người 3' });
      await aFinishedRound(context.module, running, { round: second!, to: 'ranked' });
      const id = await asked((await marked(1, 2)).question, { kind: 'void' });
      expect(await from(CorrectionScoring).look()).toBe(2);
      await switched(id);
      const rounds = await from(ContestReader).roundsOf(running.contest.id);
      expect(rounds.map(({ state, notice }) => [state, notice?.kind])).toEqual([
        ['settling', 'corrected'],
        ['settling', undefined],
      ]);
      const { rounds: rows } = await from(Corrections).find(id);
      expect(rows.map(({ roundId, stateBefore }) => [roundId, stateBefore]).toSorted()).toEqual(
        [
          [first!.id, 'published'],
          [second!.id, 'ranked'],
        ].toSorted(),
      );
    });
  });

  it('of a key do not wait for a round that has no result yet, which is then ranked by the corrected one', async () => {
    const ruleSet = rulesWithPrizes({ parts: [aQuizPart({ rounds: TWO_ROUNDS })] });
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet, questions: 3 }));
    await aRound('ranked');
    await inScope(async () => {
      const [first, second] = running.rounds;
      await aSealedSitting(context.module, running, { round: second!, startsAt: parseLocal('2024-10-29 08:00')!, fullName: 'Người 3' });
      await aFinishedRound(context.module, running, { round: second!, to: 'closing' });
      const id = await asked((await marked(1, 2)).question, { kind: 'void' });
      expect((await takenFurther(context.module, second!.id, 1)).state).toBe('settling');
      expect(await from(CorrectionScoring).look()).toBe(1);
      await switched(id);
      await takenFurther(context.module, second!.id, 1);
      expect((await from(Standings).newest(second!.id))!.keyVersions).toEqual({ [sat[0]!.attempt.bankId]: 2 });
      expect((await from(ContestReader).round(first!.id)).state).toBe('settling');
    });
  });

  it('keep a round from being filed while they wait, and are refused once it is', async () => {
    await aRound('published');
    await inScope(async () => {
      const { publishesAt, closesAt, id: roundId } = await round();
      const id = await asked((await marked(1, 2)).question, { kind: 'void' });
      await from(CorrectionScoring).look();
      const { seen } = await from(Corrections).find(id);
      await context.timeIs(new Date((publishesAt ?? closesAt).getTime() + 90 * DAY_MS));
      expect(await from(RoundFiling).fileWhatIsOver()).toBe(0);

      await context.asSuperuser("update rounds set state = 'archived' where id = $1", [roundId]);
      await expect(from(Corrections).switch(id, decider!, seen!)).rejects.toMatchObject({ code: 'FILED' });
      await context.asSuperuser("update rounds set state = 'published' where id = $1", [roundId]);
      await from(Corrections).decline(id, decider!, 'Hết thời hạn đính chính');
      expect(await from(RoundFiling).fileWhatIsOver()).toBe(1);
    });
  });

  it('never change what was given: an award only moves to another standing', async () => {
    await aRound('approved');
    await expect(context.asSuperuser("update awards set tier_code = 'khac' where tenant_id = $1", [tenantId])).rejects.toThrow(
      'an award only moves to another standing of its round',
    );
  });

  it('are of the tenant in scope alone', async () => {
    await aRound('ranked');
    const id = await inScope(async () => asked((await marked(1, 2)).question, { kind: 'void' }));
    const other = await context.aTenant();
    await expect(context.as(other, () => from(Corrections).find(id))).rejects.toMatchObject({ code: 'NO_CORRECTION' });
    expect(await context.as(other, () => from(Corrections).asked())).toEqual([]);
  });
});
