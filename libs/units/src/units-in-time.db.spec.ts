import type { TenantId } from '#kernel';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { emptyCatalogue } from '../../../test/support/empty-catalogue.js';
import { Catalogue } from './catalogue/catalogue.service.js';
import type { ListedUnit } from './catalogue/catalogue-version.js';
import { HeadCounts } from './head-counts.service.js';
import { UnitAdoption } from './unit-adoption.service.js';
import { UnitImports } from './unit-imports.service.js';
import { UnitKeeping } from './unit-keeping.service.js';
import { UnitRegister } from './unit-register.service.js';
import { UnitTimes } from './unit-times.service.js';
import { UnitsModule } from './units.module.js';

const at = { file: 'tệp', record: '1' };
const listed = (level: ListedUnit['level'], code: string, name: string, parentCode: string | null): ListedUnit => ({
  level,
  code,
  name,
  parentCode,
  provinceCode: '19',
  at,
});
const OLD = [
  listed('province', '19', 'Tỉnh Thái Nguyên', null),
  listed('district', '164', 'Thành phố Thái Nguyên', '19'),
  listed('commune', '05446', 'Phường Quang Trung', '164'),
  listed('commune', '05443', 'Phường Trưng Vương', '164'),
  listed('commune', '05479', 'Phường Gia Sàng', '164'),
];
const NEW = [
  listed('province', '19', 'Tỉnh Thái Nguyên', null),
  listed('commune', '05443', 'Phường Phan Đình Phùng', '19'),
  listed('commune', '05479', 'Phường Gia Sàng', '19'),
];
const BEFORE = '2024-10-21';
const AFTER = '2026-11-20';

