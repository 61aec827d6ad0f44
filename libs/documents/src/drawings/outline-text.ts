import { openFace } from '../fonts/open-face.js';
import { short } from './drawing.js';
import { readSvg, type SvgPiece } from './read-svg.js';
import { NO_TYPE, textRuns, type TextRun, typeOf } from './text-runs.js';

/**
 * The same page with every letter as a shape. A picture on a web page (<img>) may load no fonts, and a phone has none of
 * ours: drawn as shapes, it looks the same everywhere. Each letter's outline stands once, at the front.
 */
export function outlineText(svg: string): string {
  const pieces = [...readSvg(svg)];
  const letters = new Letters();
  const types = [NO_TYPE];
  let drawn = '';
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] as SvgPiece;
    const tag = piece.kind === 'tag' ? piece.tag : undefined;
    if (tag?.name === 'text') {
      const end = tag.kind === 'open' ? closingOf(pieces, at) : at;
      drawn += placed(textRuns(pieces.slice(at, end + 1), types.at(-1) ?? NO_TYPE), letters);
      at = end;
      continue;
    }
    if (tag?.kind === 'open') types.push(typeOf(tag, types.at(-1) ?? NO_TYPE));
    if (tag?.kind === 'close') types.pop();
    drawn += svg.slice(offsetOf(piece), at + 1 < pieces.length ? offsetOf(pieces[at + 1] as SvgPiece) : svg.length);
  }
  const head = drawn.indexOf('>') + 1;
  return `${drawn.slice(0, head)}<defs>${letters.outlines()}</defs>${drawn.slice(head)}`;
}

/** The outlines that the page needs, each under an id of its own. */
class Letters {
  private readonly known = new Map<string, { id: string; outline: string }>();

  /** The letters of a run, drawn from its start on in font units; nothing for letters that cannot be seen. */
  draw({ text, face }: TextRun): string {
    const { glyphs, positions } = openFace(face).layout(text);
    let pen = 0;
    return glyphs
      .map((glyph, at) => {
        const { xAdvance, xOffset, yOffset } = positions[at] as (typeof positions)[number];
        const [x, y] = [pen + xOffset, yOffset];
        pen += xAdvance;
        const id = this.idOf(`${face.path} ${glyph.id}`, () => glyph.path.toSVG());
        return id === undefined ? '' : `<use href="#${id}" x="${short(x)}"${y === 0 ? '' : ` y="${short(y)}"`}/>`;
      })
      .join('');
  }

  outlines(): string {
    return [...this.known.values()]
      .filter(({ outline }) => outline !== '')
      .map(({ id, outline }) => `<path id="${id}" d="${outline}"/>`)
      .join('');
  }

  private idOf(key: string, outline: () => string): string | undefined {
    const letter = this.known.get(key) ?? { id: `chu-cai-${this.known.size + 1}`, outline: outline() };
    this.known.set(key, letter);
    return letter.outline === '' ? undefined : letter.id;
  }
}

/** Runs one after the other; those between two absolute places are anchored together. */
function placed(runs: readonly TextRun[], letters: Letters): string {
  let drawn = '';
  let [x, y] = [0, 0];
  for (let from = 0; from < runs.length;) {
    const next = runs.findIndex((run, at) => at > from && (run.x !== undefined || run.y !== undefined));
    const chunk = runs.slice(from, next < 0 ? runs.length : next);
    const width = chunk.reduce((sum, run, at) => sum + widthOf(run) + (at === 0 ? 0 : run.dx), 0);
    const first = chunk[0] as TextRun;
    x = (first.x ?? x) - (first.anchor === 'middle' ? width / 2 : first.anchor === 'end' ? width : 0);
    y = first.y ?? y;
    for (const run of chunk) {
      x += run.dx;
      y += run.dy;
      drawn += drawRun(run, x, y, letters);
      x += widthOf(run);
    }
    from += chunk.length;
  }
  return drawn;
}

function drawRun(run: TextRun, x: number, y: number, letters: Letters): string {
  const scale = short(run.size / openFace(run.face).unitsPerEm, 6);
  const body = `<g transform="translate(${short(x)} ${short(y)}) scale(${scale} -${scale})">${letters.draw(run)}</g>`;
  return run.looks.filter((look) => look !== '').reduceRight((inner, look) => `<g${look}>${inner}</g>`, body);
}

function widthOf({ text, face, size }: TextRun): number {
  const font = openFace(face);
  return (font.layout(text).advanceWidth / font.unitsPerEm) * size;
}

function closingOf(pieces: readonly SvgPiece[], from: number): number {
  return pieces.findIndex((piece, at) => at > from && piece.kind === 'tag' && piece.tag.kind === 'close' && piece.tag.name === 'text');
}

function offsetOf(piece: SvgPiece): number {
  return piece.kind === 'tag' ? piece.tag.offset : piece.offset;
}
