import { AccessModule, Permission } from '#access';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AccountsModule } from './accounts.module.js';
import { Accounts } from './accounts.service.js';
import type { OneTimeCodeId } from './entities/one-time-code.entity.js';
import { OneTimeCodes } from './one-time-codes.service.js';
import { SecretBox } from './secret-box.js';
import { Sessions } from './sessions.service.js';

const NOON = parseLocal('2024-10-22 12:00')!;
const PHONE = { kind: 'phone', value: '+84912345678' } as const;

describe('accounts', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule);
  let tenantId: TenantId;

  beforeEach(async () => {
    await context.timeIs(NOON);
    tenantId = await context.aTenant();
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const anAccount = (fullName = 'Đỗ Thị Lụa', birthDate = '1962-07-07'): Promise<AccountId> =>
    context.get(Accounts).create({ fullName, birthDate, contact: PHONE });

  it('are one per person, in whatever spelling', async () => {
    await inScope(async () => {
      await anAccount('Nguyễn Thị Hòa');

      await expect(anAccount('  nguyễn thị HOÀ ')).rejects.toMatchObject({ code: 'ACCOUNT_EXISTS' });
    });
  });

  it('may share a phone in a family', async () => {
    await inScope(async () => {
      await anAccount('Đỗ Thị Lụa');
      await anAccount('Trần Văn An');
      await anAccount('Đỗ Thị Lụa', '2004-02-29');

      const found = await context.get(Accounts).reachedBy(PHONE);
      expect(found.map((account) => account.fullName)).toEqual(['Trần Văn An', 'Đỗ Thị Lụa', 'Đỗ Thị Lụa']);
    });
  });

  it.each(['Y Klơng Ayŭn', "H'Hen Niê", 'Nguyễn '.repeat(17).trim()])('keep the name as it is written: %s', async (name) => {
    await inScope(async () => {
      const account = await context.get(Accounts).findById(await anAccount(name));

      expect(account?.fullName).toBe(name);
    });
  });

  describe('sessions of a family', () => {
    it('are passed on under the same token, and only while they last', async () => {
      await inScope(async () => {
        const [mother, son] = [await anAccount(), await anAccount('Đỗ Văn Út', '1990-07-07')];
        const sessions = context.get(Sessions);
        const { token } = await sessions.open(mother, 'contestant');
        const staff = await sessions.open(mother, 'staff');

        await sessions.passTo(token, son);

        expect((await sessions.principal(token))?.accountId).toBe(son);
        await expect(sessions.passTo(staff.token, son)).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
        await sessions.close(token);
        await expect(sessions.passTo(token, mother)).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
      });
    });
  });

  describe('one-time codes', () => {
    const FROM = { address: '203.0.113.7' };
    const later = (minutes: number): Promise<void> => context.timeIs(new Date(NOON.getTime() + minutes * 60_000));
    const sent = async (): Promise<{ id: OneTimeCodeId; code: string }> => {
      const id = await context
        .get(OneTimeCodes)
        .send({ purpose: 'register', contact: PHONE, payload: { from: 'test' }, siteName: 'Tỉnh Lâm Đồng', ...FROM });
      const [message] = await context.get(Outbox).newest(1);
      return { id, code: /\d{6}/.exec(message!.body)![0] };
    };
    const confirm = (id: OneTimeCodeId, code: string): Promise<string> =>
      context.get(OneTimeCodes).confirm({ id, purpose: 'register', typed: code, from: FROM }, async ({ contact }) => contact);
    const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

    it('confirm the contact they were sent to, however the digits are typed', async () => {
      await inScope(async () => {
        const { id, code } = await sent();

        expect(await confirm(id, ` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe(PHONE.value);
      });
    });

    it('count once, even when confirmed many times at once', async () => {
      await inScope(async () => {
        const { id, code } = await sent();

        const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => confirm(id, code)));

        expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
      });
    });

    it('allow five guesses, even when guessed all at once', async () => {
      await inScope(async () => {
        const { id, code } = await sent();

        const guesses = await Promise.allSettled(Array.from({ length: 12 }, () => confirm(id, wrong(code))));

        expect(guesses.every((guess) => guess.status === 'rejected')).toBe(true);
        await expect(confirm(id, code)).rejects.toMatchObject({ code: 'CODE_SPENT' });
      });
    });

    it('count for what they were sent for alone', async () => {
      await inScope(async () => {
        const { id, code } = await sent();
        const codes = context.get(OneTimeCodes);

        expect(await codes.waiting(id, 'reset-password')).toBeUndefined();
        await expect(codes.confirm({ id, purpose: 'reset-password', typed: code, from: FROM }, async () => 'done')).rejects.toMatchObject({
          code: 'CODE_UNKNOWN',
        });
        expect(await confirm(id, code)).toBe(PHONE.value);
      });
    });

    it('count no try that has not six digits', async () => {
      await inScope(async () => {
        const { id, code } = await sent();

        for (const typed of ['', '12', code.slice(1), `${code}0`, 'xin chào', ''])
          await expect(confirm(id, typed)).rejects.toMatchObject({ code: 'CODE_INCOMPLETE' });
        expect(await confirm(id, code)).toBe(PHONE.value);
      });
    });

    it('last ten minutes', async () => {
      await inScope(async () => {
        const { id, code } = await sent();
        await context.timeIs(new Date(NOON.getTime() + 10 * 60_000 + 5_000));

        await expect(confirm(id, code)).rejects.toMatchObject({ code: 'CODE_EXPIRED' });
      });
    });

    it('are used up only if the work that they stand for is done', async () => {
      await inScope(async () => {
        const { id, code } = await sent();
        const failing = context
          .get(OneTimeCodes)
          .confirm({ id, purpose: 'register', typed: code, from: FROM }, async () => Promise.reject(new Error('no')));

        await expect(failing).rejects.toThrow('no');
        expect(await confirm(id, code)).toBe(PHONE.value);
      });
    });

    it('are sent to one contact five times in a quarter of an hour at most', async () => {
      await inScope(async () => {
        for (const minute of [0, 2, 4, 6, 8]) {
          await later(minute);
          await sent();
        }

        await later(10);
        await expect(sent()).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
        await later(16);
        await expect(sent()).resolves.toMatchObject({ code: expect.any(String) });
      });
    });

    it('are not kept in the clear', async () => {
      await inScope(async () => {
        const { id, code } = await sent();
        const [row] = await context.asSuperuser('select * from one_time_codes where id = $1', [id]);

        expect(JSON.stringify({ ...row, code_hmac: row!['code_hmac'].toString('utf8') })).not.toContain(code);
      });
    });
  });

  describe('sessions', () => {
    it('know their account until they are closed, by the token alone', async () => {
      await inScope(async () => {
        const accountId = await anAccount();
        const { token } = await context.get(Sessions).open(accountId, 'contestant');

        expect(await context.get(Sessions).principal(token)).toMatchObject({
          accountId,
          kind: 'contestant',
          permissions: new Set([Permission.TakePart]),
        });
        expect(await context.get(Sessions).principal(`${token}x`)).toBeUndefined();
        await context.get(Sessions).close(token);
        expect(await context.get(Sessions).principal(token)).toBeUndefined();
      });
    });

    it('of staff count only after the second factor', async () => {
      await inScope(async () => {
        const accountId = await anAccount();
        await context.asSuperuser("update accounts set staff_roles = '{approver}' where id = $1", [accountId]);
        const { token } = await context.get(Sessions).open(accountId, 'staff');

        expect(await context.get(Sessions).principal(token)).toBeUndefined();
        await context.get(Sessions).passSecondFactor(token);
        expect((await context.get(Sessions).principal(token))?.permissions.has(Permission.ApproveStanding)).toBe(true);
      });
    });

    it('end by time and with a locked account', async () => {
      await inScope(async () => {
        const accountId = await anAccount();
        const { token } = await context.get(Sessions).open(accountId, 'contestant');
        await context.asSuperuser("update accounts set status = 'locked' where id = $1", [accountId]);
        expect(await context.get(Sessions).principal(token)).toBeUndefined();

        await context.asSuperuser("update accounts set status = 'active' where id = $1", [accountId]);
        await context.timeIs(new Date(NOON.getTime() + 61 * 86_400_000));
        expect(await context.get(Sessions).principal(token)).toBeUndefined();
      });
    });

    it('are nothing at another tenant', async () => {
      const token = await inScope(async () => (await context.get(Sessions).open(await anAccount(), 'contestant')).token);

      await context.as(await context.aTenant(), async () => {
        expect(await context.get(Sessions).principal(token)).toBeUndefined();
      });
    });
  });

  it('keep secrets that only this installation can open', () => {
    const box = context.get(SecretBox);
    const sealed = box.seal('JBSWY3DPEHPK3PXP', 'totp');

    expect(sealed).not.toBe(box.seal('JBSWY3DPEHPK3PXP', 'totp'));
    expect(box.open(sealed, 'totp')).toBe('JBSWY3DPEHPK3PXP');
    expect(() => box.open(sealed, 'something-else')).toThrow();
  });
});
