import { anAttempt, aQuizPart, aRuleSet } from '../../testing/index.js';
import { attemptColumns, type AttemptRow } from '../attempts/attempt-columns.js';
import { compareStandings } from './compare-standings.js';
import type { Exclusion } from './exclusion.js';
import { rankRound } from './rank-round.js';
import type { Standing } from './standing.js';

const ruleSet = aRuleSet({
  parts: [aQuizPart()],
  prizes: [
    {
      code: 'tuan',
      name: 'Giải tuần',
      part: 'trac-nghiem',
      per: 'round',
      tiers: [
        { code: 'nhat', name: 'Giải Nhất', count: 1 },
        { code: 'nhi', name: 'Giải Nhì', count: 1 },
      ],
      award: { certificate: true, issuer: 'board' },
      personLimit: { code: 'one-per-round', version: 1 },
      rollDown: true,
    },
  ],
});
const rows = (points: Record<string, number>): AttemptRow[] =>
  Object.entries(points).map(([person, n]) => anAttempt({ person, points: n }));
const ranked = (points: Record<string, number>, exclusions: Exclusion[] = []): Standing =>
  rankRound({ ruleSet, round: 'dot-1', attempts: attemptColumns(rows(points)), drawSeed: 'niem-phong', exclusions });
const before = ranked({ an: 10, binh: 9, chi: 8, dung: 7 });

describe('comparing two standings', () => {
  it('finds nobody who moves where nothing has changed', () => {
    expect(compareStandings(before, ranked({ an: 10, binh: 9, chi: 8, dung: 7 }))).toEqual({ moves: [], moved: 0, prizesChanged: 0 });
  });

  it('names who comes into a prize and who falls out of it, best place afterwards first', () => {
    expect(compareStandings(before, ranked({ an: 10, binh: 9, chi: 8, dung: 9.5 }))).toEqual({
      moves: [
        {
          person: 'dung',
          before: { rank: 4, points: 7, prizes: [] },
          after: { rank: 2, points: 9.5, prizes: ['tuan.nhi'] },
        },
        {
          person: 'binh',
          before: { rank: 2, points: 9, prizes: ['tuan.nhi'] },
          after: { rank: 3, points: 9, prizes: [] },
        },
      ],
      moved: 3,
      prizesChanged: 2,
    });
  });

  it('names somebody who leaves the ranking last, and whoever is asked for in any case', () => {
    const { moves, moved } = compareStandings(before, ranked({ an: 10, binh: 9, chi: 8, dung: 7 }, [{ person: 'an', reason: 'Vì thế' }]), [
      'dung',
    ]);

    expect(moves.map(({ person, after }) => [person, after?.rank ?? null, after?.prizes ?? []])).toEqual([
      ['binh', 1, ['tuan.nhat']],
      ['chi', 2, ['tuan.nhi']],
      ['dung', 3, []],
      ['an', null, []],
    ]);
    expect(moved).toBe(4);
  });
});
