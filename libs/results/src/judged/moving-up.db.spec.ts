import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader, type Round } from '#contests';
import { Assignments, JudgingPhases, PhaseReopenings, ScoreSheets, type SeatId } from '#judging';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import type { Registration } from '#registrations';
import { SubmissionCancellations, type SubmissionId } from '#submissions';
import { randomUUID } from 'node:crypto';
import { aDecision } from '../../../../test/factories/a-finished-round.js';
import { aJudgedRehearsal } from '../../../../test/factories/a-judged-rehearsal.js';
import { aJudgedPrize } from '../../../../test/factories/a-judged-round.js';
import { rulesWithJudging } from '../../../../test/factories/judged-submissions.js';
import { aMember, anApprover } from '../../../../test/factories/a-member.js';
import { aContestant } from '../../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { takenFurther } from '../../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { Approvals } from '../approvals.service.js';
import { CorrectionScoring } from '../corrections/correction-scoring.service.js';
import { CorrectionWishes } from '../corrections/correction-wishes.service.js';
import { Corrections } from '../corrections/corrections.service.js';
import type { CorrectionId } from '../corrections/entities/result-correction.entity.js';
import { Publication } from '../publication.service.js';
import { ResultsModule } from '../results.module.js';
import { Standings } from '../standings.service.js';
import { JudgedCancellations } from './judged-cancellations.service.js';
import { JudgedClosing } from './judged-closing.service.js';
import { JudgedLines } from './judged-lines.service.js';

const [FIRST, LAST] = ['so-khao', 'chung-khao'] as const;
const REASON = 'Chép nguyên văn một bài đã đăng báo.';

