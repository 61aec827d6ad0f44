import { z } from 'zod';
import { reference } from '../plan/reference.js';
import { settings, whole } from '../plan/setting.js';
import { overallCriteria } from './overall-criteria.js';

const ranking = {
  minimumRounds: whole('Số đợt phải thi ít nhất', { min: 1, max: 200 }, 'Người thi ít đợt hơn không được xếp hạng chung.').optional(),
  order: z.array(overallCriteria.reference).min(1).max(10).meta({ title: 'Thứ tự tiêu chí xếp hạng' }),
};

/** One ranking over all rounds of a part. */
export const overallRanking = settings(ranking).meta({ title: 'Xếp hạng chung các đợt' });

/** One ranking over the rounds of several quiz parts. */
export const contestRanking = settings({
  parts: z.array(reference('parts', 'Phần thi')).min(1).max(20).meta({ title: 'Các phần thi được tính' }),
  ...ranking,
}).meta({ title: 'Xếp hạng chung cả cuộc thi' });

export type OverallRanking = z.output<typeof overallRanking>;
