import {
  type AttemptColumns,
  type CollectiveStanding,
  collectiveStanding,
  countsOfAward,
  type Exclusion,
  type LeaderWord,
  onlyAttempts,
  type RuleSet,
  type StandingInputs,
  type UnitShape,
  unitsOf,
  winnersOf,
} from '#rules';

/** What collective awards were computed from, besides the attempts. */
export interface CollectiveBasis extends Pick<StandingInputs, 'reviewed' | 'drawSeed' | 'collective' | 'judged'> {
  ruleSet: RuleSet;
  exclusions: readonly Exclusion[];
  units: readonly UnitShape[];
  /** Who leads, as the board has it; undefined where nothing asked for it. */
  confirmed?: readonly LeaderWord[] | undefined;
}

/**
 * The collective awards that were computed with a standing, once more, in the order of the plan.
 * @param attempts of the part, those too that count for no unit
 */
export function collectiveAgain(
  { ruleSet, exclusions, reviewed, drawSeed, collective, confirmed, judged, units: shapes }: CollectiveBasis,
  attempts: AttemptColumns,
): CollectiveStanding[] {
  const out = new Set(reviewed.map(({ round, person }) => `${round}\t${person}`));
  const { rounds, round, people, person } = attempts;
  const counted =
    out.size === 0
      ? attempts
      : onlyAttempts(attempts, (row) => !out.has(`${rounds[round[row] as number]}\t${people[person[row] as number]}`));
  const units = unitsOf(shapes);
  const leaders = confirmed && new Map(confirmed);
  const winners: Record<string, string[]> = {};
  return collective.map(({ award }) => {
    const counts = countsOfAward(award, judged?.counts ?? {});
    const standing = collectiveStanding({ ruleSet, award, attempts: counted, units, winners, exclusions, leaders, drawSeed, counts });
    winners[award] = winnersOf(standing);
    return standing;
  });
}
