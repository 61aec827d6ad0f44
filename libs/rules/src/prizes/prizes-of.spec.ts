import { aQuizPart, aRuleSet, anEssayPart } from '../../testing/index.js';
import { LATER } from './prize-setting.js';
import { prizesOf } from './prizes-of.js';

type Prizes = NonNullable<NonNullable<Parameters<typeof aRuleSet>[0]>['prizes']>;

function group(code: string, part: string, per: 'round' | 'part', counts: (number | typeof LATER)[]): Prizes[number] {
  return {
    code,
    name: 'Giải',
    part,
    per,
    tiers: counts.map((count, at) => ({ code: `hang-${at + 1}`, name: `Hạng ${at + 1}`, count })),
    award: { certificate: true, issuer: 'board' },
    personLimit: { code: 'no-limit', version: 1 },
    rollDown: true,
  };
}

describe('the prizes of a part', () => {
  const ruleSet = aRuleSet({
    parts: [aQuizPart(), anEssayPart()],
    prizes: [
      group('ca-nhan', 'trac-nghiem', 'round', [1, 2, 3]),
      group('hoc-sinh', 'trac-nghiem', 'round', [4, LATER]),
      group('bai-viet', 'bai-viet', 'part', [1, 1]),
    ],
  });

  it('are those of all its groups, in each of its rounds; what is to be decided later counts nothing', () => {
    const { groups, each, total } = prizesOf(ruleSet, { part: 'trac-nghiem', rounds: 4 });

    expect([groups.map(({ code }) => code), each, total]).toEqual([['ca-nhan', 'hoc-sinh'], 10, 40]);
  });

  it('are given once where the part has no rounds, however many another part has', () => {
    expect(prizesOf(ruleSet, { part: 'bai-viet', rounds: 0 })).toMatchObject({ each: 2, total: 2 });
  });

  it('are none where the rules give none', () => {
    expect(prizesOf(aRuleSet(), { part: 'trac-nghiem', rounds: 4 })).toEqual({ groups: [], each: 0, total: 0 });
  });
});
