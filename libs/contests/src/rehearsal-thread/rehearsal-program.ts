import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '#kernel';
import { parseRuleSet, rehearse } from '#rules';
import type { RehearsalJob, RehearsalNews } from './rehearsal-job.js';

// Program of the thread that RehearsalThread starts: one rehearsal, then it ends.
const say = (news: RehearsalNews): void => parentPort?.postMessage(news);

try {
  const { ruleSet, contestants, seed } = workerData as RehearsalJob;
  const playing = rehearse(parseRuleSet(ruleSet), { contestants, seed });
  let step = playing.next();
  for (; !step.done; step = playing.next()) say({ progress: step.value });
  say({ result: step.value });
} catch (error) {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say({ fault: error instanceof DomainError ? { sentence: error.sentence(), stack } : { stack } });
}
