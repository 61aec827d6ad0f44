import { roundHalfUp } from './half-up.js';

/** A criterion as far as adding up is concerned. */
interface Weighed {
  code: string;
  maximum: number;
  weight?: number | undefined;
}

/** Points as whole thousandths, the only form in which they are added up. */
export const thousandths = (points: number): number => Math.round(points * 1000);

/** The points of one sheet, each times the weight of its criterion, in thousandths; rounded half up. */
export function weightedTotal(criteria: readonly Weighed[], pointsOf: (criterion: Weighed) => number): number {
  const millionths = criteria.reduce((sum, criterion) => sum + thousandths(pointsOf(criterion)) * thousandths(criterion.weight ?? 1), 0);
  return roundHalfUp(millionths, 1000);
}

/** What a submission with every criterion at its maximum gets in a phase, in thousandths of a point. */
export function fullPhaseScore({ criteria }: { criteria: readonly Weighed[] }): number {
  return weightedTotal(criteria, ({ maximum }) => maximum);
}
