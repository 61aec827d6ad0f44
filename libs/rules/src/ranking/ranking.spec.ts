import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { anAttempt, aRuleSet, someAttempts } from '../../testing/index.js';
import { attemptColumns, type AttemptRow } from '../attempts/attempt-columns.js';
import { canonicalJson } from '../plan/canonical-json.js';
import { drawTicket } from './draw-ticket.js';
import type { Exclusion } from './exclusion.js';
import { radixOrder } from './radix-order.js';
import { rankRound } from './rank-round.js';
import { RankingError } from './ranking-error.js';
import { explainLine, standingHash, standingJson, standingLines, standingText, type Standing } from './standing.js';

const tiers = [
  { code: 'nhat', name: 'Giải Nhất', count: 1 },
  { code: 'nhi', name: 'Giải Nhì', count: 2 },
];
const ruleSet = aRuleSet({
  prizes: [
    {
      code: 'tuan',
      name: 'Giải tuần',
      part: 'trac-nghiem',
      per: 'round',
      tiers,
      award: { certificate: true, issuer: 'board' },
      personLimit: { code: 'one-per-round', version: 1 },
      rollDown: true,
    },
  ],
});
const rank = (rows: readonly AttemptRow[], more: Partial<Parameters<typeof rankRound>[0]> = {}): Standing =>
  rankRound({ ruleSet, round: 'dot-1', attempts: attemptColumns(rows), drawSeed: 'niem-phong', ...more });
const start = anAttempt().startedAt as number;
const minutes = (count: number): number => start + count * 60_000;

