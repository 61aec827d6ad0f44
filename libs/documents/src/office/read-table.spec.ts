import { readCsv, readTable } from './read-table.js';

const bytes = (text: string): { bytes: Buffer } => ({ bytes: Buffer.from(text, 'utf8') });

describe('a table that somebody brings', () => {
  it('is read with the separator that it uses, its quotes and its lines', () => {
    expect(readCsv('Họ và tên,Lớp\r\n"Lê, Na","9""A"\r\n')).toEqual([['Họ và tên', 'Lớp'], ['Lê, Na', '9"A'], ['']]);
    expect(readCsv('Danh sách, năm 2024\nHọ và tên;Ngày sinh;Lớp\nLê Na;1/2/2010;9A')).toEqual([
      ['Danh sách, năm 2024'],
      ['Họ và tên', 'Ngày sinh', 'Lớp'],
      ['Lê Na', '1/2/2010', '9A'],
    ]);
    expect(readCsv('a\tb\n"hai\ndòng"\tc')).toEqual([
      ['a', 'b'],
      ['hai\ndòng', 'c'],
    ]);
  });

  it('is UTF-8, with or without its mark, or what Excel calls Unicode Text', async () => {
    expect(await readTable(bytes('\ufeffTên,Lớp'))).toEqual([['Tên', 'Lớp']]);
    const utf16 = Buffer.from('\ufeffTên\tLớp', 'utf16le');
    expect(await readTable({ bytes: utf16 })).toEqual([['Tên', 'Lớp']]);
  });

  it('is nothing where it is no text and no XLSX', async () => {
    expect(await readTable({ bytes: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]) })).toBeUndefined();
    expect(await readTable({ bytes: Buffer.from('PK nothing') })).toBeUndefined();
    expect(await readTable(bytes('a\0b'))).toBeUndefined();
  });
});
