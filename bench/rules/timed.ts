import { median } from '../figure.js';

/** Milliseconds of one run. What it needs fresh each time, `prepare` makes before the clock starts. */
export function timed<T = undefined>(work: (fresh: T) => unknown, prepare?: () => T): number {
  const fresh = prepare?.() as T;
  const from = performance.now();
  work(fresh);
  return performance.now() - from;
}

/**
 * The medians of several kinds of work, run in turn, so that a busy moment of the machine hits all alike; the first turns
 * only warm the machine up.
 */
export function mediansOf<Name extends string>(
  works: Readonly<Record<Name, () => number>>,
  runs: number,
  warmUps = 2,
): Record<Name, number> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let run = -warmUps; run < runs; run++) {
    for (const name of names) {
      const ms = works[name]();
      if (run >= 0) times[name].push(ms);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>;
}
