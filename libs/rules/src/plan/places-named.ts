import { eligibilityConditions } from '../eligibility/eligibility-conditions.js';
import type { RuleSet } from './rule-set.js';

/** A unit, or a place above units, that a plan names by its code. */
export interface NamedPlace {
  /** The setting that names it. */
  path: string;
  code: string;
  /** As people call it, where the plan says so: "tỉnh Lâm Đồng". */
  name?: string | undefined;
  /** One of the places from which people may take part. */
  isArea: boolean;
}

/** What a plan expects the organiser's register to have: places from which people may take part, and units of blocks. */
export function placesNamed({ eligibility, blocks = [] }: Pick<RuleSet, 'eligibility' | 'blocks'>): NamedPlace[] {
  const areas = eligibility.flatMap((condition, at) =>
    (eligibilityConditions.of(condition).places?.(condition) ?? []).map((place) => ({
      path: `eligibility[${at}]`,
      ...place,
      isArea: true,
    })),
  );
  const grouped = blocks.flatMap(({ units = [] }, at) => units.map((code) => ({ path: `blocks[${at}]`, code, isArea: false })));
  return [...areas, ...grouped];
}