describe('one of the best who is out afterwards', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let round: Round;
  let people: Registration[];
  let [best, next]: SubmissionId[] = [];
  let [asker, decider]: AccountId[] = [];

  const get = <T>(token: new (...args: never[]) => T): T => context.get(token);
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const worked = async () => (await takenFurther(context.module, round.id, 1)).state;
  const sign = async (by: AccountId) => get(Approvals).approve(await aDecision(context.module, round.id, by));
  const asItStands = async () => get(ContestReader).round(round.id);
  const waiting = async () => get(JudgedClosing).waiting(await get(ContestReader).round(round.id));
  const movingUp = [{ phase: LAST, name: 'Chung khảo', entries: 1 }];

  /** Two entries; the better one alone has come to the last phase. Ranked. */
  beforeEach(async () => {
    const ruleSet = rulesWithJudging(
      [
        { code: FIRST, name: 'Sơ khảo', judges: 1, passes: [{ code: 'top', version: 1, count: 1 }] },
        { code: LAST, name: 'Chung khảo', judges: 1 },
      ],
      { prizes: [aJudgedPrize()] },
    );
    const place = await aTenantWithContest(context, { time: parseLocal('2024-10-22 08:00')!, ruleSet });
    const { running } = place;
    tenantId = place.tenantId;
    await inScope(async () => {
      round = running.receiving[0]!;
      people = [];
      for (const fullName of ['Đỗ Thị Ánh', 'Lê Văn Bình'])
        people.push((await aContestant(context.module, running, { fullName })).registration);
      const submissions = people.map(({ pseudonym }, at) => {
        const receivedAt: number = parseLocal('2024-10-09 08:00')!.getTime() + at * 60_000;
        return { id: randomUUID(), authors: [pseudonym], authorKind: 'individual' as const, receivedAt };
      });
      [best, next] = submissions.map(({ id }) => id as SubmissionId);
      const sheet = (submission: string, phase: string, points: number) => ({
        submission,
        phase,
        judge: 'ban-cham-0',
        points: { 'noi-dung': points },
      });
      await aJudgedRehearsal(context, tenantId, round, {
        submissions,
        sheets: [sheet(best!, FIRST, 90), sheet(next!, FIRST, 80), sheet(best!, LAST, 70)],
      });
      await context.asSuperuser('update judging_phases set is_blind = false where round_id = $1', [round.id]);
      await context.asSuperuser("update rounds set state = 'settling' where id = $1", [round.id]);
      [asker, decider] = [await aMember(tenantId, ['author']), await anApprover(context.module)];
      expect(await worked()).toBe('ranked');
    });
  });

  /** Two people open the last phase again, its judge marks what has come to it, and it is closed. */
  const markedAgain = async (points: number): Promise<void> => {
    await get(PhaseReopenings).ask(round.id, LAST, 'Bài thứ hai lên thay bài ra khỏi giải.', asker!);
    expect(await get(PhaseReopenings).decide(round.id, LAST, 'reopened', decider!)).toBe(1);
    expect((await waiting()).isBeingJudged).toBe(true);
    const [seat] = await context.asSuperuser<{ id: SeatId; judge: AccountId; entry: number }>(
      `select s.id, s.account_id as judge, e.entry_number as entry from council_seats s, judged_entries e
       where s.tenant_id = $1 and e.tenant_id = $1 and e.phase = $2 and e.submission_id = $3`,
      [tenantId, LAST, next],
    );
    const id = await get(Assignments).give(round.id, LAST, seat!.entry, seat!.id, asker!);
    const typed = { points: { 'noi-dung': points }, comments: {}, agrees: null, revision: 0 };
    await get(ScoreSheets).finish(seat!.judge, id, await get(ScoreSheets).save(seat!.judge, id, typed));
    await get(JudgingPhases).close(round.id, LAST, asker!);
  };

  it('is told with who moves up, is not signed undecided, and leaves a part that two people take further', async () => {
    await inScope(async () => {
      const cancel = { by: asker!, reason: REASON, basis: 'Điều 8' };
      await get(SubmissionCancellations).ask(best!, cancel);
      await expect(sign(decider!)).rejects.toMatchObject({ code: 'CANCELLATION_WAITING', params: { entries: 1 } });
      expect([await get(JudgedCancellations).movingUp(best!), await get(JudgedCancellations).movingUp(next!)]).toEqual([movingUp, []]);

      await get(JudgedCancellations).decide(best!, 'cancelled', decider!);
      expect(await worked()).toBe('settling');
      expect(await waiting()).toEqual({ isBeingJudged: false, unchecked: 0, unmarked: movingUp });
      await markedAgain(60);
      expect(await worked()).toBe('ranked');
    });
  });

  it.each([
    ['cancelled', async () => get(CorrectionWishes).askCancellation(await asItStands(), best!, 'Điều 8', { by: asker!, reason: REASON })],
    [
      'disqualified',
      async () => get(CorrectionWishes).askDisqualification(await asItStands(), people[0]!, 'Điều 8', { by: asker!, reason: REASON }),
    ],
  ])(
    'is %s after publication though nobody can say the new result before judges have marked',
    async (_how, ask: () => Promise<CorrectionId>) => {
      await inScope(async () => {
        await sign(decider!);
        await get(Publication).publish(round.id, asker!);
        const id = await ask();
        expect([await get(CorrectionScoring).look(), await get(CorrectionScoring).look()]).toEqual([1, 0]);
        const { rounds, seen } = await get(Corrections).find(id);
        expect(rounds.map(({ outcome, fault, unmarked }) => ({ outcome, fault, unmarked }))).toEqual([
          { outcome: null, fault: null, unmarked: movingUp },
        ]);
        await get(Corrections).switch(id, decider!, seen!);
        const { state, notice } = await get(ContestReader).round(round.id);
        expect([state, notice?.kind, notice?.text.includes('phải được chấm thêm')]).toEqual(['settling', 'corrected', true]);
        expect(await worked()).toBe('settling');
        expect(await waiting()).toEqual({ isBeingJudged: false, unchecked: 0, unmarked: movingUp });

        await markedAgain(60);
        expect(await worked()).toBe('ranked');
        const { id: standing, version } = (await get(Standings).newest(round.id))!;
        expect([version, (await get(JudgedLines).lines(standing, { count: 9 })).map(({ submissionId }) => submissionId)]).toEqual([
          2,
          [next],
        ]);
      });
    },
  );
});
