import type { Round, RunningContest } from '#contests';
import { nameOfIn } from '#rules';
import { shortName } from '../../edge/round-name.js';

/** What people hand in where it is counted, in words of the page. */
export interface CountedAs {
  isEntries: boolean;
  /** "Lượt thi", "Bài dự thi": of a column. */
  label: string;
  /** "lượt thi", "bài dự thi": in a sentence. */
  noun: string;
  /** "lượt", "bài": behind a number. */
  short: string;
}

const SITTINGS: CountedAs = { isEntries: false, label: 'Lượt thi', noun: 'lượt thi', short: 'lượt' };
const ENTRIES: CountedAs = { isEntries: true, label: 'Bài dự thi', noun: 'bài dự thi', short: 'bài' };

/** Of a round; of the whole contest without one, which is counted by its quiz where there is any. */
export function countedAs({ rounds }: Pick<RunningContest, 'rounds'>, round: Pick<Round, 'kind'> | undefined): CountedAs {
  const kind = round?.kind ?? (rounds.length > 0 ? 'sitting' : 'receiving');
  return kind === 'receiving' ? ENTRIES : SITTINGS;
}

/** The rounds of quizzes, then those of parts that receive submissions. */
export function everyRound({ rounds, receiving }: Pick<RunningContest, 'rounds' | 'receiving'>): Round[] {
  return [...rounds, ...receiving];
}

/** A round among the others: "Tuần 2"; a part that receives submissions by its own name. */
export function roundLabel({ ruleSet }: Pick<RunningContest, 'ruleSet'>, round: Round): string {
  return round.kind === 'receiving' ? nameOfIn(ruleSet)('parts', round.partCode) : shortName(round);
}
