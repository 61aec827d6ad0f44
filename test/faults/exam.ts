import { IN_A_BROWSER } from './exam/in-a-browser.js';
import { KILLED } from './exam/killed.js';
import { NETWORK } from './exam/network.js';
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
    await inTurn(NETWORK);
    // Those in a browser touch nothing that others stand on, and wait for the most part: meanwhile the web processes start.
    const starting = [HASTY, FEW_CONNECTIONS, { ...FEW_CONNECTIONS, ...HASTY }].map(async (options) => stage.webProcess(options));
    results.push(...(await Promise.all(IN_A_BROWSER.map((fault) => tried(stage, fault, isQuick)))));
    await Promise.all(starting);
    await inTurn([...KILLED, ...SCARCE]);
  });
  return results;
};
