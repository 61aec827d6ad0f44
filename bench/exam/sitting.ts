import { type Figure, median, type SuiteOptions } from '../figure.js';
import { runLoad } from '../load/load.js';
import type { LoadResult } from '../load/load-process.js';
import type { ExamPlace } from './exam-place.js';
import { aWholeSitting } from './a-whole-sitting.js';
import { signedInPeople } from './sitters.js';

/** So many people take turns in each lane, so that nobody has a history that no contestant has. */
const PEOPLE_PER_LANE = 20;

interface Measured extends LoadResult {
  sittings: number;
  webMs: number;
  postgresMs: number;
}

/** Whole sittings with so many at once: per second, the times of each step, and what one costs. */
export async function sittingFigures(place: ExamPlace, { isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const saves of isQuick ? [4] : [4, 20])
    for (const lanes of isQuick ? [32] : [1, 8, 32, 128]) {
      say(`whole sittings with ${saves} saves, ${lanes} at once …`);
      const measured: Measured[] = [];
      for (let run = 0; run < (isQuick ? 1 : 3); run += 1) measured.push(await sittings(place, lanes, saves, isQuick ? 3 : 8));
      figures.push(...figuresOf(`${saves === 4 ? 'sitting' : `sitting-${saves}`}.${lanes}`, measured));
    }
  return figures;
}

/** Sittings, one after the other in each lane, for so many seconds. */
export async function sittings(place: ExamPlace, lanes: number, saves: number, seconds: number): Promise<Measured> {
  const browsers = await signedInPeople(place, lanes * PEOPLE_PER_LANE);
  const scripts = Array.from({ length: lanes }, (_, lane) =>
    browsers.slice(lane * PEOPLE_PER_LANE, (lane + 1) * PEOPLE_PER_LANE).flatMap((browser) => aWholeSitting(browser, saves)),
  );
  await runLoad({ port: place.web.port, lanes: scripts.map((script) => script.slice(0, saves + 5)), withinMs: 30_000 });
  const [web, postgres] = [place.web.cpuMs(), place.postgresMs()];
  const result = await runLoad({ port: place.web.port, lanes: scripts, seconds, withinMs: (seconds + 60) * 1000 });
  return {
    ...result,
    sittings: result.answered / (saves + 5),
    webMs: place.web.cpuMs() - web,
    postgresMs: place.postgresMs() - postgres,
  };
}

function figuresOf(name: string, measured: readonly Measured[]): Figure[] {
  const n = measured.length;
  const of = (value: (one: Measured) => number): number => median(measured.map(value));
  const why = measured.flatMap((one) => Object.entries(one.why)).map(([text, count]) => `${text}: ${count}`);
  const steps = Object.keys(measured[0]?.steps ?? {});
  return [
    { name: `${name}.rate`, value: of(({ sittings, seconds }) => sittings / seconds), unit: '/s', n },
    ...steps.flatMap((step) =>
      (['p50', 'p95', 'p99'] as const).map((percent): Figure => ({
        name: `${name}.${step}-${percent}`,
        value: of((one) => one.steps[step]?.[percent] ?? NaN),
        unit: 'ms',
        n,
      })),
    ),
    {
      name: `${name}.cpu`,
      value: of(cpuOf),
      unit: 'ms',
      n,
      note: `each; web ${of(({ webMs, sittings }) => webMs / sittings).toFixed(2)}, Postgres ${of(({ postgresMs, sittings }) => postgresMs / sittings).toFixed(2)}`,
    },
    {
      name: `${name}.errors`,
      value: measured.reduce((sum, { errors }) => sum + errors, 0),
      unit: 'count',
      n,
      ...(why.length > 0 ? { note: why.join(', ') } : {}),
    },
  ];
}

/** What one sitting costs the web process and Postgres, in milliseconds. */
export function cpuOf({ webMs, postgresMs, sittings }: Measured): number {
  return (webMs + postgresMs) / sittings;
}
