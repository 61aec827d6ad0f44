import { readSettings } from '#settings';
import { Catalogue, catalogueSearchSql, unitKey, UnitsModule } from '#units';
import { withContext } from '../../apps/cli/src/cli-context.js';
import { importInto } from '../../apps/cli/src/units/units-import.js';
import type { Figure, SuiteOptions } from '../figure.js';
import { chanceOf } from '../rules/chance.js';
import { withDatabase } from '../load/a-database.js';
import { pgbenchTimes } from '../load/pgbench.js';

const DAY = '2026-11-20';
/** Different texts that are typed. pgbench takes at most 128 scripts. */
const TEXTS = 100;

/**
 * Looking for a unit while typing, over the whole national catalogue: the names of units, typed letter by letter. Beside it
 * what the same statements cost in pgbench.
 */
export async function unitSearchFigures({ isQuick, say }: SuiteOptions): Promise<Figure[]> {
  say('bringing in the national catalogue …');
  return withDatabase(async ({ urls }) =>
    withContext(readSettings({ KHOABANG_MODE: 'test' }), urls, [UnitsModule], async (context) => {
      const catalogue = context.get(Catalogue);
      const { took, added } = await importInto(catalogue, { today: DAY });
      const texts = await typedTexts(catalogue);
      say('searching …');
      for (const text of texts) await catalogue.search({ text, day: DAY });
      const dice = chanceOf(1);
      const times: number[] = [];
      const until = performance.now() + (isQuick ? 5_000 : 30_000);
      while (performance.now() < until) {
        const text = texts[dice(texts.length)] as string;
        const from = performance.now();
        await catalogue.search({ text, day: DAY });
        times.push(performance.now() - from);
      }
      say('the same in pgbench …');
      const limits = pgbenchTimes(
        urls.app,
        texts.map((text) => catalogueSearchSql({ text, day: DAY })),
        isQuick ? 5 : 30,
      );
      const value = percentile(times, 99);
      const limit = limits && percentile(limits, 99);
      return [
        { name: 'unit-search.1.p50', value: percentile(times, 50), unit: 'ms', n: times.length },
        {
          name: 'unit-search.1.p99',
          value,
          unit: 'ms',
          ...(limit === undefined
            ? { ratio: null, note: 'no pgbench to compare with' }
            : { limit, ratio: limit / value, note: `${added} versions, ${TEXTS} texts, one client` }),
          n: times.length,
        },
        { name: 'catalogue-import.time', value: took, unit: 'ms', n: 1, note: `${added} versions into an empty catalogue` },
      ];
    }),
  );
}

/** Beginnings of units' names, of one letter up to the whole with its province. */
async function typedTexts(catalogue: Catalogue): Promise<string[]> {
  const dice = chanceOf(2);
  const letters = ['a', 'b', 'c', 'd', 'h', 'l', 'm', 'n', 'p', 'q', 't', 'v', 'x'];
  const found = (await Promise.all(letters.map((text) => catalogue.search({ text, day: DAY, limit: 200 })))).flat();
  return Array.from({ length: TEXTS }, () => {
    const unit = found[dice(found.length)];
    const whole = unitKey(`${unit?.name} ${unit?.provinceName}`);
    return whole.slice(0, 1 + dice(whole.length)).trim() || 'xa';
  });
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN;
}