describe('the standing of a round', () => {
  /** Five people; the true number of all-correct people is 4. */
  const rows = [
    anAttempt({ person: 'wrong', id: '1', points: 2, allCorrect: false, prediction: 4 }),
    anAttempt({ person: 'far', id: '2', prediction: 9 }),
    anAttempt({ person: 'slow', id: '3', prediction: 5, submittedAt: minutes(9) }),
    anAttempt({ person: 'quick', id: '4', prediction: 3, submittedAt: minutes(6) + 345 }),
    anAttempt({ person: 'silent', id: '5', prediction: null }),
  ];

  it('follows the chain: score, distance either way, duration; who predicted nothing comes last', () => {
    expect(standingLines(rank(rows)).map(({ rank: place, person }) => [place, person])).toEqual([
      [1, 'quick'],
      [2, 'slow'],
      [3, 'far'],
      [4, 'silent'],
      [5, 'wrong'],
    ]);
  });

  it('explains each line against the next', () => {
    const standing = rank(rows);

    expect([1, 2, 3, 4, 5].map((place) => explainLine(standing, place))).toEqual([
      {
        rank: 1,
        criterion: 'duration',
        tiedOn: 2,
        sentence: 'Xếp trên người kế tiếp nhờ thời gian làm bài: 6 phút 00,345 giây; người kế tiếp: 9 phút 00 giây.',
      },
      {
        rank: 2,
        criterion: 'prediction-distance',
        tiedOn: 1,
        sentence: 'Xếp trên người kế tiếp nhờ độ lệch của số dự đoán: lệch 1; người kế tiếp: lệch 5.',
      },
      {
        rank: 3,
        criterion: 'prediction-distance',
        tiedOn: 1,
        sentence: 'Xếp trên người kế tiếp nhờ độ lệch của số dự đoán: lệch 5; người kế tiếp: không dự đoán.',
      },
      { rank: 4, criterion: 'score', tiedOn: 0, sentence: 'Xếp trên người kế tiếp nhờ điểm: 3 điểm; người kế tiếp: 2 điểm.' },
      { rank: 5, criterion: null, tiedOn: 0, sentence: 'Đứng cuối bảng xếp hạng.' },
    ]);
    expect(() => explainLine(standing, 6)).toThrow(RangeError);
  });

  it('sums up, proposes prizes and says how many ties each criterion decided', () => {
    expect(rank(rows).summary).toMatchObject({
      attempts: 5,
      people: 5,
      ranked: 5,
      allCorrect: 4,
      predictionTarget: 4,
      excluded: [],
      decided: [
        { criterion: 'score', pairs: 1 },
        { criterion: 'prediction-distance', pairs: 2 },
        { criterion: 'duration', pairs: 1 },
        { criterion: 'since-opening', pairs: 0 },
        { criterion: 'draw', pairs: 0 },
      ],
      prizes: {
        awards: [
          { group: 'tuan', tier: 'nhat', person: 'quick', rank: 1 },
          { group: 'tuan', tier: 'nhi', person: 'slow', rank: 2 },
          { group: 'tuan', tier: 'nhi', person: 'far', rank: 3 },
        ],
      },
    });
  });

  it('leaves excluded people out of lines, prizes and the number to be predicted, and reports them', () => {
    const { summary, ...standing } = rank(rows, {
      exclusions: [
        { person: 'quick', reason: 'Thành viên Tổ thư ký' },
        { person: 'stranger', reason: 'Không dự thi' },
      ],
    });

    expect(summary.excluded).toEqual([{ person: 'quick', reason: 'Thành viên Tổ thư ký', attempts: 1 }]);
    expect([summary.predictionTarget, summary.ranked, summary.people]).toEqual([3, 4, 5]);
    expect(standingLines({ summary, ...standing }).map(({ person }) => person)).toEqual(['slow', 'far', 'silent', 'wrong']);
  });

  it('leaves the prize of somebody disqualified empty where prizes do not roll down, and the next ones theirs', () => {
    const kept = { ...ruleSet, prizes: ruleSet.prizes.map((group) => ({ ...group, rollDown: false })) };
    const prizes = (reason: Exclusion, rules = kept): unknown[] => {
      const { summary } = rank(rows, { ruleSet: rules, exclusions: [reason] });
      return [...summary.prizes.awards.map((award) => `${award.tier} ${award.rank} ${award.person}`), ...summary.prizes.unfilled];
    };
    const out: Exclusion = { person: 'quick', reason: 'Bị loại theo Điều 8', disqualified: true };

    // Without "quick" the number to be predicted is 3, from which "slow" is 2 away and "far" 6.
    expect(prizes(out)).toEqual(['nhi 1 slow', 'nhi 2 far', { group: 'tuan', tier: 'nhat', count: 1 }]);
    expect(prizes(out, ruleSet)).toEqual(['nhat 1 slow', 'nhi 2 far', 'nhi 3 silent']);
    // Who could not take part at all never had a place.
    expect(prizes({ person: 'quick', reason: 'Thành viên Tổ thư ký' })).toEqual(['nhat 1 slow', 'nhi 2 far', 'nhi 3 silent']);
    expect(prizes({ ...out, person: 'wrong' })).toEqual(['nhat 1 quick', 'nhi 2 slow', 'nhi 3 far']);
    const both = rank(rows, { ruleSet: kept, exclusions: [out, { person: 'quick', reason: 'Thành viên Tổ thư ký' }] });
    expect(both.summary.prizes.unfilled).toEqual([]);
  });

  it('is the same but for prizes whether somebody is disqualified or left out otherwise', () => {
    const kept = { ...ruleSet, prizes: ruleSet.prizes.map((group) => ({ ...group, rollDown: false })) };
    const some = someAttempts({ people: 30, count: 60 });
    const without = (disqualified: boolean): Standing =>
      rank(some, { ruleSet: kept, exclusions: [{ person: some[0]!.person, reason: 'Điều 8', ...(disqualified && { disqualified }) }] });
    const [one, other] = [without(true), without(false)];

    expect(standingLines(one)).toEqual(standingLines(other));
    expect({ ...one.summary, prizes: undefined }).toEqual({ ...other.summary, prizes: undefined });
  });

  it('draws where everything ties, in a way that anyone can repeat', () => {
    const people = ['a', 'b', 'c', 'd'];
    const standing = rank(people.map((person) => anAttempt({ person, id: person, prediction: 4 })));
    const byTicket = people.toSorted((x, y) => drawTicket('niem-phong', x) - drawTicket('niem-phong', y));

    expect(standingLines(standing).map(({ person }) => person)).toEqual(byTicket);
    expect(standing.summary.decided.at(-1)).toEqual({ criterion: 'draw', pairs: 3 });
    expect(explainLine(standing, 1).sentence).toMatch(
      /^Xếp trên người kế tiếp nhờ kết quả bốc thăm: số thăm [0-9a-f]{12}; người kế tiếp: số thăm [0-9a-f]{12}\.$/,
    );
    expect(drawTicket('niem-phong', 'a')).not.toBe(drawTicket('khac', 'a'));
  });

  it('looks at the attempts of its own round only, and at valid ones', () => {
    const standing = rank([
      ...rows,
      anAttempt({ person: 'other', id: '6', round: 'dot-2' }),
      anAttempt({ person: 'invalid', id: '7', valid: false }),
    ]);

    expect([standing.summary.attempts, standing.summary.people, standing.summary.ranked]).toEqual([6, 6, 5]);
  });

  it('is empty for a round that nobody entered', () => {
    const standing = rank([]);

    expect(standingLines(standing)).toEqual([]);
    expect(standing.summary.prizes.unfilled).toEqual([
      { group: 'tuan', tier: 'nhat', count: 1 },
      { group: 'tuan', tier: 'nhi', count: 2 },
    ]);
  });

  it('refuses a part, a round or a date that it does not have', () => {
    expect(() => rank(rows, { round: 'dot-9' })).toThrow(RankingError);
    expect(() => rank(rows, { part: 'khong-co' })).toThrow('PART_UNKNOWN');
  });

  // A standing that was published must be computed alike for ever: whoever changes this hash breaks verification.
  it('has a canonical text whose SHA-256 is its fingerprint', () => {
    const text = [...standingJson(rank(rows))].join('');

    expect(JSON.parse(text)).toMatchObject({
      columns: ['rank', 'person', 'attempt', 'points', 'allCorrect', 'prediction', 'durationMs', 'submittedAt'],
    });
    expect((JSON.parse(text) as { lines: unknown[][] }).lines[0]).toEqual([1, 'quick', '4', 3, true, 3, 360_345, minutes(6) + 345]);
    expect(standingHash(rank(someAttempts({ people: 300, count: 600 })))).toMatchInlineSnapshot(
      `"3aa85a0a4eeb4705e1e5a14acf214d7fbfeb3bd7a11e6cf6858ffb727f6ea16c"`,
    );
  });

  it('has the same text when it is put together from portions of its lines', () => {
    const standing = rank(someAttempts({ people: 50, count: 80 }));
    const portions: string[] = [];
    for (let from = 1; from <= standing.summary.ranked; from += 7)
      portions.push(standingText.lines(standingLines(standing, { from, count: 7 })));

    expect(portions.length).toBeGreaterThan(3);
    expect(standingText.head + portions.join(',') + standingText.foot(standing.summary)).toBe([...standingJson(standing)].join(''));
  });
});