describe('a tenant’s units in time', () => {
  const context = DatabaseContext.forTests(UnitsModule);
  let tenantId: TenantId;

  beforeAll(async () => {
    await emptyCatalogue();
    const catalogue = context.get(Catalogue);
    const book = await catalogue.open();
    book.take({ units: OLD, day: '2021-01-01', basis: '', file: 'cũ' });
    book.take({ units: NEW, day: '2025-07-01', basis: 'Nghị quyết 202', file: 'mới' });
    const to = { level: 'commune', code: '05443', name: 'Phường Phan Đình Phùng' } as const;
    const from = (code: string, name: string) => ({ level: 'commune' as const, code, name });
    const row = (code: string, name: string, isPart = false, heir: { level: 'commune'; code: string; name: string } = to) => ({
      from: from(code, name),
      to: heir,
      isPart,
      at,
    });
    book.map(
      [
        row('05446', 'Phường Quang Trung'),
        row('05443', 'Phường Trưng Vương'),
        row('05479', 'Phường Gia Sàng', true),
        row('05479', 'Phường Gia Sàng', true, from('05479', 'Phường Gia Sàng')),
      ],
      'Nghị quyết 202',
    );
    await catalogue.keep(book);
  });
  beforeEach(async () => {
    tenantId = await context.aTenant();
  });
  afterAll(emptyCatalogue);

  const inScope = <T>(work: () => Promise<T>): Promise<T> => context.as(tenantId, work);
  const official = async (text: string, day: string) => (await context.get(Catalogue).search({ text, day }))[0]!.id;
  const adopt = async (text: string, day: string, endsUnits = true) => {
    const id = await official(text, day);
    return inScope(() => context.get(UnitAdoption).adopt(id, day, { by: null, endsUnits }));
  };
  const list = (day: string) => inScope(() => context.get(UnitRegister).list(day));
  const own = (code: string, name: string, parentCode?: string) => ({
    code,
    name,
    kind: parentCode ? ('ward' as const) : ('city' as const),
    ...(parentCode ? { parentCode } : { aboveCodes: ['19'] }),
    bases: ['workplace' as const],
    validFrom: '2015-01-01',
    validTo: '2025-07-01',
  });

  it('written by hand are recognised by code and name, and what became of them is entered: numbers can be carried over', async () => {
    await inScope(async () => {
      const units = [own('164', 'Thành phố Thái Nguyên'), own('05446', 'Phường Quang Trung', '164'), own('05443', 'Phường Khác', '164')];
      const recognised = await context.get(UnitAdoption).recognised(units, BEFORE);
      expect(recognised.map(({ catalogueId }) => catalogueId !== undefined)).toEqual([true, true, false]);
      await context.get(UnitRegister).enter(recognised);

      expect([await context.get(UnitAdoption).enterHeirs(), await context.get(UnitAdoption).enterHeirs()]).toEqual([1, 0]);
    });

    expect((await list(AFTER)).map(({ name, codes }) => [name, codes])).toEqual([['Phường Phan Đình Phùng', ['05443', '19']]]);
    const [quangTrung, other] = [await unitOf('05446', BEFORE), await unitOf('05443', BEFORE)];
    const lines = [quangTrung, other].map(({ id }) => ({ unit: id, numbers: { people: 3 } }));
    const { whole, lost } = await inScope(() => context.get(UnitTimes).project(lines, AFTER));
    expect(whole.map(({ from, numbers }) => [from, numbers.people])).toEqual([[[quangTrung.id], 3]]);
    expect(lost.map(({ unit }) => unit)).toEqual([other.id]);
  });

  const unitOf = async (code: string, day: string) => (await list(day)).find((unit) => unit.code === code)!;

  it('are taken over from the catalogue of a day with what stands above them, once', async () => {
    const first = await adopt('tinh thai nguyen', BEFORE);
    const second = await adopt('tinh thai nguyen', BEFORE);

    expect([first.entered, second.entered, second.adoption.known]).toEqual([4, 0, 4]);
    expect(await unitOf('05446', BEFORE)).toMatchObject({
      name: 'Phường Quang Trung',
      place: 'thành phố Thái Nguyên, tỉnh Thái Nguyên',
      kind: 'ward',
      codes: ['05446', '164', '19'],
      bases: ['residence', 'workplace'],
      validFrom: '2021-01-01',
      validTo: '2025-07-01',
    });
    expect((await unitOf('164', BEFORE)).id).toBe((await unitOf('05446', BEFORE)).parentId);
    expect(await list(AFTER)).toEqual([]);
  });

  it('keep their own where the names agree, and are left alone where they do not', async () => {
    await inScope(() =>
      context.get(UnitRegister).enter([
        {
          code: '05446',
          kind: 'ward',
          name: 'Phường Quang Trung',
          aboveCodes: ['164', '19'],
          bases: ['residence'],
          validFrom: '2015-01-01',
          validTo: '2025-07-01',
        },
        {
          code: '05443',
          kind: 'ward',
          name: 'Phường Của Tôi',
          aboveCodes: ['164', '19'],
          bases: ['residence'],
          validFrom: '2015-01-01',
          validTo: '2025-07-01',
        },
      ]),
    );
    const { entered, adoption } = await adopt('tinh thai nguyen', BEFORE);

    expect([entered, adoption.known, adoption.clashes]).toEqual([
      2,
      1,
      [{ code: '05443', official: 'Phường Trưng Vương', own: 'Phường Của Tôi' }],
    ]);
    expect((await unitOf('05446', BEFORE)).catalogueId).not.toBeNull();
    expect((await unitOf('05443', BEFORE)).catalogueId).toBeNull();
  });

  it('carry numbers over to the tree of today: moved and added up, or shown as divided', async () => {
    await adopt('tinh thai nguyen', BEFORE);
    await adopt('tinh thai nguyen', AFTER);
    const idOf = async (code: string) => (await unitOf(code, BEFORE)).id;
    const lines = [
      { unit: await idOf('05446'), numbers: { people: 30 } },
      { unit: await idOf('05443'), numbers: { people: 12 } },
      { unit: await idOf('05479'), numbers: { people: 5 } },
    ];
    const projection = await inScope(() => context.get(UnitTimes).project(lines, AFTER));
    const nameOf = (id: string) => projection.units.get(id as never)!.name;

    expect(projection.whole.map(({ unit, numbers }) => [nameOf(unit), numbers])).toEqual([['Phường Phan Đình Phùng', { people: 42 }]]);
    expect(projection.split.map(({ unit, numbers, into }) => [nameOf(unit), numbers, into.map(nameOf).toSorted()])).toEqual([
      ['Phường Gia Sàng', { people: 5 }, ['Phường Gia Sàng', 'Phường Phan Đình Phùng']],
    ]);
    expect(projection.lost).toEqual([]);
  });

  it('learn when an official unit has ended since, which is shown before, and only if that is wanted', async () => {
    await adopt('tinh thai nguyen', AFTER);
    const endings = async () => {
      const { ended } = await inScope(async () => context.get(UnitAdoption).preview(await official('tinh thai nguyen', AFTER), AFTER));
      return ended.map(({ unit, validTo }) => [unit.code, validTo]);
    };
    expect(await endings()).toEqual([]);
    const book = await context.get(Catalogue).open();
    book.carryOut({ basis: 'Nghị quyết thử', day: '2026-12-01', changes: [{ level: 'commune', code: '05479', into: ['05443'], at }] });
    await context.get(Catalogue).keep(book);

    expect(await endings()).toEqual([['05479', '2026-12-01']]);
    expect((await adopt('tinh thai nguyen', AFTER, false)).ended).toBe(0);
    expect((await unitOf('05479', AFTER)).validTo).toBeNull();
    expect((await adopt('tinh thai nguyen', AFTER)).ended).toBe(1);
    expect(await endings()).toEqual([]);
    expect((await unitOf('05479', AFTER)).validTo).toBe('2026-12-01');
    const turns = await inScope(async () => context.get(UnitTimes).turnsOf((await unitOf('05479', AFTER)).id));
    expect(turns.after.map(({ unit, kind, happenedOn }) => [unit.name, kind, happenedOn])).toEqual([
      ['Phường Phan Đình Phùng', 'whole', '2026-12-01'],
    ]);
  });

  it('are found together with their province, which is always said', async () => {
    await inScope(() =>
      context.get(UnitRegister).enter([
        {
          code: '05446',
          kind: 'ward',
          name: 'Phường Quang Trung',
          place: 'thành phố Thái Nguyên',
          aboveCodes: ['164', '19'],
          bases: ['residence'],
          validFrom: '2015-01-01',
          validTo: '2025-07-01',
        },
      ]),
    );
    const places = async (text: string) =>
      (await inScope(() => context.get(UnitRegister).search({ text, basis: 'residence', day: BEFORE }))).map(
        ({ name, place }) => `${name}, ${place}`,
      );

    for (const text of ['quang trung tinh thai nguyen', 'P. Quang Trung, TP Thái Nguyên', 'QUANG TRUNG'])
      expect(await places(text)).toEqual(['Phường Quang Trung, thành phố Thái Nguyên, tỉnh Thái Nguyên']);
    expect(await places('quang trung lam dong')).toEqual([]);
  });

  it('have the head-count that holds on the day asked for, the newest not after it', async () => {
    await adopt('tinh thai nguyen', BEFORE);
    const { id } = await unitOf('05446', BEFORE);
    await inScope(async () => {
      const keeping = context.get(UnitKeeping);
      await keeping.count(id, { people: 100, leaders: null, countedOn: '2024-01-01', source: 'A' }, null);
      await keeping.count(id, { people: 110, leaders: 5, countedOn: '2024-10-21', source: 'B' }, null);
      await keeping.count(id, { people: 120, leaders: 5, countedOn: '2024-10-22', source: 'C' }, null);
      await keeping.count(id, { people: 111, leaders: 6, countedOn: '2024-10-21', source: 'B, sửa' }, null);
    });
    const on = async (day: string) => (await inScope(() => context.get(HeadCounts).on(day))).get(id)?.people;

    expect([await on('2023-12-31'), await on('2024-10-20'), await on('2024-10-21'), await on('2025-01-01')]).toEqual([
      undefined,
      100,
      111,
      120,
    ]);
    expect((await unitOf('05446', BEFORE)).headCount).toBe(111);
  });

  it('let the codes below follow when a unit moves under another', async () => {
    const ids = await inScope(async () => {
      const keeping = context.get(UnitKeeping);
      const traits = { kind: 'agency', place: '', block: '', bases: ['workplace'], validFrom: '2020-01-01' } as const;
      const [a, b] = [
        await keeping.add({ ...traits, code: 'a', name: 'A', parentCode: '' }, null),
        await keeping.add({ ...traits, code: 'b', name: 'B', parentCode: 'a' }, null),
      ];
      const c = await keeping.add({ ...traits, code: 'c', name: 'C', parentCode: 'b' }, null);
      await keeping.add({ ...traits, code: 'd', name: 'D', parentCode: '' }, null);
      await keeping.correct(b, { ...traits, name: 'B', parentCode: 'd' }, null);
      return { a, b, c };
    });

    expect((await unitOf('c', AFTER)).codes).toEqual(['c', 'b', 'd']);
    expect((await unitOf('b', AFTER)).codes).toEqual(['b', 'd']);
    expect(ids.c).toBe((await unitOf('c', AFTER)).id);
  });

  it('have a code of their own on every day: of two that are entered at once under one, one is refused', async () => {
    await context.as(await context.aTenant(), async () => {
      const traits = { kind: 'agency' as const, place: '', block: '', bases: ['workplace' as const], parentCode: '', code: 'a' };
      const add = (name: string, validFrom: string) => context.get(UnitKeeping).add({ ...traits, name, validFrom }, null);
      const entered = await Promise.allSettled([add('Sở Một', '2024-01-01'), add('Sở Hai', '2025-01-01')]);

      expect(entered.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(entered.find((one) => one.status === 'rejected')?.reason).toMatchObject({ code: 'CODE_TAKEN' });
    });
    await expect(
      context.asSuperuser(`insert into catalogue_units (id, level, code, kind, name, parent_code, province_code, name_key, core_key, search_key, position, valid_from)
        select gen_random_uuid(), level, code, kind, name, parent_code, province_code, name_key, core_key, search_key, position, valid_from + 1
        from catalogue_units where valid_to is null limit 1`),
    ).rejects.toThrow(/catalogue_units_one_at_a_time/);
  });

  it('forget a sheet that nobody has said yes to within a day', async () => {
    const by = (
      await context.asSuperuser<{ id: string }>(
        `insert into accounts (tenant_id, id, full_name, name_key, email) values ($1, gen_random_uuid(), 'A', 'a', 'a@vidu.vn') returning id`,
        [tenantId],
      )
    )[0]!.id as never;
    const bring = () => inScope(() => context.get(UnitImports).bring({ fileName: 'a.xlsx', rows: [], by }));
    const old = await bring();
    await context.asSuperuser(`update unit_imports set created_at = created_at - interval '25 hours' where id = $1`, [old]);
    const fresh = await bring();

    expect(await inScope(() => context.get(UnitImports).preview(fresh))).toMatchObject({ units: [], faults: [] });
    await expect(inScope(() => context.get(UnitImports).preview(old))).rejects.toMatchObject({ code: 'NO_IMPORT' });
  });
});
