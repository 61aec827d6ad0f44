import { join } from 'node:path';
import { freePort } from '#persistence';
import { KeptProcess } from '../../apps/cli/src/start/child-process.js';
import { type Figure, median, type SuiteOptions } from '../figure.js';
import { BENCH_SECRETS } from '../load/a-web-process.js';
import { runLoad } from '../load/load.js';
import type { ExamPlace } from './exam-place.js';
import { savingLanes } from './save.js';
import { sitters } from './sitters.js';

const PEOPLE = 64;

/** The save against the same group commit behind a bare route: what the product around it costs. By turns, so that both meet the same machine. */
export async function floorFigures(place: ExamPlace, { isQuick, say }: SuiteOptions): Promise<Figure[]> {
  say('the same saves behind a bare route …');
  const [seconds, runs] = isQuick ? [2, 1] : [6, 3];
  const port = await freePort();
  const bare = new KeptProcess('bare', join(import.meta.dirname, 'bare-save-process.js'), {
    ...process.env,
    ...BENCH_SECRETS,
    KHOABANG_MODE: 'production',
    PORT: String(port),
    DATABASE_URL: '',
    DATABASE_APP_URL: place.urls.app,
    DATABASE_PLATFORM_URL: place.urls.platform,
    BENCH_TENANT: place.round.tenantId,
  });
  await bare.start();
  try {
    const lanes = savingLanes(await sitters(place, PEOPLE));
    const rate = async (at: number): Promise<number> => {
      const { answered, seconds: took, errors } = await runLoad({ port: at, lanes, seconds, withinMs: (seconds + 20) * 1000 });
      if (errors > 0) throw new Error(`${errors} saves went wrong`);
      return answered / took;
    };
    const [ours, bares]: [number[], number[]] = [[], []];
    for (const at of [port, place.web.port]) await rate(at);
    for (let run = 0; run < runs; run += 1) {
      bares.push(await rate(port));
      ours.push(await rate(place.web.port));
    }
    const [value, limit] = [median(ours), median(bares)];
    return [
      {
        name: `floor.${PEOPLE}.rate`,
        value,
        unit: '/s',
        limit,
        ratio: value / limit,
        n: runs,
        note: 'limit: the same group commit behind a bare Fastify route',
      },
    ];
  } finally {
    await bare.stop();
  }
}
