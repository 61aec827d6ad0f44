import { fitText } from '../fitting/fit-text.js';
import { findFace, type FontFace, SANS, SERIF } from '../fonts/faces.js';
import { short } from './drawing.js';

type Family = typeof SANS | typeof SERIF;

/** A text around a vertical line, as large as fits. Lengths in millimetres. */
export interface CentredText {
  text: readonly string[];
  middle: number;
  top: number;
  width: number;
  size: number;
  smallest: number;
  lines: number;
  leading: number;
  family: Family;
  weight: number;
  fill: string;
}

/** The text as SVG, and where it ends below. */
export function centredText({ text, middle, top, width, size, smallest, lines, leading, family, weight, fill }: CentredText): {
  svg: string;
  bottom: number;
} {
  const fitted = fitText({ paragraphs: text, face: faceOf(family, weight), width, size, smallest, maxLines: lines });
  const step = fitted.size * leading;
  const svg = fitted.lines.map((line, row) =>
    textAt(line, middle, top + row * step + fitted.size * 0.95, fitted.size, family, weight, fill, 'middle'),
  );
  return { svg: svg.join(''), bottom: top + fitted.lines.length * step };
}

/** One line of text as SVG, standing on `y`. */
export function textAt(
  line: string,
  x: number,
  y: number,
  size: number,
  family: Family,
  weight: number,
  fill: string,
  anchor: 'start' | 'middle',
): string {
  const place = `x="${short(x)}" y="${short(y)}" text-anchor="${anchor}"`;
  return `<text ${place} font-family="${family}" font-weight="${weight}" font-size="${short(size)}" fill="${fill}">${escaped(line)}</text>`;
}

export function faceOf(family: Family, weight: number): FontFace {
  return findFace(family, weight, false) as FontFace;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
