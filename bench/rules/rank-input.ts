import { type Exclusion, rankRound, type RankRoundInput, standingLines } from '#rules';
import { manyAttempts } from './many-attempts.js';
import { ruleSetOf } from './plan-file.js';

const ATTEMPTS = 1_000_000;
const PEOPLE = 740_000;
const UNITS = 500;
const ROUND = 'tuan-1';

/** A week of Lâm Đồng with a million attempts of some 550,000 people, of whom one in a hundred is excluded. */
export function rankInput(): RankRoundInput {
  const ruleSet = ruleSetOf('lam-dong');
  const units = Array.from({ length: UNITS }, (_, at) => `don-vi-${at + 1}`);
  const attempts = manyAttempts({ count: ATTEMPTS, people: PEOPLE, rounds: [ROUND], units });
  const exclusions = attempts.people.flatMap((person, at): Exclusion[] => (at % 100 === 7 ? [{ person, reason: 'Vi phạm Thể lệ' }] : []));
  return { ruleSet, round: ROUND, attempts, exclusions, drawSeed: 'niem-phong' };
}

/** The same where the first five of the ranking have a prize of the week already, so that all prizes roll down. */
export function withRollDown(input: RankRoundInput): RankRoundInput {
  const first = standingLines(rankRound(input), { count: 5 });
  return { ...input, held: first.map(({ person }) => ({ person, group: 'tuan', tier: 'nhat', round: ROUND })) };
}
