import { aRuleSet } from '../../testing/index.js';
import { ageAt } from './age-at.js';
import { barringReason } from './barring-reason.js';
import { checkEligibility } from './check-eligibility.js';
import type { EligibilityReason, Person } from './eligibility-condition.js';
import { barredGroups, exclusionReason, peopleGroups } from './people-groups.js';

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
    ['on the board', { teams: ['ban-to-chuc'] }, 'teams.excluded', 'Bạn thuộc Ban Tổ chức nên không được dự thi.'],
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

type Conditions = NonNullable<Parameters<typeof aRuleSet>[0]>['eligibility'];

/** What conditions say to somebody of the audience of the smallest rule set. */
const reasonsOf = (eligibility: Conditions, facts: Person, lists?: { code: string; name: string }[]): EligibilityReason[] =>
  checkEligibility(aRuleSet({ eligibility, ...(lists && { lists }) }), { audience: 'nhan-dan', ...facts }).reasons;

describe('a guardian’s consent', () => {
  const conditions = [{ code: 'guardian-consent', version: 1, below: 16, at: '2024-10-21' }];

  it.each([
    ['on the last day before the birthday', '2008-10-22', undefined, 'guardian-consent.missing'],
    ['when it is refused', '2008-10-22', false, 'guardian-consent.missing'],
    ['when it is given', '2008-10-22', true, undefined],
    ['from the birthday on', '2008-10-21', undefined, undefined],
    ['while the birth date is unknown', undefined, true, 'guardian-consent.age-missing'],
  ])('is asked for %s or not', (_when, birthDate, consent, code) => {
    expect(reasonsOf(conditions, { birthDate, guardianConsent: consent }).map((reason) => reason.code)).toEqual(code ? [code] : []);
  });

  it('is asked for in words, and never as a refusal', () => {
    expect(reasonsOf(conditions, { birthDate: '2012-01-01' })).toEqual([
      {
        code: 'guardian-consent.missing',
        kind: 'missing',
        sentence: 'Tính đến ngày 21/10/2024, bạn chưa đủ 16 tuổi nên cần cha, mẹ hoặc người giám hộ đồng ý cho dự thi.',
      },
    ]);
  });

  it('asks for the birth date once although an age limit asks for it too', () => {
    const both = [...conditions, { code: 'age', version: 1, from: 12, at: '2024-10-21' }];

    expect(reasonsOf(both, {}).map(({ sentence }) => sentence)).toEqual(['Hãy ghi ngày sinh của bạn.']);
  });
});

describe('an electronic identity', () => {
  const of = (level: number): Conditions => [{ code: 'identity-level', version: 1, level }];

  it.each<[number, Person['identityLevel'], string | undefined]>([
    [2, undefined, 'identity-level.missing'],
    [2, 0, 'identity-level.too-low'],
    [2, 1, 'identity-level.too-low'],
    [2, 2, undefined],
    [1, 0, 'identity-level.too-low'],
    [1, 1, undefined],
    [1, 2, undefined],
  ])('of level %s is asked of somebody of level %s', (level, identityLevel, code) => {
    expect(reasonsOf(of(level), { identityLevel }).map((reason) => reason.code)).toEqual(code ? [code] : []);
  });

  it('says where one gets a higher level', () => {
    expect(reasonsOf(of(2), { identityLevel: 1 })[0]?.sentence).toBe(
      'Cuộc thi dành cho người có tài khoản định danh điện tử (VNeID) mức độ 2. Hãy đến cơ quan Công an để được cấp tài khoản mức độ 2, rồi đăng ký dự thi.',
    );
  });
});

describe('an access word', () => {
  const conditions = [{ code: 'access-word', version: 1, word: 'Cải cách Hoà Bình', where: 'công văn số 12/SNV' }];

  it.each(['Cải cách Hoà Bình', 'CẢI CÁCH HÒA BÌNH', '  cải  cách hòa bình ', 'cai cach hoa binh', 'Cải cách Hoà Bình'.normalize('NFD')])(
    'lets %j in',
    (accessWord) => {
      expect(reasonsOf(conditions, { accessWord })).toEqual([]);
    },
  );

  it.each([
    [undefined, 'missing', 'Hãy nhập mật khẩu dự thi, đã công bố tại công văn số 12/SNV.'],
    ['  ', 'missing', 'Hãy nhập mật khẩu dự thi, đã công bố tại công văn số 12/SNV.'],
    ['cải cách', 'refused', 'Mật khẩu dự thi chưa đúng. Hãy xem lại tại công văn số 12/SNV rồi nhập lại.'],
  ])('does not let %j in, nor tell the word', (accessWord, kind, sentence) => {
    expect(reasonsOf(conditions, { accessWord }).map((reason) => [reason.kind, reason.sentence])).toEqual([[kind, sentence]]);
  });
});

