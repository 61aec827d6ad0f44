import { AccessModule, Throttle } from '#access';
import { Accounts, AccountsModule, CodeBudgets, OneTimeCodes, Sessions } from '#accounts';
import { ContestsModule, Nominations, Rehearsals } from '#contests';
import { Clock, DAY_MS, parseLocal, type TenantId } from '#kernel';
import { MailSender, Outbox } from '#mail';
import { QuestionImports, QuestionsModule } from '#questions';
import { NotificationsModule, PeopleChanges } from '#notifications';
import { IdleAccounts, RegistrationDrafts, RegistrationsModule, Retention } from '#registrations';
import { InitiativeImports, SubmissionsModule } from '#submissions';
import { TenantSettings } from '#tenants';
import { UnitImports, UnitsModule } from '#units';
import { aRuleSet } from '#rules/testing';
import { aMember } from '../../../test/factories/a-member.js';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { Forgetting } from './forgetting.js';

const MORNING = parseLocal('2024-10-22 08:00')!;
const TABLES = [
  ...['sessions', 'one_time_codes', 'registration_drafts', 'throttle_counters', 'unit_imports', 'initiative_imports'],
  ...['rehearsals', 'messages'],
];

describe('what has served its time', () => {
  const context = DatabaseContext.forTests(
    AccessModule,
    AccountsModule,
    ContestsModule,
    NotificationsModule,
    RegistrationsModule,
    QuestionsModule,
    SubmissionsModule,
    UnitsModule,
  );
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
      context.get(Nominations),
      context.get(Retention),
      context.get(IdleAccounts),
      context.get(PeopleChanges),
      context.get(QuestionImports),
      context.get(UnitImports),
      context.get(InitiativeImports),
      context.get(TenantSettings),
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
      const sheet = { fileName: 'bang.xlsx', rows: [], by: await aMember(tenantId, ['author']) };
      await context.get(UnitImports).bring(sheet);
      await context.get(InitiativeImports).bring(sheet);
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
    expect(others).toEqual([0, 0, 0, 0, 0, 1, 1]);

    await forgetAt(tenantId, 29);
    expect((await rows(tenantId)).slice(-2)).toEqual([1, 1]);
    await forgetAt(tenantId, 31);
    expect((await rows(tenantId)).slice(-2)).toEqual([0, 0]);

    await forgetAt(tenantId, 62);
    expect(await rows(tenantId)).toEqual(TABLES.map(() => 0));
    expect(await rows(other)).toEqual(untouched);
  });

  describe('accounts that are in no contest', () => {
    let tenantId: TenantId;
    const monthsLater = (months: number): Promise<void> => context.timeIs(new Date(Date.UTC(2024, 9 + months, 22, 3)));
    const forget = () => context.as(tenantId, () => forgetting.once());
    const anAccount = (fullName: string) =>
      context.as(tenantId, () =>
        context.get(Accounts).create({ fullName, birthDate: '1962-07-07', contact: { kind: 'phone', value: '+84912345678' } }),
      );
    const known = async (): Promise<string[]> =>
      (
        await context.asSuperuser<{ name: string }>(
          'select full_name as name from accounts where tenant_id = $1 and erased_at is null order by 1',
          [tenantId],
        )
      ).map(({ name }) => name);

    beforeEach(async () => {
      const place = await aTenantWithContest(context, { time: MORNING });
      tenantId = place.tenantId;
      await context.as(tenantId, () => aContestant(context.module, place.running, { fullName: 'Dự thi' }));
      await anAccount('Lâu không vào');
      await context.asSuperuser(
        `insert into coordinators (tenant_id, id, account_id, unit_id, appointed_at)
         select tenant_id, gen_random_uuid(), $2, unit_id, created_at from registrations where tenant_id = $1 limit 1`,
        [tenantId, await anAccount('Đầu mối')],
      );
    });

    it('are erased a year after the last sign-in, those of contestants, coordinators and staff never', async () => {
      const back = await anAccount('Quay lại');
      await context.asSuperuser("update accounts set staff_roles = '{author}' where id = $1", [await anAccount('Nhân sự')]);
      await monthsLater(6);
      await context.as(tenantId, () => context.get(Sessions).open(back, 'contestant'));
      await monthsLater(11);
      await forget();
      expect(await known()).toEqual(['Dự thi', 'Lâu không vào', 'Nhân sự', 'Quay lại', 'Đầu mối']);

      await monthsLater(13);
      await forget();
      expect(await known()).toEqual(['Dự thi', 'Nhân sự', 'Quay lại', 'Đầu mối']);

      await monthsLater(19);
      await forget();
      expect(await known()).toEqual(['Dự thi', 'Nhân sự', 'Đầu mối']);
    });

    it('are erased when the tenant says, with an entry in the trail', async () => {
      const actor = await anAccount('Quản trị');
      await context.as(tenantId, () => context.get(IdleAccounts).choose(3, { actor, reason: 'Kế hoạch' }));
      await monthsLater(4);
      await forget();

      expect(await known()).toEqual(['Dự thi', 'Đầu mối']);
      const trail = await context.asSuperuser(`select 1 from audit_entries where tenant_id = $1 and action = 'account.idle-erased'`, [
        tenantId,
      ]);
      expect(trail).toHaveLength(2);
    });
  });

  it('an invitation that nobody has answered and an emblem that was replaced go, what is in force stays', async () => {
    const tenantId = await aVisit();
    const invite = (name: string, until: string) =>
      context.asSuperuser(
        `insert into coordinator_invitations (tenant_id, id, unit_id, full_name, contact, token_hash, invited_at, expires_at)
         select tenant_id, gen_random_uuid(), unit_id, $2::text, 'ai-do@vidu.vn', sha256(convert_to($2, 'UTF8')), created_at, $3 from registrations where tenant_id = $1 limit 1`,
        [tenantId, name, until],
      );
    await invite('over', '2024-10-22T09:00:00+07:00');
    await invite('open', '2024-10-29T09:00:00+07:00');
    const [now, old] = ['a'.repeat(64), 'b'.repeat(64)];
    for (const sha256 of [now, old])
      await context.asSuperuser(`insert into tenant_pictures (tenant_id, sha256, type, bytes) values ($1, $2, 'image/png', $3)`, [
        tenantId,
        sha256,
        Buffer.alloc(40),
      ]);
    await context.asSuperuser(`update tenant_drawings set svg = $2 where tenant_id = $1 and name = 'emblem'`, [
      tenantId,
      `<svg><image href="/art/anh/${now}.png"/></svg>`,
    ]);

    await forgetAt(tenantId, 0.5);

    const names = await context.asSuperuser('select full_name as name from coordinator_invitations where tenant_id = $1', [tenantId]);
    const pictures = await context.asSuperuser('select sha256 from tenant_pictures where tenant_id = $1', [tenantId]);
    expect([names, pictures]).toEqual([[{ name: 'open' }], [{ sha256: now }]]);
  });
});
