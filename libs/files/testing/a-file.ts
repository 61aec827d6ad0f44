import { createHash } from 'node:crypto';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import type { DeclaredFile } from '../src/intake/inspected-file.js';

/** What its sender says of it. */
export function declared(bytes: Buffer, name = 'bài dự thi.pdf'): DeclaredFile {
  return { name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** A PDF of one page by hand, with further objects from number 5. */
export function aPlainPdf({ objects = [] as (string | Buffer)[], catalogue = '', trailer = '', pages = 1 } = {}): Buffer {
  const kids = Array.from({ length: pages }, (_, n) => `${1000 + n} 0 R`);
  const all: [number, string | Buffer][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`],
    [2, `<< /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >>`],
    ...objects.map((object, n): [number, string | Buffer] => [5 + n, object]),
    ...kids.map((_, n): [number, string] => [1000 + n, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>']),
  ];
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const table: string[] = [];
  let at = pieces[0]?.length ?? 0;
  for (const [number, object] of all) {
    const body = Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(object as string, 'latin1'), Buffer.from('\nendobj\n')]);
    table.push(`${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
    pieces.push(body);
    at += body.length;
  }
  pieces.push(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size 2000 /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}

/** A stream of a PDF, packed. */
export function aPackedStream(content: string, entries: string): Buffer {
  const packed = deflateSync(Buffer.from(content, 'latin1'));
  return Buffer.concat([Buffer.from(`<< /Length ${packed.length} ${entries} >>\nstream\n`), packed, Buffer.from('\nendstream')]);
}

/** A zip file of these parts in their order. `claims` what is said of the unfolded length instead of the truth. */
export function anArchive(parts: readonly (readonly [path: string, content: string | Buffer, claims?: number])[]): Buffer {
  const [files, entries]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [path, content, claims] of parts) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(content as string)];
    const packed = deflateRawSync(bytes, { level: 9 });
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(claims ?? bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\x03\x04'), facts, name, packed);
    entries.push(Buffer.from('PK\x01\x02\x14\0'), facts, place, name);
    offset += 30 + name.length + packed.length;
  }
  const table = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(table.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, table, Buffer.from('PK\x05\x06'), end]);
}

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** A Word file of the least parts, with others besides. */
export function aPlainDocx({
  more = [],
  type = MAIN,
  links = '',
  main = 'word/document.xml',
  defaults = '',
  body = '<w:p><w:r><w:t>Giải pháp</w:t></w:r></w:p>',
}: {
  more?: readonly (readonly [string, string | Buffer, number?])[];
  type?: string;
  links?: string;
  /** Types of endings. */
  defaults?: string;
  /** What the file says is its main part. */
  main?: string;
  body?: string;
} = {}): Buffer {
  return anArchive([
    [
      '[Content_Types].xml',
      `<?xml version="1.0"?><Types>${defaults}<Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${main}"/></Relationships>`,
    ],
    ['word/document.xml', `<?xml version="1.0" encoding="UTF-8"?><w:document><w:body>${body}</w:body></w:document>`],
    ['word/_rels/document.xml.rels', `<Relationships>${links}</Relationships>`],
    ...more,
  ]);
}

/** A PNG of one colour. */
export function aPlainPng(width = 4, height = 4, text = ''): Buffer {
  const chunk = (kind: string, body: Buffer): Buffer => {
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(kind), body])));
    return Buffer.concat([length, Buffer.from(kind), body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = width * height < 1_000_000 ? Buffer.alloc((width + 1) * height) : Buffer.alloc(16);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    ...(text ? [chunk('tEXt', Buffer.from(text))] : []),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG as far as its parts go. */
export function aPlainJpeg(behind: Buffer = Buffer.alloc(0), note = ''): Buffer {
  const segment = (marker: number, content: Buffer): Buffer => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(content.length + 2);
    return Buffer.concat([Buffer.from([0xff, marker]), length, content]);
  };
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(note ? [segment(0xfe, Buffer.from(note))] : []),
    segment(0xdb, Buffer.alloc(65)),
    segment(0xc0, Buffer.from([8, 0, 100, 0, 80, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 3, 0xff, 0xd9]),
    behind,
  ]);
}
