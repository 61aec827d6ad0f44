import { type Figure, median, type SuiteOptions } from '../figure.js';
import { runLoad } from '../load/load.js';
import type { LoadRequest, LoadResult } from '../load/load-process.js';
import { beginning } from './a-whole-sitting.js';
import { atTheCode } from './at-the-code.js';
import type { ExamPlace } from './exam-place.js';
import { signedInPeople } from './sitters.js';

const HERD = 1_000;

/** A thousand people who press the button in the same moment: when the last has the questions. */
export async function herdFigures(place: ExamPlace, options: SuiteOptions): Promise<Figure[]> {
  const starting = await herd(place, options, {
    name: `herd.${HERD}`,
    what: 'people who start',
    goal: '; goal 2,000',
    lanes: async () => (await signedInPeople(place, HERD)).map(beginning),
  });
  // To ask for a thousand codes takes longer than the short form lasts.
  if (options.isQuick) return starting;
  return [
    ...starting,
    ...(await herd(place, options, {
      name: `herd-login.${HERD}`,
      what: 'people who type their code, sign in and start',
      goal: '',
      lanes: () => atTheCode(place, HERD),
    })),
  ];
}

interface Herd {
  name: string;
  what: string;
  goal: string;
  lanes: () => Promise<LoadRequest[][]>;
}

async function herd(place: ExamPlace, { isQuick, say }: SuiteOptions, { name, what, goal, lanes }: Herd): Promise<Figure[]> {
  const results: LoadResult[] = [];
  for (let run = 0; run < (isQuick ? 1 : 3); run += 1) {
    say(`${HERD} ${what} in the same moment …`);
    results.push(await runLoad({ port: place.web.port, lanes: await lanes(), withinMs: 60_000 }));
  }
  const n = results.length;
  const why = results.flatMap((one) => Object.entries(one.why)).map(([text, count]) => `${text}: ${count}`);
  const steps = Object.keys(results[0]?.steps ?? {});
  return [
    {
      name: `${name}.last-paper`,
      value: median(results.map(({ seconds }) => seconds * 1000)),
      unit: 'ms',
      n,
      note: `from the moment in which all press${goal}`,
    },
    ...steps.map((step): Figure => ({
      name: `${name}.${step}-p99`,
      value: median(results.map((one) => one.steps[step]?.p99 ?? NaN)),
      unit: 'ms',
      n,
    })),
    {
      name: `${name}.errors`,
      value: results.reduce((sum, { errors }) => sum + errors, 0),
      unit: 'count',
      n,
      ...(why.length > 0 ? { note: why.join(', ') } : {}),
    },
    { name: `${name}.memory`, value: place.web.peakMiB(), unit: 'MiB', n, note: 'the most that the web process has held so far' },
  ];
}
