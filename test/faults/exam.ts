import { IN_A_BROWSER } from './exam/in-a-browser.js';
import { POSTGRES_KILLED, webKilled } from './exam/killed.js';
import { CHANGING_THE_DATABASE, lostRequest } from './exam/network.js';
import { SCARCE } from './exam/scarce.js';
import { type ExamFault, tried } from './exam/trial.js';
import type { FaultResult, FaultSuite } from './fault.js';
import { Stage } from './stage/stage.js';
import { A_SECOND, FEW_CONNECTIONS, HASTY } from './stage/web.js';

/** What breaks while people sit their exam; after each, every acknowledgement is compared with the database and the standing. */
export const exam: FaultSuite = async ({ isQuick, say }) => {
  const results: FaultResult[] = [];
  await Stage.set(say, async (stage) => {
    const inTurn = async (faults: readonly ExamFault[]): Promise<void> => {
      for (const fault of faults) results.push(await tried(stage, fault, isQuick));
    };
    await Promise.all([stage.webProcess(), stage.webProcess(A_SECOND)]);
    await inTurn(CHANGING_THE_DATABASE);
    // Those that leave the database and the first web process as they are happen beside each other, and wait for the most part:
    // meanwhile the other web processes start.
    const starting = [HASTY, FEW_CONNECTIONS, { ...FEW_CONNECTIONS, ...HASTY }].map(async (options) => stage.webProcess(options));
    await Promise.all([...IN_A_BROWSER.map(async (fault) => inTurn([fault])), inTurn([lostRequest, webKilled])]);
    await Promise.all(starting);
    await inTurn([...POSTGRES_KILLED, ...SCARCE]);
  });
  return results;
};
