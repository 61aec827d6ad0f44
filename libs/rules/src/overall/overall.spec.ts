import fc from 'fast-check';
import { anAttempt, aQuizPart, aRuleSet, someAttempts } from '../../testing/index.js';
import { attemptColumns, type AttemptRow } from '../attempts/attempt-columns.js';
import { RankingError } from '../ranking/ranking-error.js';
import { explainOverallLine, overallHash, overallLines, type OverallStanding } from './overall-standing.js';
import { rankOverall } from './rank-overall.js';

const order = ['total-score', 'rounds-entered', 'total-duration', 'draw'].map((code) => ({ code, version: 1 }));
const rounds = {
  code: 'weekly',
  version: 1,
  count: 3,
  opens: '2024-10-21 10:00',
  closes: '2024-10-28 09:30',
};
const prize = {
  code: 'chung-cuoc',
  name: 'Giải chung cuộc',
  part: 'trac-nghiem',
  per: 'part' as const,
  tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1, requires: [{ code: 'minimum-percent', percent: 50 }] }],
  award: { certificate: true, issuer: 'board' },
  personLimit: { code: 'no-limit', version: 1 },
  rollDown: true,
};
const ruleSet = aRuleSet({ parts: [aQuizPart({ rounds, overall: { minimumRounds: 2, order } })], prizes: [prize] });
const rank = (rows: readonly AttemptRow[], more: Partial<Parameters<typeof rankOverall>[0]> = {}): OverallStanding =>
  rankOverall({ ruleSet, part: 'trac-nghiem', attempts: { 'trac-nghiem': attemptColumns(rows) }, drawSeed: 'niem-phong', ...more });

const attempt = (person: string, week: number, points: number, minutes = 5): AttemptRow => {
  const startedAt = anAttempt().startedAt as number;
  return anAttempt({
    person,
    id: `${person}-${week}-${points}-${minutes}`,
    round: `tuan-${week}`,
    points,
    allCorrect: points === 3,
    submittedAt: startedAt + minutes * 60_000,
  });
};

