import { findFace, type FontFace } from '../fonts/faces.js';
import type { SvgPiece, SvgTag } from './read-svg.js';

/** Words set in one face and size, with where they are put. */
export interface TextRun {
  text: string;
  face: FontFace;
  size: number;
  anchor: string;
  /** An absolute place begins a chunk of its own, which is anchored by itself. */
  x?: number | undefined;
  y?: number | undefined;
  dx: number;
  dy: number;
  /** Attributes of the elements around it that do not concern type (fill, opacity, transform), outermost first. */
  looks: string[];
}

interface Surroundings {
  family: string;
  weight: number;
  italic: boolean;
  size: number;
  anchor: string;
}

const TYPE_ATTRIBUTES = new Set(['x', 'y', 'dx', 'dy', 'font-family', 'font-weight', 'font-style', 'font-size', 'text-anchor']);

export const NO_TYPE: Surroundings = { family: '', weight: 400, italic: false, size: 16, anchor: 'start' };

/** What an element says of type, over what is said around it. */
export function typeOf({ attributes }: SvgTag, around: Surroundings): Surroundings {
  const weight = attributes.get('font-weight');
  const style = attributes.get('font-style');
  return {
    family: attributes.get('font-family') ?? around.family,
    weight: weight === undefined ? around.weight : weight === 'bold' ? 700 : weight === 'normal' ? 400 : Number(weight),
    italic: style === undefined ? around.italic : style !== 'normal',
    size: numberOf(attributes.get('font-size')) ?? around.size,
    anchor: attributes.get('text-anchor') ?? around.anchor,
  };
}

/** The attributes that a group keeps when type is taken out of it. */
export function looksOf({ attributes }: SvgTag): string {
  return [...attributes]
    .filter(([name]) => !TYPE_ATTRIBUTES.has(name))
    .map(([name, value]) => ` ${name}="${escape(value)}"`)
    .join('');
}

/**
 * The runs of one <text> element, white space taken together as SVG does. Text is placed by x, y, dx, dy with one number
 * each; finer typography of SVG (textLength, rotate, lists of places) is not looked at.
 */
export function textRuns(pieces: readonly SvgPiece[], around: Surroundings): TextRun[] {
  const open: { type: Surroundings; look: string }[] = [];
  const runs: TextRun[] = [];
  let place: Pick<TextRun, 'x' | 'y' | 'dx' | 'dy'> = { dx: 0, dy: 0 };
  let endsInSpace = true;
  for (const piece of pieces) {
    if (piece.kind === 'tag') {
      if (piece.tag.kind === 'close') open.pop();
      if (piece.tag.kind !== 'open') continue;
      open.push({ type: typeOf(piece.tag, open.at(-1)?.type ?? around), look: looksOf(piece.tag) });
      place = moved(place, piece.tag);
      continue;
    }
    const { type } = open.at(-1) as { type: Surroundings };
    const words = piece.text.normalize('NFC').replace(/[ \t\r\n]+/g, ' ');
    const text: string = endsInSpace || place.x !== undefined ? words.replace(/^ /, '') : words;
    const face = findFace(type.family, type.weight, type.italic);
    if (text === '' || !face) continue;
    endsInSpace = text.endsWith(' ');
    runs.push({ ...place, text, face, size: type.size, anchor: type.anchor, looks: open.map(({ look }) => look) });
    place = { dx: 0, dy: 0 };
  }
  const last = runs.at(-1);
  if (last) last.text = last.text.trimEnd();
  return runs;
}

function moved(place: Pick<TextRun, 'x' | 'y' | 'dx' | 'dy'>, { attributes }: SvgTag): Pick<TextRun, 'x' | 'y' | 'dx' | 'dy'> {
  return {
    x: numberOf(attributes.get('x')) ?? place.x,
    y: numberOf(attributes.get('y')) ?? place.y,
    dx: place.dx + (numberOf(attributes.get('dx')) ?? 0),
    dy: place.dy + (numberOf(attributes.get('dy')) ?? 0),
  };
}

function numberOf(value: string | undefined): number | undefined {
  const number = Number.parseFloat(value ?? '');
  return Number.isFinite(number) ? number : undefined;
}

function escape(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
