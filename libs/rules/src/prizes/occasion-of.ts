import type { PrizeGroup } from './prize-setting.js';

/**
 * Tells on what occasion a prize is given, all parts apart: two parts may each have a "tuan-1", and limits per round must not
 * take one for the other. A prize of a group that the plan does not know counts by its round alone.
 * @param structure all prize groups of the plan
 */
export function occasionOf(structure: readonly PrizeGroup[]): <Prize extends { group: string; round: string }>(prize: Prize) => Prize {
  const scopes = new Map(structure.map(({ code, per, part = '' }) => [code, `${per}/${part}`]));
  return (prize) => {
    const scope = scopes.get(prize.group);
    return scope === undefined ? prize : { ...prize, round: `${scope}/${prize.round}` };
  };
}
