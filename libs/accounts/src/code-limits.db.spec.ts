import { AccessModule } from '#access';
import { parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { aMember } from '../../../test/factories/a-member.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AccountsModule } from './accounts.module.js';
import { Accounts } from './accounts.service.js';
import { CodeBudgets } from './code-budgets.service.js';
import type { Contact } from './domain/contact.js';
import type { OneTimeCodeId } from './entities/one-time-code.entity.js';
import { OneTimeCodes } from './one-time-codes.service.js';

const NOON = parseLocal('2024-10-22 12:00')!;
const LUA = { kind: 'phone', value: '+84912345678' } as const;

/** Messages cost money and anybody may ask for one: how many, is decided here. */
describe('codes', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule);
  let tenantId: TenantId;

  beforeEach(async () => {
    await context.timeIs(NOON);
    tenantId = await context.aTenant();
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const later = (seconds: number): Promise<void> => context.timeIs(new Date(NOON.getTime() + seconds * 1000));
  const someone = (number: number): Contact => ({ kind: 'phone', value: `+84911${String(number).padStart(6, '0')}` });
  const send = (
    contact: Contact,
    { address = '203.0.113.7', device, purpose = 'sign-in' as const }: { address?: string; device?: string; purpose?: 'sign-in' } = {},
  ): Promise<OneTimeCodeId> =>
    context.get(OneTimeCodes).send({ purpose, contact, payload: {}, siteName: 'Tỉnh Lâm Đồng', address, device });
  /** Numbers `from` up to `to` ask at once, ten at a time; the codes with which some were refused. */
  const crowd = async (from: number, to: number, how: { address?: string; device?: string } = {}): Promise<string[]> => {
    const refused: string[] = [];
    for (let n = from; n < to; n += 50) {
      const asked = Array.from({ length: Math.min(50, to - n) }, (_, at) => send(someone(n + at), how));
      for (const outcome of await Promise.allSettled(asked))
        if (outcome.status === 'rejected') refused.push((outcome.reason as { code: string }).code);
    }
    return refused;
  };
  const messages = (): Promise<number> =>
    context
      .get(Outbox)
      .newest(5000)
      .then(({ length }) => length);
  const budget = (home: number, abroad = 200): Promise<void> =>
    context
      .asSuperuser('insert into code_budgets (tenant_id, home, abroad) values ($1, $2, $3)', [tenantId, home, abroad])
      .then(() => undefined);

  it('are never more than the day’s budget, however many ask at once; a tenth is kept for those who have been here', async () => {
    await budget(120);
    await inScope(async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 1000 }, (_, n) => send(someone(n), { address: `198.51.${n % 100}.7` })),
      );

      const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : []));
      expect([outcomes.length - refused.length, new Set(refused)]).toEqual([108, new Set(['BUDGET_SPENT'])]);
      expect(await messages()).toBe(108);
      expect((await context.get(CodeBudgets).useToday())[0]).toMatchObject({
        kind: 'home',
        limit: 120,
        sent: 108,
        spentAt: expect.any(Date),
      });
    });
  }, 120_000);

  it('have a new budget each day, of Vietnam’s days', async () => {
    await budget(1);
    await inScope(async () => {
      await send(someone(1));
      await expect(send(someone(2))).rejects.toMatchObject({ code: 'BUDGET_SPENT' });

      await context.timeIs(parseLocal('2024-10-22 23:59')!);
      await expect(send(someone(3))).rejects.toMatchObject({ code: 'BUDGET_SPENT' });
      await context.timeIs(parseLocal('2024-10-23 00:00')!);
      await expect(send(someone(3))).resolves.toEqual(expect.any(String));
    });
  });

  it('that the budget refused keep nobody waiting, and are not counted', async () => {
    await budget(1);
    await inScope(async () => {
      await send(someone(1));
      await expect(send(LUA)).rejects.toMatchObject({ code: 'BUDGET_SPENT' });

      await context.get(CodeBudgets).change({ home: 5, abroad: 0 }, await aMember(tenantId, ['administrator']));

      await expect(send(LUA)).resolves.toEqual(expect.any(String));
      expect((await context.get(CodeBudgets).useToday())[0]).toMatchObject({ sent: 2, limit: 5, spentAt: null });
    });
  });

  it('tell those who can raise the budget that it is used up, once a day and nobody else', async () => {
    await budget(1);
    await aMember(tenantId, ['administrator'], { fullName: 'Quản Trị' });
    await aMember(tenantId, ['author']);
    await inScope(async () => {
      await send(someone(1));
      await Promise.allSettled([2, 3, 4, 5].map((n) => send(someone(n))));

      const told = (await context.get(Outbox).newest()).filter(({ channel }) => channel === 'email');
      expect(told.map(({ subject }) => subject)).toEqual(['Hôm nay đã gửi hết số mã xác nhận được phép']);
    });
  });

  it('to other countries have a budget of their own, and do not eat up the one at home', async () => {
    await budget(2, 1);
    await inScope(async () => {
      await send({ kind: 'phone', value: '+821012345678' });

      await expect(send({ kind: 'phone', value: '+821099995678' })).rejects.toMatchObject({ code: 'BUDGET_SPENT' });
      await send(someone(1));
      await send(someone(2));
    });
  });

  it('to neighbouring numbers of another country are few: swindlers own them in a row', async () => {
    await inScope(async () => {
      const swindler = (n: number): Contact => ({ kind: 'phone', value: `+82101234500${n}` });
      for (let n = 0; n < 5; n += 1) await send(swindler(n));

      await expect(send(swindler(5))).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
      await expect(send({ kind: 'phone', value: '+821088885678' })).resolves.toEqual(expect.any(String));
      for (let n = 0; n < 8; n += 1) await send(someone(n));
    });
  });

  it('leave a minute between two to the same contact, whoever asks', async () => {
    await inScope(async () => {
      await send(LUA);

      await later(30);
      await expect(send(LUA, { address: '192.0.2.1' })).rejects.toMatchObject({ code: 'CODE_JUST_SENT' });
      await later(62);
      await expect(send(LUA)).resolves.toEqual(expect.any(String));
      expect(await messages()).toBe(2);
    });
  });

  it('leave a minute however many ask at the same moment', async () => {
    await inScope(async () => {
      const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => send(LUA)));

      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await messages()).toBe(1);
    });
  });

  it('leave no minute once the code was used: a family registers one after the other', async () => {
    await inScope(async () => {
      const id = await send(LUA);
      const code = /\d{6}/.exec((await context.get(Outbox).newest(1))[0]!.body)![0];
      await context
        .get(OneTimeCodes)
        .confirm({ id, purpose: 'sign-in', typed: code, from: { address: '203.0.113.7' } }, async () => undefined);

      await expect(send(LUA)).resolves.toEqual(expect.any(String));
    });
  });

  it('are sent to a thousand from one net in a quarter of an hour, whatever address in it asks', async () => {
    await inScope(async () => {
      expect(await crowd(0, 500, { address: '203.0.113.9' })).toEqual([]);
      expect(await crowd(500, 1000, { address: '203.0.113.200' })).toEqual([]);

      await expect(send(LUA, { address: '203.0.113.1' })).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
      await expect(send(LUA, { address: '203.0.114.1' })).resolves.toEqual(expect.any(String));
    });
  }, 60_000);

  it('are sent to sixty from one browser in a quarter of an hour, wherever it is', async () => {
    await inScope(async () => {
      const refused: string[] = [];
      for (let n = 0; n < 61; n += 1)
        await send(someone(n), { device: 'a-browser', address: `198.51.${n}.7` }).catch((error: unknown) =>
          refused.push((error as { code: string }).code),
        );

      expect(refused).toEqual(['TOO_MANY_TRIES']);
      await expect(send(LUA, { device: 'another' })).resolves.toEqual(expect.any(String));
    });
  });

  it('are the same work for who is registered and who is not', async () => {
    await inScope(async () => {
      await context.get(Accounts).create({ fullName: 'Đỗ Thị Lụa', birthDate: '1962-07-07', contact: LUA });
      const asked = async (contact: Contact): Promise<string[]> => {
        const from = context.statements.length;
        await send(contact);
        // The clock is read again every so often, whoever asks.
        return context.statements.slice(from).filter((statement) => !statement.includes('app_clock'));
      };

      const [known, unknown] = [await asked(LUA), await asked(someone(1))];

      expect(unknown).toEqual(known);
      expect(known.length).toBeGreaterThan(5);
    });
  });

  it('are counted apart at each tenant', async () => {
    await budget(1);
    await inScope(() => send(someone(1)));

    await context.as(await context.aTenant(), async () => {
      await expect(send(someone(1))).resolves.toEqual(expect.any(String));
      expect((await context.get(CodeBudgets).useToday())[0]).toMatchObject({ sent: 1, limit: 20_000 });
    });
  });
});
