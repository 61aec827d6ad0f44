import fc from 'fast-check';
import { aRuleSet } from '../../testing/index.js';
import { drawTicket } from '../ranking/draw-ticket.js';
import { RankingError } from '../ranking/ranking-error.js';
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

  it('that somebody does not take go on, or stay empty without roll-down; prizes of other groups stay theirs', () => {
    const given = (rollDown: boolean) =>
      allocatePrizes({
        groups: [aGroup({ counts: [1, 1], rollDown }), aGroup({ counts: [1], code: 'phu' })],
        round: 'r',
        ranking: people('a', 'b', 'c'),
        refusals: [{ person: 'a', group: 'tuan' }],
      });

    expect(winners(given(true))).toEqual(['hang-1 b (2)', 'hang-2 c (3)', 'hang-1 a (1)']);
    expect(given(true).notTaken).toEqual([{ group: 'tuan', person: 'a', rank: 1, rolledDown: true }]);
    expect(winners(given(false))).toEqual(['hang-2 b (2)', 'hang-1 a (1)']);
    expect(given(false).unfilled).toEqual([{ group: 'tuan', tier: 'hang-1', count: 1 }]);
  });

  it('of somebody disqualified go on, or stay empty without roll-down; nobody else has another prize for it', () => {
    // a is in no line of the standing: b is the first there, c the second.
    const placeInStanding = (rank: number): number | undefined => (rank === 1 ? undefined : rank - 1);
    const given = (rollDown: boolean) =>
      allocatePrizes({
        groups: [aGroup({ counts: [1, 1], rollDown }), aGroup({ counts: [1], code: 'phu' })],
        round: 'r',
        ranking: { ...people('a', 'b', 'c'), placeInStanding },
      });

    expect(winners(given(true))).toEqual(['hang-1 b (1)', 'hang-2 c (2)', 'hang-1 b (1)']);
    expect(winners(given(false))).toEqual(['hang-2 b (1)', 'hang-1 b (1)']);
    expect(given(false)).toMatchObject({ passedOver: [], unfilled: [{ group: 'tuan', tier: 'hang-1', count: 1 }] });
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

describe('prizes with conditions of their own', () => {
  const structure = (groups: object[]): PrizeGroup[] =>
    aRuleSet({
      boards: [{ code: 'bang-a', name: 'Bảng A', audiences: ['nhan-dan'] }],
      prizes: groups.map((more, at) => ({
        code: `nhom-${at + 1}`,
        name: 'Giải',
        part: 'trac-nghiem',
        per: 'round' as const,
        tiers: [{ code: 'nhat', name: 'Nhất', count: 1 }],
        award: { certificate: true, issuer: 'board' },
        personLimit: { code: 'no-limit', version: 1 },
        rollDown: true,
        ...more,
      })),
    }).prizes;
  const tier = (code: string, count: number, points?: number, money?: number) => ({
    code,
    name: code,
    count,
    ...(points !== undefined && { requires: [{ code: 'minimum-points', points }] }),
    ...(money !== undefined && { money }),
  });
  /** People with these points, in this order of the ranking; a submits last. */
  const ranking = (points: Record<string, number>) => {
    const names = Object.keys(points);
    const name = (rank: number): string => names[rank - 1] as string;
    return {
      length: names.length,
      person: name,
      submittedAt: (rank: number) => -rank,
      isOn: (rank: number) => rank % 2 === 0,
      facts: (rank: number) => ({
        thousandths: (points[name(rank)] as number) * 1000,
        fullThousandths: 10_000,
        allCorrect: false,
        durationMs: 1,
        hasCompleteProfile: null,
      }),
    };
  };

  it('stay empty in a tier that nobody reaches; the best takes the next one', () => {
    const [group] = structure([{ tiers: [tier('nhat', 1, 9), tier('nhi', 1, 5), tier('ba', 2)] }]) as [PrizeGroup];
    const result = allocatePrizes({ groups: [group], round: 'r', ranking: ranking({ a: 8, b: 4, c: 6 }) });

    expect(winners(result)).toEqual(['nhi a (1)', 'ba b (2)', 'ba c (3)']);
    expect(result.unfilled).toEqual([{ group: 'nhom-1', tier: 'nhat', count: 1 }]);
  });

  it('go past somebody who lacks what the tier asks for, who is considered again for the next', () => {
    const [group] = structure([{ tiers: [tier('nhat', 1, 5), tier('nhi', 2)] }]) as [PrizeGroup];

    expect(winners(allocatePrizes({ groups: [group], round: 'r', ranking: ranking({ a: 4, b: 6, c: 3 }) }))).toEqual([
      'nhat b (2)',
      'nhi a (1)',
      'nhi c (3)',
    ]);
  });

  it('of a ranking of its own count places there', () => {
    const groups = structure([{ board: 'bang-a', tiers: [tier('nhat', 2)] }]);

    expect(allocatePrizes({ groups, round: 'r', ranking: ranking({ a: 1, b: 1, c: 1, d: 1 }) }).awards).toEqual([
      { group: 'nhom-1', tier: 'nhat', person: 'b', rank: 2, boardRank: 1 },
      { group: 'nhom-1', tier: 'nhat', person: 'd', rank: 4, boardRank: 2 },
    ]);
  });

  it('go to the first who came, or to tickets that anyone can draw again', () => {
    const groups = structure([{ selection: { code: 'first-come' } }, { selection: { code: 'lucky-draw' } }]);
    const people = { a: 1, b: 1, c: 1, d: 1 };
    const drawn = Object.keys(people).toSorted((x, y) => drawTicket('seed\nnhom-2', x) - drawTicket('seed\nnhom-2', y))[0];
    const { awards } = allocatePrizes({ groups, round: 'r', ranking: ranking(people), drawSeed: 'seed' });

    expect(awards.map(({ person }) => person)).toEqual(['d', drawn]);
    expect(() => allocatePrizes({ groups, round: 'r', ranking: ranking(people) })).toThrow(RankingError);
  });

  it('that the board gives are proposed to nobody', () => {
    const groups = structure([{ selection: { code: 'by-decision', basis: 'thí sinh cao tuổi nhất' }, tiers: [tier('dac-biet', 2)] }]);
    const result = allocatePrizes({ groups, round: 'r', ranking: ranking({ a: 1 }) });

    expect([result.awards, result.toDecide]).toEqual([[], [{ group: 'nhom-1', tier: 'dac-biet', count: 2 }]]);
  });

  it('are at most so many for one person', () => {
    const personLimit = { code: 'at-most', count: 2, within: 'contest' };
    const groups = structure([{ personLimit }]);
    const held = ['r1', 'r2'].map((round) => ({ person: 'a', group: 'nhom-1', tier: 'nhat', round }));
    const give = (before: typeof held): string[] =>
      winners(allocatePrizes({ groups, round: 'r', ranking: ranking({ a: 1, b: 1 }), held: before }));

    expect([give(held), give(held.slice(1))]).toEqual([['nhat b (2)'], ['nhat a (1)']]);
  });

  it('are the highest only: a higher one takes the place of the lower, which is given back', () => {
    const personLimit = { code: 'highest-only' };
    const groups = structure([{ personLimit, tiers: [tier('nhat', 1, undefined, 5_000_000), tier('nhi', 1, undefined, 2_000_000)] }]);
    const lower = { person: 'a', group: 'nhom-1', tier: 'nhi', round: 'r1' };
    const higher = { person: 'a', group: 'nhom-1', tier: 'nhat', round: 'r1' };
    const give = (held: (typeof lower)[]) => allocatePrizes({ groups, round: 'r', ranking: ranking({ a: 1, b: 1, c: 1 }), held });

    expect([winners(give([lower])), give([lower]).givenBack]).toEqual([['nhat a (1)', 'nhi b (2)'], [lower]]);
    expect([winners(give([higher])), give([higher]).givenBack]).toEqual([['nhat b (2)', 'nhi c (3)'], undefined]);
  });

  it('are the highest only among those proposed together too: the lower one stays empty', () => {
    const personLimit = { code: 'highest-only' };
    const groups = structure([
      { personLimit, tiers: [tier('nho', 1, undefined, 1_000_000)] },
      { personLimit, tiers: [tier('lon', 1, undefined, 9_000_000)] },
    ]);
    const result = allocatePrizes({ groups, round: 'r', ranking: ranking({ a: 1, b: 1 }) });

    expect([winners(result), result.unfilled, result.givenBack]).toEqual([
      ['lon a (1)'],
      [{ group: 'nhom-1', tier: 'nho', count: 1 }],
      undefined,
    ]);
  });

  it('are kept from people by the limit of their own group alone, whatever that of another says', () => {
    const [once, free] = [aGroup({ counts: [1], limit: 'one-per-contest' }), aGroup({ counts: [1], code: 'phu' })];
    const given = (groups: PrizeGroup[]): string[] =>
      allocatePrizes({ groups, round: 'r', ranking: people('a', 'b') }).awards.map(({ group, person }) => `${group} ${person}`);

    expect(given([once, free])).toEqual(['tuan a', 'phu a']);
    expect(given([free, once])).toEqual(['phu a', 'tuan b']);
  });

  it('of a round of another part are not of this round, though both are called alike', () => {
    const [own] = structure([{ personLimit: { code: 'one-per-round' } }]) as [PrizeGroup];
    const other: PrizeGroup = { ...own, code: 'khac', part: 'phan-khac' };
    const give = (group: string): string[] =>
      winners(
        allocatePrizes({
          groups: [own],
          structure: [own, other],
          round: 'tuan-1',
          ranking: ranking({ a: 1, b: 1 }),
          held: [{ person: 'a', group, tier: 'nhat', round: 'tuan-1' }],
        }),
      );

    expect([give('khac'), give('nhom-1')]).toEqual([['nhat a (1)'], ['nhat b (2)']]);
  });

  it('for each right answer are weighed by their tier, not by the sum for one answer', () => {
    const personLimit = { code: 'highest-only' };
    const groups = structure([
      { personLimit, tiers: [{ ...tier('nhat', 1, undefined, 200_000), moneyPer: 'correct-answer' }, tier('nhi', 1, undefined, 500_000)] },
    ]);
    const held = [{ person: 'a', group: 'nhom-1', tier: 'nhi', round: 'r0' }];

    expect(winners(allocatePrizes({ groups, round: 'r', ranking: ranking({ a: 1, b: 1 }), held }))).toEqual(['nhat a (1)', 'nhi b (2)']);
  });

  it('never go to one person twice within a group, whatever the tiers ask for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 15 }),
        fc.array(fc.record({ count: fc.integer({ min: 1, max: 3 }), points: fc.integer({ min: 1, max: 10 }) }), {
          minLength: 1,
          maxLength: 4,
        }),
        (points, shape) => {
          const [group] = structure([{ tiers: shape.map((one, at) => tier(`hang-${at}`, one.count, one.points)) }]) as [PrizeGroup];
          const byName = Object.fromEntries(points.map((own, at) => [`p${at}`, own]));
          const { awards, unfilled } = allocatePrizes({ groups: [group], round: 'r', ranking: ranking(byName) });

          expect(new Set(awards.map(({ person }) => person)).size).toBe(awards.length);
          shape.forEach((one, at) => {
            const given = awards.filter((award) => award.tier === `hang-${at}`);
            expect(given.length + (unfilled.find((entry) => entry.tier === `hang-${at}`)?.count ?? 0)).toBe(one.count);
            for (const { person } of given) expect(byName[person]).toBeGreaterThanOrEqual(one.points);
          });
          // A place stays empty only when nobody without a prize of the group reaches it.
          const last = shape.length - 1;
          const left = Object.keys(byName).filter((name) => !awards.some(({ person }) => person === name));
          if (unfilled.some((entry) => entry.tier === `hang-${last}`))
            expect(left.every((name) => (byName[name] as number) < (shape[last]?.points as number))).toBe(true);
        },
      ),
    );
  });
});
