import { type Figure, median, type SuiteOptions } from '../figure.js';
import { runLoad } from '../load/load.js';
import type { LoadResult } from '../load/load-process.js';
import { beginning } from './a-whole-sitting.js';
import type { ExamPlace } from './exam-place.js';
import { signedInPeople } from './sitters.js';

const HERD = 1_000;

/** A thousand people who press the button in the same moment: when the last has the questions. */
export async function herdFigures(place: ExamPlace, { isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const results: LoadResult[] = [];
  for (let run = 0; run < (isQuick ? 1 : 3); run += 1) {
    say(`${HERD} people who start in the same moment …`);
    const browsers = await signedInPeople(place, HERD);
    results.push(await runLoad({ port: place.web.port, lanes: browsers.map(beginning), withinMs: 60_000 }));
  }
  const n = results.length;
  const why = results.flatMap((one) => Object.entries(one.why)).map(([text, count]) => `${text}: ${count}`);
  return [
    {
      name: `herd.${HERD}.last-paper`,
      value: median(results.map(({ seconds }) => seconds * 1000)),
      unit: 'ms',
      n,
      note: 'from the moment in which all press; goal 2,000',
    },
    { name: `herd.${HERD}.start-p99`, value: median(results.map(({ steps }) => steps['start']?.p99 ?? NaN)), unit: 'ms', n },
    {
      name: `herd.${HERD}.errors`,
      value: results.reduce((sum, { errors }) => sum + errors, 0),
      unit: 'count',
      n,
      ...(why.length > 0 ? { note: why.join(', ') } : {}),
    },
    { name: `herd.${HERD}.memory`, value: place.web.peakMiB(), unit: 'MiB', n, note: 'the most that the web process has held so far' },
  ];
}
