import { AccessModule } from '#access';
import { Accounts, AccountsModule } from '#accounts';
import { ContestPublisher, ContestReader, ContestsModule, Grants, type RunningContest, Teams } from '#contests';
import type { AccountId, TenantId } from '#kernel';
import { aRuleSet } from '#rules/testing';
import { type Unit, UnitRegister, UnitsModule } from '#units';
import { aContestant, unitNamed } from '../../../test/factories/a-running-contest.js';
import { WHILE_OPEN } from '../../../test/factories/a-tenant-with-contest.js';
import { rulesForTheProvince } from '../../../test/factories/some-rule-sets.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import type { Registration } from './entities/registration.entity.js';
import { RegistrationsModule } from './registrations.module.js';
import { type NewRegistration, Registrations } from './registrations.service.js';

const CONTACT = { kind: 'email', value: 'sen@vidu.vn' } as const;
const SEN = {
  fullName: 'Phạm Thị Sen',
  birthDate: '1962-07-07',
  contact: CONTACT,
  audience: 'nhan-dan',
  basis: 'residence',
} satisfies Partial<NewRegistration>;

describe('registering', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule, RegistrationsModule, UnitsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  let unit: Unit;

  beforeEach(async () => {
    await context.timeIs(WHILE_OPEN);
    tenantId = await context.aTenant();
    await inScope(async () => {
      const validFrom = '2015-01-01';
      await context.get(UnitRegister).enter([
        { code: '672', kind: 'city', name: 'Thành phố Đà Lạt', aboveCodes: ['68'], bases: ['workplace'], validFrom },
        { code: '24769', kind: 'ward', name: 'Phường 9', place: 'thành phố Đà Lạt', parentCode: '672', bases: ['residence'], validFrom },
      ]);
      unit = await unitNamed(context.module, 'Phường 9');
      await context.get(ContestPublisher).publish({ slug: '2024', ruleSet: rulesForTheProvince() });
      running = await context.get(ContestReader).running();
    });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const register = (overrides: Partial<NewRegistration> = {}) =>
    context.get(Registrations).register(running, {
      ...SEN,
      audience: running.ruleSet.audiences[0]!.code,
      unit,
      ...overrides,
    });
  const registrationOf = async (accountId: AccountId): Promise<Registration> =>
    (await context.get(Registrations).findOf(accountId, running.contest.id))!;
  const onTheBoard = (birthDate: string): Promise<void> =>
    context.get(Teams).enter(running.contest.id, [{ team: 'ban-to-chuc', fullName: 'PHẠM THỊ SEN', birthDate }]);

  it('takes no level of electronic identity from who asks, only from the account', async () => {
    await inScope(async () => {
      const eligibility = [{ code: 'identity-level', version: 1, level: 2 }];
      const strict = { ...running, ruleSet: aRuleSet({ eligibility }) };

      await expect(aContestant(context.module, strict, { identityLevel: 2 })).rejects.toMatchObject({ code: 'NOT_ELIGIBLE' });
    });
  });

  it('is refused to a member of a barred team, and leaves nothing behind', async () => {
    await inScope(async () => {
      await onTheBoard('1962-07-07');

      await expect(register()).rejects.toMatchObject({ code: 'NOT_ELIGIBLE' });

      expect(await context.get(Registrations).count(running.contest.id)).toBe(0);
      expect(await context.get(Accounts).reachedBy(CONTACT)).toEqual([]);
    });
  });

  it('is open to a namesake of the member who was born on another day', async () => {
    await inScope(async () => {
      await onTheBoard('1970-01-01');

      const { accountId, registrationId } = await register();

      expect((await registrationOf(accountId)).id).toBe(registrationId);
      expect(await context.get(Registrations).barred(running)).toEqual([]);
    });
  });

  it('of somebody who joined a barred team later is found again, by their own seat and not by a namesake’s', async () => {
    await inScope(async () => {
      const { accountId } = await register();
      await onTheBoard('1962-07-07');
      await onTheBoard('1970-01-01');

      const { pseudonym } = await registrationOf(accountId);
      expect(await context.get(Registrations).barred(running)).toEqual([{ pseudonym, teams: ['ban-to-chuc'] }]);
    });
  });

  it('is refused to somebody on a barred list, and one written later finds them again', async () => {
    const lists = [{ code: 'in-sao-de', name: 'Cán bộ in, sao đề thi' }];
    const ruleSet = aRuleSet({ lists, eligibility: [{ code: 'excluded-lists', version: 1, lists: ['in-sao-de'] }] });
    await inScope(async () => {
      const withList = { ...running, ruleSet };
      const registrations = context.get(Registrations);
      const { accountId } = await registrations.register(withList, { ...SEN, unit });
      const { pseudonym } = await registrationOf(accountId);
      expect(await registrations.barred(withList)).toEqual([]);

      await context.get(Teams).enter(running.contest.id, [{ team: 'in-sao-de', fullName: 'Phạm Thị Sen', birthDate: '1962-07-07' }]);

      expect(await registrations.barred(withList)).toEqual([{ pseudonym, teams: ['in-sao-de'] }]);
      expect((await registrations.eligibility(withList, { ...SEN, unit })).reasons).toEqual([
        {
          code: 'lists.excluded',
          kind: 'refused',
          sentence: 'Bạn có tên trong danh sách “Cán bộ in, sao đề thi” nên không được dự thi.',
        },
      ]);
    });
  });

  it('counts for the ward’s own unit where a ward deploys the contest, and for none where no ward does', async () => {
    const ward = await context.aTenant({ kind: 'ward' });
    const viaUnitId = unit.id;
    await inScope(async () => {
      const alone = await registrationOf((await register({ viaUnitId })).accountId);
      await context.get(Grants).give({ contestId: running.contest.id, to: ward, unitCode: '24769', by: null });
      const followed = await registrationOf((await register({ fullName: 'Lê Na', viaUnitId })).accountId);

      expect([alone, followed].map(({ viaTenantId, viaUnitId }) => [viaTenantId, viaUnitId])).toEqual([
        [null, null],
        [ward, viaUnitId],
      ]);
    });
  });

  it('counts for a ward no more once its grant was taken back', async () => {
    const ward = await context.aTenant({ kind: 'ward' });
    await inScope(async () => {
      const grant = await context.get(Grants).give({ contestId: running.contest.id, to: ward, unitCode: '24769', by: null });
      await context.get(Grants).revoke(grant, null, 'Phường đã sáp nhập');

      const { accountId } = await register();

      expect((await registrationOf(accountId)).viaTenantId).toBeNull();
      expect(await context.get(Registrations).countByVia(running.contest.id)).toEqual([{ viaTenantId: null, people: 1 }]);
    });
  });
});
