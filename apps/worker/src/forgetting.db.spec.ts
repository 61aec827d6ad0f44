import { AccessModule, Throttle } from '#access';
import { AccountsModule, CodeBudgets, OneTimeCodes, Sessions } from '#accounts';
import { ContestsModule, Rehearsals } from '#contests';
import { Clock, DAY_MS, parseLocal, type TenantId } from '#kernel';
import { MailSender, Outbox } from '#mail';
import { QuestionsModule } from '#questions';
import { RegistrationDrafts, RegistrationsModule, Retention } from '#registrations';
import { aRuleSet } from '#rules/testing';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Forgetting } from './forgetting.js';

const MORNING = parseLocal('2024-10-22 08:00')!;
const TABLES = ['sessions', 'one_time_codes', 'registration_drafts', 'throttle_counters', 'rehearsals', 'messages'];

describe('what has served its time', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule, RegistrationsModule, QuestionsModule);
  let forgetting: Forgetting;

  beforeAll(async () => {
    const [sessions, codes, drafts] = [context.get(Sessions), context.get(OneTimeCodes), context.get(RegistrationDrafts)];
    forgetting = new Forgetting(
      sessions,
      codes,
      context.get(CodeBudgets),
      drafts,
      context.get(Throttle),
      context.get(Outbox),
      context.get(Rehearsals),
      context.get(Retention),
      context.get(Clock),
    );
  });

  /** A session, a code that was never typed and the message that brought it, a registration that was never finished, a rehearsal, and the tries that were counted. */
  const aVisit = async (): Promise<TenantId> => {
    const { tenantId, running } = await aTenantWithContest(context, { time: MORNING });
    await context.as(tenantId, async () => {
      const { accountId } = await aContestant(context.module, running, {});
      await context.get(Sessions).open(accountId, 'contestant');
      const contact = { kind: 'email' as const, value: 'lua@vidu.vn' };
      await context
        .get(OneTimeCodes)
        .send({ purpose: 'register', contact, payload: { fullName: 'Đỗ Thị Lụa' }, siteName: 'Tỉnh', address: '203.0.113.7' });
      await context.get(MailSender).sendWaiting({});
      await context.get(RegistrationDrafts).keep(running.contest.id, undefined, { fullName: 'Đỗ Thị Lụa' });
      await context
        .get(Rehearsals)
        .request({ draftId: null, title: 'Cuộc thi', ruleSet: aRuleSet(), contestants: 200, seed: 'a', by: accountId });
      await context.get(Throttle).count({ action: 'a', limit: 5, windowSeconds: 900 }, 'somebody');
    });
    return tenantId;
  };
  const rows = async (tenantId: TenantId): Promise<number[]> => {
    const counts: number[] = [];
    for (const table of TABLES) {
      const [row] = await context.asSuperuser<{ n: number }>(`select count(*)::int as n from ${table} where tenant_id = $1`, [tenantId]);
      counts.push(row!.n);
    }
    return counts;
  };
  const forgetAt = async (tenantId: TenantId, days: number): Promise<void> => {
    await context.timeIs(new Date(MORNING.getTime() + days * DAY_MS));
    await context.as(tenantId, () => forgetting.once());
  };

  it('stays while it counts, and for a day after', async () => {
    const tenantId = await aVisit();
    const before = await rows(tenantId);

    await forgetAt(tenantId, 0.9);

    expect(before.every((count) => count > 0)).toBe(true);
    expect(await rows(tenantId)).toEqual(before);
  });

  it('is removed then, each in its own time, and of one tenant alone', async () => {
    const [tenantId, other] = [await aVisit(), await aVisit()];
    const untouched = await rows(other);

    await forgetAt(tenantId, 3);
    const [sessions, ...others] = await rows(tenantId);
    expect(sessions).toBeGreaterThan(0);
    expect(others).toEqual([0, 0, 0, 1, 1]);

    await forgetAt(tenantId, 29);
    expect((await rows(tenantId)).slice(-2)).toEqual([1, 1]);
    await forgetAt(tenantId, 31);
    expect((await rows(tenantId)).slice(-2)).toEqual([0, 0]);

    await forgetAt(tenantId, 62);
    expect(await rows(tenantId)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await rows(other)).toEqual(untouched);
  });
});
