import { aRuleSet } from '../../testing/index.js';
import { ageAt } from './age-at.js';
import { checkEligibility } from './check-eligibility.js';
import type { Person } from './eligibility-condition.js';

const ruleSet = aRuleSet({
  audiences: [
    { code: 'can-bo', name: 'Cán bộ', registersBy: 'workplace' },
    { code: 'nhan-dan', name: 'Nhân dân', registersBy: 'either' },
  ],
  eligibility: [
    { code: 'area', version: 1, unit: '68', kind: 'province', name: 'tỉnh Lâm Đồng' },
    { code: 'age', version: 1, from: 15, to: 60, at: '2024-10-21' },
    { code: 'excluded-teams', version: 1, teams: ['ban-to-chuc'] },
  ],
});
const person: Person = {
  audience: 'nhan-dan',
  registersBy: 'residence',
  unitCodes: ['24769', '672', '68'],
  birthDate: '1990-12-31',
  teams: [],
};

describe('eligibility', () => {
  it('admits whoever meets every condition', () => {
    expect(checkEligibility(ruleSet, person)).toEqual({ eligible: true, reasons: [] });
  });

  it('says what is still to be known', () => {
    expect(checkEligibility(ruleSet, {})).toEqual({
      eligible: false,
      reasons: [
        { code: 'audience.missing', kind: 'missing', sentence: 'Hãy chọn bạn thuộc đối tượng dự thi nào.' },
        { code: 'area.missing', kind: 'missing', sentence: 'Hãy chọn nơi cư trú hoặc nơi làm việc, học tập của bạn.' },
        { code: 'age.missing', kind: 'missing', sentence: 'Hãy ghi ngày sinh của bạn.' },
      ],
    });
  });

  it.each<[string, Partial<Person>, string, string]>([
    [
      'outside the area',
      { unitCodes: ['1', '25'] },
      'area.outside',
      'Đơn vị bạn chọn không thuộc tỉnh Lâm Đồng. Hãy chọn lại, nếu bạn cư trú, làm việc hoặc học tập tại tỉnh Lâm Đồng.',
    ],
    [
      'a day too young',
      { birthDate: '2009-10-22' },
      'age.too-young',
      'Cuộc thi dành cho người từ đủ 15 tuổi đến hết 60 tuổi, tính đến ngày 21/10/2024. Theo ngày sinh đã ghi, khi ấy bạn 14 tuổi.',
    ],
    [
      'too old',
      { birthDate: '1963-10-21' },
      'age.too-old',
      'Cuộc thi dành cho người từ đủ 15 tuổi đến hết 60 tuổi, tính đến ngày 21/10/2024. Theo ngày sinh đã ghi, khi ấy bạn 61 tuổi.',
    ],
    ['on the board', { teams: ['ban-to-chuc'] }, 'teams.excluded', 'Bạn thuộc Ban Tổ chức của cuộc thi nên không được dự thi.'],
    [
      'of an unknown audience',
      { audience: 'x' },
      'audience.unknown',
      'Đối tượng đã chọn không có trong thể lệ cuộc thi. Hãy chọn lại một đối tượng trong danh sách.',
    ],
    [
      'registering by the wrong unit',
      { audience: 'can-bo' },
      'audience.registers-by',
      '“Cán bộ” đăng ký theo nơi làm việc, học tập. Hãy chọn lại đơn vị theo nơi làm việc, học tập.',
    ],
  ])('refuses somebody %s, with the reason', (_who, change, code, sentence) => {
    expect(checkEligibility(ruleSet, { ...person, ...change })).toEqual({
      eligible: false,
      reasons: [{ code, kind: 'refused', sentence }],
    });
  });

  it('admits on the birthday itself and to the last day of the last year', () => {
    expect(checkEligibility(ruleSet, { ...person, birthDate: '2009-10-21' }).eligible).toBe(true);
    expect(checkEligibility(ruleSet, { ...person, birthDate: '1963-10-22' }).eligible).toBe(true);
  });

  it.each([
    ['2008-02-29', '2024-02-28', 15],
    ['2008-02-29', '2024-02-29', 16],
    ['2008-02-29', '2025-02-28', 16],
    ['2008-02-29', '2025-03-01', 17],
    ['2024-10-22', '2024-10-21', undefined],
    ['2024-13-01', '2024-10-21', undefined],
  ])('counts the age of somebody born on %s on %s', (birthDate, day, years) => {
    expect(ageAt(birthDate, new Date(`${day}T00:00:00+07:00`))).toBe(years);
  });
});
