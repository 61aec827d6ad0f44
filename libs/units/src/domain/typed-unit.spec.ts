import { readDay } from './read-day.js';
import { BLANK_UNIT, freeCode, readContactPerson, readUnit, type TypedUnit } from './typed-unit.js';
import { readKind } from './unit-words.js';

const TODAY = '2026-11-20';
const typed = (fields: Partial<TypedUnit> = {}): TypedUnit => ({ ...BLANK_UNIT, name: 'Sở Nội vụ', kind: 'agency', ...fields });
const faultsOf = (fields: Partial<TypedUnit>): (readonly [string, string])[] => {
  const reading = readUnit(typed(fields), { today: TODAY });
  return 'faults' in reading ? reading.faults.map(({ field, text }) => [field, text] as const) : [];
};

describe('a unit as typed', () => {
  it('is read with what is usual for its kind', () => {
    expect(readUnit(typed({ name: ' Sở  Nội vụ ', kind: 'sở' }), { today: TODAY })).toEqual({
      unit: {
        code: '',
        name: 'Sở Nội vụ',
        kind: 'agency',
        place: '',
        parentCode: '',
        block: '',
        bases: ['workplace'],
        validFrom: TODAY,
        count: undefined,
        contact: undefined,
      },
    });
    const group = readUnit(typed({ name: 'Tổ 2', kind: 'Tổ dân phố' }), { today: TODAY });
    expect('unit' in group && [group.unit.kind, group.unit.bases]).toEqual(['residential-group', ['residence']]);
  });

  it('says everything that is wrong with it at once', () => {
    expect(
      faultsOf({
        name: '12',
        kind: 'hội quán',
        code: 'sở',
        bases: 'ở đâu đó',
        validFrom: '31/02/2026',
        people: '9,5',
        leaders: 'ba',
        contactPhone: '1',
      }).map(([field]) => field),
    ).toEqual(['name', 'code', 'kind', 'validFrom', 'people', 'leaders', 'source', 'contactName', 'contactPhone']);
    expect(faultsOf({ people: '5', leaders: '6', source: 'Báo cáo' })).toEqual([
      ['leaders', 'Số lãnh đạo, quản lý không thể nhiều hơn tổng số người.'],
    ]);
    expect(faultsOf({ code: 'a', parent: 'a' })).toEqual([['parent', 'Một đơn vị không thể thuộc chính nó.']]);
  });

  it('reads counts as people write them', () => {
    const countOf = (people: string) => {
      const reading = readUnit(typed({ people, source: 'Báo cáo', countedOn: '1/6/2026' }), { today: TODAY });
      return 'unit' in reading ? reading.unit.count?.people : undefined;
    };

    expect(['96', '1.250', '1 250', '0', '-1', '1.2', ''].map(countOf)).toEqual([96, 1250, 1250, 0, undefined, undefined, undefined]);
  });

  it('takes the line of an office for a contact, and gives a number its lost zero back', () => {
    const phoneOf = (contactPhone: string) => {
      const reading = readContactPerson({ contactName: 'Trần Mối', contactPhone, contactEmail: '' });
      return reading && 'phone' in reading ? reading.phone : undefined;
    };

    expect(['0263 3822 000', '0912 345 678', '912345678', '113'].map(phoneOf)).toEqual([
      '02633822000',
      '+84912345678',
      '+84912345678',
      undefined,
    ]);
  });

  it('finds a code that nobody has', () => {
    expect(freeCode('Trường THPT Đạ Huoai', new Set())).toBe('truong-thpt-da-huoai');
    expect(freeCode('Sở Nội vụ', new Set(['so-noi-vu', 'so-noi-vu-2']))).toBe('so-noi-vu-3');
    expect(freeCode('…', new Set())).toBe('don-vi');
  });

  it.each([
    ['1/7/2025', '2025-07-01'],
    ['01.07.2025', '2025-07-01'],
    ['2025-07-01', '2025-07-01'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2025', undefined],
    ['1/7/25', undefined],
    ['hôm nay', undefined],
  ])('reads the day “%s” as %s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });

  it('reads kinds without tones, and knows no province', () => {
    expect(['Trường học', 'truong', 'CÔNG AN', 'Tổ dân phố', 'Tỉnh', ''].map(readKind)).toEqual([
      'school',
      'school',
      'armed-force',
      'residential-group',
      undefined,
      undefined,
    ]);
  });
});
