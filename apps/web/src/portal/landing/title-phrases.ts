/** Expressions that must not be broken over two lines. */
const WHOLE = ['cải cách hành chính', 'chuyển đổi số', 'công tác', 'sáng kiến', 'giải pháp'];
const JOINING = /^(?:và|về|của|cho|các|,)$/i;

/**
 * A title in phrases that do not break inside: "Tìm hiểu về", "Cải cách hành chính", "và Chuyển đổi số". A small word
 * goes with the expression that follows it.
 */
export function titlePhrases(title: string): string[] {
  const whole = new RegExp(`(${WHOLE.toSorted((a, b) => b.length - a.length).join('|')})`, 'iu');
  const pieces = title
    .split(whole)
    .map((piece) => piece.trim())
    .filter(Boolean);
  const phrases: string[] = [];
  let waiting = '';
  for (const piece of pieces) {
    if (piece.startsWith(',') && phrases.length > 0) {
      phrases.push(`${phrases.pop() ?? ''},`);
      waiting = piece.slice(1).trim();
    } else if (JOINING.test(piece)) waiting = piece;
    else {
      phrases.push(waiting ? `${waiting} ${piece}` : piece);
      waiting = '';
    }
  }
  if (waiting) phrases.push(waiting);
  return phrases;
}
