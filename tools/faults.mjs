// `npm run faults -- SUITE`: builds what is stale, then breaks things and counts what was lost.
import { refuse, requireUsableNode } from './old-node.mjs';

requireUsableNode();
import('./lib/run.mjs')
  .then(({ runCompiled }) => runCompiled(process.argv.slice(2), { dev: true, program: 'test/faults/main.js' }))
  .catch((error) => refuse(error.sentence || String((error && error.stack) || error)));
