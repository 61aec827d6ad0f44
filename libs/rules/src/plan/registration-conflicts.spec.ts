import { anEssayPart, aQuizPart, aRuleSet } from '../../testing/index.js';
import { formatPath } from './fault.js';
import { planConflicts } from './plan-conflicts.js';
import { registrationProblems } from './registration-conflicts.js';

type Plan = NonNullable<Parameters<typeof aRuleSet>[0]>;
type Registration = NonNullable<Plan['registration']>;
type Field = Registration['fields'][number];

const use = (code: string, args: object = {}) => ({ code, version: 1, ...args });
const asking = (...fields: (Field['code'] | Field)[]): Registration => ({
  fields: [
    { code: 'fullName', why: 'Để ghi giấy.' },
    ...fields.map((field) => (typeof field === 'string' ? { code: field, why: 'Để xét.' } : field)),
  ],
});
const two: Plan['audiences'] = [
  { code: 'can-bo', name: 'Cán bộ', registersBy: 'workplace' },
  { code: 'nhan-dan', name: 'Nhân dân', registersBy: 'residence' },
];
const found = (plan: Plan): [string, string][] =>
  registrationProblems(aRuleSet(plan)).map(({ path, message }) => [formatPath(path), message]);
const age = use('age', { from: 15, at: '2024-10-21' });
const consent = use('guardian-consent', { below: 16, at: '2024-10-21' });
const area = use('area', { unit: '68', kind: 'province', name: 'tỉnh Mẫu' });
const award: NonNullable<Plan['collective']>[number] = {
  code: 'tap-the',
  name: 'Giải tập thể',
  part: 'trac-nghiem',
  units: 'xã',
  unitKinds: ['commune'],
  order: [use('distinct-people'), use('draw')],
  tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1 }],
  award: { certificate: true, issuer: 'board' },
};
const byAudience = aQuizPart({
  paper: { ...aQuizPart().paper, draw: use('by-audience', { groups: [{ audiences: ['can-bo', 'nhan-dan'], topics: ['the-che'] }] }) },
});

describe('what registering asks for', () => {
  it.each<[what: string, field: Field['code'], plan: Plan, why: string]>([
    ['the date of birth for an age', 'birthDate', { eligibility: [age] }, 'điều kiện “Độ tuổi”'],
    [
      'the date of birth for a guardian’s consent',
      'birthDate',
      { eligibility: [consent] },
      'điều kiện “Cha, mẹ hoặc người giám hộ đồng ý”',
    ],
    ['the unit for an area', 'unit', { eligibility: [area] }, 'điều kiện “Địa bàn”'],
    ['the unit for a collective award', 'unit', { collective: [award] }, 'giải tập thể “Giải tập thể”'],
    [
      'the unit for what is asked of units',
      'unit',
      { obligations: [{ code: 'it-nhat', part: 'trac-nghiem', units: 'Mỗi xã', conditions: [use('minimum-people', { count: 1 })] }] },
      'yêu cầu đối với cơ quan, đơn vị',
    ],
    [
      'the unit for a ranking of blocks',
      'unit',
      { blocks: [{ code: 'xa', name: 'Khối xã', kinds: ['commune'] }], boards: [{ code: 'b', name: 'Bảng xã', blocks: ['xa'] }] },
      'bảng xếp hạng riêng “Bảng xã”',
    ],
    ['the unit for submissions of units', 'unit', { parts: [anEssayPart({ authors: ['unit'] })] }, 'bài dự thi của đơn vị ở thi viết'],
    [
      'the unit for so many submissions of each',
      'unit',
      { parts: [anEssayPart({ conditions: [use('maximum-per-unit', { count: 3 })] })] },
      'bài dự thi của đơn vị ở thi viết',
    ],
    [
      'the audience group for a ranking of its own',
      'audience',
      { audiences: two, boards: [{ code: 'b', name: 'Bảng cán bộ', audiences: ['can-bo'] }] },
      'bảng xếp hạng riêng “Bảng cán bộ”',
    ],
    [
      'the audience group for papers of its own',
      'audience',
      { audiences: two, parts: [byAudience] },
      'bộ câu hỏi theo đối tượng của phần thi trắc nghiệm',
    ],
    [
      'the audience group for a part of its own',
      'audience',
      { audiences: two, parts: [aQuizPart({ audiences: ['can-bo'] })] },
      'đối tượng của phần thi trắc nghiệm',
    ],
  ])('must be %s', (_what, code, plan, why) => {
    const titles: Partial<Record<Field['code'], string>> = { birthDate: 'Ngày sinh', unit: 'Đơn vị', audience: 'Đối tượng dự thi' };
    const title = `“${titles[code]}”`;

    expect(found({ ...plan, registration: asking() })).toEqual([
      [
        'registration.fields',
        `Đăng ký chưa hỏi ${title} mà Thể lệ cần để xét: ${why}. Hãy thêm ${title} (${code}) vào thông tin đăng ký, là thông tin bắt buộc.`,
      ],
    ]);
    expect(found({ ...plan, registration: asking('email', { code, required: false, why: 'Để xét.' }) })).toEqual([
      [
        'registration.fields[2].required',
        `Đăng ký không bắt buộc khai ${title} mà Thể lệ cần để xét: ${why}. Hãy đổi thành thông tin bắt buộc.`,
      ],
    ]);
    expect(found({ ...plan, registration: asking(code) })).toEqual([]);
  });

  it('need not be what no rule looks at', () => {
    expect(found({ registration: asking() })).toEqual([]);
  });

  it('need not be the group where there is one only', () => {
    expect(found({ registration: asking(), parts: [aQuizPart({ audiences: ['nhan-dan'] })] })).toEqual([]);
  });

  it('is told once for each fact, with every rule that needs it', () => {
    const plan: Plan = {
      registration: asking(),
      eligibility: [age, area, consent],
      collective: [award, { ...award, code: 'b', name: 'Giải phụ' }],
    };

    expect(found(plan).map(([, sentence]) => /để xét: (.*?)\. /.exec(sentence)?.[1])).toEqual([
      'điều kiện “Độ tuổi”; điều kiện “Cha, mẹ hoặc người giám hộ đồng ý”',
      'điều kiện “Địa bàn”; giải tập thể “Giải tập thể”; giải tập thể “Giải phụ”',
    ]);
    expect(planConflicts(aRuleSet(plan)).map(({ path, isUndated }) => [path, isUndated])).toEqual([
      ['registration.fields', false],
      ['registration.fields', false],
    ]);
  });
});
