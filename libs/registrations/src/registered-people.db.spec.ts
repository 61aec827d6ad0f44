import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestPublisher, ContestReader, ContestsModule, type RunningContest } from '#contests';
import type { TenantId } from '#kernel';
import { aRuleSet } from '#rules/testing';
import { UnitRegister, UnitsModule } from '#units';
import { aContestant } from '../../../test/factories/a-running-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { RegisteredPeople } from './registered-people.service.js';
import { RegistrationsModule } from './registrations.module.js';

describe('the list of registered people', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, ContestsModule, RegistrationsModule, UnitsModule);
  let tenantId: TenantId;
  let running: RunningContest;
  beforeEach(async () => {
    tenantId = await context.aTenant();
    await inScope(async () => {
      const validFrom = '2015-01-01';
      await context.get(UnitRegister).enter([
        { code: '672', kind: 'city', name: 'Thành phố Đà Lạt', aboveCodes: ['68'], bases: ['workplace'], validFrom },
        { code: '24769', kind: 'ward', name: 'Phường 9', place: 'thành phố Đà Lạt', parentCode: '672', bases: ['residence'], validFrom },
      ]);
      await context.get(ContestPublisher).publish({ slug: '2024', ruleSet: aRuleSet() });
      running = await context.get(ContestReader).running();
      for (const fullName of ['Hoàng Gia Bách', 'Đinh Hoàng Phúc', 'Lê Thị Ân']) await aContestant(context.module, running, { fullName });
    });
  });

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const names = async (filter: Partial<Parameters<RegisteredPeople['page']>[1]> = {}): Promise<string[]> =>
    inScope(async () =>
      (await context.get(RegisteredPeople).page(running.contest.id, { skip: 0, limit: 50, ...filter })).people.map((one) => one.fullName),
    );

  it('begins with whoever registered last, or goes by given names', async () => {
    expect(await names()).toEqual(['Lê Thị Ân', 'Đinh Hoàng Phúc', 'Hoàng Gia Bách']);
    expect(await names({ order: 'name' })).toEqual(['Lê Thị Ân', 'Hoàng Gia Bách', 'Đinh Hoàng Phúc']);
  });

  it('is searched by name and by unit in any spelling', async () => {
    expect(await names({ name: 'hoang' })).toEqual(['Đinh Hoàng Phúc', 'Hoàng Gia Bách']);
    expect(await names({ name: 'PHÚC đinh' })).toEqual(['Đinh Hoàng Phúc']);
    expect(await names({ unit: 'phuong 9 da lat', name: 'an' })).toEqual(['Lê Thị Ân', 'Đinh Hoàng Phúc', 'Hoàng Gia Bách']);
    expect(await names({ unit: 'Phường 10' })).toEqual([]);
    expect(await names({ name: '%' })).toEqual([]);
    expect(await names({ audience: 'khong-co' })).toEqual([]);
  });

  it('costs two statements, however many people', async () => {
    context.statements.length = 0;
    await names();

    expect(context.statements.filter((sql) => sql.includes('registrations'))).toHaveLength(2);
  });

  it('tells how many there are on all pages', async () => {
    const page = await inScope(() => context.get(RegisteredPeople).page(running.contest.id, { skip: 2, limit: 2 }));

    expect({ total: page.total, shown: page.people.length }).toEqual({ total: 3, shown: 1 });
  });

  it('gives one person with unit and contact', async () => {
    await inScope(async () => {
      const { people } = await context.get(RegisteredPeople).page(running.contest.id, { skip: 0, limit: 1 });

      expect(await context.get(RegisteredPeople).find(running.contest.id, people[0]!.registrationId)).toMatchObject({
        fullName: 'Lê Thị Ân',
        unitName: 'Phường 9',
        unitPlace: 'thành phố Đà Lạt',
        phone: null,
        email: expect.stringContaining('@vidu.vn'),
      });
    });
  });

  it('shows nobody of another contest of the tenant', async () => {
    await inScope(async () => {
      const { people } = await context.get(RegisteredPeople).page(running.contest.id, { skip: 0, limit: 1 });
      const next = await context.get(ContestPublisher).publish({ slug: '2025', ruleSet: aRuleSet() });

      expect(await context.get(RegisteredPeople).page(next, { skip: 0, limit: 50 })).toEqual({ people: [], total: 0 });
      await expect(context.get(RegisteredPeople).find(next, people[0]!.registrationId)).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' });
    });
  });

  it('shows nobody of another tenant', async () => {
    const [person] = await inScope(
      async () => (await context.get(RegisteredPeople).page(running.contest.id, { skip: 0, limit: 1 })).people,
    );
    const elsewhere = await context.aTenant();

    await context.as(elsewhere, async () => {
      expect((await context.get(RegisteredPeople).page(running.contest.id, { skip: 0, limit: 50 })).total).toBe(0);
      await expect(context.get(RegisteredPeople).find(running.contest.id, person!.registrationId)).rejects.toMatchObject({
        code: 'PERSON_NOT_FOUND',
      });
    });
  });
});
