import type { Suite } from './figure.js';
import { inParts } from './in-parts.js';
import { anOpenRound } from './exam/an-open-round.js';
import { floorFigures } from './exam/floor.js';
import { growthFigures } from './exam/growth.js';
import { herdFigures } from './exam/herd.js';
import { saveFigures } from './exam/save.js';
import { sittingFigures } from './exam/sitting.js';
import { withWebProcess } from './load/a-web-process.js';
import { withDatabase } from './load/a-database.js';
import { postgresCpu } from './load/postgres-cpu.js';

/** A sitting, from the start to the receipt, against a web process as in production. */
export const exam: Suite = async (options) =>
  withDatabase(
    async ({ urls, embedded }) => {
      const superuser = embedded.superuserUrl('khoabang');
      const round = await anOpenRound(urls, superuser);
      const postgresMs = await postgresCpu(superuser);
      return withWebProcess(urls, async (web) => {
        const place = { web, round, urls, postgresMs };
        return inParts(options, {
          save: async () => saveFigures(place, options),
          floor: async () => floorFigures(place, options),
          sitting: async () => sittingFigures(place, options),
          herd: async () => herdFigures(place, options),
          growth: async () => growthFigures(place, options),
        });
      });
    },
    { max_connections: '320' },
  );
