import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { ContestsModule, Deployments, type GrantId, Grants, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { type NewRegistration, Registrations, RegistrationsModule } from '#registrations';
import { aRuleSet } from '#rules/testing';
import { type Unit, UnitRegister, UnitsModule } from '#units';
import { QuestionsModule } from '#questions';
import { ReportsModule, Turnouts } from '#reports';
import { aRunningContest, unitNamed } from '../factories/a-running-contest.js';
import { DatabaseContext } from '../support/database-context.js';

/** A ward that deploys its city's contest: whom its staff see, and for how long. */
describe('the cascade', () => {
  const context = DatabaseContext.forTests(
    AccessModule,
    AccountsModule,
    ContestsModule,
    RegistrationsModule,
    UnitsModule,
    QuestionsModule,
    ReportsModule,
  );
  let city: TenantId;
  let ward: TenantId;
  let otherWard: TenantId;
  let running: RunningContest;
  let grant: GrantId;
  let made = 0;

  beforeEach(async () => {
    await context.timeIs(parseLocal('2024-10-22 08:00')!);
    [city, ward, otherWard] = [
      await context.aTenant({ kind: 'city' }),
      await context.aTenant({ kind: 'ward' }),
      await context.aTenant({ kind: 'ward' }),
    ];
    await context.as(city, async () => {
      running = await aRunningContest(context.module);
      grant = await context.get(Grants).give({ contestId: running.contest.id, to: ward, unitCode: '24769', by: null });
      await context.get(Grants).give({ contestId: running.contest.id, to: otherWard, unitCode: '24778', by: null });
    });
    for (const tenant of [ward, otherWard])
      await context.as(tenant, () =>
        context.get(Deployments).deploy({ ownerTenantId: city, contestId: running.contest.id, plan: aRuleSet({ code: 'phuong' }) }),
      );
  });

  const register = async (unit: Unit, overrides: Partial<NewRegistration> = {}) => {
    made += 1;
    return context.get(Registrations).register(running, {
      fullName: `Người Phường ${made}`,
      birthDate: '1980-01-01',
      contact: { kind: 'email', value: `nguoi-phuong-${made}@vidu.vn` },
      audience: 'nhan-dan',
      basis: 'residence',
      unit,
      ...overrides,
    });
  };
  const registerIn = (name: string) => context.as(city, async () => register(await unitNamed(context.module, name)));
  /** How many registrations the staff of a ward see. */
  const seenBy = (tenant: TenantId): Promise<number | undefined> =>
    context.as(tenant, () =>
      context.get(Deployments).amongOwnPeople(({ ownerContestId }) => context.get(Registrations).count(ownerContestId)),
    );

  it('shows a ward’s staff those who count for the ward, and nobody of another', async () => {
    await registerIn('Phường 9');
    await registerIn('Phường 9');
    await registerIn('Phường 10');

    expect([await seenBy(ward), await seenBy(otherWard)]).toEqual([2, 1]);
    expect(await context.as(city, () => context.get(Registrations).count(running.contest.id))).toBe(3);
  });

  it('ends with the grant', async () => {
    await registerIn('Phường 9');
    await context.as(city, () => context.get(Grants).revoke(grant, null, 'Phường đã sáp nhập'));

    expect(await seenBy(ward)).toBeUndefined();
    expect(await context.as(city, () => context.get(Registrations).count(running.contest.id))).toBe(1);
  });

  it('is nothing without a grant, whatever a ward claims to deploy', async () => {
    const stranger = await context.aTenant({ kind: 'ward' });
    await context.as(stranger, () =>
      context.get(Deployments).deploy({ ownerTenantId: city, contestId: running.contest.id, plan: aRuleSet({ code: 'phuong' }) }),
    );

    expect(await seenBy(stranger)).toBeUndefined();
  });

  it('grants a unit to one ward only', async () => {
    const again = context.as(city, () =>
      context.get(Grants).give({ contestId: running.contest.id, to: otherWard, unitCode: '24769', by: null }),
    );

    await expect(again).rejects.toMatchObject({ code: 'GRANTED_ALREADY' });
  });

  it('lets nobody write the city’s rules from a narrowed scope', async () => {
    const write = context.asApp(
      `begin; set local app.tenant_id = '${city}'; set local app.via_tenant_id = '${ward}'; update rounds set state = 'published'; commit`,
    );
    await write;

    expect(await context.asSuperuser('select distinct state from rounds where tenant_id = $1', [city])).toEqual([{ state: 'scheduled' }]);
  });

  it('lets a ward’s staff change nothing at the city’s: neither their people nor their own grant', async () => {
    await registerIn('Phường 9');
    const narrowed = (sql: string) =>
      context.asApp(
        `begin; set local app.tenant_id = '${city}'; set local app.via_tenant_id = '${ward}'; with touched as (${sql} returning 1) select count(*)::int as n from touched`,
      );

    expect(await narrowed("update accounts set full_name = 'Ai Khác'")).toEqual([{ n: 0 }]);
    expect(await narrowed("update registrations set audience = 'khac'")).toEqual([{ n: 0 }]);
    expect(await narrowed('delete from registrations')).toEqual([{ n: 0 }]);
    expect(await narrowed('update grants set revoked_at = null')).toEqual([{ n: 0 }]);
  });

  it('counts for the ward by the ward’s own units', async () => {
    const [school] = await context.as(ward, async () => {
      await context
        .get(UnitRegister)
        .enter([{ code: 'thcs', kind: 'school', name: 'Trường THCS', bases: ['workplace'], validFrom: '2015-01-01' }]);
      return context.get(UnitRegister).list('2024-10-21');
    });
    await context.as(city, async () => register(await unitNamed(context.module, 'Phường 9'), { viaUnitId: school!.id }));
    await registerIn('Phường 10');
    await context.as(city, () => context.get(Turnouts).take(running.contest.id, null));

    const turnout = await context.as(city, () =>
      context.get(Turnouts).find({ contestId: running.contest.id, roundId: null, viaTenantId: ward }),
    );
    expect(turnout?.totals).toEqual({ registered: 1, people: 0, assisted: 0, attempts: 0, sealed: 0 });
  });
});
