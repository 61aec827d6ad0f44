import { formatNumber } from '#kernel';
import { codeOfFont, fromFont, fromLegacy, type LegacyCode, legacyCodeOf } from '../legacy/legacy-text.js';
import { blocksOf } from './pdf-blocks.js';
import { linesOfPage, type PdfPiece } from './pdf-lines.js';
import { type PdfPage, withoutMargins } from './pdf-margins.js';
import { openPdf, type PdfFonts, type PdfProxyPage } from './open-pdf.js';
import type { ReadingLimits, ReadText } from './read-text.js';
import { ReadingError } from './reading.errors.js';

/** Letters that a font shows, but of which nobody can tell what they are. */
const UNTOLD = /[\p{Co}\p{Cn}\ufffd]/gu;
/** "ﬁ" in one sign. */
const LIGATURES = /[\ufb00-\ufb06]/gu;
/** With more of those than this share, nothing can be counted. */
const MOST_UNTOLD = 0.2;

/**
 * Reads a PDF by where its letters lie: paragraphs put together from lines, without page numbers, running heads and watermarks.
 * Runs nothing that the file brings with it.
 * @throws ReadingError PDF_LOCKED, PDF_BROKEN, TOO_MANY_PAGES, TOO_LONG
 */
export async function readPdf(bytes: Buffer, limits: ReadingLimits): Promise<ReadText> {
  const pdf = await openPdf(bytes);
  try {
    if (pdf.numPages > limits.pages)
      throw new ReadingError('TOO_MANY_PAGES', { pages: formatNumber(pdf.numPages), most: formatNumber(limits.pages) });
    const pages: PdfPage[] = [];
    const legacy = new Set<LegacyCode>();
    let left = limits.characters;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.page(number);
      const pieces = await piecesOf(page, pdf.fonts, legacy, left);
      left -= pieces.reduce((sum, { text }) => sum + text.length, 0);
      if (left < 0) throw new ReadingError('TOO_LONG', { most: formatNumber(limits.characters) });
      pages.push({ number, lines: linesOfPage(pieces, number), width: page.width, height: page.height });
      page.close();
    }
    return textOf(pages, legacy);
  } finally {
    await pdf.close();
  }
}

async function piecesOf(page: PdfProxyPage, fonts: PdfFonts, legacy: Set<LegacyCode>, most: number): Promise<PdfPiece[]> {
  const items = await page.items(most);
  await fonts.learn(page, items);
  return items.map(({ str, transform, width, fontName }): PdfPiece => {
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
    const font = fonts.of(fontName);
    const code = codeOfFont(font.name)?.code;
    const text = (code ? fromFont(str, font.name) : str).replace(LIGATURES, (letters) => letters.normalize('NFKC'));
    if (code && text !== str) legacy.add(code);
    return {
      text,
      x,
      y,
      width,
      size: Math.hypot(c, d) || Math.hypot(a, b),
      angle: (Math.atan2(b, a) * 180) / Math.PI,
      isBold: font.isBold,
    };
  });
}

function textOf(whole: readonly PdfPage[], legacy: Set<LegacyCode>): ReadText {
  const pages = withoutMargins(whole);
  const blocks = blocksOf(pages);
  const letters = blocks.map((block) => block.text).join('');
  const hasText = letters !== '' && (letters.match(UNTOLD)?.length ?? 0) <= MOST_UNTOLD * letters.length;
  const guessed = legacyCodeOf(blocks.map((block) => block.text));
  return {
    blocks: !hasText ? [] : guessed ? blocks.map((block) => ({ ...block, text: fromLegacy(block.text, guessed) })) : blocks,
    pages: pages.length,
    pagesWithoutText: pages.filter((page) => page.lines.length === 0).length,
    hasText,
    legacy: guessed ?? [...legacy][0] ?? null,
  };
}
