import { crc32, deflateRawSync } from 'node:zlib';
import { readXlsx, xlsxFile } from './sheets.js';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A zip file whose directory says of every part that it unfolds to `saidBytes`, where that is given. */
function zip(parts: Readonly<Record<string, string>>, saidBytes?: number): Buffer {
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
    facts.writeUInt32LE(saidBytes ?? bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\x03\x04'), facts, name, packed);
    entries.push(Buffer.from('PK\x01\x02\x14\0'), facts, place, name);
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length / 4, 4);
  end.writeUInt16LE(entries.length / 4, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, directory, Buffer.from('PK\x05\x06'), end]);
}

function workbook(rows: string, { saidBytes }: { saidBytes?: number } = {}): Buffer {
  return zip(
    {
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.xml': `<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SPREADSHEET}"><sheetData>${rows}</sheetData></worksheet>`,
    },
    saidBytes,
  );
}

const cell = (at: string, text = 'x'): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number | string, cells: string): string => `<row r="${number}">${cells}</row>`;

describe('an XLSX file that somebody brings', () => {
  it('gives the cells of its first sheet', async () => {
    const made = await xlsxFile('Đơn vị', ['Mã', 'Tên'], [['0012', 'Phường Ea Tam']], [10, 30]);

    expect(await readXlsx(made)).toEqual([
      ['Mã', 'Tên'],
      ['0012', 'Phường Ea Tam'],
    ]);
    expect(await readXlsx(workbook(row(1, cell('A1', 'Mã')) + row(3, cell('B3', 'b'))))).toEqual([['Mã', null], [null, null], [null, 'b']]); // prettier-ignore
  });

  it.each([
    ['far to the right and below', row(1_048_576, cell('XFD1048576'))],
    ['beyond any sheet', row(99_999_999, cell('ZZZZZ99999999'))],
    ['in a row of endless number', row('1e15', cell('A1'))],
    ['whose address is written in another way', row(1, cell('&#88;FD1'))],
    ['far to the right, between single quotes', row(1, cell('A1').replace('"A1"', "'XFD1'"))],
  ])('is nothing with a cell %s: what lies before it is not made up', async (_, rows) => {
    expect(await readXlsx(workbook(rows))).toBeUndefined();
  });

  it('is nothing when it unfolds to more than anybody types, whatever it says of its size', async () => {
    const large = row(1, cell('A1')) + ' '.repeat(17 * 1024 * 1024);

    expect(await readXlsx(workbook(large))).toBeUndefined();
    expect(await readXlsx(workbook(large, { saidBytes: 2_000 }))).toBeUndefined();
    expect(await readXlsx(workbook(row(1, cell('A1'))))).toEqual([['x']]);
  });

  it('is nothing with a text that nobody types, torn, or no workbook at all', async () => {
    const whole = workbook(row(1, cell('A1')));

    expect(await readXlsx(workbook(row(1, cell('A1', 'x'.repeat(4_001)))))).toBeUndefined();
    for (const torn of [whole.subarray(0, -30), whole.subarray(40), Buffer.from('PK'), zip({ 'a.txt': 'a' })])
      expect(await readXlsx(torn)).toBeUndefined();
  });
});
