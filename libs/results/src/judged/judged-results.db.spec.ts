import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import type { Registration } from '#registrations';
import { isJudgedSummary, type JudgedSummary, type RuleSet } from '#rules';
import { SubmissionCancellations, type SubmissionId } from '#submissions';
import { aDecision } from '../../../../test/factories/a-finished-round.js';
import { rulesWithJudging } from '../../../../test/factories/judged-submissions.js';
import { aJudgedPrize, aJudgedRound, type MarkedEntry, rulesWithJudgedPrizes } from '../../../../test/factories/a-judged-round.js';
import { aMember, anApprover } from '../../../../test/factories/a-member.js';
import { aContestant, unitNamed } from '../../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { aCollectiveAward } from '../../../../test/factories/some-prizes.js';
import { takenFurther } from '../../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { Approvals } from '../approvals.service.js';
import { Awards } from '../awards.service.js';
import { CorrectionLetters } from '../corrections/correction-letters.service.js';
import { CorrectionScoring } from '../corrections/correction-scoring.service.js';
import { CorrectionWishes } from '../corrections/correction-wishes.service.js';
import { Corrections } from '../corrections/corrections.service.js';
import type { CorrectionId } from '../corrections/entities/result-correction.entity.js';
import { Payouts } from '../payouts/payouts.service.js';
import { PrizeConfirmations } from '../payouts/prize-confirmations.service.js';
import { Publication } from '../publication.service.js';
import { RecheckExport } from '../recheck/recheck-export.service.js';
import { StandingVerifying } from '../recheck/standing-verifying.service.js';
import { ResultsModule } from '../results.module.js';
import { Standings } from '../standings.service.js';
import { JudgedCancellations } from './judged-cancellations.service.js';
import { JudgedLines } from './judged-lines.service.js';
import { PrizeWinners } from './prize-winners.service.js';
import { TierCounts } from './tier-counts.service.js';

const REASON = 'Chép nguyên văn một bài đã đăng báo.';

