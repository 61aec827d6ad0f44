import { AccessModule } from '#access';
import { AuditModule, AuditTrail } from '#audit';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AccountsModule } from './accounts.module.js';
import { Accounts } from './accounts.service.js';
import { CodeSignIn } from './code-sign-in.service.js';
import { ContactChange } from './contact-change.service.js';
import type { OneTimeCodeId } from './entities/one-time-code.entity.js';
import { OwnPassword } from './own-password.service.js';
import { PasswordSignIn } from './password-sign-in.service.js';
import { Sessions } from './sessions.service.js';

const NOON = parseLocal('2024-10-22 12:00')!;
const PHONE = { kind: 'phone', value: '+84912345678' } as const;
const [SECRET, OTHER] = ['hoa dã quỳ nở tháng 11', 'con trâu trắng qua sông'];

describe('a contestant’s password', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, AuditModule);
  let tenantId: TenantId;

  beforeEach(async () => {
    await context.timeIs(NOON);
    tenantId = await context.aTenant();
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const later = (minutes: number): Promise<void> => context.timeIs(new Date(NOON.getTime() + minutes * 60_000));
  const aPerson = async (fullName: string, password?: string): Promise<{ accountId: AccountId; sessionToken: string }> => {
    const accountId = await context.get(Accounts).create({ fullName, birthDate: '1962-07-07', contact: PHONE });
    const { token: sessionToken } = await context.get(Sessions).open(accountId, 'contestant');
    if (password) await context.get(OwnPassword).set({ accountId, sessionToken }, { password, current: '' });
    return { accountId, sessionToken };
  };
  const signIn = (password: string, more: { contact?: string; address?: string; device?: string } = {}): Promise<AccountId> =>
    context.get(PasswordSignIn).accountOf({ contact: '0912 345 678', password, address: '203.0.113.7', device: undefined, ...more });

  it('signs in its owner, with whatever keyboard it is typed', async () => {
    await inScope(async () => {
      const { accountId } = await aPerson('Đỗ Thị Lụa', SECRET);

      expect(await signIn(SECRET.normalize('NFD'), { contact: '+84 912.345.678' })).toBe(accountId);
      await expect(signIn('sai rồi sai rồi')).rejects.toMatchObject({ code: 'PASSWORD_FAILED' });
    });
  });

  it('is each one’s own in a family that shares a phone', async () => {
    await inScope(async () => {
      const [mother, son] = [await aPerson('Đỗ Thị Lụa', SECRET), await aPerson('Đỗ Văn Út', OTHER)];
      await aPerson('Trần Văn An');

      expect([await signIn(SECRET), await signIn(OTHER)]).toEqual([mother.accountId, son.accountId]);
    });
  });

  it('opens no other’s account on the phone, while a code does', async () => {
    await inScope(async () => {
      const [mother, son] = [await aPerson('Đỗ Thị Lụa', SECRET), await aPerson('Đỗ Văn Út')];
      const sharing = (method: 'code' | 'password') => context.get(CodeSignIn).sharing({ accountId: mother.accountId, method });
      const { token } = await context.get(Sessions).open(mother.accountId, 'contestant', { method: 'password' });

      expect([(await sharing('code')).length, (await sharing('password')).length]).toEqual([2, 1]);
      await expect(context.get(Sessions).passTo(token, son.accountId)).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
      await context.get(Sessions).passTo(mother.sessionToken, son.accountId);
    });
  });

  it('cannot be the one that somebody on the phone has already: both would open the same account', async () => {
    await inScope(async () => {
      await aPerson('Đỗ Thị Lụa', SECRET);

      await expect(aPerson('Đỗ Văn Út', SECRET)).rejects.toMatchObject({ code: 'PASSWORD_SHARED' });
    });
  });

  it('is the same work for who has one, who has none, several who have one, and who is not known at all', async () => {
    await inScope(async () => {
      const tried = async (contact: string): Promise<string[]> => {
        const from = context.statements.length;
        await expect(signIn('sai rồi sai rồi', { contact })).rejects.toMatchObject({ code: 'PASSWORD_FAILED' });
        // The clock is read again every so often, whoever asks.
        return context.statements.slice(from).filter((statement) => !statement.includes('app_clock'));
      };
      const unknown = await tried('0987 654 321');
      const one = await aPerson('Đỗ Thị Lụa');
      const none = await tried('0912 345 678');
      await context.get(OwnPassword).set(one, { password: SECRET, current: '' });
      await aPerson('Đỗ Văn Út', OTHER);
      const family = await tried('0912 345 678');

      expect([none, family]).toEqual([unknown, unknown]);
      // One salt for the family: one hash is made, however many there are.
      const salts = await context.asSuperuser<{ making: string }>(
        `select distinct split_part(password_hash, '$', 5) as making from accounts where tenant_id = $1 and password_hash is not null`,
        [tenantId],
      );
      expect(salts).toHaveLength(1);
    });
  });

  it('may be tried ten times in a quarter of an hour for one contact, wherever from and however many at once', async () => {
    await inScope(async () => {
      const { accountId } = await aPerson('Đỗ Thị Lụa', SECRET);
      const tries = await Promise.allSettled(Array.from({ length: 14 }, (_, n) => signIn('sai rồi sai rồi', { address: `198.51.${n}.7` })));
      const codes = tries.map((one) => (one as PromiseRejectedResult).reason.code as string);

      expect(codes.filter((code) => code === 'PASSWORD_FAILED')).toHaveLength(10);
      await expect(signIn(SECRET)).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
      await later(16);
      expect(await signIn(SECRET)).toBe(accountId);
    });
  });

  it('is forgotten as tried once it was right', async () => {
    await inScope(async () => {
      await aPerson('Đỗ Thị Lụa', SECRET);
      for (let round = 0; round < 2; round += 1) {
        for (let n = 0; n < 9; n += 1) await expect(signIn('sai rồi sai rồi')).rejects.toMatchObject({ code: 'PASSWORD_FAILED' });
        await signIn(SECRET);
      }
    });
  }, 30_000);

  it('may be tried thirty times from one browser, whomever at', async () => {
    await inScope(async () => {
      const at = (n: number): Promise<AccountId> =>
        signIn('sai rồi', { contact: `09110000${String(n).padStart(2, '0')}`, device: 'a-browser' });
      for (let n = 0; n < 30; n += 1) await expect(at(n)).rejects.toMatchObject({ code: 'PASSWORD_FAILED' });

      await expect(at(30)).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
    });
  }, 30_000);

  describe('is set', () => {
    it('in a session that a code has just opened, or with the present one; other sessions end and the owner is told', async () => {
      await inScope(async () => {
        const who = await aPerson('Đỗ Thị Lụa');
        const elsewhere = await context.get(Sessions).open(who.accountId, 'contestant');
        await context.get(OwnPassword).set(who, { password: SECRET, current: '' });

        expect(await context.get(Sessions).principal(elsewhere.token)).toBeUndefined();
        expect(await context.get(Sessions).principal(who.sessionToken)).toBeDefined();
        const [told] = await context.get(Outbox).newest(1);
        expect([told!.channel, told!.recipient, told!.subject]).toEqual(['sms', PHONE.value, 'Mật khẩu dự thi của bạn vừa thay đổi']);

        await later(20);
        const set = (current: string): Promise<void> => context.get(OwnPassword).set(who, { password: OTHER, current });
        await expect(set('')).rejects.toMatchObject({ code: 'CURRENT_WRONG' });
        await set(SECRET);
        expect(await signIn(OTHER)).toBe(who.accountId);
        expect((await context.get(AuditTrail).of(who.accountId)).map(({ action }) => action)).toEqual([
          'account.password-set',
          'account.password-set',
        ]);
      });
    });

    it('by nobody who finds a phone that was signed in long ago', async () => {
      await inScope(async () => {
        const who = await aPerson('Đỗ Thị Lụa');
        await later(16);

        await expect(context.get(OwnPassword).set(who, { password: SECRET, current: '' })).rejects.toMatchObject({ code: 'NOT_FRESH' });
      });
    });

    it('not to one that others guess', async () => {
      await inScope(async () => {
        const who = await aPerson('Đỗ Thị Lụa');
        for (const password of ['ngắn', 'do thi lua 1962', 'mã 0912345678 nhé'])
          await expect(context.get(OwnPassword).set(who, { password, current: '' })).rejects.toMatchObject({ code: 'PASSWORD_UNFIT' });
      });
    });
  });

  it('is taken away: then a code is the way in', async () => {
    await inScope(async () => {
      const who = await aPerson('Đỗ Thị Lụa', SECRET);
      await context.get(OwnPassword).remove(who, { current: '' });

      await expect(signIn(SECRET)).rejects.toMatchObject({ code: 'PASSWORD_FAILED' });
    });
  });

  describe('change of one’s own contact', () => {
    const ASKING = { siteName: 'Tỉnh Lâm Đồng', address: '203.0.113.7', device: undefined };
    const codeSent = async (): Promise<string> => /\d{6}/.exec((await context.get(Outbox).newest(1))[0]!.body)![0];
    const begin = async (id: AccountId, to = '0987 654 321'): Promise<OneTimeCodeId> =>
      ((await context.get(ContactChange).begin(id, to, ASKING)) as { code: OneTimeCodeId }).code;
    const left = async (id: OneTimeCodeId, who: AccountId): Promise<OneTimeCodeId> =>
      context.get(ContactChange).left(id, await codeSent(), who, ASKING);

    it('takes a code from both, ends other sessions, tells the old one, and leaves the family where it is', async () => {
      await inScope(async () => {
        const who = await aPerson('Đỗ Thị Lụa', SECRET);
        await aPerson('Đỗ Văn Út');
        const elsewhere = await context.get(Sessions).open(who.accountId, 'contestant');

        const second = await left(await begin(who.accountId), who.accountId);
        await context.get(ContactChange).taken(second, await codeSent(), who, ASKING);

        const reached = async (value: string) =>
          (await context.get(Accounts).reachedBy({ kind: 'phone', value })).map(({ fullName }) => fullName);
        expect([await reached('+84987654321'), await reached(PHONE.value)]).toEqual([['Đỗ Thị Lụa'], ['Đỗ Văn Út']]);
        expect(await context.get(Sessions).principal(elsewhere.token)).toBeUndefined();
        expect(await context.get(Sessions).principal(who.sessionToken)).toBeDefined();
        const [told] = await context.get(Outbox).newest(1);
        expect([told!.recipient, told!.body.includes('số 098\u00a0•••\u00a0•321')]).toEqual([PHONE.value, true]);
        expect(await signIn(SECRET, { contact: '0987654321' })).toBe(who.accountId);
      });
    });

    it('does not happen by one code alone, nor by somebody else’s', async () => {
      await inScope(async () => {
        const [who, other] = [await aPerson('Đỗ Thị Lụa'), await aPerson('Đỗ Văn Út')];
        const first = await begin(who.accountId);

        await expect(context.get(ContactChange).taken(first, await codeSent(), who, ASKING)).rejects.toMatchObject({
          code: 'CODE_UNKNOWN',
        });
        await expect(left(first, other.accountId)).rejects.toMatchObject({ code: 'CODE_UNKNOWN' });
        const second = await left(first, who.accountId);
        await expect(context.get(ContactChange).taken(second, await codeSent(), other, ASKING)).rejects.toMatchObject({
          code: 'CODE_UNKNOWN',
        });
        expect(await context.get(Accounts).reachedBy({ kind: 'phone', value: '+84987654321' })).toEqual([]);
      });
    });

    it('is refused where the same person is known already: two accounts are merged, not overwritten', async () => {
      await inScope(async () => {
        const who = await aPerson('Đỗ Thị Lụa');
        const there = { fullName: 'ĐỖ THỊ LỤA', birthDate: '1962-07-07', contact: { kind: 'phone', value: '+84987654321' } as const };
        await context.get(Accounts).create(there);
        const second = await left(await begin(who.accountId), who.accountId);

        await expect(context.get(ContactChange).taken(second, await codeSent(), who, ASKING)).rejects.toMatchObject({
          code: 'CONTACT_HAS_YOU',
        });
        expect(await context.get(Accounts).findById(who.accountId)).toMatchObject({ phone: PHONE.value });
      });
    });

    it.each([
      ['0912 345 678', 'đang dùng'],
      ['12', '10 chữ số'],
    ])('says what is wrong with %s', async (typed, text) => {
      await inScope(async () => {
        const { accountId } = await aPerson('Đỗ Thị Lụa');

        expect(await context.get(ContactChange).begin(accountId, typed, ASKING)).toEqual({ fault: expect.stringContaining(text) });
      });
    });

    it('goes from a phone to a mailbox as well', async () => {
      await inScope(async () => {
        const who = await aPerson('Đỗ Thị Lụa');
        const second = await left(await begin(who.accountId, 'Lua@ViDu.vn'), who.accountId);
        await context.get(ContactChange).taken(second, await codeSent(), who, ASKING);

        expect(await context.get(Accounts).findById(who.accountId)).toMatchObject({ phone: null, email: 'lua@vidu.vn' });
      });
    });
  });
});
