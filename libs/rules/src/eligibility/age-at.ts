import { localParts, parseLocal } from '#kernel';

/**
 * The age in whole years on the local day of an instant. A year of life is complete on the birthday; who was born on
 * 29 February completes it on 1 March of a common year, since that day then follows the missing one.
 * @param birthDate "1990-12-31"
 * @returns undefined when the date does not exist or lies after the instant
 */
export function ageAt(birthDate: string, at: Date): number | undefined {
  const born = /^\d{4}-\d{2}-\d{2}$/.test(birthDate) ? parseLocal(birthDate) : undefined;
  if (!born || born > at) return undefined;
  const birth = localParts(born);
  const then = localParts(at);
  const hadBirthday = then.month > birth.month || (then.month === birth.month && then.day >= birth.day);
  return then.year - birth.year - (hadBirthday ? 0 : 1);
}