describe('a ranking over several rounds', () => {
  it('takes “everything right” for right in every round: a round that somebody missed is not right', () => {
    const tiers = [{ code: 'nhat', name: 'Giải Nhất', count: 1, requires: [{ code: 'all-correct', version: 1 }] }];
    const strict = aRuleSet({ parts: [aQuizPart({ rounds, overall: { order } })], prizes: [{ ...prize, tiers }] });
    const three = (person: string, points: number[]): AttemptRow[] => points.map((own, week) => attempt(person, week + 1, own));
    const winners = (...rows: AttemptRow[][]): string[] =>
      rank(rows.flat(), { ruleSet: strict }).summary.prizes.awards.map(({ person }) => person);

    expect(winners(three('an', [3, 3]), three('binh', [3, 3, 2]))).toEqual([]);
    expect(winners(three('an', [3, 3]), three('chi', [3, 3, 3]))).toEqual(['chi']);
  });

  it('adds up the attempt that counts in each round', () => {
    const rows = [
      attempt('an', 1, 2),
      attempt('an', 1, 3, 9),
      attempt('an', 2, 1, 4),
      attempt('binh', 1, 2),
      attempt('binh', 2, 2),
      attempt('chi', 1, 1),
      attempt('chi', 2, 1),
      attempt('chi', 3, 2, 3),
    ];

    expect(overallLines(rank(rows)).map((line) => Object.values(line).slice(0, 6))).toEqual([
      [1, 'chi', 4, 3, 0, 13 * 60_000],
      [2, 'binh', 4, 2, 0, 10 * 60_000],
      [3, 'an', 4, 2, 1, 13 * 60_000],
    ]);
  });

  it('leaves out who entered too few rounds, and says how many', () => {
    const { summary } = rank([attempt('an', 1, 3), attempt('an', 2, 3), attempt('binh', 1, 3)]);

    expect([summary.people, summary.ranked, summary.belowMinimum]).toEqual([2, 1, 1]);
  });

  it('leaves out excluded people', () => {
    const standing = rank([attempt('an', 1, 3), attempt('an', 2, 3), attempt('binh', 1, 3), attempt('binh', 2, 1)], {
      exclusions: [{ person: 'an', reason: 'Thành viên Tổ thư ký' }],
    });

    expect(overallLines(standing).map(({ person }) => person)).toEqual(['binh']);
    expect([standing.summary.people, standing.summary.excluded]).toEqual([2, 1]);
  });

  it('gives prizes for the whole part; half of the points of all three rounds is 4,5', () => {
    const four = [attempt('an', 1, 3), attempt('an', 2, 1)];
    const five = [attempt('an', 1, 3), attempt('an', 2, 2)];

    expect(rank(four).summary.prizes).toMatchObject({ awards: [], unfilled: [{ group: 'chung-cuoc', tier: 'nhat', count: 1 }] });
    expect(rank(five).summary.prizes.awards).toEqual([{ group: 'chung-cuoc', tier: 'nhat', person: 'an', rank: 1 }]);
  });

  it('explains each line against the next', () => {
    const standing = rank([attempt('an', 1, 3), attempt('an', 2, 3), attempt('binh', 1, 3), attempt('binh', 2, 1)]);

    expect(explainOverallLine(standing, 1).sentence).toBe('Xếp trên người kế tiếp nhờ tổng điểm các đợt: 6 điểm; người kế tiếp: 4 điểm.');
    expect(explainOverallLine(standing, 2).sentence).toBe('Đứng cuối bảng xếp hạng.');
  });

  it('ranks the whole contest over several parts, a person being one person in all of them', () => {
    const two = aRuleSet({
      parts: [aQuizPart({ rounds }), aQuizPart({ code: 'nang-cao', name: 'Phần nâng cao', rounds })],
      overall: { parts: ['trac-nghiem', 'nang-cao'], order },
    });
    const standing = rankOverall({
      ruleSet: two,
      attempts: {
        'trac-nghiem': attemptColumns([attempt('an', 1, 3), attempt('binh', 1, 2)]),
        'nang-cao': attemptColumns([attempt('binh', 1, 3), attempt('chi', 1, 1)]),
      },
      drawSeed: 'niem-phong',
    });

    expect(overallLines(standing).map(({ person, points, rounds: entered }) => [person, points, entered])).toEqual([
      ['binh', 5, 2],
      ['an', 3, 1],
      ['chi', 1, 1],
    ]);
  });

  it('looks at groups and registrations though nobody entered one of the parts', () => {
    const boarded = aRuleSet({
      parts: [aQuizPart({ rounds }), aQuizPart({ code: 'nang-cao', name: 'Phần nâng cao', rounds })],
      boards: [{ code: 'bang-dan', name: 'Bảng người dân', audiences: ['nhan-dan'] }],
      overall: { parts: ['trac-nghiem', 'nang-cao'], order },
      prizes: [
        {
          ...prize,
          part: undefined,
          per: 'contest',
          board: 'bang-dan',
          tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1, requires: [{ code: 'complete-profile' }] }],
        },
      ],
    });
    const known = { audience: 'nhan-dan', completeProfile: true };
    const standing = rankOverall({
      ruleSet: boarded,
      attempts: { 'trac-nghiem': attemptColumns([{ ...attempt('an', 1, 3), ...known }]), 'nang-cao': attemptColumns([]) },
      drawSeed: 'niem-phong',
    });

    expect(standing.summary.prizes.awards).toEqual([{ group: 'chung-cuoc', tier: 'nhat', person: 'an', rank: 1, boardRank: 1 }]);
  });

  it('is refused where the rules state none, or attempts of a part are missing', () => {
    expect(() => rank([], { ruleSet: aRuleSet() })).toThrow(RankingError);
    expect(() => rank([], { attempts: {} })).toThrow(RankingError);
  });

  it('is a total order that does not hang on the order of the input', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 1e9 }), (seed, shuffle) => {
        const rows = [1, 2, 3].flatMap((week) =>
          someAttempts({ seed: `${seed}${week}`, round: `tuan-${week}`, count: 30 }).map((row) => ({ ...row, id: `${week}-${row.id}` })),
        );
        const shuffled = rows.toSorted((a, b) => ((Number(a.startedAt) * shuffle) % 97) - ((Number(b.startedAt) * shuffle) % 97));

        expect(overallHash(rank(shuffled))).toBe(overallHash(rank(rows)));
        expect(new Set(overallLines(rank(rows)).map(({ person }) => person)).size).toBe(rank(rows).summary.ranked);
      }),
      { numRuns: 40 },
    );
  });
});
