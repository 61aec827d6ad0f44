import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Catalogue, UnitsModule } from '#units';
import { DatabaseContext } from '../../../../test/support/database-context.js';
import { emptyCatalogue } from '../../../../test/support/empty-catalogue.js';
import { importInto } from './units-import.js';

const TODAY = '2026-11-20';

describe('bringing in the national catalogue', () => {
  const context = DatabaseContext.forTests(UnitsModule);
  const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-units-'));
  const catalogue = (): Catalogue => context.get(Catalogue);
  const names = async (text: string, day = TODAY): Promise<string[]> =>
    (await catalogue().search({ text, day })).map(({ name, place }) => [name, place].filter(Boolean).join(', '));
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const counts = async (): Promise<Record<string, number>> => {
    const rows = await context.asSuperuser<{ what: string; n: number }>(
      `select case when valid_from < '2025-07-01' then 'before ' else 'now ' end || level as what, count(*)::int as n
       from catalogue_units where valid_to is null or valid_to = '2025-07-01' group by 1`,
    );
    return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
  };

  beforeAll(emptyCatalogue);
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await emptyCatalogue();
  });

  it('has the lists of the product without a fault, and the second time nothing to do', async () => {
    const first = await importInto(catalogue(), { today: TODAY });
    const second = await importInto(catalogue(), { today: TODAY });

    expect(first).toMatchObject({ added: 14_747, successions: 34, faults: [] });
    expect(second).toMatchObject({ added: 0, closed: 0, corrected: 0, unchanged: 14_747, successions: 0, faults: [] });
    expect(await counts()).toEqual({
      'before province': 63,
      'before district': 705,
      'before commune': 10_599,
      'now province': 34,
      'now commune': 3_321,
    });
  });

  it('knows the codes that were set right, and what changed in 2026 from its day on', async () => {
    const versions = async (level: 'province' | 'commune', code: string) =>
      (await catalogue().versionsOf({ level, code })).map(({ name, validFrom, validTo, legalBasis }) => [
        name,
        validFrom,
        validTo,
        legalBasis,
      ]);

    expect((await versions('commune', '06978')).at(-1)).toEqual(['Xã Ba Chẽ', '2025-07-01', null, 'Nghị quyết số 202/2025/QH15']);
    expect((await versions('commune', '23938')).at(-1)?.[0]).toBe('Xã Ia Mơ');
    expect((await versions('commune', '06970')).at(-1)?.[2]).toBe('2025-07-01');
    expect((await versions('province', '75')).slice(-2)).toEqual([
      ['Tỉnh Đồng Nai', '2025-07-01', '2026-04-30', 'Nghị quyết số 202/2025/QH15'],
      ['Thành phố Đồng Nai', '2026-04-30', null, 'Nghị quyết số 30/2026/QH16'],
    ]);
    expect((await versions('province', '22')).at(-1)).toEqual(['Thành phố Quảng Ninh', '2026-09-01', null, 'Nghị quyết số 36/2026/QH16']);
    expect((await versions('province', '24')).at(-1)).toEqual(['Thành phố Bắc Ninh', '2026-09-20', null, 'Nghị quyết số 39/2026/QH16']);
    const wards = (await catalogue().search({ text: 'dong nai', day: TODAY, level: 'commune', limit: 200 })).map(({ kind }) => kind);
    expect([wards.filter((kind) => kind === 'ward').length, wards.filter((kind) => kind === 'commune').length]).toEqual([33, 62]);
  });

  it.each([
    ['dak lak', TODAY, 'Tỉnh Đắk Lắk'],
    ['ĐẮK LẮK', TODAY, 'Tỉnh Đắk Lắk'],
    ['thuỷ nguyên', TODAY, 'Phường Thủy Nguyên, thành phố Hải Phòng'],
    ['thủy nguyên', TODAY, 'Phường Thủy Nguyên, thành phố Hải Phòng'],
    ['dang thuy tram', TODAY, 'Xã Đặng Thùy Trâm, tỉnh Quảng Ngãi'],
    ["ea h'leo", TODAY, "Xã Ea H'Leo, tỉnh Đắk Lắk"],
    ['ea hleo', TODAY, "Xã Ea H'Leo, tỉnh Đắk Lắk"],
    ['phan dinh phung thai nguyen', TODAY, 'Phường Phan Đình Phùng, tỉnh Thái Nguyên'],
    ['tinh dong nai', TODAY, 'Thành phố Đồng Nai'],
    ['p. quang trung, tp thai nguyen', '2024-10-21', 'Phường Quang Trung, thành phố Thái Nguyên, tỉnh Thái Nguyên'],
  ])('finds “%s” on %s', async (text, day, first) => {
    expect((await names(text, day))[0]).toBe(first);
  });

  it('tells namesakes apart by their province, sorted as Vietnamese sorts', async () => {
    const found = await names('xa tan tien');

    expect(found.filter((name) => name.startsWith('Xã Tân Tiến'))).toEqual([
      'Xã Tân Tiến, tỉnh Cà Mau',
      'Xã Tân Tiến, tỉnh Đắk Lắk',
      'Xã Tân Tiến, thành phố Đồng Nai',
      'Xã Tân Tiến, tỉnh Hưng Yên',
      'Xã Tân Tiến, tỉnh Lạng Sơn',
      'Xã Tân Tiến, tỉnh Thanh Hóa',
      'Xã Tân Tiến, tỉnh Tuyên Quang',
    ]);
    expect(await names('%')).toEqual([]);
    expect(await names('không nơi nào tên thế')).toEqual([]);
  });

  it('links a divided commune in parts, and takes nothing whose name it does not know', async () => {
    const head = 'provinceCode,districtCode,wardCode,isDividedWard,province,district,ward,newProvinceCode,newProvince,newWardCode,newWard';
    const mapping = file(
      'mapping.csv',
      [
        head,
        '19,164,5467.0,False,Tỉnh Thái Nguyên,Thành phố Thái Nguyên,Phường Cam Giá,19,Tỉnh Thái Nguyên,05467,Phường Gia Sàng',
        '19,164,5473.0,True,Tỉnh Thái Nguyên,Thành phố Thái Nguyên,Phường Hương Sơn,19,Tỉnh Thái Nguyên,05467,Phường Gia Sàng',
        '19,164,5467.0,False,Tỉnh Thái Nguyên,Thành phố Thái Nguyên,Phường Trưng Vương,19,Tỉnh Thái Nguyên,05467,Phường Gia Sàng',
      ].join('\n'),
    );
    const first = await importInto(catalogue(), { mapping, today: TODAY });
    const second = await importInto(catalogue(), { mapping, today: TODAY });

    expect(first.faults.map(({ record }) => record)).toContain('dòng 4');
    expect(first.successions).toBe(2);
    expect([second.added, second.successions]).toEqual([0, 0]);
  });

  it('finds the units of a mapping under the codes that the product knows to be right', async () => {
    const head = 'provinceCode,districtCode,wardCode,isDividedWard,province,district,ward,newProvinceCode,newProvince,newWardCode,newWard';
    const rows = ['06970', '06978'].map(
      (code) => `22,204,6970.0,False,Tỉnh Quảng Ninh,Huyện Ba Chẽ,Thị trấn Ba Chẽ,22,Tỉnh Quảng Ninh,${code},Xã Ba Chẽ`,
    );
    const wrong = '22,204,6970.0,False,Tỉnh Quảng Ninh,Huyện Ba Chẽ,Thị trấn Ba Chẽ,22,Tỉnh Quảng Ninh,06970,Xã Khác';
    const { faults } = await importInto(catalogue(), { mapping: file('ba-che.csv', [head, ...rows, wrong].join('\n')), today: TODAY });

    expect(faults.map(({ record }) => record)).toEqual(['dòng 4']);
  });

  it('takes a newer list from a day on, writes nothing when only asked what it would do, and refuses a torn one', async () => {
    const torn = file('torn.json', JSON.stringify([{ Code: '68', FullName: 'Tỉnh Lâm Đồng', Wards: [] }]));
    const report = await importInto(catalogue(), { current: torn, today: TODAY });
    const wrongTree = await importInto(catalogue(), { current: torn, on: '2024-01-01', today: TODAY });
    const patch = file(
      'decree.yaml',
      "decrees:\n  - basis: Nghị quyết thử\n    from: 2026-10-01\n    changes:\n      - { level: province, code: '68', name: Thành phố Lâm Đồng }\n",
    );
    const tried = await importInto(catalogue(), { patch, today: TODAY, isDryRun: true });

    expect(report.faults[0]!.sentence).toContain('Thiếu 3354 trong 3355 đơn vị');
    expect(wrongTree.faults[0]!.sentence).toContain('không thể tính từ ngày 2024-01-01');
    expect(tried).toMatchObject({ added: 1, closed: 1, successions: 1, isDryRun: true });
    expect((await names('lam dong'))[0]).toBe('Tỉnh Lâm Đồng');
    await importInto(catalogue(), { patch, today: TODAY });
    expect((await names('lam dong'))[0]).toBe('Thành phố Lâm Đồng');
    expect((await names('lam dong', '2026-09-30'))[0]).toBe('Tỉnh Lâm Đồng');
    expect((await names('da chais lam dong'))[0]).toBeUndefined();
  });
});
