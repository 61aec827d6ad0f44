import type { Round } from '#contests';

/** Whether the prizes that a round has given are to be given anew: it was signed, and is ranked again. Asked of rounds that have given any. */
export function isTakenBack({ state }: Pick<Round, 'state'>): boolean {
  return state === 'settling' || state === 'ranked';
}

/** Whether a round was held before another. */
export function isBefore(one: Pick<Round, 'id' | 'opensAt'>, other: Pick<Round, 'id' | 'opensAt'>): boolean {
  const ms = one.opensAt.getTime() - other.opensAt.getTime();
  return ms < 0 || (ms === 0 && one.id < other.id);
}
