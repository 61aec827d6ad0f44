import type { Round } from '#contests';

/** "Tuần thi thứ 2" is "Tuần 2" where room is scarce. */
export function shortName(round: Pick<Round, 'name' | 'ordinal'>): string {
  return /^(tuần|đợt)/iu.test(round.name) ? `${round.name.split(' ')[0] ?? ''} ${round.ordinal}` : round.name;
}

/** "tuần 2": the same in the middle of a sentence. */
export function innerName(round: Pick<Round, 'name' | 'ordinal'>): string {
  const name = shortName(round);
  return /^(tuần|đợt)/iu.test(name) ? name.charAt(0).toLocaleLowerCase('vi') + name.slice(1) : name;
}
