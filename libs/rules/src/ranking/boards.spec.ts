import { anAttempt, aQuizPart, aRuleSet } from '../../testing/index.js';
import { attemptColumns } from '../attempts/attempt-columns.js';
import { rankRound } from './rank-round.js';
import { RankingError } from './ranking-error.js';

const group = (code: string, board: string) => ({
  code,
  name: `Giải ${code}`,
  part: 'trac-nghiem',
  per: 'round' as const,
  board,
  tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1 }],
  award: { certificate: true, issuer: 'board' },
  personLimit: { code: 'no-limit', version: 1 },
  rollDown: true,
});
const ruleSet = aRuleSet({
  audiences: [
    { code: 'can-bo', name: 'Cán bộ', registersBy: 'workplace' },
    { code: 'nhan-dan', name: 'Nhân dân', registersBy: 'either' },
  ],
  blocks: [
    { code: 'so-nganh', name: 'Khối sở, ngành', kinds: ['agency'] },
    { code: 'xa', name: 'Khối xã, phường', kinds: ['commune', 'ward'] },
  ],
  boards: [
    { code: 'bang-a', name: 'Bảng A', audiences: ['can-bo'] },
    { code: 'bang-b', name: 'Bảng B', audiences: ['nhan-dan'] },
    { code: 'khoi-xa', name: 'Khối xã', blocks: ['xa'] },
  ],
  parts: [aQuizPart({ entry: [{ code: 'minimum-points', points: 2 }] })],
  prizes: [group('a', 'bang-a'), group('b', 'bang-b'), group('xa', 'khoi-xa')],
});
const units = [
  { code: 'so-y-te', kind: 'agency' as const },
  { code: 'phong-1', kind: 'office' as const, parent: 'so-y-te' },
  { code: 'xa-1', kind: 'commune' as const },
  { code: 'thon-1', kind: 'residential-group' as const, parent: 'xa-1' },
];
const person = (name: string, audience: string, unit: string, points: number) =>
  anAttempt({ person: name, id: name, audience, unit, points, allCorrect: points === 3 });
const attempts = attemptColumns([
  person('an', 'nhan-dan', 'thon-1', 3),
  person('binh', 'can-bo', 'phong-1', 2.5),
  person('chi', 'can-bo', 'xa-1', 2),
  person('dung', 'can-bo', 'so-y-te', 1),
]);

describe('rankings of their own', () => {
  it('give each its prizes, by audience and by the block of the nearest unit that has one', () => {
    const { summary } = rankRound({ ruleSet, round: 'dot-1', attempts, units, drawSeed: 's' });

    expect(summary.prizes.awards).toEqual([
      { group: 'a', tier: 'nhat', person: 'binh', rank: 2, boardRank: 1 },
      { group: 'b', tier: 'nhat', person: 'an', rank: 1, boardRank: 1 },
      { group: 'xa', tier: 'nhat', person: 'an', rank: 1, boardRank: 1 },
    ]);
  });

  it('leave out who does not meet the conditions of entry, and say how many', () => {
    const { summary } = rankRound({ ruleSet, round: 'dot-1', attempts, units, drawSeed: 's' });

    expect([summary.people, summary.ranked, summary.refused]).toEqual([4, 3, [{ condition: 'minimum-points', people: 1 }]]);
  });

  it('take in nobody without a group when nobody of theirs took part', () => {
    const rows = attemptColumns([person('an', 'nhan-dan', 'xa-1', 3), anAttempt({ person: 'khong-ro', id: 'khong-ro', unit: 'xa-1' })]);
    const { summary } = rankRound({ ruleSet, round: 'dot-1', attempts: rows, units, drawSeed: 's' });

    expect(summary.prizes.awards.filter(({ group: code }) => code === 'a')).toEqual([]);
    expect(summary.prizes.unfilled).toEqual([{ group: 'a', tier: 'nhat', count: 1 }]);
  });

  it('are refused rather than guessed when nobody says who belongs to them', () => {
    const silent = attemptColumns([anAttempt()]);

    expect(() => rankRound({ ruleSet, round: 'dot-1', attempts: silent, units, drawSeed: 's' })).toThrow(RankingError);
    expect(() => rankRound({ ruleSet, round: 'dot-1', attempts, drawSeed: 's' })).toThrow(RankingError);
  });
});
