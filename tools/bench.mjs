// `npm run bench -- SUITE`: builds what is stale, then measures.
import { refuse, requireUsableNode } from './old-node.mjs';

requireUsableNode();
import('./lib/run.mjs')
  .then(({ runCompiled }) => runCompiled(process.argv.slice(2), { dev: false, program: 'bench/main.js' }))
  .catch((error) => refuse(error.sentence || String((error && error.stack) || error)));
