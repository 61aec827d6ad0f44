import type { RuleSet } from '#rules';
import type { Basis } from '#units';

/** By what the chosen audience may count; where the rules know one audience only, it is chosen. */
export function basesFor({ audiences }: RuleSet, audience: string | undefined): Basis[] {
  const chosen = audience ?? (audiences.length === 1 ? audiences[0]?.code : undefined);
  const by = audiences.find((one) => one.code === chosen)?.registersBy ?? 'either';
  return by === 'either' ? ['residence', 'workplace'] : [by];
}
