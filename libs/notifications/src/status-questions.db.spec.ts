import { AccessModule } from '#access';
import { AccountsModule, CodeBudgets } from '#accounts';
import { AttemptsModule } from '#attempts';
import { ContestsModule, type RunningContest } from '#contests';
import { MINUTE_MS, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { UnitsModule } from '#units';
import { aContestant, aRunningContest } from '../../../test/factories/a-running-contest.js';
import { WHILE_OPEN } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { NotificationsModule } from './notifications.module.js';
import { StatusQuestions } from './status-questions.service.js';

const LUA = { kind: 'phone', value: '+84912345678' } as const;
const NOBODY = { kind: 'phone', value: '+84988888888' } as const;

describe('“Am I registered?”', () => {
  const context = DatabaseContext.forTests(
    AccessModule,
    AccountsModule,
    AttemptsModule,
    ContestsModule,
    NotificationsModule,
    QuestionsModule,
    RegistrationsModule,
    UnitsModule,
  );
  let tenantId: TenantId;
  let running: RunningContest;

  beforeEach(async () => {
    await context.timeIs(WHILE_OPEN);
    tenantId = await context.aTenant();
    await inScope(async () => {
      running = await aRunningContest(context.module);
      await aContestant(context.module, running, { fullName: 'Đỗ Thị Lụa', contact: LUA });
    });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const ask = (contact: { kind: 'phone'; value: string }): Promise<void> => context.get(StatusQuestions).ask(contact);
  const answered = async (): Promise<string[]> => {
    await context.get(StatusQuestions).look({ name: 'Tỉnh Mẫu' });
    return (await context.get(Outbox).newest(50)).map(({ recipient, body }) => `${recipient} ${body}`);
  };
  const left = async (): Promise<number> =>
    (await context.asSuperuser<{ n: number }>('select count(*)::int as n from status_questions where tenant_id = $1', [tenantId]))[0]!.n;

  it('is the same work, in the same statements, for who is registered and who is not', async () => {
    await inScope(async () => {
      const asked = async (contact: typeof LUA | typeof NOBODY): Promise<string[]> => {
        const from = context.statements.length;
        await ask(contact);
        // The clock is read again every so often, whoever asks.
        return context.statements.slice(from).filter((statement) => !statement.includes('app_clock'));
      };
      const [known, unknown] = [await asked(LUA), await asked(NOBODY)];

      expect(unknown).toEqual(known);
      expect(known.some((statement) => statement.toLowerCase().includes('status_questions'))).toBe(true);
    });
  });

  it('is answered once, by the worker, to the owner of the contact alone', async () => {
    await inScope(async () => {
      await ask(NOBODY);
      await ask(LUA);
      const answers = await answered();

      expect(answers).toEqual([expect.stringMatching(/^\+84912345678 Tỉnh Mẫu: Đỗ Thị Lụa đã đăng ký, tính cho .+\. .+/)]);
      expect([await answered(), await left()]).toEqual([answers, 0]);
    });
  });

  it('goes unanswered when the day’s budget is spent, and does not come up again', async () => {
    await context.asSuperuser('insert into code_budgets (tenant_id, home, abroad) values ($1, 0, 0)', [tenantId]);
    await inScope(async () => {
      await ask(LUA);

      expect([await answered(), await left()]).toEqual([[], 0]);
      expect((await context.get(CodeBudgets).useToday())[0]).toMatchObject({ kind: 'home', sent: 0, spentAt: expect.any(Date) });
    });
  });

  it('is forgotten where nobody has answered for an hour', async () => {
    await inScope(async () => {
      await ask(LUA);
      await context.timeIs(new Date(WHILE_OPEN.getTime() + 61 * MINUTE_MS));

      expect([await answered(), await left()]).toEqual([[], 0]);
    });
  });

  it('is nobody’s business in another tenant', async () => {
    await inScope(() => ask(LUA));
    await context.as(await context.aTenant(), async () => expect(await answered()).toEqual([]));
    expect(await left()).toBe(1);
  });
});