describe('any standing', () => {
  const anyRound = fc.record({
    people: fc.integer({ min: 1, max: 30 }),
    count: fc.integer({ min: 0, max: 80 }),
    seed: fc.string({ maxLength: 8 }),
  });

  it('does not hang on the order of the input', () => {
    fc.assert(
      fc.property(anyRound, fc.infiniteStream(fc.nat()), (shape, order) => {
        const rows = someAttempts(shape).map((row) => ({ ...row, unit: undefined }));
        const shuffled = rows
          .map((row) => ({ row, key: order.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ row }) => row);

        expect(standingHash(rank(shuffled))).toBe(standingHash(rank(rows)));
      }),
    );
  });

  it('is the same whether or not other rounds came along', () => {
    fc.assert(
      fc.property(anyRound, anyRound, (shape, other) => {
        const rows = someAttempts(shape);
        const others = someAttempts({ ...other, round: 'dot-2', units: 3 }).map((row) => ({ ...row, id: `b-${row.id}` }));

        expect(standingHash(rank([...others, ...rows]))).toBe(standingHash(rank(rows)));
      }),
    );
  });

  it('has lines whose text is canonical JSON of what they hold', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (person, attempt, points) => {
          const line = { rank: 1, person, attempt, points, allCorrect: true, prediction: null, durationMs: 1, submittedAt: 2 };

          expect(standingText.lines([line, line])).toBe([line, line].map((one) => canonicalJson(Object.values(one))).join(','));
        },
      ),
    );
  });

  it('is a total order: everyone once, each pair of neighbours decided by the first criterion that differs', () => {
    fc.assert(
      fc.property(anyRound, (shape) => {
        const rows = someAttempts(shape);
        const standing = rank(rows);
        const lines = standingLines(standing);

        expect(new Set(lines.map(({ person }) => person)).size).toBe(lines.length);
        expect(lines.map(({ person }) => person).toSorted()).toEqual(
          [...new Set(rows.filter(({ valid }) => valid).map(({ person }) => person))].toSorted(),
        );
        const distance = ({ prediction }: (typeof lines)[number]): number =>
          prediction === null ? Infinity : Math.abs(prediction - (standing.summary.predictionTarget ?? 0));
        for (const [at, line] of lines.slice(0, -1).entries()) {
          const next = lines[at + 1] as typeof line;
          const keys = (l: typeof line): number[] => [
            -l.points,
            distance(l),
            l.durationMs,
            l.submittedAt,
            drawTicket('niem-phong', l.person),
          ];
          const differing = keys(line).findIndex((key, link) => key !== keys(next)[link]);
          expect(keys(line)[differing] as number).toBeLessThan(keys(next)[differing] as number);
          expect(explainLine(standing, line.rank).tiedOn).toBe(differing);
        }
        expect(standing.summary.decided.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(Math.max(0, lines.length - 1));
      }),
    );
  });
});

describe('a draw ticket', () => {
  // Published with the rules: whoever changes it breaks every draw that was ever made.
  it('is the first 48 bits of SHA-256 over seed, line feed and pseudonym', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (seed, person) => {
        expect(drawTicket(seed, person)).toBe(createHash('sha256').update(`${seed}\n${person}`, 'utf8').digest().readUIntBE(0, 6));
      }),
    );
    expect(drawTicket('niem-phong', 'a').toString(16)).toBe(createHash('sha256').update('niem-phong\na').digest('hex').slice(0, 12));
  });
});

describe('the radix order', () => {
  it('sorts whole numbers of any size as comparing would, and keeps equals in place', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.integer({ min: -5, max: 5 }),
            fc.integer(),
            fc.maxSafeInteger().map((value) => Math.trunc(value / 2)),
          ),
          { maxLength: 200 },
        ),
        (numbers) => {
          const keys = Float64Array.from(numbers);
          const order = Uint32Array.from(numbers.keys());
          radixOrder(order, keys);

          expect(Array.from(order)).toEqual(
            [...numbers.keys()].toSorted((a, b) => (numbers[a] as number) - (numbers[b] as number) || a - b),
          );
        },
      ),
    );
  });
});
