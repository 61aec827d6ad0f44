import { barredGroups, type Person, type RuleSet } from '#rules';
import { chanceOf } from './chance.js';

/** People who want to enter: one in fifty lives elsewhere, one in fifty sits on a team, one in twenty has not told all. */
export function somePeople(ruleSet: RuleSet, count: number): Person[] {
  const chance = chanceOf(7);
  const teams = barredGroups(ruleSet).flatMap(({ list, code }) => (list === 'teams' ? [code] : []));
  return Array.from({ length: count }, (_, at): Person => {
    const audience = ruleSet.audiences[at % ruleSet.audiences.length]?.code;
    const home = chance(50) === 0 ? ['999'] : [`phuong-${chance(30)}`, '164', '19'];
    return {
      audience,
      registersBy: chance(2) === 0 ? 'residence' : 'workplace',
      unitCodes: chance(20) === 0 ? undefined : home,
      birthDate: `${1950 + chance(60)}-0${1 + chance(9)}-15`,
      teams: chance(50) === 0 ? [teams[chance(teams.length)] ?? ''] : [],
      lists: [],
      identityLevel: 2,
    };
  });
}
