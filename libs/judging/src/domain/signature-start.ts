import { foldVietnamese } from '#kernel';
import type { TextBlock } from '#rules';

/** Words with which letters and reports close, folded; what stands below them names whoever signs. */
const CLOSING =
  /^(?:--+$|(?:xin )?(?:tran trong|chan thanh|kinh)(?: (?:cam on|kinh chao|chao|thu|trinh))?[.!,]?$|xin (?:chan thanh )?cam on[.!]?$|than men|than ai|sent from|da gui tu|gui tu |nguoi viet(?: don| bai| sang kien)?$|nguoi bao cao$|nguoi du thi$|nguoi nop(?: don)?$|tac gia(?: sang kien)?$|nhom tac gia$|nguoi thuc hien$|\(?ky(?: ten| va ghi| ghi|,| )|xac nhan cua|thu truong don vi)/u;
/** So many blocks at the end may be a signature. */
const TAIL = 14;

/**
 * The first block below the closing words of a text; the number of blocks where there are none. Where the closing words come
 * more than once at the end, the first of them.
 */
export function signatureStart(blocks: readonly TextBlock[]): number {
  const from = Math.max(0, blocks.length - TAIL);
  const at = blocks.findIndex(({ text }, place) => place >= from && CLOSING.test(foldVietnamese(text).replace(/\s+/g, ' ')));
  return at === -1 ? blocks.length : at + 1;
}
