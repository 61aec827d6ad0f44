import { anEssayPart, aQuizPart, aRuleSet } from '../../testing/index.js';
import { awardProblems } from './award-checks.js';
import { formatPath } from './fault.js';
import type { RawPlan } from './raw-plan.js';

type Plan = NonNullable<Parameters<typeof aRuleSet>[0]>;
type Group = NonNullable<Plan['prizes']>[number];
type Award = NonNullable<Plan['collective']>[number];

const use = (code: string, args: object = {}) => ({ code, version: 1, ...args });
const problems = (plan: RawPlan): [string, string][] => awardProblems(plan).map(({ path, message }) => [formatPath(path), message]);
const order = [use('total-score'), use('draw')];

describe('limits per person of several groups', () => {
  const group = (code: string, limit: string, more: Partial<Group> = {}): Group => ({
    code,
    name: `Giải ${code}`,
    part: 'trac-nghiem',
    per: 'round',
    tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1 }],
    award: { certificate: true, issuer: 'board' },
    personLimit: use(limit),
    rollDown: true,
    ...more,
  });
  const found = (authors: ('individual' | 'unit')[], ...prizes: Group[]): [string, string][] =>
    problems(aRuleSet({ parts: [aQuizPart(), anEssayPart({ authors })], overall: { parts: ['trac-nghiem'], order }, prizes }));

  it('may not take prizes back in one group and give regardless in another', () => {
    expect(
      found(['individual'], group('tuan', 'no-limit'), group('lon', 'highest-only'), group('phu', 'one-per-round', { board: 'b' })),
    ).toEqual(
      [
        ['prizes[0].personLimit', 'no-limit'],
        ['prizes[2].personLimit', 'one-per-round'],
      ].map(([path, limit]) => [
        path,
        `“${limit}” trái với nhóm giải “Giải lon”, theo đó trong cả cuộc thi mỗi người chỉ giữ một giải cao nhất (highest-only); hãy để mọi nhóm giải dùng highest-only, hoặc bỏ cách ấy ở nhóm kia`,
      ]),
    );
    expect(found(['individual'], group('bai', 'no-limit', { part: 'bai-viet', per: 'part' }), group('lon', 'highest-only'))).toHaveLength(
      1,
    );
  });

  it('may differ as long as each only keeps people from its own group', () => {
    const kinds = ['no-limit', 'one-per-round', 'one-per-contest'].map((limit) => group(limit, limit));

    expect(found(['individual'], ...kinds)).toEqual([]);
    expect(found(['individual'], group('a', 'highest-only'), group('b', 'highest-only'))).toEqual([]);
  });

  it('do not meet those of prizes that the board gives, or that units win', () => {
    const special = group('dac-biet', 'no-limit', { per: 'contest', selection: use('by-decision', { basis: 'thí sinh cao tuổi nhất' }) });
    delete special.part;

    expect(found(['individual'], group('lon', 'highest-only'), special)).toEqual([]);
    expect(found(['unit'], group('lon', 'highest-only'), group('bai', 'no-limit', { part: 'bai-viet', per: 'part' }))).toEqual([]);
  });
});

describe('blocks of a collective award', () => {
  const units = [{ code: 'truong-a', name: 'Trường A', kind: 'school' as const }];
  const blocks = [
    { code: 'so', name: 'Khối sở', kinds: ['agency' as const] },
    { code: 'truong', name: 'Khối trường', units: ['truong-a'] },
    { code: 'khac', name: 'Khối khác', units: ['truong-a-khac'] },
    { code: 'hai', name: 'Hai cấp', kinds: ['ward' as const, 'commune' as const] },
  ];
  const found = (unitKinds: Award['unitKinds'], named: string[]): [string, string][] =>
    problems(
      aRuleSet({
        units,
        blocks,
        collective: [
          {
            code: 'tap-the',
            name: 'Giải tập thể',
            part: 'trac-nghiem',
            units: 'đơn vị',
            unitKinds,
            blocks: named,
            order: [use('distinct-people'), use('draw')],
            tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1 }],
            award: { certificate: true, issuer: 'board' },
          },
        ],
      }),
    );
  const empty = (at: number, code: string, kinds: string): [string, string] => [
    `collective[0].blocks[${at}]`,
    `khối “${code}” không có đơn vị nào thuộc các cấp mà giải này xét (${kinds}) nên sẽ trống; hãy bổ sung unitKinds của giải hoặc bỏ khối này`,
  ];

  it('have units of the kinds that the award considers', () => {
    expect(found(['ward'], ['so', 'truong', 'hai'])).toEqual([empty(0, 'so', 'ward'), empty(1, 'truong', 'ward')]);
    expect(found(['agency', 'school'], ['hai', 'so', 'truong'])).toEqual([empty(0, 'hai', 'agency, school')]);
  });

  it('may name a unit of which the plan does not know the kind', () => {
    expect(found(['ward'], ['khac'])).toEqual([]);
  });
});
