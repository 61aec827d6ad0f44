const NAMED: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  hellip: '…',
  ldquo: '“',
  rdquo: '”',
};
const MARKS: Readonly<Record<string, string>> = { grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303' };

/** The words of a piece of HTML; pictures leave their mark. What comes out is text and is shown as text. */
export function htmlText(html: string, picture: string): string {
  return withoutScripts(html)
    .replace(/<img\b[^<>]*>/gi, picture)
    .replace(/<(?:br|\/p|\/div|\/li)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
      name ? named(name, whole) : sign(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16), whole),
    )
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

function withoutScripts(html: string): string {
  const [first = '', ...others] = html.split(/<(?:script|style)\b/i);
  const after = others.map((piece) => {
    const end = piece.search(/<\/(?:script|style)/i);
    return end < 0 ? '' : piece.slice(end);
  });
  return [first, ...after].join('');
}

function named(name: string, whole: string): string {
  const letter = /^([A-Za-z])(grave|acute|circ|tilde)$/.exec(name);
  if (letter) return `${letter[1]}${MARKS[letter[2] ?? ''] ?? ''}`.normalize('NFC');
  return NAMED[name.toLowerCase()] ?? whole;
}

function sign(code: number, whole: string): string {
  // Halves of a pair are no characters, and Postgres keeps none.
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return code > 0 && code <= 0x10ffff && !isHalf ? String.fromCodePoint(code) : whole;
}
