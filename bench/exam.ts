import type { Suite } from './figure.js';
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
        return [
          ...(await saveFigures(place, options)),
          ...(await floorFigures(place, options)),
          ...(await sittingFigures(place, options)),
          ...(await herdFigures(place, options)),
          ...(await growthFigures(place, options)),
        ];
      });
    },
    { max_connections: '320' },
  );
