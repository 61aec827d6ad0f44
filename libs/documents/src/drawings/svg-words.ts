import { readSvg } from './read-svg.js';
import { TEXTS } from './svg-elements.js';

/** All text that an SVG draws (not its titles), for the check of the glyphs. */
export function svgWords(source: string): string {
  const open: string[] = [];
  const words: string[] = [];
  for (const piece of readSvg(source)) {
    if (piece.kind === 'text') {
      if (TEXTS.has(open.at(-1) ?? '')) words.push(piece.text);
    } else if (piece.tag.kind === 'open') open.push(piece.tag.name);
    else if (piece.tag.kind === 'close') open.pop();
  }
  return words.join('\n');
}
