import type { Problem, SettingPath, Strategy, StrategyFamily, StrategyReference } from './strategy.js';

/** A criterion of a chain, for people or for units. */
type ChainLink = Strategy & { readonly decidesEveryTie: boolean };

/** A chain must settle every tie, by its last link and by no earlier one. */
export function chainProblems(
  path: SettingPath,
  chain: readonly StrategyReference[] | undefined,
  family: StrategyFamily<ChainLink>,
): Problem[] {
  if (!chain) return [];
  const deciding = chain.findIndex((reference) => family.of(reference).decidesEveryTie);
  const code = chain.at(deciding)?.code;
  if (deciding === -1) {
    const closing = family.strategies
      .filter(({ decidesEveryTie }) => decidesEveryTie)
      .map((strategy) => `“${strategy.code}” (${strategy.label})`);
    return [
      { path: [...path, chain.length - 1], message: `xét đến “${code}” vẫn có thể bằng nhau; hãy thêm vào cuối ${closing.join(' hoặc ')}` },
    ];
  }
  if (deciding === chain.length - 1) return [];
  const message = `sau “${code}” không còn ai bằng nhau nên các tiêu chí dưới không bao giờ được dùng; hãy chuyển “${code}” xuống cuối`;
  return [{ path: [...path, deciding], message }];
}
