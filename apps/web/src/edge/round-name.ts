import type { Round } from '#contests';
import { lowerFirst } from '#kernel';

type Named = Pick<Round, 'name' | 'ordinal'>;

/** The only round of a contest needs no number: plans call it so. */
const UNNUMBERED = /^(tuần|đợt) thi$/iu;

/** "Tuần thi thứ 2" is "Tuần 2" where room is scarce. */
export function shortName(round: Named): string {
  if (UNNUMBERED.test(round.name)) return round.name;
  return /^(tuần|đợt)/iu.test(round.name) ? `${round.name.split(' ')[0] ?? ''} ${round.ordinal}` : round.name;
}

/** Whose result it is: what a part has received is called after the part ("Thi viết", not "Nhận bài: Thi viết"). */
export function resultName(round: Named): string {
  return shortName({ ...round, name: round.name.replace(/^Nhận bài: /u, '') });
}

/** "tuần 2": the same in the middle of a sentence. */
export function innerName(round: Named): string {
  const name = shortName(round);
  return /^(tuần|đợt)/iu.test(name) ? lowerFirst(name) : name;
}

/** "Vào thi tuần 2", on a button. */
export function enterLabel(round: Named): string {
  return UNNUMBERED.test(round.name) ? 'Vào thi' : `Vào thi ${innerName(round)}`;
}
