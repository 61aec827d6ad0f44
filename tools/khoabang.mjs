// `npm run khoabang -- COMMAND …`: builds what is stale, then hands over.
import { refuse, requireUsableNode } from './old-node.mjs';

requireUsableNode();
import('./lib/run.mjs')
  .then(({ runCompiled }) => runCompiled(process.argv.slice(2), { dev: false }))
  .catch((error) => refuse(error.sentence || String((error && error.stack) || error)));
