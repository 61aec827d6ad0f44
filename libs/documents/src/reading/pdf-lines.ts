/** A piece of text as it lies on a page; sizes and places in points, upward from the lower left corner. */
export interface PdfPiece {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  /** Degrees against the page, counter-clockwise. */
  angle: number;
  isBold: boolean;
}

/** A line of a page, its pieces joined. */
export interface PdfLine {
  text: string;
  page: number;
  left: number;
  right: number;
  /** Of the baseline. */
  y: number;
  size: number;
  isBold: boolean;
  /** Small raised numbers and stars, which are not in its text: they name footnotes. */
  marks: readonly string[];
  /** The first of them stands at its beginning, as a footnote's own does. */
  hasMark: boolean;
}

interface OpenLine {
  pieces: PdfPiece[];
  angle: number;
}

/** Pieces whose baselines differ by less than this share of the letters' size stand in one line: a raised number does. */
const SAME_LINE = 0.45;
/** A gap as wide as this share of the size is a space; wider than the second, the next cell or column. */
const [SPACE, TAB] = [0.15, 2];
/** A raised number is so much smaller than the letters beside it. */
const RAISED = 0.8;

/**
 * The lines of a page in the order in which the file holds them, which is the order of reading. What stands askew is a
 * watermark and left out; what stands upright on its side (heads of narrow columns, pages on their side) is read.
 */
export function linesOfPage(pieces: readonly PdfPiece[], page: number): PdfLine[] {
  const lines: OpenLine[] = [];
  for (const piece of pieces) {
    const angle = ((Math.round(piece.angle) % 360) + 360) % 360;
    if (angle % 90 !== 0) continue;
    const turned = turnedBack(piece, angle);
    const open = lines.at(-1);
    if (open?.angle === angle && goesOn(open.pieces, turned)) open.pieces.push(turned);
    else lines.push({ pieces: [turned], angle });
  }
  return lines.map(({ pieces: held }) => lineOf(held, page)).filter((line) => line.text.trim() !== '');
}

/** The same piece on a page that is turned so that it can be read. */
function turnedBack(piece: PdfPiece, angle: number): PdfPiece {
  if (angle === 90) return { ...piece, x: piece.y, y: -piece.x };
  if (angle === 180) return { ...piece, x: -piece.x, y: -piece.y };
  return angle === 270 ? { ...piece, x: -piece.y, y: piece.x } : piece;
}

function goesOn(line: readonly PdfPiece[], piece: PdfPiece): boolean {
  const size = Math.max(piece.size, ...line.map((one) => one.size));
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return false;
  const isLevel = Math.abs(piece.y - baseline(line)) < SAME_LINE * size;
  return isLevel && piece.x > last.x - size;
}

/** Of the largest letters. */
function baseline(line: readonly PdfPiece[]): number {
  return line.reduce((found, piece) => (piece.size > found.size ? piece : found), { size: 0, y: line[0]?.y ?? 0 }).y;
}

function lineOf(pieces: readonly PdfPiece[], page: number): PdfLine {
  const size = Math.max(...pieces.filter(({ text }) => text.trim() !== '').map((piece) => piece.size), 0);
  const y = baseline(pieces);
  let text = '';
  let end = pieces[0]?.x ?? 0;
  const marks: string[] = [];
  let hasMark = false;
  for (const piece of pieces) {
    // The number of a footnote belongs to no word.
    if (piece.size < RAISED * size && piece.y > y + 0.1 * size && /^\s*[\d*†(),]+\s*$/u.test(piece.text)) {
      hasMark ||= text.trim() === '';
      marks.push(...piece.text.split(/[\s,()]+/u).filter(Boolean));
      continue;
    }
    const gap = piece.x - end;
    if (gap > TAB * size) text += '\t';
    else if (gap > SPACE * size && !text.endsWith(' ') && !piece.text.startsWith(' ')) text += ' ';
    text += piece.text;
    end = Math.max(end, piece.x + piece.width);
  }
  const letters = pieces.filter(({ text: said }) => /[\p{L}\p{N}]/u.test(said));
  return {
    text: text.trim(),
    page,
    left: Math.min(...pieces.map((piece) => piece.x)),
    right: Math.max(...letters.map((piece) => piece.x + piece.width), 0),
    y,
    size,
    isBold: letters.length > 0 && letters.every((piece) => piece.isBold),
    marks,
    hasMark,
  };
}
