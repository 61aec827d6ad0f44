import { AccessModule, type StaffRole } from '#access';
import { AuditModule, AuditTrail } from '#audit';
import { type AccountId, parseLocal, type TenantId } from '#kernel';
import { Outbox } from '#mail';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { AccountsModule } from './accounts.module.js';
import { Accounts } from './accounts.service.js';
import { Passwords } from './passwords.service.js';
import { newTotpSecret } from './domain/totp.js';
import { Sessions } from './sessions.service.js';
import { Staff } from './staff.service.js';

const NOON = parseLocal('2024-10-22 12:00')!;
const NOBODY = '00000000-0000-7000-8000-000000000000' as AccountId;
const INVITATION = { actor: NOBODY, siteName: 'Tỉnh Lâm Đồng', passwordUrl: 'http://lam-dong.localhost/quan-tri/quen-mat-khau' };

describe('staff', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, AuditModule);
  let tenantId: TenantId;
  let hash: string;
  let made = 0;

  beforeAll(async () => {
    hash = await context.get(Passwords).hash('khoabang-2024');
  });
  beforeEach(async () => {
    await context.timeIs(NOON);
    tenantId = await context.aTenant();
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const staff = (): Staff => context.get(Staff);
  const somebody = (...roles: StaffRole[]): Promise<AccountId> => {
    made += 1;
    const person = { fullName: `Tạ Minh Quân ${made}`, email: `quan-${made}@vidu.vn`, position: '', roles };
    return staff().enrol(person, { passwordHash: hash, totpSecret: newTotpSecret() });
  };
  const acts = async (): Promise<unknown[]> =>
    (await context.get(AuditTrail).newest({ limit: 20 })).map(({ actorId, action, subjectId, details }) => [
      actorId,
      action,
      subjectId,
      details,
    ]);

  it('are invited by a letter that leads to the first password', async () => {
    await inScope(async () => {
      const person = { fullName: 'Chu Bảo Lan', email: 'thu-ky@vidu.vn', position: 'Tổ thư ký', roles: ['author' as const] };
      const id = await staff().invite(person, INVITATION);

      expect(await staff().list()).toEqual([
        { id, ...person, isLocked: false, hasPassword: false, hasSecondFactor: false, since: expect.any(Date) },
      ]);
      const [letter] = await context.get(Outbox).newest();
      expect([letter!.recipient, letter!.body.includes(`${INVITATION.passwordUrl}?thu=thu-ky%40vidu.vn `)]).toEqual([
        'thu-ky@vidu.vn',
        true,
      ]);
      expect(await acts()).toEqual([[NOBODY, 'staff.invited', id, { roles: ['author'] }]]);
    });
  });

  it('have one account per address, even when invited several times at once', async () => {
    await inScope(async () => {
      await somebody('administrator');
      const invited = ['Chu Bảo Lan', 'Phan Đình Lộc', 'Bùi Thị Hạnh', 'Lê Quang Vinh'].map((fullName) =>
        staff().invite({ fullName, email: 'thu-ky@vidu.vn', position: '', roles: ['author'] }, INVITATION),
      );

      const outcomes = await Promise.allSettled(invited);

      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
      expect(outcomes.find((outcome) => outcome.status === 'rejected')!.reason).toMatchObject({ code: 'STAFF_EXISTS' });
    });
  });

  it('may take part as contestants with the same address: two accounts, two doors', async () => {
    await inScope(async () => {
      const contact = { kind: 'email', value: 'thu-ky@vidu.vn' } as const;
      const contestant = await context.get(Accounts).create({ fullName: 'Chu Bảo Lan', birthDate: '1975-03-02', contact });
      await staff().invite({ fullName: 'Chu Bảo Lan', email: contact.value, position: '', roles: ['author'] }, INVITATION);

      expect((await context.get(Accounts).reachedBy(contact)).map((account) => account.id)).toEqual([contestant]);
      expect(await staff().list()).toHaveLength(1);
    });
  });

  it('are given other roles, with an entry that says which', async () => {
    await inScope(async () => {
      const [boss, id] = [await somebody('administrator'), await somebody('author')];
      await staff().changeDuties(id, { roles: ['approver', 'publisher'], position: 'Phó Trưởng ban' }, boss);

      expect(await staff().member(id)).toMatchObject({ roles: ['approver', 'publisher'], position: 'Phó Trưởng ban' });
      expect((await acts()).slice(0, 2)).toEqual([
        [boss, 'staff.position-changed', id, {}],
        [boss, 'staff.roles-changed', id, { from: ['author'], to: ['approver', 'publisher'] }],
      ]);
      await expect(staff().changeDuties(id, { roles: [], position: '' }, boss)).rejects.toMatchObject({ code: 'ROLES_MISSING' });
    });
  });

  it('do not give themselves other roles, not even where another administrator is left', async () => {
    await inScope(async () => {
      const [boss] = [await somebody('administrator'), await somebody('administrator')];

      const grab = staff().changeDuties(boss, { roles: ['administrator', 'approver'], position: '' }, boss);
      await expect(grab).rejects.toMatchObject({ code: 'OWN_ROLES' });
      await staff().changeDuties(boss, { roles: ['administrator'], position: 'Quản trị hệ thống' }, boss);
      expect(await staff().member(boss)).toMatchObject({ roles: ['administrator'], position: 'Quản trị hệ thống' });
    });
  });

  it('are shut out at once when locked, and let in again', async () => {
    await inScope(async () => {
      const [boss, id] = [await somebody('administrator'), await somebody('approver')];
      const { token } = await context.get(Sessions).open(id, 'staff');
      await context.get(Sessions).passSecondFactor(token);
      expect(await context.get(Sessions).principal(token)).toMatchObject({ accountId: id });

      await staff().lock(id, boss);
      await staff().lock(id, boss);

      expect(await context.get(Sessions).principal(token)).toBeUndefined();
      await staff().unlock(id, boss);
      expect(await context.get(Sessions).principal(token)).toBeUndefined();
      expect((await staff().member(id)).isLocked).toBe(false);
      expect((await acts()).slice(0, 2)).toEqual([
        [boss, 'staff.unlocked', id, {}],
        [boss, 'staff.locked', id, {}],
      ]);
    });
  });

  it('lose the second factor and their sessions when it is reset', async () => {
    await inScope(async () => {
      const [boss, id] = [await somebody('administrator'), await somebody('approver')];
      const { token } = await context.get(Sessions).open(id, 'staff');
      await context.get(Sessions).passSecondFactor(token);

      await staff().resetSecondFactor(id, boss);

      expect([(await staff().member(id)).hasSecondFactor, await context.get(Sessions).principal(token)]).toEqual([false, undefined]);
    });
  });

  it('lock nobody out by their own hand', async () => {
    await inScope(async () => {
      const [boss] = [await somebody('administrator'), await somebody('administrator')];

      await expect(staff().lock(boss, boss)).rejects.toMatchObject({ code: 'OWN_ACCOUNT' });
      expect((await staff().member(boss)).isLocked).toBe(false);
    });
  });

  it('keep an administrator: the last active one is neither locked nor given other roles', async () => {
    await inScope(async () => {
      const [boss, locked] = [await somebody('administrator', 'author'), await somebody('administrator')];
      await staff().lock(locked, boss);

      await expect(staff().lock(boss, boss)).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
      await expect(staff().changeDuties(boss, { roles: ['author'], position: '' }, boss)).rejects.toMatchObject({
        code: 'LAST_ADMINISTRATOR',
      });

      await staff().changeDuties(boss, { roles: ['administrator'], position: '' }, locked);
      await staff().unlock(locked, boss);
      await staff().lock(boss, locked);
      expect((await staff().member(boss)).isLocked).toBe(true);
    });
  });

  it('keep an administrator even when two lock each other at the same moment', async () => {
    await inScope(async () => {
      for (let round = 0; round < 5; round += 1) {
        const pair = [await somebody('administrator'), await somebody('administrator')] as const;
        const others = (await staff().list()).filter(
          (one) => one.roles.includes('administrator') && !one.isLocked && !pair.includes(one.id),
        );
        for (const other of others) await staff().lock(other.id, pair[0]);

        await Promise.allSettled([
          staff().lock(pair[0], pair[1]),
          staff().changeDuties(pair[1], { roles: ['author'], position: '' }, pair[0]),
        ]);

        const left = (await staff().list()).filter((one) => one.roles.includes('administrator') && !one.isLocked);
        expect(left).toHaveLength(1);
      }
    });
  });

  it('of another tenant are nobody here', async () => {
    const theirs = await inScope(() => somebody('author'));

    await context.as(await context.aTenant(), async () => {
      expect(await staff().list()).toEqual([]);
      await expect(staff().lock(theirs, NOBODY)).rejects.toMatchObject({ code: 'STAFF_NOT_FOUND' });
      await expect(staff().changeDuties(theirs, { roles: ['author'], position: '' }, NOBODY)).rejects.toMatchObject({
        code: 'STAFF_NOT_FOUND',
      });
    });
    expect(await inScope(() => staff().member(theirs))).toMatchObject({ isLocked: false });
  });
});
