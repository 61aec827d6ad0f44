import { DocumentError } from '../documents.errors.js';
import { readSvg } from './read-svg.js';
import { svgFaults } from './svg-faults.js';

/** A checked drawing, ready to be placed on a page. */
export interface Drawing {
  /** left, top, width, height of what is seen, in the drawing's own unit. */
  viewBox: readonly [number, number, number, number];
  /** What stands between <svg> and </svg>, its ids made unique by the name of the drawing. */
  content: string;
}

/**
 * Takes a tenant's drawing apart so that it can be placed with others on one page.
 * @param name keeps the ids of several drawings apart: "emblem".
 * @throws DocumentError DRAWING_UNFIT when it holds anything but shapes or has no viewBox.
 */
export function readDrawing(source: string, name: string): Drawing {
  const svg = source.trim();
  const [fault] = svgFaults(svg, { withText: false });
  if (fault) throw new DocumentError('DRAWING_UNFIT', { reason: fault.sentence }, `${name}: ${fault.sentence} at ${fault.offset}`);
  const [first, second] = readSvg(svg);
  const viewBox =
    first?.kind === 'tag'
      ? first.tag.attributes
          .get('viewBox')
          ?.trim()
          .split(/[\s,]+/)
          .map(Number)
      : undefined;
  const [left, top, width, height] = viewBox ?? [];
  if (left === undefined || top === undefined || !width || !height || !viewBox?.every(Number.isFinite)) {
    throw new DocumentError('DRAWING_UNFIT', { reason: 'Hình vẽ phải ghi viewBox="trái trên rộng cao".' }, `${name}: no usable viewBox`);
  }
  const content = second ? svg.slice(second.kind === 'tag' ? second.tag.offset : second.offset, svg.lastIndexOf('</svg')) : '';
  return { viewBox: [left, top, width, height], content: withOwnIds(content, name) };
}

function withOwnIds(content: string, name: string): string {
  return content
    .replace(/(\sid\s*=\s*["'])/g, `$1${name}-`)
    .replace(/((?:\s|:)href\s*=\s*["']#)/g, `$1${name}-`)
    .replace(/(url\(\s*["']?\s*#)/g, `$1${name}-`);
}

/** The drawing as large as fits into a rectangle, in its middle; lengths in the unit of the page. */
export function placeDrawing(drawing: Drawing, x: number, y: number, width: number, height: number): string {
  const [left, top, ownWidth, ownHeight] = drawing.viewBox;
  const scale = Math.min(width / ownWidth, height / ownHeight);
  const dx = x + (width - ownWidth * scale) / 2 - left * scale;
  const dy = y + (height - ownHeight * scale) / 2 - top * scale;
  return `<g transform="translate(${short(dx)} ${short(dy)}) scale(${short(scale, 5)})">${drawing.content}</g>`;
}

/** A length for SVG: three decimals are a thousandth of a millimetre. */
export function short(value: number, decimals = 3): string {
  return String(Number(value.toFixed(decimals)));
}
