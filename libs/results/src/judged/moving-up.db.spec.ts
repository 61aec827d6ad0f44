import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestReader } from '#contests';
import { PhaseReopenings } from '#judging';
import { parseLocal } from '#kernel';
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
import { ResultsModule } from '../results.module.js';
import { JudgedCancellations } from './judged-cancellations.service.js';
import { JudgedClosing } from './judged-closing.service.js';

const [FIRST, LAST] = ['so-khao', 'chung-khao'];

describe('one of the best who is cancelled', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);

  it('is told with who moves up, is not signed undecided, and leaves a part that two people take further', async () => {
    const ruleSet = rulesWithJudging(
      [
        { code: FIRST, name: 'Sơ khảo', judges: 1, passes: [{ code: 'top', version: 1, count: 1 }] },
        { code: LAST, name: 'Chung khảo', judges: 1 },
      ],
      { prizes: [aJudgedPrize()] },
    );
    const { tenantId, running } = await aTenantWithContest(context, { time: parseLocal('2024-10-22 08:00')!, ruleSet });
    await context.as(tenantId, async () => {
      const round = running.receiving[0]!;
      const submissions = [];
      for (const fullName of ['Đỗ Thị Ánh', 'Lê Văn Bình']) {
        const { registration } = await aContestant(context.module, running, { fullName });
        const receivedAt: number = parseLocal('2024-10-09 08:00')!.getTime() + submissions.length * 60_000;
        submissions.push({ id: randomUUID(), authors: [registration.pseudonym], authorKind: 'individual' as const, receivedAt });
      }
      const [best, next] = submissions.map(({ id }) => id as SubmissionId) as [SubmissionId, SubmissionId];
      const sheet = (submission: string, phase: string, points: number) => ({
        submission,
        phase,
        judge: 'ban-cham-0',
        points: { 'noi-dung': points },
      });
      await aJudgedRehearsal(context, tenantId, round, {
        submissions,
        sheets: [sheet(best, FIRST, 90), sheet(next, FIRST, 80), sheet(best, LAST, 70)],
      });
      await context.asSuperuser("update rounds set state = 'settling' where id = $1", [round.id]);
      const [asker, decider] = [await aMember(tenantId, ['author']), await anApprover(context.module)];
      const worked = async () => (await takenFurther(context.module, round.id, 1)).state;
      const get = <T>(token: new (...args: never[]) => T): T => context.get(token);
      expect(await worked()).toBe('ranked');

      const cancel = { by: asker, reason: 'Chép nguyên văn một bài đã đăng báo.', basis: 'Điều 8' };
      await get(SubmissionCancellations).ask(best, cancel);
      const sign = async () => get(Approvals).approve(await aDecision(context.module, round.id, decider));
      await expect(sign()).rejects.toMatchObject({ code: 'CANCELLATION_WAITING', params: { entries: 1 } });
      const movingUp = [{ phase: LAST, name: 'Chung khảo', entries: 1 }];
      expect([await get(JudgedCancellations).movingUp(best), await get(JudgedCancellations).movingUp(next)]).toEqual([movingUp, []]);

      await get(JudgedCancellations).decide(best, 'cancelled', decider);
      expect(await worked()).toBe('settling');
      expect(await get(JudgedClosing).waiting(await get(ContestReader).round(round.id))).toEqual({
        isBeingJudged: false,
        unchecked: 0,
        unmarked: movingUp,
      });
      await get(PhaseReopenings).ask(round.id, LAST, 'Bài thứ hai lên thay bài bị hủy.', asker);
      expect(await get(PhaseReopenings).decide(round.id, LAST, 'reopened', decider)).toBe(1);
      expect((await get(JudgedClosing).waiting(await get(ContestReader).round(round.id))).isBeingJudged).toBe(true);
    });
  });
});
