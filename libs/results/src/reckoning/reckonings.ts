import type { RunningStanding } from '#rules';
import type { LineTexts, RankedHead, RankingTask } from '../closing/ranking.js';
import type { KeptUnit, SourcesHead, SourcesTask } from '../collective/source-reckoning.js';
import type { RunningTask } from '../running/running-reckoning.js';
import type { Reckoning } from './reckoning.js';

/** What can be reckoned: by which task (plain data), with what result, in which lines. */
export interface Reckonings {
  ranking: { task: RankingTask; result: RankedHead; lines: LineTexts };
  running: { task: RunningTask; result: RunningStanding; lines: never };
  sources: { task: SourcesTask; result: SourcesHead; lines: KeptUnit[] };
}

export type ReckoningKind = keyof Reckonings;
export type ReckoningOf<Kind extends ReckoningKind> = Reckoning<Reckonings[Kind]['result'], Reckonings[Kind]['lines']>;
