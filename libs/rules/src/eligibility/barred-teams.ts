import type { RuleSet } from '../plan/rule-set.js';
import { excludedTeams } from './excluded-teams.js';

/** Codes of the teams whose members may not enter, in the order of the rule set. */
export function barredTeams({ eligibility }: RuleSet): string[] {
  return eligibility.flatMap((condition) => {
    if (condition.code !== excludedTeams.code) return [];
    return excludedTeams.args.parse({ teams: condition['teams'] }).teams;
  });
}
