import { AccessModule } from '#access';
import { AccountsModule, Sessions } from '#accounts';
import { Attempts, AttemptsModule } from '#attempts';
import { ContestsModule, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { MailModule, MessageChoices, Outbox } from '#mail';
import { QuestionsModule } from '#questions';
import { RegistrationsModule } from '#registrations';
import { UnitsModule } from '#units';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { handedIn } from '../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { NotificationsModule } from './notifications.module.js';
import { ReceiptSending } from './receipt-sending.service.js';

const at = (text: string): Date => parseLocal(text)!;

describe('receipts on their way', () => {
  const context = DatabaseContext.forTests(
    AccessModule,
    AccountsModule,
    UnitsModule,
    ContestsModule,
    MailModule,
    QuestionsModule,
    RegistrationsModule,
    AttemptsModule,
    NotificationsModule,
  );
  let tenantId: TenantId;
  let running: RunningContest;

  beforeEach(async () => {
    await context.timeIs(at('2024-10-22 08:00'));
    ({ tenantId, running } = await aTenantWithContest(context));
    await look();
    await context.timeIs(at('2024-10-22 09:00'));
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const look = (): Promise<number> => inScope(() => context.get(ReceiptSending).look());
  const begun = () =>
    inScope(async () => {
      const { accountId, registration } = await aContestant(context.module, running);
      const id = await context.get(Attempts).start(running, running.rounds[0]!, registration);
      await context.get(Sessions).open(accountId, 'contestant');
      return { id, accountId };
    });
  const seal = ({ id, accountId }: Awaited<ReturnType<typeof begun>>) => inScope(() => handedIn(context.module, id, accountId, 1));
  const sent = () => inScope(async () => (await context.get(Outbox).newest()).map(({ channel, subject }) => [channel, subject]));
  const hasPhoneAlone = ({ accountId }: { accountId: string }) =>
    context.asSuperuser("update accounts set email = null, phone = '+84912345678' where id = $1", [accountId]);

  it('go by mail, each once, also when two workers look', async () => {
    const { receiptCode } = await seal(await begun());
    await context.timeIs(at('2024-10-22 09:01'));

    expect((await Promise.all([look(), look()])).toSorted()).toEqual([0, 1]);
    expect(await look()).toBe(0);
    expect(await sent()).toEqual([['email', `Biên nhận ${receiptCode!}`]]);
  });

  it('wait for who is still at work, and for nobody else', async () => {
    const [slow, quick] = [await begun(), await begun()];
    const first = await seal(quick);
    await context.timeIs(at('2024-10-22 09:01'));
    expect(await look()).toBe(1);

    const second = await seal(slow);
    expect(await look()).toBe(1);
    expect((await sent()).map(([, subject]) => subject).toSorted()).toEqual(
      [first, second].map(({ receiptCode }) => `Biên nhận ${receiptCode!}`).toSorted(),
    );
    expect(await look()).toBe(0);
  });

  it('go by text message only where the tenant has said so', async () => {
    for (const [isWanted, count] of [
      [false, 0],
      [true, 1],
    ] as const) {
      await inScope(() => context.get(MessageChoices).sendReceiptsByText(isWanted));
      const one = await begun();
      await hasPhoneAlone(one);
      await seal(one);
      await context.timeIs(isWanted ? at('2024-10-22 09:09') : at('2024-10-22 09:04'));
      expect([isWanted, await look()]).toEqual([isWanted, count]);
    }
    expect((await sent()).map(([channel]) => channel)).toEqual(['sms']);
  });
});
