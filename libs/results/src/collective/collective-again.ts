import {
  type AttemptColumns,
  type CollectiveStanding,
  collectiveStanding,
  type Exclusion,
  onlyAttempts,
  type RuleSet,
  type StandingInputs,
  type UnitShape,
  unitsOf,
  winnersOf,
} from '#rules';

/** What collective awards were computed from, besides the attempts. */
export interface CollectiveBasis extends Pick<StandingInputs, 'reviewed' | 'drawSeed' | 'collective'> {
  ruleSet: RuleSet;
  exclusions: readonly Exclusion[];
  units: readonly UnitShape[];
}

/**
 * The collective awards that were computed with a standing, once more, in the order of the plan.
 * @param attempts of the part, those too that count for no unit
 */
export function collectiveAgain(
  { ruleSet, exclusions, reviewed, drawSeed, collective, units: shapes }: CollectiveBasis,
  attempts: AttemptColumns,
): CollectiveStanding[] {
  const out = new Set(reviewed.map(({ round, person }) => `${round}\t${person}`));
  const { rounds, round, people, person } = attempts;
  const counted =
    out.size === 0
      ? attempts
      : onlyAttempts(attempts, (row) => !out.has(`${rounds[round[row] as number]}\t${people[person[row] as number]}`));
  const units = unitsOf(shapes);
  const winners: Record<string, string[]> = {};
  return collective.map(({ award }) => {
    const standing = collectiveStanding({ ruleSet, award, attempts: counted, units, winners, exclusions, drawSeed });
    winners[award] = winnersOf(standing);
    return standing;
  });
}
