import type { TenantId } from '#kernel';
import { DatabaseContext } from '../../../test/support/database-context.js';
import { type NewUnit, UnitRegister } from './unit-register.service.js';
import { UnitsModule } from './units.module.js';

const VALID = { validFrom: '2015-01-01', validTo: '2025-07-01' };
const commune = (code: string, name: string, parentCode = '675', place = 'huyện Lạc Dương'): NewUnit => ({
  code,
  kind: 'commune',
  name,
  place,
  parentCode,
  bases: ['residence'],
  ...VALID,
});

describe('the unit register', () => {
  const context = DatabaseContext.forTests(UnitsModule);
  let tenantId: TenantId;
  beforeEach(async () => {
    tenantId = await context.aTenant();
  });

  const inScope = <T>(work: (register: UnitRegister) => Promise<T>): Promise<T> =>
    context.as(tenantId, () => work(context.get(UnitRegister)));
  const enter = (register: UnitRegister): Promise<number> =>
    register.enter([
      { code: '675', kind: 'district', name: 'Huyện Lạc Dương', aboveCodes: ['68'], bases: ['workplace'], ...VALID },
      { code: '676', kind: 'district', name: 'Huyện Đơn Dương', aboveCodes: ['68'], bases: ['workplace'], ...VALID },
      commune('24846', 'Thị trấn Lạc Dương'),
      commune('24850', 'Xã Đạ Chais'),
      commune('24862', 'Xã Lạc Lâm', '676', 'huyện Đơn Dương'),
      commune('24865', 'Xã Lạc Xuân', '676', 'huyện Đơn Dương'),
      commune('1', 'Tổ 10'),
      commune('2', 'Tổ 2'),
    ]);
  const names = async (
    register: UnitRegister,
    text: string,
    basis: 'residence' | 'workplace' = 'residence',
    day = '2024-10-21',
  ): Promise<string[]> => (await register.search({ text, basis, day })).map((unit) => unit.name);

  it('is searched without tones, in any spelling, names before places', async () => {
    await inScope(async (register) => {
      await enter(register);

      expect(await names(register, 'lac')).toEqual(['Thị trấn Lạc Dương', 'Xã Lạc Lâm', 'Xã Lạc Xuân', 'Tổ 2', 'Tổ 10', 'Xã Đạ Chais']);
      expect(await names(register, 'Lạc Dương thị trấn')).toEqual(['Thị trấn Lạc Dương']);
      expect(await names(register, 'da chais')).toEqual(['Xã Đạ Chais']);
      expect(await names(register, 'không có nơi này')).toEqual([]);
      expect(await names(register, '  ')).toEqual([]);
    });
  });

  it('takes signs of the pattern language literally', async () => {
    await inScope(async (register) => {
      await enter(register);

      expect(await names(register, '%')).toEqual([]);
      expect(await names(register, '_')).toEqual([]);
      expect(await names(register, "'; drop table units; --")).toEqual([]);
    });
  });

  it('shows only what one may count for, on the day asked for', async () => {
    await inScope(async (register) => {
      await enter(register);

      expect(await names(register, 'huyen lac duong', 'workplace')).toEqual(['Huyện Lạc Dương']);
      expect(await names(register, 'huyen lac duong', 'workplace', '2025-07-01')).toEqual([]);
    });
  });

  it('knows what lies above a unit', async () => {
    await inScope(async (register) => {
      await enter(register);
      const [unit] = await register.search({ text: 'Lạc Lâm', basis: 'residence', day: '2024-10-21' });

      expect(unit?.codes).toEqual(['24862', '676', '68']);
    });
  });

  it('enters a list again without doubling it', async () => {
    await inScope(async (register) => {
      expect(await enter(register)).toBe(8);
      expect(await enter(register)).toBe(0);
    });
  });

  it('refuses a parent that is nowhere', async () => {
    await inScope(async (register) => {
      await expect(register.enter([commune('9', 'Xã Lạ', '999')])).rejects.toThrow('999');
    });
  });
});
