import type { Suite } from './figure.js';
import { withDatabase } from './load/a-database.js';
import { correctionFigures } from './results/correction.js';
import { closeFigures } from './results/close.js';
import { verifyFigures } from './results/verify.js';
import { standingPageFigures } from './results/standing-page.js';

/** What the machine does after a round, and what its pages cost. */
export const results: Suite = async (options) =>
  withDatabase(async ({ urls, embedded }) => {
    const place = { urls, superuser: embedded.superuserUrl('khoabang') };
    const { figures, first } = await closeFigures(place, options);
    const corrected = await correctionFigures(place, options);
    return [
      ...figures,
      ...corrected,
      ...(first ? await standingPageFigures(place, first, options) : []),
      ...(await verifyFigures(place, options)),
    ];
  });
