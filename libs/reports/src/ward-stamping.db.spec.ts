import { setTimeout as delay } from 'node:timers/promises';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { AttemptLedger } from '#attempts';
import { type Grant, type GrantId, Grants, type RunningContest } from '#contests';
import { parseLocal, type TenantId } from '#kernel';
import { QuestionsModule } from '#questions';
import { Registrations, UnitChanges, WardMarks } from '#registrations';
import { UnitOfWork } from '#tenancy';
import { type Unit, UnitRegister } from '#units';
import { aContestant, unitNamed } from '../../../test/factories/a-running-contest.js';
import { aSealedSitting } from '../../../test/factories/a-sealed-sitting.js';
import { aTenantWithContest } from '../../../test/factories/a-tenant-with-contest.js';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { ReportsModule } from './reports.module.js';
import { Turnouts } from './turnouts.service.js';
import { WardStamping } from './ward-stamping.service.js';

const SITTING = parseLocal('2024-10-22 09:00')!;

describe('whose a person is', () => {
  const context = DatabaseContext.forTests(AccessModule, AccountsModule, QuestionsModule, ReportsModule);
  let city: TenantId;
  let ward: TenantId;
  let running: RunningContest;
  let made = 0;

  beforeEach(async () => {
    ({ tenantId: city, running } = await aTenantWithContest(context));
    ward = await context.aTenant({ kind: 'ward' });
  });

  const inCity = <T>(work: () => Promise<T>): Promise<T> => context.as(city, work);
  const give = (unitCode = '24769', to = ward): Promise<GrantId> =>
    context.get(Grants).give({ contestId: running.contest.id, to, unitCode, by: null });
  const look = (): Promise<number> => context.get(WardStamping).look();
  /** One pass over those who wait for a grant, as the look does it, without what comes after. */
  const mark = async (grant: Grant, most = 1_000): Promise<number> => {
    const units = await context.get(UnitRegister).idsUnder(grant.unitCode, '2024-10-21');
    const { count } = await context.get(WardMarks).mark(running.contest.id, new Map(units.map((id) => [id, grant])), most);
    return count;
  };

  /** Somebody who counts for the unit, with a sealed attempt. */
  const sits = async (unit: Unit) => {
    made += 1;
    await context.timeIs(SITTING);
    const { accountId } = await context.get(Registrations).register(running, {
      fullName: `Người Thi ${made}`,
      birthDate: '1980-01-01',
      contact: { kind: 'email', value: `nguoi-${made}@vidu.vn` },
      audience: running.ruleSet.audiences[0]!.code,
      basis: 'residence',
      unit,
    });
    const registration = (await context.get(Registrations).findOf(accountId, running.contest.id))!;
    return aSealedSitting(context.module, running, { registration, startsAt: SITTING });
  };
  /** By table: the wards of its rows, sorted. */
  const wards = async (): Promise<Record<string, (string | null)[]>> => {
    const found: Record<string, (string | null)[]> = {};
    for (const table of ['registrations', 'accounts', 'attempts']) {
      const rows = await context.asSuperuser<{ via: string | null }>(
        `select via_tenant_id as via from ${table} where tenant_id = $1 order by via_tenant_id nulls last`,
        [city],
      );
      found[table] = rows.map(({ via }) => via);
    }
    return found;
  };
  const everywhere = (values: (string | null)[]) => ({ registrations: values, accounts: values, attempts: values });
  const seals = () =>
    context.asSuperuser('select id, seal_sha256, submitted_at, marks, receipt_code from attempts where tenant_id = $1 order by id', [city]);

  it('is the ward’s from the grant on, also of those who registered and sat before; others stay nobody’s, and no seal changes', async () => {
    await inCity(async () => {
      await sits(await unitNamed(context.module, 'Phường 9'));
      await sits(await unitNamed(context.module, 'Phường 10'));
      const before = await seals();
      expect(await wards()).toEqual(everywhere([null, null]));

      const grant = await give();
      expect(await look()).toBe(1);

      expect(await wards()).toEqual(everywhere([ward, null]));
      expect(await seals()).toEqual(before);
      expect((await context.get(Grants).byId(grant)).stampedAt).not.toBeNull();
      expect(await look()).toBe(0);
    });
  });

  it('is counted once, although it is known twice', async () => {
    await inCity(async () => {
      const unit = await unitNamed(context.module, 'Phường 9');
      const [kept, double] = [await sits(unit), await sits(unit)];
      await give();
      await look();
      const marks = context.get(WardMarks);
      const counted = async () => [
        await marks.countIn(running.contest.id, [unit.id]),
        (await marks.countByWard(running.contest.id)).get(ward),
        (await marks.countByOwnUnit(running.contest.id)).map(({ people }) => people),
      ];
      expect(await counted()).toEqual([2, 2, [2]]);

      await context.asSuperuser('update registrations set duplicate_of = $1 where id = $2', [kept.registration.id, double.registration.id]);
      expect(await counted()).toEqual([1, 1, [1]]);
    });
  });

  it('is the ward’s of their own unit where people of several wards wait together', async () => {
    const other = await context.aTenant({ kind: 'ward' });
    await inCity(async () => {
      const [ninth, tenth] = [await unitNamed(context.module, 'Phường 9'), await unitNamed(context.module, 'Phường 10')];
      for (const unit of [tenth, ninth, tenth]) await sits(unit);
      await give('24769');
      await give('24778', other);

      expect(await look()).toBe(3);

      const found = await context.asSuperuser<{ code: string; via: string }>(
        `select u.code, r.via_tenant_id as via from registrations r join units u on u.tenant_id = r.tenant_id and u.id = r.unit_id
         where r.tenant_id = $1 order by u.code`,
        [city],
      );
      expect(found.map(({ code, via }) => [code, via])).toEqual([['24769', ward], ['24778', other], ['24778', other]]); // prettier-ignore
    });
  });

  it('is asked for once per contest, whatever the number of wards: a look that finds nothing costs the same', async () => {
    const second = await context.aTenant({ kind: 'ward' });
    await inCity(async () => {
      const statementsOfALook = async (): Promise<number> => {
        await look();
        const before = context.statements.length;
        expect(await look()).toBe(0);
        return context.statements.length - before;
      };
      await give('24769');
      const ofOne = await statementsOfALook();
      await give('24778', second);

      expect(await statementsOfALook()).toBe(ofOne);
    });
  });

  it('leaves counting to the next look where somebody waits for the answer', async () => {
    await inCity(async () => {
      await sits(await unitNamed(context.module, 'Phường 9'));
      const grant = await give();
      expect(await context.get(WardStamping).look({ isQuick: true })).toBe(1);
      expect([(await context.get(Grants).byId(grant)).stampedAt, await wards()]).toEqual([null, everywhere([ward])]);

      expect(await look()).toBe(0);
      expect((await context.get(Grants).byId(grant)).stampedAt).not.toBeNull();
    });
  });

  it('is the second ward’s of a unit in the same look that frees them from the first', async () => {
    const second = await context.aTenant({ kind: 'ward' });
    await inCity(async () => {
      await sits(await unitNamed(context.module, 'Phường 9'));
      const first = await give();
      await look();
      await context.get(Grants).revoke(first, null, 'Nhầm phường');
      const grant = await give('24769', second);

      expect(await look()).toBe(2);

      expect(await wards()).toEqual(everywhere([second]));
      const turnout = await context.get(Turnouts).find({ contestId: running.contest.id, roundId: null, viaTenantId: second });
      expect([turnout?.totals.registered, (await context.get(Grants).byId(grant)).stampedAt === null]).toEqual([1, false]);
    });
  });

  it('is nobody’s once the grant was taken back, and the ward’s numbers are gone', async () => {
    await inCity(async () => {
      const grant = await give();
      await sits(await unitNamed(context.module, 'Phường 9'));
      await context.get(Turnouts).take(running.contest.id, null);
      const before = await seals();

      await context.get(Grants).revoke(grant, null, 'Phường đã sáp nhập');
      expect(await look()).toBe(1);

      expect(await wards()).toEqual(everywhere([null]));
      expect(await seals()).toEqual(before);
      expect(await context.get(Turnouts).find({ contestId: running.contest.id, roundId: null, viaTenantId: ward })).toBeUndefined();
    });
  });

  it('is found by the next look where one was broken off', async () => {
    await inCity(async () => {
      const unit = await unitNamed(context.module, 'Phường 9');
      for (let n = 0; n < 3; n += 1) await sits(unit);
      const grant = await context.get(Grants).byId(await give());
      await mark(grant, 2);
      expect((await wards())['registrations']).toEqual([ward, ward, null]);

      expect(await look()).toBe(1);
      expect(await wards()).toEqual(everywhere([ward, ward, ward]));
    });
  });

  it('is counted for the ward in rounds that are over', async () => {
    await inCity(async () => {
      await sits(await unitNamed(context.module, 'Phường 9'));
      await context.timeIs(parseLocal('2024-12-31 08:00')!);
      await give();
      await look();

      const { id: roundId } = running.rounds[0]!;
      const turnout = await context.get(Turnouts).find({ contestId: running.contest.id, roundId, viaTenantId: ward });
      expect(turnout?.totals).toEqual({ registered: 1, people: 1, assisted: 0, attempts: 1, sealed: 1 });
    });
  });

  it('catches up with an attempt that was started while its person became the ward’s', async () => {
    await inCity(async () => {
      await sits(await unitNamed(context.module, 'Phường 9'));
      const grant = await context.get(Grants).byId(await give());
      await mark(grant);
      await context.asSuperuser('update attempts set via_tenant_id = null where tenant_id = $1', [city]);

      await look();

      expect(await wards()).toEqual(everywhere([ward]));
      expect(await context.get(AttemptLedger).followWards(running.contest.id)).toBe(0);
    });
  });

  it('follows the person’s newest registration where there are several', async () => {
    await inCity(async () => {
      const { registration } = await sits(await unitNamed(context.module, 'Phường 9'));
      await give();
      // A later contest of the same person, that nobody deploys.
      await context.asSuperuser(
        `insert into contests (tenant_id, id, slug, plan_code, name, short_title, state) values ($1, gen_random_uuid(), 'sau', 'sau', 'Sau', 'Sau', 'draft')`,
        [city],
      );
      await context.asSuperuser(
        `insert into registrations select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'pseudonym', gen_random_uuid(), 'contest_id', c.id, 'created_at', r.created_at + interval '1 day'))).*
         from registrations r, contests c where r.id = $1 and c.tenant_id = r.tenant_id and c.slug = 'sau'`,
        [registration.id],
      );
      await look();

      expect([(await wards())['registrations'], (await wards())['accounts']]).toEqual([[ward, null], [null]]);
    });
  });

  it('is the ward’s of then in a round that was closed before the person chose another unit', async () => {
    await inCity(async () => {
      const { registration } = await sits(await unitNamed(context.module, 'Phường 9'));
      const other = await unitNamed(context.module, 'Phường 10');
      await context.asSuperuser(`insert into kept_units (tenant_id, registration_id, round_id, unit_id) values ($1, $2, $3, $4)`, [
        city,
        registration.id,
        running.rounds[0]!.id,
        registration.unitId,
      ]);
      await context.asSuperuser('update registrations set unit_id = $2 where id = $1', [registration.id, other.id]);

      const grant = await give();
      await look();
      const found = await wards();
      expect([found['registrations'], found['attempts']]).toEqual([[null], [ward]]);

      await context.get(Grants).revoke(grant, null, 'Nhầm phường');
      await look();
      expect((await wards())['attempts']).toEqual([null]);
    });
  });

  /**
   * Work of a transaction that is held open until `meanwhile` is done, or waits for it: the bad order, on two connections.
   */
  const heldOpen = async (work: () => Promise<unknown>, meanwhile: () => Promise<unknown>): Promise<void> => {
    const [done, isDone] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const first = context.get(UnitOfWork).run(async () => {
      await work();
      done.resolve(undefined);
      await isDone.promise;
    });
    await Promise.race([done.promise, first]);
    const second = meanwhile();
    await Promise.race([second, delay(400)]);
    isDone.resolve(undefined);
    await Promise.all([first, second]);
  };

  it('is nobody’s where the grant is taken back, and its people freed, while somebody registers', async () => {
    await inCity(async () => {
      const grant = await give();
      const unit = await unitNamed(context.module, 'Phường 9');
      await heldOpen(
        () => aContestant(context.module, running, { unit }),
        async () => {
          await context.get(Grants).revoke(grant, null, 'Nhầm phường');
          await look();
        },
      );

      expect((await context.get(Grants).byId(grant)).clearedAt).not.toBeNull();
      const { registrations, accounts } = await wards();
      expect([registrations, accounts]).toEqual([[null], [null]]);
    });
  });

  it('is nobody’s where the grant is taken back while a look marks people, or was before the look came to it', async () => {
    await inCity(async () => {
      const unit = await unitNamed(context.module, 'Phường 9');
      await aContestant(context.module, running, { unit });
      const grant = await context.get(Grants).byId(await give());
      await heldOpen(
        () => mark(grant),
        async () => {
          await context.get(Grants).revoke(grant.id, null, 'Nhầm phường');
          await look();
        },
      );
      expect((await wards())['registrations']).toEqual([null]);

      // A look that read the grant before it was taken back.
      expect(await mark(grant)).toBe(0);
      expect((await wards())['registrations']).toEqual([null]);
    });
  });

  it('begins an attempt as nobody’s where the person was freed after their registration was read', async () => {
    await inCity(async () => {
      const grant = await give();
      const unit = await unitNamed(context.module, 'Phường 9');
      const { registration } = await aContestant(context.module, running, { unit });
      expect(registration.viaTenantId).toBe(ward);
      await context.get(Grants).revoke(grant, null, 'Nhầm phường');
      await look();

      await aSealedSitting(context.module, running, { registration, startsAt: SITTING });

      expect(await wards()).toEqual(everywhere([null]));
    });
  });

  it('keeps nothing of a ward for somebody who was freed after their registration was read', async () => {
    await inCity(async () => {
      const grant = await give();
      const { registration } = await aContestant(context.module, running, { unit: await unitNamed(context.module, 'Phường 9') });
      await context.get(Grants).revoke(grant, null, 'Nhầm phường');
      await look();

      const other = await unitNamed(context.module, 'Phường 10');
      const change = context.get(UnitChanges).change(running, registration, { basis: 'residence', unit: other });
      await expect(change).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    });
  });

  it('is the business of one tenant: a look at one leaves the others’ people alone', async () => {
    await inCity(async () => {
      await sits(await unitNamed(context.module, 'Phường 9'));
      await give();
    });
    const other = await aTenantWithContest(context);
    await context.as(other.tenantId, async () => {
      await context.get(Grants).give({ contestId: other.running.contest.id, to: ward, unitCode: '24769', by: null });
      expect(await look()).toBe(0);
    });

    expect(await wards()).toEqual(everywhere([null]));
    expect(await inCity(() => look())).toBe(1);
  });

  it('leaves a sealed attempt as it is in everything else', async () => {
    await inCity(async () => {
      await sits(await unitNamed(context.module, 'Phường 9'));
      await expect(
        context.asSuperuser(`update attempts set via_tenant_id = $2, prediction = 2 where tenant_id = $1`, [city, ward]),
      ).rejects.toThrow('is sealed');
    });
  });

  it('gives a ward no second unit while the people of the first are still being taken from it', async () => {
    await inCity(async () => {
      const grant = await give();
      await sits(await unitNamed(context.module, 'Phường 9'));
      await context.get(Grants).revoke(grant, null, 'Nhầm phường');
      await expect(give('24778')).rejects.toMatchObject({ code: 'GRANT_ENDING' });

      await look();
      await give('24778');
      await look();
      expect(await wards()).toEqual(everywhere([null]));
    });
  });

  it('refuses a unit that lies in a granted one, or around it', async () => {
    const other = await context.aTenant({ kind: 'ward' });
    await inCity(async () => {
      await give();
      await expect(give('672', other)).rejects.toMatchObject({ code: 'GRANT_OVERLAPS' });
    });
    const elsewhere = await aTenantWithContest(context);
    await context.as(elsewhere.tenantId, async () => {
      const contestId = elsewhere.running.contest.id;
      await context.get(Grants).give({ contestId, to: ward, unitCode: '672', by: null });
      const inside = context.get(Grants).give({ contestId, to: other, unitCode: '24769', by: null });
      await expect(inside).rejects.toMatchObject({ code: 'GRANT_OVERLAPS' });
    });
  });
});
