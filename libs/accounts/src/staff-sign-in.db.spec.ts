import { jest } from '@jest/globals';
import { AccessModule } from '#access';
import { AuditModule, AuditTrail } from '#audit';
import { type AccountId, MINUTE_MS, parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { SETTINGS, type Settings } from '#settings';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AccountsModule } from './accounts.module.js';
import { newTotpSecret, totpCode } from './domain/totp.js';
import type { OneTimeCodeId } from './entities/one-time-code.entity.js';
import { PasswordReset } from './password-reset.service.js';
import { Passwords } from './passwords.service.js';
import { Sessions } from './sessions.service.js';
import { Staff } from './staff.service.js';
import { StaffSignIn } from './staff-sign-in.service.js';

const NOON = parseLocal('2024-10-22 12:00')!;
const EMAIL = 'thu-ky@vidu.vn';
const PASSWORD = 'khoabang-2024';
const ISSUER = 'Khoa Bảng';
const SECRET = newTotpSecret();
const later = (ms: number): Date => new Date(NOON.getTime() + ms);

describe('signing in to the console', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, AuditModule);
  let tenantId: TenantId;
  let accountId: AccountId;
  let hash: string;

  beforeAll(async () => {
    hash = await context.get(Passwords).hash(PASSWORD);
  });
  beforeEach(async () => {
    await context.timeIs(NOON);
    tenantId = await context.aTenant();
    accountId = await inScope(() =>
      context.get(Staff).enrol({ ...PERSON, roles: ['administrator'] }, { passwordHash: hash, totpSecret: SECRET }),
    );
  });
  afterEach(() => jest.restoreAllMocks());

  const PERSON = { fullName: 'Chu Bảo Lan', email: EMAIL, position: '' };
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const password = (typed = PASSWORD, email = EMAIL, address = '203.0.113.7'): Promise<AccountId> =>
    context.get(StaffSignIn).passwordAccepted({ email, password: typed, address });
  const halfSession = async (): Promise<string> => (await context.get(Sessions).open(await password(), 'staff')).token;
  const code = (at = NOON): string => totpCode(SECRET, at);
  const pass = (token: string, typed: string): Promise<void> => context.get(StaffSignIn).pass(token, typed, undefined);
  const letters = async (): Promise<string[]> => (await context.get(Outbox).newest()).map((message) => message.subject);

  describe('the password', () => {
    it('is taken, in whatever case the address is typed', async () => {
      await inScope(async () => {
        expect(await password()).toBe(accountId);
        expect(await password(PASSWORD, ' Thu-Ky@ViDu.vn ')).toBe(accountId);
      });
    });

    it('is kept as argon2id and never in the clear', async () => {
      const [row] = await context.asSuperuser('select password_hash, totp_secret from accounts where id = $1', [accountId]);

      expect(row!['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect(row!['totp_secret']).not.toContain(SECRET);
    });

    it.each([
      ['a wrong password', 'khoabang-2025', EMAIL],
      ['an unknown address', PASSWORD, 'khong-co@vidu.vn'],
      ['an empty password', '', EMAIL],
    ])('gives the same answer to %s', async (_what, typed, email) => {
      await inScope(() => expect(password(typed, email)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' }));
    });

    it('of a contestant opens nothing here, nor does an account without a password', async () => {
      await inScope(async () => {
        await context.asSuperuser(
          "insert into accounts (tenant_id, id, full_name, name_key, email, password_hash) values ($1, gen_random_uuid(), 'X', 'x', 'x@vidu.vn', $2)",
          [tenantId, hash],
        );
        await context
          .get(Staff)
          .invite({ ...PERSON, email: 'moi@vidu.vn', roles: ['author'] }, { actor: accountId, siteName: '', passwordUrl: '' });

        await expect(password(PASSWORD, 'x@vidu.vn')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
        await expect(password('', 'moi@vidu.vn')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
      });
    });

    it('tells only its owner that the account is locked', async () => {
      await inScope(async () => {
        await context.asSuperuser("update accounts set status = 'locked' where id = $1", [accountId]);

        await expect(password()).rejects.toMatchObject({ code: 'ACCOUNT_LOCKED' });
        await expect(password('khoabang-2025')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
      });
    });

    it('may be tried ten times in a quarter of an hour, then not even rightly', async () => {
      await inScope(async () => {
        for (let n = 0; n < 10; n += 1) await expect(password('sai')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });

        await expect(password()).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
        await context.timeIs(later(15 * MINUTE_MS + 1_000));
        expect(await password()).toBe(accountId);
      });
    });

    it('is not used up by those who know it', async () => {
      await inScope(async () => {
        for (let n = 0; n < 12; n += 1) expect(await password()).toBe(accountId);
      });
    });

    it('cannot be tried on everybody from one address', async () => {
      await inScope(async () => {
        for (let n = 0; n < 100; n += 1) await password('sai', `ai-${n}@vidu.vn`, '203.0.113.9').catch(() => undefined);

        await expect(password(PASSWORD, EMAIL, '203.0.113.9')).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
        expect(await password()).toBe(accountId);
      });
    });
  });

  describe('the code', () => {
    it('makes the session count, with an entry', async () => {
      await inScope(async () => {
        const token = await halfSession();
        await pass(token, code());

        expect(await context.get(Sessions).principal(token)).toMatchObject({ accountId, kind: 'staff' });
        expect((await context.get(AuditTrail).newest({ limit: 1 }))[0]).toMatchObject({ action: 'staff.signed-in', actorId: accountId });
      });
    });

    it('counts once, also in another session and at the same moment', async () => {
      await inScope(async () => {
        const tokens = [await halfSession(), await halfSession(), await halfSession()];

        const outcomes = await Promise.allSettled(tokens.map((token) => pass(token, code())));

        expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
        await expect(pass(await halfSession(), code())).rejects.toMatchObject({ code: 'TOTP_SPENT' });
        await expect(pass(await halfSession(), code(later(-30_000)))).rejects.toMatchObject({ code: 'TOTP_SPENT' });
        await pass(await halfSession(), code(later(30_000)));
      });
    });

    it('that is wrong or old leaves the session outside', async () => {
      await inScope(async () => {
        const token = await halfSession();
        for (const typed of ['', 'abc', code(later(-90_000)), code(later(90_000))])
          await expect(pass(token, typed)).rejects.toMatchObject({ code: 'TOTP_WRONG' });

        expect(await context.get(Sessions).principal(token)).toBeUndefined();
      });
    });

    it('may be tried ten times, whatever the number of sessions', async () => {
      await inScope(async () => {
        for (let n = 0; n < 10; n += 1) await pass(await halfSession(), '000000').catch(() => undefined);

        await expect(pass(await halfSession(), code())).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
      });
    });

    it('must come within a quarter of an hour; then the session lasts half a day', async () => {
      await inScope(async () => {
        const [late, token] = [await halfSession(), await halfSession()];
        await pass(token, code());
        await context.timeIs(later(16 * MINUTE_MS));

        await expect(pass(late, code(later(16 * MINUTE_MS)))).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
        expect(await context.get(Sessions).principal(token)).toMatchObject({ accountId });
        await context.timeIs(later(12 * 60 * MINUTE_MS + 1_000));
        expect(await context.get(Sessions).principal(token)).toBeUndefined();
      });
    });

    it('need not be given again by who moves the demo’s clock', async () => {
      await inScope(async () => {
        const [token, half] = [await halfSession(), await halfSession()];
        await pass(token, code());
        await context.timeIs(later(7 * 86_400_000));
        expect(await context.get(Sessions).principal(token)).toBeUndefined();

        await context.get(Sessions).renew(token);
        await context.get(Sessions).renew(half);

        expect(await context.get(Sessions).principal(token)).toMatchObject({ accountId });
        expect(await context.get(Sessions).awaitingSecondFactor(half)).toBeUndefined();
      });
    });

    it('still counts after the demo’s clock was moved back', async () => {
      await inScope(async () => {
        await context.timeIs(later(86_400_000));
        await pass(await halfSession(), code(later(86_400_000)));
        await context.timeIs(NOON);

        const token = await halfSession();
        await pass(token, code());

        expect(await context.get(Sessions).principal(token)).toMatchObject({ accountId });
      });
    });

    it('counts once for good where the clock is nobody’s to move, whatever the clock does', async () => {
      const settings = context.get<{ -readonly [Name in keyof Settings]: Settings[Name] }>(SETTINGS);
      const mode = settings.KHOABANG_MODE;
      settings.KHOABANG_MODE = 'production';
      try {
        await inScope(async () => {
          await context.timeIs(later(5 * MINUTE_MS));
          await pass(await halfSession(), code(later(5 * MINUTE_MS)));
          await context.timeIs(NOON);

          await expect(pass(await halfSession(), code())).rejects.toMatchObject({ code: 'TOTP_SPENT' });
        });
      } finally {
        settings.KHOABANG_MODE = mode;
      }
    });

    it('lies in the demo’s mailbox when it is asked for', async () => {
      await inScope(async () => {
        await context.get(StaffSignIn).due(await halfSession(), { sealed: undefined, issuer: ISSUER });

        expect(await letters()).toEqual([`Mã xác thực ${code()}`]);
        await pass(await halfSession(), code());
        const token = await halfSession();
        await context.get(StaffSignIn).due(token, { sealed: undefined, issuer: ISSUER });
        await pass(token, /\d{6}/.exec((await letters())[0]!)![0]);
      });
    });
  });

  describe('the first time', () => {
    beforeEach(() => inScope(() => context.get(Staff).resetSecondFactor(accountId, accountId)));
    const due = (token: string, sealed?: string) => context.get(StaffSignIn).due(token, { sealed, issuer: ISSUER });
    const passWith = (token: string, typed: string, sealed: string | undefined) => context.get(StaffSignIn).pass(token, typed, sealed);

    it('proposes one secret to one browser and takes it once a code was made with it', async () => {
      await inScope(async () => {
        const token = await halfSession();
        const shown = (await due(token))!.setUp!;
        expect((await due(token, shown.sealed))!.setUp!.secret).toBe(shown.secret);
        expect((await due(token))!.setUp!.secret).not.toBe(shown.secret);

        await expect(passWith(token, '000000', shown.sealed)).rejects.toMatchObject({ code: 'TOTP_WRONG' });
        await passWith(token, totpCode(shown.secret, NOON), shown.sealed);

        expect(await context.get(Sessions).principal(token)).toMatchObject({ accountId });
        await expect(pass(await halfSession(), totpCode(shown.secret, NOON))).rejects.toMatchObject({ code: 'TOTP_SPENT' });
        await pass(await halfSession(), totpCode(shown.secret, later(30_000)));
      });
    });

    it('is once: a second browser that was shown another secret cannot put it in place of the first', async () => {
      await inScope(async () => {
        const [first, second] = [await halfSession(), await halfSession()];
        const [ours, theirs] = [(await due(first))!.setUp!, (await due(second))!.setUp!];

        const outcomes = await Promise.allSettled([
          passWith(first, totpCode(ours.secret, NOON), ours.sealed),
          passWith(second, totpCode(theirs.secret, NOON), theirs.sealed),
        ]);

        expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
      });
    });

    it('takes no secret that was sealed for somebody else', async () => {
      await inScope(async () => {
        const other = await context
          .get(Staff)
          .enrol({ ...PERSON, email: 'khac@vidu.vn', roles: ['author'] }, { passwordHash: hash, totpSecret: SECRET });
        await context.get(Staff).resetSecondFactor(other, accountId);
        const { token } = await context.get(Sessions).open(other, 'staff');
        const theirs = (await due(token))!.setUp!;

        await expect(passWith(await halfSession(), totpCode(theirs.secret, NOON), theirs.sealed)).rejects.toMatchObject({
          code: 'TOTP_WRONG',
        });
      });
    });
  });

  describe('a new password', () => {
    const NEW = 'hoa dã quỳ nở tháng 11';
    const FROM = { address: '203.0.113.7' };
    const begin = (email = EMAIL): Promise<OneTimeCodeId> =>
      context.get(PasswordReset).begin({ email, siteName: 'Tỉnh Lâm Đồng', ...FROM });
    const codeSent = async (): Promise<string> => /\d{6}/.exec((await context.get(Outbox).newest(1))[0]!.body)![0];
    const ticket = async (): Promise<string> => context.get(PasswordReset).confirm(await begin(), await codeSent(), FROM);
    const renew = (given: string, typed = NEW): Promise<void> => context.get(PasswordReset).renew(given, typed);

    it('takes the place of the old one, ends all sessions and leaves the second factor', async () => {
      await inScope(async () => {
        const token = await halfSession();
        await pass(token, code());

        await renew(await ticket());

        expect(await context.get(Sessions).principal(token)).toBeUndefined();
        await expect(password()).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
        expect(await password(NEW)).toBe(accountId);
        expect((await context.get(Staff).member(accountId)).hasSecondFactor).toBe(true);
        expect((await context.get(AuditTrail).newest({ limit: 1 }))[0]).toMatchObject({ action: 'staff.password-renewed', details: {} });
        const letter = (await context.get(Outbox).newest(1))[0]!;
        expect([letter.channel, letter.recipient, letter.subject]).toEqual(['email', EMAIL, 'Mật khẩu trang quản trị đã được đặt lại']);
      });
    });

    it('lets in whoever has tried the old one too often', async () => {
      await inScope(async () => {
        for (let n = 0; n < 11; n += 1) await password('sai').catch(() => undefined);
        await expect(password('sai')).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });

        await renew(await ticket());

        expect(await password(NEW)).toBe(accountId);
      });
    });

    it('is the same however the keyboard writes its accents', async () => {
      await inScope(async () => {
        await renew(await ticket(), NEW.normalize('NFD'));

        expect(await password(NEW)).toBe(accountId);
      });
    });

    it('is asked for in the same way by an address that nobody has, without a letter', async () => {
      await inScope(async () => {
        const pretended = await begin('khong-co@vidu.vn');

        expect(await letters()).toEqual([]);
        await expect(context.get(PasswordReset).confirm(pretended, '000000', FROM)).rejects.toMatchObject({ code: 'CODE_WRONG' });
        for (let n = 1; n < 5; n += 1) {
          await context.timeIs(later(n * 2 * MINUTE_MS));
          await begin('khong-co@vidu.vn');
        }
        await context.timeIs(later(10 * MINUTE_MS));
        await expect(begin('khong-co@vidu.vn')).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
      });
    });

    it('is asked for thirty times in a quarter of an hour from one address at most, for whomever', async () => {
      await inScope(async () => {
        const ask = (n: number, address = '203.0.113.9') =>
          context.get(PasswordReset).begin({ email: `ai-${n}@vidu.vn`, siteName: 'Tỉnh Lâm Đồng', address });
        for (let n = 0; n < 30; n += 1) await ask(n);

        await expect(ask(30)).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
        expect(await ask(30, '203.0.113.10')).toEqual(expect.any(String));
        await context.timeIs(later(16 * MINUTE_MS));
        expect(await ask(31)).toEqual(expect.any(String));
      });
    });

    it('is not given to who is locked', async () => {
      await inScope(async () => {
        const given = await ticket();
        await context.asSuperuser("update accounts set status = 'locked' where id = $1", [accountId]);

        await expect(renew(given)).rejects.toMatchObject({ code: 'RESET_OVER' });
        const before = await letters();
        await begin();
        expect(await letters()).toEqual(before);
      });
    });

    it('comes from a code once, and from a ticket once, within a quarter of an hour', async () => {
      await inScope(async () => {
        const id = await begin();
        const typed = await codeSent();
        const given = await context.get(PasswordReset).confirm(id, typed, FROM);
        await expect(context.get(PasswordReset).confirm(id, typed, FROM)).rejects.toMatchObject({ code: 'CODE_UNKNOWN' });

        const outcomes = await Promise.allSettled([renew(given), renew(given, `${NEW} khác`)]);
        expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
        await expect(renew(given)).rejects.toMatchObject({ code: 'RESET_OVER' });

        const old = await ticket();
        await context.timeIs(later(16 * MINUTE_MS));
        expect(await context.get(PasswordReset).isValid(old)).toBe(false);
        await expect(renew(old)).rejects.toMatchObject({ code: 'RESET_OVER' });
      });
    });

    it('is refused when it is weak, and the ticket stays good', async () => {
      await inScope(async () => {
        const given = await ticket();

        await expect(renew(given, 'chu-bao-lan-1975')).rejects.toMatchObject({ code: 'PASSWORD_UNFIT' });
        await renew(given);
      });
    });

    it('cannot be forged', async () => {
      await inScope(() =>
        expect(renew(Buffer.from(JSON.stringify({ id: accountId })).toString('base64'))).rejects.toMatchObject({ code: 'RESET_OVER' }),
      );
    });

    it('is nothing at another tenant', async () => {
      const given = await inScope(ticket);

      await context.as(await context.aTenant(), async () => {
        await expect(renew(given)).rejects.toMatchObject({ code: 'RESET_OVER' });
        await expect(password()).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
      });
    });
  });
});
