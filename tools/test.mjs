// `npm test`: everything that CI runs, from a bare checkout.
import { refuse, requireUsableNode } from './old-node.mjs';

requireUsableNode();
import('./lib/check-all.mjs')
  .then(({ checkAll }) => checkAll(process.argv.slice(2)))
  .then((code) => process.exit(code))
  .catch((error) => refuse(error.sentence || String((error && error.stack) || error)));
