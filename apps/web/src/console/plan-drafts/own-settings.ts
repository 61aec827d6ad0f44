import type { RuleSet } from '#rules';

/** The settings at the head of a plan in which the plan itself has written something, not the one above it. */
export function ownSettings({ code, provenance }: RuleSet): string[] {
  const own = Object.entries(provenance).filter(([path, by]) => path !== '$' && by === code);
  return [...new Set(own.map(([path]) => path.split(/[.[]/)[0] ?? ''))];
}