describe('declarations', () => {
  const conditions = [
    {
      code: 'declares',
      version: 1,
      statements: [
        { code: 'cong-dan', text: 'là công dân Việt Nam' },
        { code: 'doan-vien', text: 'là đoàn viên' },
      ],
    },
  ];

  it('are asked for until each has been made', () => {
    const sentences = [[], ['doan-vien'], ['x', 'doan-vien', 'cong-dan']].map((declared) =>
      reasonsOf(conditions, { declared }).map(({ sentence }) => sentence),
    );

    expect(sentences).toEqual([
      ['Cuộc thi dành cho người là công dân Việt Nam, là đoàn viên. Nếu đúng như vậy, hãy cam đoan.'],
      ['Cuộc thi dành cho người là công dân Việt Nam. Nếu đúng như vậy, hãy cam đoan.'],
      [],
    ]);
  });
});

describe('an area of several subtrees', () => {
  const conditions = [
    {
      code: 'area',
      version: 1,
      unit: '68',
      kind: 'province',
      name: 'tỉnh Lâm Đồng',
      orIn: [
        { unit: '60', kind: 'province', name: 'tỉnh Bình Thuận' },
        { unit: '67', kind: 'province', name: 'tỉnh Đắk Nông' },
      ],
    },
  ];

  it.each([
    [['24769', '68'], 0],
    [['1', '60'], 0],
    [['67'], 0],
    [['1', '25'], 1],
    [[], 1],
  ])('has the unit in any of them: %j', (unitCodes, reasons) => {
    expect(reasonsOf(conditions, { unitCodes })).toHaveLength(reasons);
  });

  it('names them all to who is outside', () => {
    expect(reasonsOf(conditions, { unitCodes: ['25'] })[0]?.sentence).toBe(
      'Đơn vị bạn chọn không thuộc tỉnh Lâm Đồng, tỉnh Bình Thuận hoặc tỉnh Đắk Nông. Hãy chọn lại, nếu bạn cư trú, làm việc hoặc học tập tại tỉnh Lâm Đồng, tỉnh Bình Thuận hoặc tỉnh Đắk Nông.',
    );
  });
});

describe('people kept by name', () => {
  const withLists = aRuleSet({
    lists: [
      { code: 'in-sao-de', name: 'Cán bộ in, sao đề thi' },
      { code: 'giai-nam-truoc', name: 'Người đạt giải năm trước' },
    ],
    eligibility: [
      { code: 'excluded-teams', version: 1, teams: ['ban-cham'] },
      { code: 'excluded-lists', version: 1, lists: ['in-sao-de'] },
    ],
  });

  it('are in teams and on lists, barred where a condition says so', () => {
    expect(peopleGroups(withLists)).toEqual([
      { list: 'teams', code: 'ban-to-chuc', name: 'Ban Tổ chức', isBarred: false },
      { list: 'teams', code: 'ban-cham', name: 'Ban Chấm thi', isBarred: true },
      { list: 'lists', code: 'in-sao-de', name: 'Cán bộ in, sao đề thi', isBarred: true },
      { list: 'lists', code: 'giai-nam-truoc', name: 'Người đạt giải năm trước', isBarred: false },
    ]);
    expect(barredGroups(withLists).map(({ code }) => code)).toEqual(['ban-cham', 'in-sao-de']);
    expect(barredGroups(aRuleSet())).toEqual([]);
  });

  it('are told why they may not enter, and a standing says the same', () => {
    expect(barringReason(withLists, ['giai-nam-truoc', 'ban-to-chuc'])).toBeUndefined();
    expect(barringReason(withLists, ['in-sao-de'])).toBe('Bạn có tên trong danh sách “Cán bộ in, sao đề thi” nên không được dự thi.');
    expect(barringReason(withLists, ['ban-cham'])).toBe('Bạn thuộc Ban Chấm thi nên không được dự thi.');
    expect(exclusionReason(withLists, 'in-sao-de')).toBe('Có tên trong danh sách “Cán bộ in, sao đề thi”');
    expect(exclusionReason(withLists, 'ban-cham')).toBe('Thành viên Ban Chấm thi');
  });

  it('are refused when they ask before registering', () => {
    const facts = { audience: 'nhan-dan', lists: ['in-sao-de'], teams: [] };

    expect(checkEligibility(withLists, facts).reasons.map(({ code, kind }) => [code, kind])).toEqual([['lists.excluded', 'refused']]);
    expect(checkEligibility(withLists, { ...facts, lists: ['giai-nam-truoc'] }).eligible).toBe(true);
  });
});
