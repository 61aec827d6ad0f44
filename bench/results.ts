import type { Suite } from './figure.js';
import { inParts } from './in-parts.js';
import { withDatabase } from './load/a-database.js';
import { correctionFigures } from './results/correction.js';
import { closeFigures } from './results/close.js';
import { verifyFigures } from './results/verify.js';
import { standingPageFigures } from './results/standing-page.js';

/** What the machine does after a round, and what its pages cost. */
export const results: Suite = async (options) =>
  withDatabase(async ({ urls, embedded }) => {
    const place = { urls, superuser: embedded.superuserUrl('khoabang') };
    let closed: Awaited<ReturnType<typeof closeFigures>>['first'];
    return inParts(options, {
      close: async () => {
        const { figures, first } = await closeFigures(place, options);
        closed = first;
        return figures;
      },
      correction: async () => correctionFigures(place, options),
      // The page of the first round that was closed: asked for alone, there is none.
      'standing-page': async () => (closed ? standingPageFigures(place, closed, options) : []),
      verify: async () => verifyFigures(place, options),
    });
  });
