import type { DatabaseUrls } from '#persistence';
import type { WebProcess } from '../load/a-web-process.js';
import type { OpenRound } from './an-open-round.js';

/** Where an exam is measured. */
export interface ExamPlace {
  web: WebProcess;
  round: OpenRound;
  urls: DatabaseUrls;
  /** Milliseconds of the machine's time that Postgres has used so far. */
  postgresMs: () => number;
}
