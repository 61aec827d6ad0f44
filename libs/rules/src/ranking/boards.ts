import type { AttemptColumns } from '../attempts/attempt-columns.js';
import { blocksOf } from '../collective/blocks-of.js';
import type { CompetingUnit } from '../collective/tally-units.js';
import type { RuleSet } from '../plan/rule-set.js';
import { RankingError } from './ranking-error.js';

/**
 * Who belongs to a ranking of its own: by person 1 or 0. A board takes in people of its audiences whose unit lies in its
 * blocks; a person's block is that of the nearest unit upwards that has one.
 * @throws RankingError when the columns do not say who belongs to which audience, or no unit tree was given
 */
export function boardMembers(
  ruleSet: RuleSet,
  code: string,
  attempts: Pick<AttemptColumns, 'people' | 'units' | 'unitOfPerson' | 'audiences' | 'audienceOfPerson'>,
  units: readonly CompetingUnit[] | undefined,
): Uint8Array {
  const board = ruleSet.boards?.find((candidate) => candidate.code === code);
  if (!board) throw new RankingError('FACT_MISSING', { condition: code, fact: 'board' });
  const isIn = new Uint8Array(attempts.people.length).fill(1);
  // Of nobody there is nothing to look up: a part that nobody entered must not stop a ranking over several.
  if (isIn.length === 0) return isIn;
  if (board.audiences) {
    const { audienceOfPerson, audiences } = attempts;
    if (!audienceOfPerson || !audiences) throw new RankingError('FACT_MISSING', { condition: code, fact: 'audience' });
    // A group of which nobody took part has no position; -1 would let in all who belong to no group.
    const wanted = new Set(board.audiences.map((audience) => audiences.indexOf(audience)).filter((position) => position !== -1));
    audienceOfPerson.forEach((audience, person) => {
      if (!wanted.has(audience)) isIn[person] = 0;
    });
  }
  if (board.blocks) {
    if (!units) throw new RankingError('FACT_MISSING', { condition: code, fact: 'units' });
    const { blocks } = board;
    const accepts = attempts.units.map(nearestBlock(ruleSet, units)).map((block) => block !== undefined && blocks.includes(block));
    attempts.unitOfPerson.forEach((unit, person) => {
      if (unit === -1 || !accepts[unit]) isIn[person] = 0;
    });
  }
  return isIn;
}

/** Tells the block of a unit: that of the nearest one upwards that has one; undefined for none. */
export function nearestBlock(ruleSet: Pick<RuleSet, 'blocks'>, units: readonly CompetingUnit[]): (unit: string) => string | undefined {
  const blockOf = blocksOf(ruleSet, units);
  const parentOf = new Map(units.map(({ code, parent }) => [code, parent]));
  return (unit) => {
    let code: string | undefined = unit;
    // A tree is never deeper than it has units; a cycle in bad data ends here.
    for (let steps = 0; code !== undefined && steps <= units.length; steps++) {
      const block = blockOf.get(code);
      if (block !== undefined) return block;
      code = parentOf.get(code);
    }
    return undefined;
  };
}
