import { AuditChain } from '#audit';
import { RoundTransitions } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { Turnouts } from '#reports';
import { Publication, TierCounts } from '#results';
import { FormalChecks, type SubmissionId } from '#submissions';
import type { DatabaseContext } from '../support/database-context.js';
import { aDecision } from './a-finished-round.js';
import { aJudgedPrize } from './a-judged-round.js';
import { aJudgedRehearsal } from './a-judged-rehearsal.js';
import { aMember, anApprover } from './a-member.js';
import { aReceivingContest, aSentSubmission, PART, RECEIVING_ENDS, rulesThatReceive } from './a-receiving-contest.js';
import { aContestant } from './a-running-contest.js';
import { takenFurther } from './the-worker.js';
import { Approvals } from '#results';

const TIERS = [
  { code: 'nhat', name: 'Giải Nhất', count: 'later' as const },
  { code: 'nhi', name: 'Giải Nhì', count: 1 },
];

/** A tenant in which everything holds, with a part of submissions whose result is public: sent, checked, marked, decided, signed. */
export async function aJudgedTenant(context: DatabaseContext): Promise<{ tenantId: TenantId; ids: { contest: string; judged: string } }> {
  const { tenantId, running, round } = await aReceivingContest(
    context,
    rulesThatReceive({ sections: [{ code: 'noi-dung', name: 'Nội dung', required: true }] }, { prizes: [aJudgedPrize({ tiers: TIERS })] }),
  );
  return context.as(tenantId, async () => {
    const ids: SubmissionId[] = [];
    for (const fullName of ['Đỗ Thị Ánh', 'Lê Văn Bình', 'Trần Thị Chi'])
      ids.push(
        (await aSentSubmission(context.module, running, (await aContestant(context.module, running, { fullName })).registration)).submission
          .id,
      );
    const [clerk, approver] = [await aMember(tenantId, ['author']), await anApprover(context.module)];
    await context.timeIs(new Date(RECEIVING_ENDS.getTime() + 3_600_000));
    await context.get(RoundTransitions).advance();
    await takenFurther(context.module, round.id, 1);
    for (const id of ids) await context.get(FormalChecks).record(id, { version: 1, result: 'valid', reason: '', until: null, by: clerk });
    await context.timeIs(parseLocal('2024-11-20 08:00')!);
    const sheets = ids.flatMap((submission, at) =>
      [1, 2, 3].map((judge) => ({ submission, phase: 'cham-thi', judge: `ban-cham-${judge}`, points: { 'noi-dung': 90 - at * 10 } })),
    );
    await aJudgedRehearsal(context, tenantId, round, { submissions: [], sheets });
    const decision = { counts: { [`${PART}.nhat`]: 1 }, decisionNumber: '2150/QĐ-UBND', decidedOn: '2024-11-20' };
    await context.get(TierCounts).decide(await context.get(TierCounts).enter(round.id, decision, clerk), 'confirmed', approver);
    await takenFurther(context.module, round.id, 1);
    await context.get(Approvals).approve(await aDecision(context.module, round.id, approver));
    await context.get(Turnouts).takeReceiving(round);
    await context.get(Publication).publish(round.id, clerk);
    await context.get(AuditChain).linkWaiting();
    return { tenantId, ids: { contest: running.contest.id, judged: round.id } };
  });
}
