import { aRuleSet } from '../../testing/index.js';
import { awardsBeyondLimit } from './awards-beyond-limit.js';
import type { PrizeGroup } from './prize-setting.js';

const aGroup = (code: string, limit: string): PrizeGroup =>
  aRuleSet({
    prizes: [
      {
        code,
        name: 'Giải',
        part: 'trac-nghiem',
        per: 'round',
        tiers: [{ code: 'nhat', name: 'Nhất', count: 2 }],
        award: { certificate: true, issuer: 'board' },
        personLimit: { code: limit, version: 1 },
        rollDown: true,
      },
    ],
  }).prizes[0] as PrizeGroup;

const award = (person: string, group = 'tuan') => ({ group, tier: 'nhat', person, rank: 1 });
const held = (person: string, round: string) => ({ person, group: 'tuan', round });

describe('proposed awards', () => {
  const beyond = (limit: string, awards: ReturnType<typeof award>[], earlier: ReturnType<typeof held>[]): string[] => {
    const groups = [aGroup('tuan', limit), aGroup('phu', limit)];
    return awardsBeyondLimit({ structure: groups, round: 'r2', awards, held: earlier }).map(({ group, person }) => `${group} ${person}`);
  };

  it('are beyond a limit per contest once their people hold a prize of another round', () => {
    expect(beyond('one-per-contest', [award('a'), award('b')], [held('a', 'r1'), held('c', 'r1')])).toEqual(['tuan a']);
  });

  it('are never beyond it by a limit that other rounds do not touch', () => {
    expect(beyond('one-per-round', [award('a'), award('b')], [held('a', 'r1')])).toEqual([]);
    expect(beyond('no-limit', [award('a')], [held('a', 'r1'), held('a', 'r3')])).toEqual([]);
  });

  it('do not mind the round of another part that is called alike', () => {
    const groups = [aGroup('tuan', 'one-per-round'), { ...aGroup('phu', 'one-per-round'), part: 'phan-khac' }];
    const of = (group: string): number =>
      awardsBeyondLimit({ structure: groups, round: 'r2', awards: [award('a')], held: [{ person: 'a', group, round: 'r2' }] }).length;

    expect([of('phu'), of('tuan')]).toEqual([0, 1]);
  });

  it('count against each other', () => {
    expect(beyond('one-per-round', [award('a'), award('a', 'phu')], [])).toEqual(['phu a']);
  });

  it('do not count when they are beyond their own limit, for then they are not given', () => {
    const structure = [aGroup('tuan', 'one-per-contest'), aGroup('phu', 'one-per-round')];
    const of = (earlier: ReturnType<typeof held>[]): string[] =>
      awardsBeyondLimit({ structure, round: 'r2', awards: [award('a'), award('a', 'phu')], held: earlier }).map(({ group }) => group);

    // Who keeps the prize of an earlier round gets none of "tuan", and so may have that of "phu".
    expect(of([held('a', 'r1')])).toEqual(['tuan']);
    expect(of([])).toEqual(['phu']);
  });
});
