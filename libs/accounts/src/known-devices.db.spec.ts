import { AccessModule } from '#access';
import { AuditModule } from '#audit';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { aMember } from '../../../test/factories/a-member.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AccountsModule } from './accounts.module.js';
import { Accounts } from './accounts.service.js';
import type { Asker } from './domain/asker.js';
import type { OneTimeCodeId } from './entities/one-time-code.entity.js';
import { KnownDevices } from './known-devices.service.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { OwnPassword } from './own-password.service.js';
import { PasswordSignIn } from './password-sign-in.service.js';
import { Sessions } from './sessions.service.js';
import { StaffSignIn } from './staff-sign-in.service.js';

const NOON = parseLocal('2024-10-22 12:00')!;
const LUA = { kind: 'phone', value: '+84912345678' } as const;
const SECRET = 'hoa dã quỳ nở tháng 11';
const NET = '203.0.113.7';

/** Whoever knows a phone number may try passwords and ask for codes: its owner must not be locked out by that. */
describe('a browser in which the owner has signed in before', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, AuditModule);
  let tenantId: TenantId;
  let own: Asker;

  beforeEach(async () => {
    await context.timeIs(NOON);
    tenantId = await context.aTenant();
    own = await inScope(async () => knownTo(LUA.value));
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const knownTo = (contact: string, door: 'contestant' | 'staff' = 'contestant'): Asker => {
    const device = `browser-of-${contact}`;
    return { address: NET, device, marks: context.get(KnownDevices).marked({ device }, contact, door) };
  };
  const later = (seconds: number): Promise<void> => context.timeIs(new Date(NOON.getTime() + seconds * 1000));
  const stranger = (n = 0): Asker => ({ address: `198.51.${n}.7`, device: `stranger-${n}` });
  const signIn = (password: string, from: Asker): Promise<AccountId> =>
    context.get(PasswordSignIn).accountOf({ contact: '0912 345 678', password, ...from });
  const send = (from: Asker, contact: { kind: 'phone'; value: string } = LUA, about = ''): Promise<OneTimeCodeId> =>
    context.get(OneTimeCodes).send({ purpose: 'sign-in', contact, payload: {}, about, siteName: 'Tỉnh', ...from });
  const codeSent = async (): Promise<string> => /\d{6}/.exec((await context.get(Outbox).newest(1))[0]!.body)![0];
  const confirm = (id: OneTimeCodeId, typed: string, from: Asker): Promise<string> =>
    context.get(OneTimeCodes).confirm({ id, purpose: 'sign-in', typed, from }, async ({ contact }) => contact);
  const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const lua = async (): Promise<AccountId> => {
    const accountId = await context.get(Accounts).create({ fullName: 'Đỗ Thị Lụa', birthDate: '1962-07-07', contact: LUA });
    const { token: sessionToken } = await context.get(Sessions).open(accountId, 'contestant');
    await context.get(OwnPassword).set({ accountId, sessionToken }, { password: SECRET, current: '' });
    return accountId;
  };

  it('is known by its number and mark together, for this contact, door and tenant alone', async () => {
    const known = (from: Asker, contact: string = LUA.value, door?: 'staff') => context.get(KnownDevices).knows(from, contact, door);
    await inScope(async () => {
      expect(known(own)).toBe(true);
      expect([known({ ...own, device: 'another' }), known({ ...own, device: undefined }), known({ ...own, marks: undefined })]).toEqual([
        false,
        false,
        false,
      ]);
      expect([known(own, '+84987654321'), known(own, LUA.value, 'staff')]).toEqual([false, false]);
    });
    await context.as(await context.aTenant(), async () => expect(known(own)).toBe(false));
  });

  it('keeps the mark of a family, and of more people those who came last', async () => {
    await inScope(async () => {
      const devices = context.get(KnownDevices);
      let marks: string | undefined;
      for (let n = 0; n < 9; n += 1) marks = devices.marked({ device: 'desk', marks }, `+8491100000${n}`);
      marks = devices.marked({ device: 'desk', marks }, '+84911000008');

      const known = (n: number): boolean => devices.knows({ address: NET, device: 'desk', marks }, `+8491100000${n}`);
      expect([0, 1, 8].map(known)).toEqual([false, true, true]);
    });
  });

  it('lets its owner in although strangers have used up the tries of a password; together they are twice as many', async () => {
    await inScope(async () => {
      const accountId = await lua();
      for (let n = 0; n < 10; n += 1) await expect(signIn('sai rồi', stranger(n))).rejects.toMatchObject({ code: 'PASSWORD_FAILED' });
      await expect(signIn(SECRET, stranger(11))).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });

      expect(await signIn(SECRET, own)).toBe(accountId);
      // Their tries are not forgotten by that.
      await expect(signIn(SECRET, stranger(11))).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
      for (let n = 0; n < 10; n += 1) await expect(signIn('sai rồi', own)).rejects.toMatchObject({ code: 'PASSWORD_FAILED' });
      await expect(signIn(SECRET, own)).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
    });
  }, 30_000);

  it('lets its owner change the password meanwhile, in their session', async () => {
    await inScope(async () => {
      const accountId = await lua();
      const { token: sessionToken } = await context.get(Sessions).open(accountId, 'contestant', { method: 'password' });
      for (let n = 0; n < 11; n += 1) await signIn('sai rồi', stranger(n)).catch(() => undefined);

      await context.get(OwnPassword).set({ accountId, sessionToken }, { password: 'con trâu trắng qua sông', current: SECRET });
    });
  }, 30_000);

  it('is sent codes although strangers have just asked for the same contact, as often as it may', async () => {
    await inScope(async () => {
      for (const [n, minute] of [0, 2, 4, 6, 8].entries()) {
        await later(minute * 60);
        await send(stranger(n));
      }
      await later(600);
      await expect(send(stranger(9))).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });

      for (const minute of [0, 1, 2, 3, 4]) {
        await later(600 + minute * 62);
        await send(own);
        await expect(send(own)).rejects.toMatchObject({ code: 'CODE_JUST_SENT' });
      }
      await later(600 + 5 * 62 + 2);
      await expect(send(own)).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
    });
  });

  it('keeps its code when strangers ask for one, while theirs count no more when they ask anew', async () => {
    await inScope(async () => {
      const mine = await send(own);
      const code = await codeSent();
      const first = await send(stranger());
      const firstCode = await codeSent();
      await later(62);
      const second = await send(stranger(1));

      await expect(confirm(first, firstCode, stranger())).rejects.toMatchObject({ code: 'CODE_REPLACED' });
      expect(await confirm(second, await codeSent(), stranger(1))).toBe(LUA.value);
      expect(await confirm(mine, code, own)).toBe(LUA.value);
    });
  });

  it('has one code that counts, the newest, whatever it was asked for before; another matter is left alone', async () => {
    await inScope(async () => {
      const [first, firstCode] = [await send(own), await codeSent()];
      await later(62);
      const [other, otherCode] = [await send(own, LUA, 'another-child'), await codeSent()];
      await later(124);
      const second = await send(own);

      await expect(confirm(first, firstCode, own)).rejects.toMatchObject({ code: 'CODE_REPLACED' });
      expect(await confirm(other, otherCode, own)).toBe(LUA.value);
      expect(await confirm(second, await codeSent(), own)).toBe(LUA.value);
    });
  });

  it('has a tenth of the day’s budget, which strangers cannot use up', async () => {
    await context.asSuperuser('insert into code_budgets (tenant_id, home, abroad) values ($1, 10, 0)', [tenantId]);
    await inScope(async () => {
      for (let n = 0; n < 9; n += 1) await send(stranger(n), { kind: 'phone', value: `+8491100000${n}` });
      await expect(send(stranger(9), { kind: 'phone', value: '+84911000009' })).rejects.toMatchObject({ code: 'BUDGET_SPENT' });

      await send(own);
      await later(62);
      await expect(send(own)).rejects.toMatchObject({ code: 'BUDGET_SPENT' });
    });
  });

  it('may guess while its net has guessed wrong too often, which nobody else there may until an hour is over', async () => {
    await inScope(async () => {
      const [mine, code] = [await send(own), await codeSent()];
      const theirs = await send({ address: NET, device: 'neighbour' }, { kind: 'phone', value: '+84911000000' });
      const theirCode = await codeSent();
      for (let n = 1; n <= 60; n += 1) {
        const attacker = { address: `203.0.113.${n}`, device: `attacker-${n}` };
        const id = await send(attacker, { kind: 'phone', value: `+849110000${String(n).padStart(2, '0')}` });
        const typed = wrong(await codeSent());
        for (let guess = 0; guess < 5; guess += 1) await confirm(id, typed, attacker).catch(() => undefined);
      }

      await expect(confirm(theirs, theirCode, { address: NET, device: 'neighbour' })).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
      expect(await confirm(theirs, theirCode, { address: '203.0.114.7', device: 'neighbour' })).toBe('+84911000000');
      expect(await confirm(mine, code, own)).toBe(LUA.value);
    });
  }, 60_000);

  it('is counted apart for the staff too', async () => {
    const accountId = await aMember(tenantId, ['author'], {});
    await inScope(async () => {
      const { email } = (await context.get(Accounts).findById(accountId))!;
      const tried = (from: Asker) => context.get(StaffSignIn).passwordAccepted({ email: email!, password: 'sai rồi', ...from });
      for (let n = 0; n < 10; n += 1) await expect(tried(stranger(n))).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });

      await expect(tried(stranger(11))).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
      await expect(tried(knownTo(email!))).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
      await expect(tried(knownTo(email!, 'staff'))).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    });
  }, 30_000);
});
