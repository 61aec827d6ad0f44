/** A tag as it stands in the source. `offset` counts characters from 0. */
export interface SvgTag {
  kind: 'open' | 'close' | 'empty';
  name: string;
  /** Decoded values by name as written. */
  attributes: ReadonlyMap<string, string>;
  offset: number;
}

export type SvgPiece = { kind: 'tag'; tag: SvgTag } | { kind: 'text'; text: string; offset: number };

/** The place where reading ended because the source is not the plain XML that documents are made of. */
export class SvgSyntaxFault extends Error {
  constructor(
    readonly offset: number,
    readonly sentence: string,
  ) {
    super(sentence);
  }
}

const TAG = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ATTRIBUTE = /([A-Za-z_][\w:.-]*)\s*=\s*("[^"]*"|'[^']*')/g;
const ENTITY = /&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads an SVG strictly: tags, quoted attributes, text and the five entities of XML; everything else (comments, CDATA,
 * declarations, entities of one's own) is refused, so that no other reader can see more in it than was checked.
 * @throws SvgSyntaxFault
 */
export function* readSvg(source: string): Generator<SvgPiece> {
  const open: string[] = [];
  let offset = 0;
  while (offset < source.length) {
    const next = source.indexOf('<', offset);
    const end = next < 0 ? source.length : next;
    if (end > offset) yield { kind: 'text', text: decode(source.slice(offset, end), offset), offset };
    offset = end;
    if (next < 0) break;
    TAG.lastIndex = offset;
    const match = TAG.exec(source);
    if (!match) throw new SvgSyntaxFault(offset, 'Chỗ này không đúng cú pháp SVG, hoặc chứa khai báo, chú thích hay CDATA.');
    const [whole, slash, name, attributes, empty] = match as unknown as [string, string, string, string, string];
    const kind = slash === '/' ? 'close' : empty === '/' ? 'empty' : 'open';
    if (kind === 'close' && open.pop() !== name) throw new SvgSyntaxFault(offset, `Thẻ đóng </${name}> không khớp với thẻ đang mở.`);
    if (kind === 'open') open.push(name);
    yield { kind: 'tag', tag: { kind, name, attributes: readAttributes(attributes, offset), offset } };
    offset += whole.length;
  }
  if (open.length > 0) throw new SvgSyntaxFault(source.length, `Thẻ <${open.at(-1)}> chưa được đóng.`);
}

function readAttributes(source: string, offset: number): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name, quoted] of source.matchAll(ATTRIBUTE) as Iterable<[string, string, string]>) {
    if (attributes.has(name)) throw new SvgSyntaxFault(offset, `Thuộc tính ${name} được viết hai lần trong một thẻ.`);
    attributes.set(name, decode(quoted.slice(1, -1), offset));
  }
  return attributes;
}

function decode(text: string, offset: number): string {
  const decoded = text.replace(ENTITY, (entity, hex?: string, decimal?: string, name?: string) => {
    const codePoint = hex ? parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
    if (codePoint !== undefined && codePoint <= 0x10ffff) return String.fromCodePoint(codePoint);
    const letter = NAMED[name ?? ''];
    if (letter === undefined) throw new SvgSyntaxFault(offset, `Ký hiệu ${entity} không có trong SVG.`);
    return letter;
  });

  if (/&(?!(?:#x[0-9A-Fa-f]+|#\d+|amp|lt|gt|quot|apos);)/.test(text)) throw new SvgSyntaxFault(offset, 'Dấu & phải viết là &amp;.');
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(decoded))
    throw new SvgSyntaxFault(offset, 'Có ký tự điều khiển không hiện được.');
  return decoded;
}
