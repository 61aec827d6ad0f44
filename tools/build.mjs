// `npm run build`: sources to dist/.
import { refuse, requireUsableNode } from './old-node.mjs';

requireUsableNode();
import('./lib/run.mjs')
  .then(async ({ prepare }) => {
    await prepare({ dev: false });
  })
  .catch((error) => refuse(error.sentence || String((error && error.stack) || error)));
