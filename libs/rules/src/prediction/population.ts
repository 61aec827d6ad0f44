import { choice } from '../plan/setting.js';
import type { PredictionScope } from './prediction-rule.js';

/** Over whom a predicted number is counted: the arguments that all such rules share. */
export const populationArgs = {
  population: choice('Đếm theo', { people: 'người', attempts: 'lượt thi' }).default('people'),
  exclusions: choice('Người bị loại', { removed: 'không đếm', kept: 'vẫn đếm' }).default('removed'),
};

export interface Population {
  population: 'people' | 'attempts';
  exclusions: 'removed' | 'kept';
}

/** How many of the population an attempt speaks for: its person once (by the attempt that counts), or each valid attempt. */
export function countPopulation(
  { population, exclusions }: Population,
  { attempts, valid, counted, excluded }: PredictionScope,
  accept: (attempt: number) => boolean,
): number {
  const rows = population === 'people' ? counted : valid;
  const keepsExcluded = exclusions === 'kept';
  let count = 0;
  for (const row of rows) {
    if (accept(row) && (keepsExcluded || excluded[attempts.person[row] as number] === 0)) count += 1;
  }
  return count;
}

/** The end of the sentence that defines the number. */
export function exclusionClause({ exclusions }: Population): string {
  return exclusions === 'removed' ? 'không tính người bị loại khỏi Cuộc thi' : 'tính cả người bị loại khỏi Cuộc thi';
}
