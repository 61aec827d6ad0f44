import { deflateSync } from 'node:zlib';

/** A PDF put together by hand, for what no program writes. */
export interface PdfPlan {
  /** What stands on each page, as operators: "BT /F1 14 Tf 72 720 Td (text) Tj ET". */
  pages: readonly string[];
  /** Further objects by their number, from 20. */
  objects?: Readonly<Record<number, string | Buffer>>;
  /** Into the resources of each page: "/XObject << /X 20 0 R >>". */
  resources?: string;
  /** Into the trailer: "/Encrypt 20 0 R". */
  trailer?: string;
  /** Instead of the tree of pages. */
  tree?: string;
  /** Into the catalogue: "/OpenAction …". */
  catalogue?: string;
}

const [CATALOGUE, TREE, FONT, FIRST_PAGE] = [1, 2, 3, 100];

/** Letters at a place, 14 points high. */
export function written(text: string, x = 72, y = 720, size = 14): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET\n`;
}

export function aPdf({ pages, objects = {}, resources = '', trailer = '', tree, catalogue = '' }: PdfPlan): Buffer {
  const kids = pages.map((_, at) => `${FIRST_PAGE + 2 * at} 0 R`).join(' ');
  const all = new Map<number, string | Buffer>([
    [CATALOGUE, `<< /Type /Catalog /Pages ${TREE} 0 R ${catalogue} >>`],
    [TREE, tree ?? `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`],
    [FONT, '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>'],
  ]);
  for (const [at, content] of pages.entries()) {
    const page = FIRST_PAGE + 2 * at;
    const own = `<< /Font << /F1 ${FONT} 0 R >> ${resources} >>`;
    all.set(page, `<< /Type /Page /Parent ${TREE} 0 R /MediaBox [0 0 595 842] /Resources ${own} /Contents ${page + 1} 0 R /Rotate 0 >>`);
    all.set(page + 1, aStream(content));
  }
  for (const [number, object] of Object.entries(objects)) all.set(Number(number), object);
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: [number, number][] = [];
  let at = pieces[0]?.length ?? 0;
  for (const [number, object] of [...all].toSorted(([a], [b]) => a - b)) {
    const body = Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(object as string, 'latin1'), Buffer.from('\nendobj\n')]);
    offsets.push([number, at]);
    pieces.push(body);
    at += body.length;
  }
  const table = offsets.map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const most = Math.max(...all.keys()) + 1;
  pieces.push(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \n${table}trailer\n<< /Size ${most} /Root ${CATALOGUE} 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}

/** A stream as an object of a PDF, packed. */
export function aStream(content: string | Buffer, entries = ''): Buffer {
  const packed = typeof content === 'string' ? deflateSync(Buffer.from(content, 'latin1')) : content;
  const head = `<< /Length ${packed.length} /Filter /FlateDecode ${entries} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]);
}
