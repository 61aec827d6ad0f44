import { explanationOf } from './explanation.js';
import type { ChainColumn } from './order-attempts.js';
import { decidingLink } from './order-rows.js';

/** Why a line stands above the next one. */
export interface LineExplanation {
  rank: number;
  /** Code of the criterion that decided; null for the last line. */
  criterion: string | null;
  /** How many of the earlier criteria tied. */
  tiedOn: number;
  /** "Xếp trên người kế tiếp nhờ thời gian làm bài: 8 phút 05 giây, người kế tiếp 9 phút 31 giây." */
  sentence: string;
}

/**
 * Explains a place (1 is the best) by the chain that ordered it.
 * @throws RangeError when there is no such place
 */
export function explainPlace(chain: readonly ChainColumn[], length: number, rank: number): LineExplanation {
  if (!Number.isInteger(rank) || rank < 1 || rank > length) throw new RangeError(`no line ${rank} in a ranking of ${length}`);
  if (rank === length) return { rank, criterion: null, tiedOn: 0, sentence: 'Đứng cuối bảng xếp hạng.' };
  const tiedOn = decidingLink(
    chain.map(({ keys }) => keys),
    rank,
  );
  const link = chain[tiedOn];
  // Two equal tickets of 48 bits: the pseudonyms themselves decided.
  if (!link) return { rank, criterion: null, tiedOn: chain.length, sentence: 'Bằng người kế tiếp ở mọi tiêu chí; xếp theo mã số ẩn danh.' };
  const [own, other] = [link.keys[rank - 1] as number, link.keys[rank] as number];
  const sentence = explanationOf({ compares: link.compares, own: link.say(own), other: link.say(other) });
  return { rank, criterion: link.code, tiedOn, sentence };
}

/** Code of the criterion that puts the line at a place (1 is the best) above the next one; null for the last, and where none did. */
export function decidingCriterionAt(chain: readonly ChainColumn[], length: number, rank: number): string | null {
  if (rank === length) return null;
  return chain[decidingLink(chain.map(({ keys }) => keys), rank)]?.code ?? null; // prettier-ignore
}
