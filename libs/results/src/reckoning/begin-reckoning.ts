import { RoundRanking } from '../closing/round-ranking.js';
import { SourceReckoning } from '../collective/source-reckoning.js';
import { RunningReckoning } from '../running/running-reckoning.js';
import type { AskScoring } from './reckoning.js';
import type { ReckoningKind, ReckoningOf, Reckonings } from './reckonings.js';

const BEGINNINGS: { [Kind in ReckoningKind]: (task: Reckonings[Kind]['task'], ask: AskScoring) => ReckoningOf<Kind> } = {
  ranking: (task, ask) => new RoundRanking(task, ask),
  running: (task, ask) => new RunningReckoning(task, ask),
  sources: (task, ask) => new SourceReckoning(task, ask),
};

/** Begins to reckon where it stands: in this thread. */
export function beginReckoning<Kind extends ReckoningKind>(kind: Kind, task: Reckonings[Kind]['task'], ask: AskScoring): ReckoningOf<Kind> {
  return BEGINNINGS[kind](task, ask);
}
