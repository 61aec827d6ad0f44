import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { rankRound, standingHash } from '#rules';
import type { Figure, SuiteOptions } from '../figure.js';
import { rankInput, withRollDown } from './rank-input.js';
import { mediansOf, timed } from './timed.js';

const KIB_PER_MIB = 1024;

/** A million attempts to a ranking with prizes, beside sorting as many numbers. */
export function rankFigures({ isQuick, say }: SuiteOptions): Figure[] {
  say('ranking a million attempts …');
  const input = withRollDown(rankInput());
  const { count } = input.attempts;
  const n = isQuick ? 5 : 15;
  const random = Float64Array.from({ length: count }, Math.random);
  const standing = rankRound(input);
  const { sort, rank } = mediansOf(
    {
      sort: () =>
        timed(
          (keys) => keys.sort(),
          () => random.slice(),
        ),
      rank: () => timed(() => rankRound(input)),
    },
    n,
  );
  const hashes = isQuick ? 3 : 5;
  const { hash } = mediansOf({ hash: () => timed(() => standingHash(standing)) }, hashes, 1);
  const { ranked, decided, excluded } = standing.summary;
  const drawn = decided.find(({ criterion }) => criterion === 'draw')?.pairs ?? 0;
  return [
    {
      name: 'rank-1m.time',
      value: rank,
      unit: 'ms',
      limit: sort,
      ratio: sort / rank,
      n,
      note: `${ranked} people ranked, ${excluded.length} excluded, ${drawn} pairs told apart by the draw; limit: sorting ${count} Float64 keys`,
    },
    { name: 'rank-1m.hash', value: hash, unit: 'ms', n: hashes, note: 'SHA-256 of the whole standing' },
    ...memoryFigures(isQuick ? 1 : 3, say),
  ];
}

/** In a process of its own, so that nothing else is counted. */
function memoryFigures(n: number, say: SuiteOptions['say']): Figure[] {
  say('the same in a process of its own, for its memory …');
  const runs = Array.from({ length: n }, () => {
    const child = spawnSync(process.execPath, [join(import.meta.dirname, 'rank-memory.js')], { encoding: 'utf8' });
    if (child.status !== 0) throw new Error(`the ranking's own process ended with ${child.status}: ${child.stderr}`);
    return JSON.parse(child.stdout) as { before: number; peak: number };
  }).sort((a, b) => a.peak - b.peak);
  const { before, peak } = runs[Math.floor(n / 2)] as { before: number; peak: number };
  return [
    {
      name: 'rank-1m.memory',
      value: peak / KIB_PER_MIB,
      unit: 'MiB',
      n,
      note: `peak resident size of a process that ranks and hashes once, Node.js and the attempts included (${Math.round(before / KIB_PER_MIB)} MiB before ranking)`,
    },
  ];
}
