// `npm start`: everything from a bare checkout to a serving product.
import { refuse, requireUsableNode } from './old-node.mjs';

requireUsableNode();
import('./lib/run.mjs')
  .then(({ runCompiled }) => runCompiled(['start', ...process.argv.slice(2)], { dev: false, isServer: true }))
  .catch((error) => refuse(error.sentence || String((error && error.stack) || error)));
