import { findFace, SANS } from '../fonts/faces.js';
import { readSvg, SvgSyntaxFault, type SvgTag } from './read-svg.js';
import { SHAPES, TEXTS } from './svg-elements.js';

export interface SvgFault {
  /** Characters from 0. */
  offset: number;
  sentence: string;
  /** The words of the source that are at fault, to find them again where they came from. */
  excerpt: string;
}

interface Style {
  family: string;
  weight: number;
  italic: boolean;
}

/** Initial values of SVG: a text that names no font has none that documents carry. */
const INITIAL: Style = { family: '', weight: 400, italic: false };
const MOST_CHARACTERS = 2_000_000;

/**
 * Why an SVG cannot be typeset, in order; empty when it can. Only shapes are let in and, in a template, text in the
 * carried fonts: no script, no style, no event attribute, no reference out of the file.
 */
export function svgFaults(source: string, { withText }: { withText: boolean }): SvgFault[] {
  if (source.length > MOST_CHARACTERS) return [{ offset: 0, sentence: 'Hình vẽ quá lớn (hơn 2 triệu ký tự).', excerpt: '' }];
  const faults: SvgFault[] = [];
  const styles: Style[] = [];
  let isFirst = true;
  try {
    for (const piece of readSvg(source)) {
      const style = styles.at(-1);
      if (piece.kind === 'text') {
        if (piece.text.trim() === '') continue;
        if (!style)
          faults.push({
            offset: piece.offset,
            sentence: 'Chỉ được có một thẻ <svg> và không có chữ bên ngoài.',
            excerpt: piece.text.trim(),
          });
        continue;
      }
      const { tag } = piece;
      if (tag.kind === 'close') {
        styles.pop();
        continue;
      }
      if (!style && (!isFirst || tag.name !== 'svg'))
        faults.push(faultAt(tag, 'Tệp phải bắt đầu bằng <svg> và chỉ có một thẻ <svg> ngoài cùng.'));
      isFirst = false;
      const own = styleOf(tag, style ?? INITIAL);
      const sentence = tagFault(tag, own, withText);
      if (sentence !== undefined) faults.push(sentence);
      if (tag.kind === 'open') styles.push(own);
    }
  } catch (error) {
    if (!(error instanceof SvgSyntaxFault)) throw error;
    faults.push({ offset: error.offset, sentence: error.sentence, excerpt: source.slice(error.offset, error.offset + 12) });
  }
  if (isFirst && faults.length === 0) faults.push({ offset: 0, sentence: 'Tệp không có thẻ <svg>.', excerpt: '' });
  return faults;
}

function tagFault(tag: SvgTag, style: Style, withText: boolean): SvgFault | undefined {
  const isText = TEXTS.has(tag.name);
  if (!SHAPES.has(tag.name) && !(withText && isText)) return faultAt(tag, `Thẻ <${tag.name}> không được dùng ở đây.`);
  for (const [name, value] of tag.attributes) {
    const local = name.toLowerCase();
    if (local.startsWith('on') || local === 'style') return faultAt(tag, `Thuộc tính ${name} không được dùng.`, name);
    if (local.endsWith('href') && !value.startsWith('#')) return faultAt(tag, 'Không được dẫn ra ngoài tệp.', name);
    if (/url\(\s*["']?\s*(?!#)/i.test(value.replace(/url\(\s*["']?\s*#/gi, ''))) return faultAt(tag, 'Không được dẫn ra ngoài tệp.', name);
  }
  if (isText && !findFace(style.family, style.weight, style.italic)) {
    return faultAt(
      tag,
      `Chữ phải ghi font-family="${SANS}" (nét 400, 500, 700, nghiêng 400) hoặc "Noto Serif Display" (nét 600, 700); ở đây là ` +
        `"${style.family}" nét ${style.weight}${style.italic ? ' nghiêng' : ''}.`,
    );
  }
  return undefined;
}

function styleOf(tag: SvgTag, inherited: Style): Style {
  const weight = tag.attributes.get('font-weight');
  const slant = tag.attributes.get('font-style');
  return {
    family: tag.attributes.get('font-family') ?? inherited.family,
    weight: weight === undefined ? inherited.weight : weight === 'bold' ? 700 : weight === 'normal' ? 400 : Number(weight),
    italic: slant === undefined ? inherited.italic : slant !== 'normal',
  };
}

function faultAt(tag: SvgTag, sentence: string, attribute?: string): SvgFault {
  return { offset: tag.offset, sentence, excerpt: attribute ?? `<${tag.name}` };
}
