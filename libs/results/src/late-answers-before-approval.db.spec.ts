import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AttemptExceptions } from '#attempts';
import { ContestReader, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { aDecision, aFinishedRound } from '../../../test/factories/a-finished-round.js';
import { anApprover } from '../../../test/factories/a-member.js';
import { aSealedSitting } from '../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { takenFurther } from '../../../test/factories/the-worker.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Approvals } from './approvals.service.js';
import { ResultsModule } from './results.module.js';
import { Standings } from './standings.service.js';

describe('late answers that the board takes after the standing was computed', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  const WHY = 'Mất điện cả xã trong giờ thi.';
  let tenantId: TenantId;
  let running: RunningContest;

  beforeEach(async () => {
    ({ tenantId, running } = await aTenantWithContest(context));
  });

  it('count: the standing without them cannot be approved, only computed again', async () => {
    await context.as(tenantId, async () => {
      const { attempt } = await aSealedSitting(context.module, running, { startsAt: parseLocal('2024-10-22 09:00')! });
      await context.asSuperuser('insert into late_answers (tenant_id, attempt_id, place, number, mark, received_at) values ($1, $2, 1, 99, 1, app_now())', [tenantId, attempt.id]); // prettier-ignore
      await aFinishedRound(context.module, running, { to: 'ranked' });
      const [exceptions, approvals, standings] = [context.get(AttemptExceptions), context.get(Approvals), context.get(Standings)];
      const [first, second] = [await anApprover(context.module), await anApprover(context.module)];
      const round = await context.get(ContestReader).round(running.rounds[0]!.id);
      const asked = await exceptions.ask({ kind: 'late-answers', roundId: round.id, attemptId: attempt.id, cause: 'power', reason: WHY }, first); // prettier-ignore
      await exceptions.grant(asked, second, 'Lâm Đồng');

      const stale = await aDecision(context.module, round.id, await anApprover(context.module));
      await expect(approvals.approve(stale)).rejects.toMatchObject({ code: 'LATE_ANSWERS_TAKEN' });

      await approvals.giveBack(stale, 'Tính lại với câu đến muộn.');
      await approvals.recount(round.id, first, 'Tính lại với câu đến muộn.');
      await takenFurther(context.module, round.id, 1);
      const standing = (await standings.newest(round.id))!;
      const [line] = await standings.lines(standing.id, { count: 10 });
      expect(line!.attemptId).not.toBe(attempt.id);
      await approvals.approve(await aDecision(context.module, round.id, await anApprover(context.module)));
    });
  });
});
