import { crc32, deflateRawSync } from 'node:zlib';

/** A zip file of these parts. */
export function aZip(parts: Readonly<Record<string, string>>): Buffer {
  const [files, entries]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [path, text] of Object.entries(parts)) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(text)];
    const packed = deflateRawSync(bytes);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\x03\x04'), facts, name, packed);
    entries.push(Buffer.from('PK\x01\x02\x14\0'), facts, place, name);
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(parts).length, 4);
  end.writeUInt16LE(Object.keys(parts).length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, directory, Buffer.from('PK\x05\x06'), end]);
}

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const MAIN_PART = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const STYLES = '<w:styles><w:style w:type="character" w:styleId="Manh"><w:rPr><w:b/></w:rPr></w:style></w:styles>';

/** A Word file as Word writes it, of what stands in its body. */
export function aDocx(
  body: string,
  { parts = {}, types = TYPE, prolog = '' }: { parts?: Record<string, string>; types?: string; prolog?: string } = {},
): Buffer {
  return aZip({
    '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${types}"/></Types>`,
    '_rels/.rels': `<Relationships><Relationship Type="${MAIN_PART}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${prolog}<w:document><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': STYLES,
    ...parts,
  });
}

export interface Looks {
  bold?: boolean;
  underline?: boolean;
  highlight?: boolean;
  colour?: string;
  font?: string;
  style?: string;
}

/** A paragraph that looks so; tabs as Word's. */
export function p(text: string, { bold, underline, highlight, colour, font, style }: Looks = {}): string {
  const looks = [
    style && `<w:rStyle w:val="${style}"/>`,
    font && `<w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>`,
    bold && '<w:b/>',
    colour && `<w:color w:val="${colour}"/>`,
    highlight && '<w:highlight w:val="yellow"/>',
    underline && '<w:u w:val="single"/>',
  ].filter(Boolean);
  const pieces = text.split('\t').map((piece) => `<w:t xml:space="preserve">${piece}</w:t>`);
  return `<w:p><w:r><w:rPr>${looks.join('')}</w:rPr>${pieces.join('<w:tab/>')}</w:r></w:p>`;
}

export function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]): string => row.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}