describe('results of a judged part', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let people: Registration[];
  let round: Round;
  let ids: SubmissionId[];
  let [asker, decider]: AccountId[] = [];

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const get = <T>(token: new (...args: never[]) => T): T => context.get(token);
  const standing = async () => (await get(Standings).newest(round.id))!;
  const summary = async (): Promise<JudgedSummary> => {
    const found = (await standing()).summary;
    if (!isJudgedSummary(found)) throw new Error('The standing is a quiz’s.');
    return found;
  };
  const state = async () => (await get(ContestReader).round(round.id)).state;
  const order = async () =>
    (await get(JudgedLines).lines((await standing()).id, { count: 9 })).map((line) => ids.indexOf(line.submissionId));
  const prizes = async () =>
    (await get(Awards).ofRound(round.id)).map(({ tierCode, rank, submissionId }) => [tierCode, rank, ids.indexOf(submissionId!)]);
  const approve = async (by?: AccountId) => get(Approvals).approve(await aDecision(context.module, round.id, by ?? (await anApprover(context.module)))); // prettier-ignore
  const publish = async () => {
    await approve();
    await get(Publication).publish(round.id, decider!);
  };

  /** Three people; entries as said, ranked. */
  const ranked = async (
    ruleSet: RuleSet,
    entries: (all: Registration[], unit: string) => MarkedEntry[],
    before = (): Promise<unknown> => Promise.resolve(),
  ): Promise<void> => {
    ({ tenantId, running } = await aTenantWithContest(context, { time: parseLocal('2024-10-22 08:00')!, ruleSet }));
    await inScope(async () => {
      people = [];
      for (const fullName of ['Đỗ Thị Ánh', 'Lê Văn Bình', 'Trần Thị Chi'])
        people.push((await aContestant(context.module, running, { fullName })).registration);
      const { code } = await unitNamed(context.module, 'Phường 9');
      ({ round, ids } = await aJudgedRound(context, tenantId, running, entries(people, code)));
      [asker, decider] = [await aMember(tenantId, ['author']), await anApprover(context.module)];
      await before();
      await takenFurther(context.module, round.id, 1);
    });
  };
  const planted = (text: string, ...values: unknown[]): Promise<unknown> => context.asSuperuser(text, [tenantId, ...values]);
  const three = (all: Registration[]): MarkedEntry[] => [90, 80, 70].map((points, at) => ({ authors: [all[at]!], points }));

  it('gives a group one prize under all names, a unit its own, and one person as many as the rules allow', async () => {
    const tiers = ['nhat', 'nhi', 'ba', 'khuyen-khich'].map((code) => ({ code, name: `Giải ${code}`, count: 1 }));
    await ranked(rulesWithJudgedPrizes([aJudgedPrize({ tiers })]), (all, unit) => [
      { authors: [all[0]!, all[1]!], authorKind: 'group', unit, points: 95 },
      { authors: [], authorKind: 'unit', unit, points: 85 },
      { authors: [all[0]!], points: 75 },
      { authors: [all[0]!], points: 65 },
    ]);
    await inScope(async () => {
      await publish();
      const awards = await get(Awards).ofRound(round.id);
      const winners = await get(PrizeWinners).of(running.contest.id, awards);
      expect(awards.map(({ id, person }) => [winners.get(id)?.fullName, winners.get(id)?.kind, person])).toEqual([
        ['Đỗ Thị Ánh, Lê Văn Bình', 'group', people[0]!.pseudonym],
        ['Phường 9, thành phố Đà Lạt', 'unit', null],
        ['Đỗ Thị Ánh', 'individual', people[0]!.pseudonym],
        ['Đỗ Thị Ánh', 'individual', people[0]!.pseudonym],
      ]);
      expect((await get(PrizeWinners).proposed(await standing())).get('bai-viet 2')?.kind).toBe('unit');
      // Nobody can say it for the unit but staff, who have its paper before them.
      const unit = awards[1]!;
      const words = { fullName: 'Trần Thị Chi', identityDigits: '1234', way: 'counter' as const, bank: undefined };
      await expect(get(PrizeConfirmations).confirm(unit.id, words, { by: asker!, isHelper: false })).rejects.toMatchObject({
        code: 'NO_PRIZE',
      });
      await get(PrizeConfirmations).confirm(unit.id, words, { by: asker!, isHelper: true });
      await get(Payouts).markPaid(unit.id, decider!, 5_000_000);
      expect((await get(Payouts).ofRound(round.id)).filter(({ paidAt }) => paidAt).map(({ award }) => award.id)).toEqual([unit.id]);
    });
  });

  it('has places and no prizes until two people have said how many there are', async () => {
    const tiers = [
      { code: 'nhat', name: 'Giải Nhất', count: 'later' as const },
      { code: 'nhi', name: 'Giải Nhì', count: 1 },
    ];
    await ranked(rulesWithJudgedPrizes([aJudgedPrize({ tiers })]), three);
    await inScope(async () => {
      expect([await order(), (await summary()).prizes.awards]).toEqual([[0, 1, 2], []]);
      await expect(approve()).rejects.toMatchObject({ code: 'TIERS_UNDECIDED' });
      const decision = { counts: { 'bai-viet.nhat': 2 }, decisionNumber: '2150/QĐ-UBND', decidedOn: '2024-10-20' };
      await expect(get(TierCounts).enter(round.id, { ...decision, counts: {} }, asker!)).rejects.toMatchObject({ code: 'COUNTS_WRONG' });
      for (const decidedOn of ['2021-99-99', '20/10/2024'])
        await expect(get(TierCounts).enter(round.id, { ...decision, decidedOn }, asker!)).rejects.toMatchObject({
          code: 'DECISION_MISSING',
        });
      await expect(get(TierCounts).enter(round.id, { ...decision, decidedOn: '2024-10-23' }, asker!)).rejects.toMatchObject({ code: 'NOT_SIGNED_YET' }); // prettier-ignore
      const id = await get(TierCounts).enter(round.id, decision, asker!);
      await expect(get(TierCounts).enter(round.id, decision, decider!)).rejects.toMatchObject({ code: 'ENTERED_ALREADY' });
      await expect(get(TierCounts).decide(id, 'confirmed', asker!)).rejects.toMatchObject({ code: 'SECOND_PERSON' });
      await expect(approve()).rejects.toMatchObject({ code: 'TIERS_UNDECIDED' });

      const undecided = async () => get(TierCounts).undecided(running.ruleSet, [round]);
      expect(await undecided()).toEqual(new Set([round.id]));
      await get(TierCounts).decide(id, 'confirmed', decider!);
      expect(await undecided()).toEqual(new Set());
      await get(TierCounts).decide(id, 'confirmed', decider!);
      expect(await state()).toBe('settling');
      await takenFurther(context.module, round.id, 1);
      const { version, reason, requestedBy } = await standing();
      expect([version, reason, requestedBy]).toEqual([2, 'Số giải theo Quyết định số 2150/QĐ-UBND', asker]);
      await approve(decider);
      expect(await prizes()).toEqual([['nhat', 1, 0], ['nhat', 2, 1], ['nhi', 3, 2]]); // prettier-ignore
      await expect(get(TierCounts).enter(round.id, decision, asker!)).rejects.toMatchObject({ code: 'SIGNED' });
    });
  });

  it('leaves out what is cancelled before it is signed, and is not signed as it was', async () => {
    await ranked(rulesWithJudgedPrizes(), three);
    await inScope(async () => {
      await get(SubmissionCancellations).ask(ids[0]!, { by: asker!, reason: REASON, basis: 'Điều 8' });
      // Behind the back of the result, as an older page would: what was seen is not what would be signed.
      await get(SubmissionCancellations).ask(ids[2]!, { by: asker!, reason: REASON, basis: 'Điều 8' });
      await get(SubmissionCancellations).decide(ids[2]!, 'cancelled', decider!);
      await expect(approve()).rejects.toMatchObject({ code: 'ENTRIES_CHANGED' });

      await get(JudgedCancellations).decide(ids[0]!, 'cancelled', decider!);
      await takenFurther(context.module, round.id, 1);
      expect([await order(), (await summary()).outByReason.violation]).toEqual([[1], 2]);
      await approve(decider);
      expect(await prizes()).toEqual([['nhat', 1, 1]]);
      await get(SubmissionCancellations).ask(ids[1]!, { by: asker!, reason: REASON, basis: 'Điều 8' });
      await expect(get(JudgedCancellations).decide(ids[1]!, 'cancelled', decider!)).rejects.toMatchObject({ code: 'SIGNED_ALREADY' });
    });
  });

  it('is not signed while the number of awards of units is open, though its own prizes are not', async () => {
    const award = aCollectiveAward({ part: 'bai-viet', tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 'later' }] });
    await ranked(rulesWithJudging([{ judges: 1 }], { prizes: [aJudgedPrize()], collective: [award] }), three);
    await inScope(async () => {
      expect((await summary()).prizes.undecided).toEqual([]);
      await expect(approve()).rejects.toMatchObject({ code: 'TIERS_UNDECIDED' });
      const decision = { counts: { [`${award.code}.nhat`]: 1 }, decisionNumber: '2150/QĐ-UBND', decidedOn: '2024-10-20' };
      await get(TierCounts).decide(await get(TierCounts).enter(round.id, decision, asker!), 'confirmed', decider!);
      await takenFurther(context.module, round.id, 1);
      await approve();
      expect(await state()).toBe('approved');
    });
  });

  it('is signed by none of those who have asked for what is in it, whoever was the last', async () => {
    const tiers = [{ code: 'nhat', name: 'Giải Nhất', count: 'later' as const }];
    let [first, second, third]: AccountId[] = [];
    // Entered and confirmed while judges are at work: nobody has asked for a new standing.
    await ranked(rulesWithJudgedPrizes([aJudgedPrize({ tiers })]), three, async () => {
      [first, second, third] = [await anApprover(context.module), await anApprover(context.module), await anApprover(context.module)];
      const decision = { counts: { 'bai-viet.nhat': 1 }, decisionNumber: '2150/QĐ-UBND', decidedOn: '2024-10-20' };
      await get(TierCounts).decide(await get(TierCounts).enter(round.id, decision, first), 'confirmed', second);
    });
    await inScope(async () => {
      expect((await standing()).requestedBy).toBeNull();
      await expect(approve(first)).rejects.toMatchObject({ code: 'OWN_REQUEST' });
      await get(SubmissionCancellations).ask(ids[0]!, { by: second!, reason: REASON, basis: 'Điều 8' });
      await get(JudgedCancellations).decide(ids[0]!, 'cancelled', third!);
      await takenFurther(context.module, round.id, 1);
      const decision = { counts: { 'bai-viet.nhat': 2 }, decisionNumber: '2151/QĐ-UBND', decidedOn: '2024-10-21' };
      await get(TierCounts).decide(await get(TierCounts).enter(round.id, decision, asker!), 'confirmed', decider!);
      await takenFurther(context.module, round.id, 1);
      await expect(approve(second)).rejects.toMatchObject({ code: 'OWN_REQUEST' });
      // What the first one entered holds no more.
      await approve(first);
      expect(await state()).toBe('approved');
    });
  });

  it('is no offence where a judge was given an entry again', async () => {
    const again = (points: number): Promise<unknown> =>
      planted(
        `with old as (select * from judge_assignments where tenant_id = $1 and submission_id = $2 and ended is null), a as (
           insert into judge_assignments (tenant_id, id, round_id, phase, submission_id, seat_id, assigned_at, ended, ended_at, ended_because)
             select tenant_id, gen_random_uuid(), round_id, phase, submission_id, seat_id, assigned_at, 'taken-back', assigned_at, 'Giao lại.' from old
             returning *
         ), s as (
           insert into score_sheets (tenant_id, assignment_id, points, saved_at, version)
             select tenant_id, id, jsonb_build_object('noi-dung', $3::int), assigned_at, 1 from a returning *
         )
         insert into finished_sheets (tenant_id, assignment_id, version, points, comments, finished_at, source, finished_by, sha256)
           select tenant_id, assignment_id, 1, points, '{}', saved_at, 'judge', gen_random_uuid(), repeat('a', 64) from s`,
        ...[ids[0], points],
      );
    await ranked(rulesWithJudgedPrizes(), three, async () => {
      await again(60);
      await again(60);
      await again(20);
    });
    const findings = async () =>
      inScope(async () => (await get(StandingVerifying).verify(await standing())).findings.map(({ part }) => part));
    expect(await findings()).toEqual([]);
    await context.asSuperuser(`set session_replication_role = replica; update finished_sheets set points = '{"noi-dung": 61}' where points = '{"noi-dung": 20}'`, []); // prettier-ignore
    expect(await findings()).toEqual(['judged']);
  });

  it('is in no file for everybody before the other rounds are public whose prizes were weighed', async () => {
    await ranked(rulesWithJudgedPrizes(), three, () =>
      context.asSuperuser(
        `set session_replication_role = replica;
         insert into awards (tenant_id, id, contest_id, round_id, standing_id, group_code, tier_code, rank, person)
           values ('${tenantId}', gen_random_uuid(), '${running.contest.id}', '${running.rounds[0]!.id}', gen_random_uuid(), 'tuan', 'nhat', 1, '${people[0]!.pseudonym}')`,
        [],
      ),
    );
    await inScope(async () => {
      await publish();
      const exported = async () => get(RecheckExport).of(await get(ContestReader).round(round.id), 'public');
      await expect(exported()).rejects.toMatchObject({ code: 'ROUNDS_NOT_PUBLISHED' });
      await context.asSuperuser("update rounds set state = 'published' where id = $1", [running.rounds[0]!.id]);
      expect((await exported()).name).toContain('ho-so-kiem-tra-lai');
    });
  });

  describe('corrected after it was public', () => {
    const switched = async (id: CorrectionId): Promise<void> => {
      expect(await get(CorrectionScoring).look()).toBe(1);
      const { seen } = await get(Corrections).find(id);
      await expect(get(Corrections).switch(id, asker!, seen!)).rejects.toMatchObject({ code: 'SECOND_PERSON' });
      await get(Corrections).switch(id, decider!, seen!);
      await takenFurther(context.module, round.id, 1);
    };

    it('a cancelled submission makes room for those below, told before it is decided', async () => {
      await ranked(rulesWithJudgedPrizes(), three);
      await inScope(async () => {
        await publish();
        expect(await prizes()).toEqual([['nhat', 1, 0], ['nhi', 2, 1]]); // prettier-ignore
        const before = await standing();
        const id = await get(CorrectionWishes).askCancellation(round, ids[0]!, 'Điều 8', { by: asker!, reason: REASON });
        expect(await get(CorrectionScoring).look()).toBe(1);
        const [table] = (await get(Corrections).find(id)).rounds;
        const place = (rank: number, points: number, tiers: string[]) => ({
          rank,
          points,
          prizes: tiers.map((tier) => `bai-viet.${tier}`),
        });
        expect([table!.outcome!.moved, table!.outcome!.prizesChanged, table!.outcome!.moves]).toEqual([
          ...[3, 3],
          [
            { person: ids[1], before: place(2, 80, ['nhi']), after: place(1, 80, ['nhat']) },
            { person: ids[2], before: place(3, 70, []), after: place(2, 70, ['nhi']) },
            { person: ids[0], before: place(1, 90, ['nhat']), after: null },
          ],
        ]);
        await get(Corrections).switch(id, decider!, (await get(Corrections).find(id)).seen!);
        await takenFurther(context.module, round.id, 1);

        expect([await order(), (await standing()).version, (await standing()).sha256 === table!.outcome!.after.sha256]).toEqual([
          [1, 2],
          2,
          true,
        ]);
        await publish();
        expect(await prizes()).toEqual([['nhat', 1, 1], ['nhi', 2, 2]]); // prettier-ignore
        expect((await get(Awards).replacedIn(round.id)).map(({ award }) => [award.tierCode, ids.indexOf(award.submissionId!)])).toEqual([
          ['nhat', 0],
          ['nhi', 1],
        ]);
        expect((await get(Standings).byId(before.id))?.sha256).toBe(before.sha256);
        expect(await get(CorrectionLetters).look()).toBe(3);
        expect(await get(CorrectionLetters).look()).toBe(0);
        await expect(get(CorrectionWishes).askCancellation(round, ids[0]!, 'Điều 8', { by: asker!, reason: REASON })).rejects.toMatchObject(
          {
            code: 'CANCELLED_ALREADY',
          },
        );
      });
    });

    it('a prize that its author does not take is given on, and their other one stays', async () => {
      await ranked(rulesWithJudgedPrizes(), (all) => [
        { authors: [all[0]!], points: 90 },
        { authors: [all[0]!], points: 80 },
        { authors: [all[1]!], points: 70 },
      ]);
      await inScope(async () => {
        await publish();
        const [first, second] = await get(Awards).ofRound(round.id);
        const words = { fullName: 'Đỗ Thị Ánh', identityDigits: '1234', way: 'counter' as const, bank: undefined };
        await get(PrizeConfirmations).confirm(first!.id, words, { by: asker!, isHelper: true });
        await get(PrizeConfirmations).refuse(second!.id, 'Nhường người khác', { by: asker!, isHelper: true });
        expect(await get(CorrectionWishes).refusedAndHeld(round.id)).toBe(1);
        await switched(await get(CorrectionWishes).askRefusal(round, asker!));
        await publish();
        expect(await prizes()).toEqual([['nhat', 1, 0], ['nhi', 3, 2]]); // prettier-ignore
        expect((await summary()).prizes.notTaken).toEqual([{ group: 'bai-viet', person: people[0]!.pseudonym, rank: 2, rolledDown: true }]);
        expect(await get(CorrectionWishes).refusedAndHeld(round.id)).toBe(0);
        expect((await get(StandingVerifying).verify(await standing())).findings).toEqual([]);
      });
    });

    it('somebody who is disqualified is out with all of theirs', async () => {
      await ranked(rulesWithJudgedPrizes(), three);
      await inScope(async () => {
        await publish();
        await switched(await get(CorrectionWishes).askDisqualification(round, people[1]!, 'Điều 8', { by: asker!, reason: REASON }));
        expect([await order(), (await summary()).out.map(({ submission, reason, detail }) => [submission, reason, detail])]).toEqual([
          [0, 2],
          [[ids[1], 'excluded-author', 'Bị loại theo Điều 8']],
        ]);
      });
    });
  });

  it('is found out where somebody changes a sheet, a line or what was kept', async () => {
    await ranked(rulesWithJudgedPrizes(), three);
    const findings = async () =>
      inScope(async () => (await get(StandingVerifying).verify(await standing())).findings.map(({ part }) => part));
    const undone = async (change: string, undo: string): Promise<string[]> => {
      await context.asSuperuser(`set session_replication_role = replica; ${change}`, []);
      const found = await findings();
      await context.asSuperuser(`set session_replication_role = replica; ${undo}`, []);
      return found;
    };
    expect(await findings()).toEqual([]);
    const sheet = `from judge_assignments a where a.tenant_id = f.tenant_id and a.id = f.assignment_id and a.submission_id = '${ids[2]!}'`;
    expect(await undone(`update finished_sheets f set points = '{"noi-dung": 99}' ${sheet}`, `update finished_sheets f set points = '{"noi-dung": 70}' ${sheet}`)).toEqual(['judged']); // prettier-ignore
    const line = `where submission_id = '${ids[2]!}'`;
    expect(await undone(`update judged_lines set points = 71 ${line}`, `update judged_lines set points = 70 ${line}`)).toEqual(['standing', 'line']); // prettier-ignore
    // No fingerprint that is public covers units; the evidence does.
    expect(await undone(`update judged_lines set unit_code = 'x' ${line}`, `update judged_lines set unit_code = null ${line}`)).toEqual(['line']); // prettier-ignore
    const kept = 'update standing_inputs set judged = jsonb_set(judged';
    expect(await undone(`${kept}, '{sheets,0,points,noi-dung}', '1')`, 'select 1')).toContain('judged');
  });
});
