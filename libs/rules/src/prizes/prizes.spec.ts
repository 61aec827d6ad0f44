import fc from 'fast-check';
import { aRuleSet } from '../../testing/index.js';
import { allocatePrizes } from './allocate-prizes.js';
import { LATER, type PrizeGroup } from './prize-setting.js';

function aGroup({
  counts,
  limit = 'no-limit',
  rollDown = true,
  code = 'tuan',
}: {
  counts: (number | 'later')[];
  limit?: string;
  rollDown?: boolean;
  code?: string;
}): PrizeGroup {
  const { prizes } = aRuleSet({
    prizes: [
      {
        code,
        name: 'Giải',
        part: 'trac-nghiem',
        per: 'round',
        tiers: counts.map((count, at) => ({ code: `hang-${at + 1}`, name: `Hạng ${at + 1}`, count })),
        award: { certificate: true, issuer: 'board' },
        personLimit: { code: limit, version: 1 },
        rollDown,
      },
    ],
  });
  return prizes[0] as PrizeGroup;
}

const people = (...names: string[]) => ({ length: names.length, person: (rank: number): string => names[rank - 1] as string });
const winners = ({ awards }: ReturnType<typeof allocatePrizes>): string[] =>
  awards.map(({ tier, person, rank }) => `${tier} ${person} (${rank})`);

describe('prizes', () => {
  it('go down the ranking', () => {
    const result = allocatePrizes({ groups: [aGroup({ counts: [1, 2] })], round: 'r', ranking: people('a', 'b', 'c', 'd') });

    expect(winners(result)).toEqual(['hang-1 a (1)', 'hang-2 b (2)', 'hang-2 c (3)']);
    expect([result.unfilled, result.passedOver, result.undecided]).toEqual([[], [], []]);
  });

  it('roll down past somebody who may take no more', () => {
    const held = [{ person: 'a', group: 'tuan', round: 'r0' }];
    const result = allocatePrizes({
      groups: [aGroup({ counts: [1, 1], limit: 'one-per-contest' })],
      round: 'r',
      ranking: people('a', 'b', 'c'),
      held,
    });

    expect(winners(result)).toEqual(['hang-1 b (2)', 'hang-2 c (3)']);
    expect(result.passedOver).toEqual([{ group: 'tuan', person: 'a', rank: 1, rolledDown: true }]);
  });

  it('stay empty in that place without roll-down', () => {
    const held = [{ person: 'a', group: 'tuan', round: 'r0' }];
    const result = allocatePrizes({
      groups: [aGroup({ counts: [1, 1], limit: 'one-per-contest', rollDown: false })],
      round: 'r',
      ranking: people('a', 'b', 'c'),
      held,
    });

    expect(winners(result)).toEqual(['hang-2 b (2)']);
    expect(result.unfilled).toEqual([{ group: 'tuan', tier: 'hang-1', count: 1 }]);
  });

  it('of an earlier round do not count against a limit per round, those of an earlier group do', () => {
    const groups = [aGroup({ counts: [1], limit: 'one-per-round' }), aGroup({ counts: [1], limit: 'one-per-round', code: 'phu' })];
    const result = allocatePrizes({ groups, round: 'r', ranking: people('a', 'b'), held: [{ person: 'a', group: 'tuan', round: 'r0' }] });

    expect(winners(result)).toEqual(['hang-1 a (1)', 'hang-1 b (2)']);
  });

  it('wait for counts that are decided later, with all below them', () => {
    const groups = [aGroup({ counts: [1, LATER, 1] })];

    expect(allocatePrizes({ groups, round: 'r', ranking: people('a', 'b', 'c') }).undecided).toEqual([
      { group: 'tuan', tier: 'hang-2' },
      { group: 'tuan', tier: 'hang-3' },
    ]);
    expect(winners(allocatePrizes({ groups, round: 'r', ranking: people('a', 'b', 'c'), counts: { 'tuan.hang-2': 1 } }))).toEqual([
      'hang-1 a (1)',
      'hang-2 b (2)',
      'hang-3 c (3)',
    ]);
  });

  it('are never more than the structure, never beyond the limit, and roll down without a gap', () => {
    const group = fc.record({
      counts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
      limit: fc.constantFrom('no-limit', 'one-per-round', 'one-per-contest'),
      rollDown: fc.boolean(),
    });
    const held = fc.array(
      fc.record({ person: fc.integer({ min: 1, max: 12 }).map(String), group: fc.constant('tuan'), round: fc.constantFrom('r', 'r0') }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(group, held, fc.integer({ min: 0, max: 12 }), (shape, before, size) => {
        const names = Array.from({ length: size }, (_, at) => String(at + 1));
        const prizeGroup = aGroup(shape);
        const { awards, unfilled, passedOver } = allocatePrizes({
          groups: [prizeGroup],
          round: 'r',
          ranking: people(...names),
          held: before,
        });

        for (const tier of prizeGroup.tiers) {
          const given = awards.filter((award) => award.tier === tier.code).length;
          expect(given + (unfilled.find((entry) => entry.tier === tier.code)?.count ?? 0)).toBe(tier.count);
        }
        const ranks = awards.map(({ rank }) => rank);
        expect(ranks).toEqual([...new Set(ranks)].toSorted((a, b) => a - b));
        for (const { person } of awards) {
          if (shape.limit === 'one-per-contest') expect(before.some((prize) => prize.person === person)).toBe(false);
          if (shape.limit === 'one-per-round') expect(before.some((prize) => prize.person === person && prize.round === 'r')).toBe(false);
        }
        if (shape.rollDown && unfilled.length > 0) expect(awards.length + passedOver.length).toBe(size);
      }),
    );
  });
});
