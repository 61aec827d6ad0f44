import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import type { RunningContest } from '#contests';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { aDecision, aFinishedRound } from '../../../../test/factories/a-finished-round.js';
import { aMember, anApprover } from '../../../../test/factories/a-member.js';
import { aSealedSitting } from '../../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../../test/factories/a-tenant-with-contest.js';
import { rulesWithPrizes } from '../../../../test/factories/some-rule-sets.js';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { Approvals } from '../approvals.service.js';
import { awaitsSignatureOf } from '../domain/awaits-signature.js';
import { ResultsModule } from '../results.module.js';
import { ApprovingHolders } from './approving-holders.service.js';

describe('the role that approves', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ResultsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let administrator: AccountId;
  let [chairman, deputy]: AccountId[] = [];

  beforeEach(async () => {
    const ruleSet = rulesWithPrizes({
      approval: { role: 'chairman', approvers: 1 },
      authorities: { board: 'Ban Tổ chức', chairman: 'Chủ tịch Ủy ban nhân dân tỉnh' },
    });
    ({ tenantId, running } = await aTenantWithContest(context, { ruleSet }));
    administrator = await aMember(tenantId, ['administrator']);
    await context.as(tenantId, async () => {
      [chairman, deputy] = [await anApprover(context.module), await anApprover(context.module)];
      await aSealedSitting(context.module, running, { startsAt: parseLocal('2024-10-22 09:00')! });
      await aFinishedRound(context.module, running, { to: 'ranked' });
    });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const holders = () => context.get(ApprovingHolders);
  const roundId = () => running.rounds[0]!.id;
  const approve = async (by: AccountId) => context.get(Approvals).approve(await aDecision(context.module, roundId(), by));

  it('is signed for by everybody whose duty is to approve while nobody is named', async () => {
    await inScope(async () => {
      expect(await approve(deputy!)).toBe(true);
    });
  });

  it('is signed for by who is named alone, who may give back alone, too', async () => {
    await inScope(async () => {
      await holders().appoint(running.contest.id, chairman!, administrator);
      await holders().appoint(running.contest.id, chairman!, administrator);
      const signing = (await context.get(Approvals).signingOf(roundId()))!;
      expect(signing.holders).toEqual([chairman]);
      expect([chairman!, deputy!].map((one) => awaitsSignatureOf(one, { state: 'ranked' }, signing))).toEqual([true, false]);

      await expect(approve(deputy!)).rejects.toMatchObject({ code: 'NOT_OF_ROLE' });
      const decision = await aDecision(context.module, roundId(), deputy!);
      await expect(context.get(Approvals).giveBack(decision, 'Xem lại')).rejects.toMatchObject({ code: 'NOT_OF_ROLE' });
      expect(await approve(chairman!)).toBe(true);
    });
  });

  it('is given to nobody whose duty is another, and by nobody to themselves', async () => {
    await inScope(async () => {
      const author = await aMember(tenantId, ['author']);
      await expect(holders().appoint(running.contest.id, author, administrator)).rejects.toMatchObject({ code: 'HOLDER_UNFIT' });
      await expect(holders().appoint(running.contest.id, chairman!, chairman!)).rejects.toMatchObject({ code: 'HOLDER_SELF' });
      expect(await holders().of(running.contest.id)).toEqual([]);
    });
  });

  it('is open again to all who approve when the last one was dismissed', async () => {
    await inScope(async () => {
      await holders().appoint(running.contest.id, chairman!, administrator);
      await holders().dismiss(running.contest.id, chairman!, administrator);

      expect(await approve(deputy!)).toBe(true);
    });
  });
});
