import { AccessModule } from '#access';
import { Accounts, AccountsModule } from '#accounts';
import { ContestsModule, type RunningContest } from '#contests';
import type { AccountId, TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import {
  AssistedEntries,
  ConsentLedger,
  IdentityNumbers,
  type NewRegistration,
  OwnData,
  Registrations,
  RegistrationsModule,
} from '#registrations';
import type { RuleSet } from '#rules';
import { aRuleSet } from '#rules/testing';
import { type Unit, UnitsModule } from '#units';
import { aRunningContest, unitNamed } from '../factories/a-running-contest.js';
import { WHILE_OPEN } from '../factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../support/database-context.js';

type Fields = NonNullable<NonNullable<Parameters<typeof aRuleSet>[0]>['registration']>['fields'];

const NUMBER = '001162000123';
const FIELDS: Fields = ['fullName', 'birthDate', 'contact', 'audience', 'unit'].map((code) => ({
  code: code as 'fullName',
  why: 'Vì thế.',
}));
const withNumber = (): RuleSet =>
  aRuleSet({ registration: { fields: [...FIELDS, { code: 'identityNumber', why: 'Để trao giải đúng người.' }] } });

describe('registering in full', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule, QuestionsModule, RegistrationsModule, UnitsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let unit: Unit;
  let people = 0;

  const open = async (ruleSet: RuleSet = aRuleSet()): Promise<void> => {
    await context.timeIs(WHILE_OPEN);
    tenantId = await context.aTenant();
    await inScope(async () => {
      running = await aRunningContest(context.module, { ruleSet });
      unit = await unitNamed(context.module, 'Phường 9');
    });
  };
  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const aPerson = (overrides: Partial<NewRegistration> = {}): NewRegistration => ({
    fullName: `Người Thi ${(people += 1)}`,
    birthDate: '1962-07-07',
    contact: { kind: 'email', value: `nguoi-${people}@vidu.vn` },
    audience: 'nhan-dan',
    basis: 'residence',
    unit,
    ...overrides,
  });
  const register = (overrides: Partial<NewRegistration> = {}) => context.get(Registrations).register(running, aPerson(overrides));
  const own = async (accountId: AccountId) => (await context.get(OwnData).of(accountId))!.contests[0]!;

  it('writes the two consents down apart, in the words of the day, and each declaration', async () => {
    await open();
    await inScope(async () => {
      const { registrationId } = await register({ publishesName: true, declared: ['cong-dan'] });
      const silent = await register({ how: 'program' });

      const said = async (id: typeof registrationId) =>
        (await context.get(ConsentLedger).of(id)).map(({ kind, statement, given, how }) => [kind, statement, given, how]);
      expect(await said(registrationId)).toEqual([
        ['take-part', null, true, 'form'],
        ['publish-name', null, true, 'form'],
        ['declaration', 'cong-dan', true, 'form'],
      ]);
      expect(await said(silent.registrationId)).toEqual([
        ['take-part', null, true, 'program'],
        ['publish-name', null, false, 'program'],
      ]);
    });
  });

  it('cannot have a line of the ledger changed or removed by the product', async () => {
    await open();
    await inScope(() => register());

    for (const sql of ['update consents set given = false', 'delete from consents'])
      await expect(context.asApp(`begin; set local app.tenant_id = '${tenantId}'; ${sql}`)).rejects.toThrow(/permission denied/);
  });

  it('pressed twice at once is one registration, and the other is told to sign in', async () => {
    await open();
    await inScope(async () => {
      const person = aPerson();
      const answers = await Promise.allSettled([1, 2, 3].map(() => context.get(Registrations).register(running, person)));

      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'ALREADY_REGISTERED' });
      expect(await context.get(Registrations).count(running.contest.id)).toBe(1);
    });
  });

  describe('with an identity number', () => {
    it('keeps it encrypted and shows three digits of it', async () => {
      await open(withNumber());
      await inScope(async () => {
        const { accountId, registrationId } = await register({ identityNumber: NUMBER });

        const [row] = await context.asSuperuser<{ text: string }>(
          'select i::text as text from identity_numbers i where registration_id = $1',
          [registrationId],
        );
        expect(row!.text).not.toContain(NUMBER);
        expect((await own(accountId)).identityNumber).toBe('•••\u00a0•••\u00a0•••\u00a0123');
      });
    });

    it('registers one person once, even at the same moment, and somebody else’s number not at all', async () => {
      await open(withNumber());
      await inScope(async () => {
        const answers = await Promise.allSettled([1, 2, 3].map(() => register({ identityNumber: NUMBER })));

        expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'IDENTITY_TAKEN' });
        // Whoever was refused left nothing behind.
        expect(await context.get(Registrations).count(running.contest.id)).toBe(1);
        await register({ identityNumber: '001162000124' });
      });
    });

    it('hashes the same number differently for another tenant', async () => {
      const hashes: string[] = [];
      while (hashes.length < 2) {
        await open(withNumber());
        await inScope(() => register({ identityNumber: NUMBER }));
        const [row] = await context.asSuperuser<{ hash: string }>(
          `select encode(number_hmac, 'hex') as hash from identity_numbers where tenant_id = $1`,
          [tenantId],
        );
        hashes.push(row!.hash);
      }

      expect(hashes[0]).not.toBe(hashes[1]);
    });

    it('is refused where a list has it, whatever the name, and found again where the list came later', async () => {
      const lists = [{ code: 'da-bi-huy', name: 'Người bị hủy kết quả' }];
      const eligibility = [{ code: 'excluded-lists', version: 1, lists: ['da-bi-huy'] }];
      const { registration } = withNumber();
      await open(aRuleSet({ lists, eligibility, registration }));
      await inScope(async () => {
        const numbers = context.get(IdentityNumbers);
        await numbers.exclude(running.contest.id, { list: 'da-bi-huy', number: '001 162 000 999' }, null);

        await expect(register({ identityNumber: '001162000999' })).rejects.toMatchObject({ code: 'NOT_ELIGIBLE' });
        const { accountId } = await register({ identityNumber: NUMBER });
        expect(await context.get(Registrations).barred(running)).toEqual([]);
        await numbers.exclude(running.contest.id, { list: 'da-bi-huy', number: NUMBER }, null);

        const { pseudonym } = (await context.get(Registrations).findOf(accountId, running.contest.id))!;
        expect(await context.get(Registrations).barred(running)).toEqual([{ pseudonym, teams: ['da-bi-huy'] }]);
        await expect(numbers.exclude(running.contest.id, { list: 'da-bi-huy', number: NUMBER }, null)).rejects.toMatchObject({
          code: 'NUMBER_LISTED',
        });
        expect((await numbers.listed(running.contest.id)).map(({ masked }) => masked.slice(-3))).toEqual(['999', '123']);
      });
    });
  });

  describe('with people as they are called', () => {
    const names = ['Y Klơng Ayŭn', 'H’Hen Niê', 'Nguyễn Thị Hòa', 'Bích', `${'Công Tằng Tôn Nữ '.repeat(3)}Hồng Ngọc`.slice(0, 60)];

    it.each(names)('takes %j as it is and finds it again', async (fullName) => {
      await open();
      await inScope(async () => {
        const { accountId } = await register({ fullName, publishesName: true });

        expect((await context.get(Accounts).findById(accountId))?.fullName).toBe(fullName.normalize('NFC'));
      });
    });

    it('takes Hòa and Hoà for one person, and a namesake of another day for another', async () => {
      await open();
      await inScope(async () => {
        const contact = { kind: 'phone', value: '+84912345678' } as const;
        await register({ fullName: 'Nguyễn Thị Hòa', contact });

        await expect(register({ fullName: 'Nguyễn Thị Hoà', contact })).rejects.toMatchObject({ code: 'ALREADY_REGISTERED' });
        await register({ fullName: 'Nguyễn Thị Hoà', birthDate: '1990-02-28', contact });
        await register({ fullName: 'Nguyễn Văn Út', contact });
        expect((await context.get(Accounts).reachedBy(contact)).map(({ fullName, birthDate }) => [fullName, birthDate])).toEqual([
          ['Nguyễn Thị Hoà', '1990-02-28'],
          ['Nguyễn Thị Hòa', '1962-07-07'],
          ['Nguyễn Văn Út', '1962-07-07'],
        ]);
      });
    });
  });

  describe('for somebody else', () => {
    it('is marked, counted, and ends at the helper’s limit of the day', async () => {
      await open();
      await inScope(async () => {
        const { accountId: helper } = await register();
        const entries = context.get(AssistedEntries);
        const before = await entries.left(helper);
        const { registrationId } = await register({ helper });

        expect([await entries.left(helper), await entries.count(running.contest.id)]).toEqual([before - 1, 1]);
        expect((await entries.of(registrationId))?.helperId).toBe(helper);
        expect((await context.get(ConsentLedger).of(registrationId)).map(({ how }) => how)).toEqual(['assisted', 'assisted']);
      });
    });

    it('never passes the limit, however many are entered at once', async () => {
      await open();
      await inScope(async () => {
        const { accountId: helper } = await register();
        const most = await context.get(AssistedEntries).left(helper);
        const answers = await Promise.allSettled(Array.from({ length: most + 5 }, () => register({ helper })));

        expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(most);
        for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'ASSISTED_ENOUGH' });
        expect(await context.get(AssistedEntries).left(helper)).toBe(0);
        await context.timeIs(new Date(WHILE_OPEN.getTime() + 86_400_000));
        await register({ helper });
      });
    });
  });
});
