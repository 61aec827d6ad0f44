import type { FontFace } from './faces.js';
import { openFace } from './open-face.js';

const REMEMBERED = 5_000;
const widths = new Map<string, number>();

/** Width of a text on one line, in em: times the font size it is a width in the unit of that size. Kerning counts. */
export function measureText(text: string, face: FontFace): number {
  const key = `${face.path}\n${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const font = openFace(face);
  const width = font.layout(text).advanceWidth / font.unitsPerEm;
  // Words come back again and again within one series of certificates; the map is only a shortcut and may be emptied.
  if (widths.size >= REMEMBERED) widths.clear();
  widths.set(key, width);
  return width;
}
