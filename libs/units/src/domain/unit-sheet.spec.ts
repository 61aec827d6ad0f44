import { MOST_ROWS, readSheet, readSheetUnits, type SheetCell } from './unit-sheet.js';

const TODAY = '2026-11-20';
const read = (...cells: SheetCell[][]) =>
  readSheet([['Tên đơn vị', 'Loại', 'Mã', 'Thuộc', 'Tổng số người', 'Nguồn', 'Tính đến ngày'], ...cells]);
const units = (known: string[], ...cells: SheetCell[][]) => readSheetUnits(read(...cells).rows, { known: new Set(known), today: TODAY });

describe('a sheet of units', () => {
  it('is read by the heads of its columns, in any order and spelling, empty rows passed over', () => {
    const { rows, faults } = readSheet([
      ['LOẠI', 'ten don vi', null, 'Tính đến ngày', 'Tổng số người'],
      ['Sở', 'Sở A', null, new Date('2026-06-01T00:00:00Z'), 96],
      [null, '  ', null, null, null],
      ['Phòng', 'Phòng B', null, null, null],
    ]);

    expect(faults).toEqual([]);
    expect(rows.map(({ row, name, kind, people, countedOn }) => [row, name, kind, people, countedOn])).toEqual([
      [2, 'Sở A', 'Sở', '96', '2026-06-01'],
      [4, 'Phòng B', 'Phòng', '', ''],
    ]);
  });

  it('says which columns are unknown, missing or there twice', () => {
    expect(readSheet([['Tên', 'Tên đơn vị', 'Lương'], ['a']]).faults.map(({ sentence }) => sentence)).toEqual([
      'Cột “Tên đơn vị” có hai lần. Hãy bỏ một cột.',
      'Cột “Lương” không có trong mẫu. Hãy bỏ cột này hoặc đặt lại tên.',
      'Thiếu cột “Loại”. Dòng đầu phải là tên các cột như trong mẫu.',
    ]);
    expect(readSheet([['Tên', 'Loại']]).faults).toHaveLength(1);
    expect(readSheet([]).faults).toHaveLength(2);
    expect(read(...Array.from({ length: MOST_ROWS + 1 }, (): SheetCell[] => ['a', 'Sở'])).faults[0]!.sentence).toContain(
      'Hãy chia thành nhiều tệp',
    );
  });

  it('brings parents before their children, wherever they stand', () => {
    const { units: ordered, faults } = units(
      ['goc'],
      ['Tổ', 'Phòng', 'to', 'phong'],
      ['Phòng', 'Phòng', 'phong', 'so'],
      ['Sở', 'Sở', 'so', 'goc'],
    );

    expect(faults).toEqual([]);
    expect(ordered.map(({ code }) => code)).toEqual(['so', 'phong', 'to']);
  });

  it('says with row and column what is wrong within a row and between rows', () => {
    const { faults } = units([], ['Sở', 'Sở', 'so', null, 9], ['', 'Sở', 'so', 'dau'], ['A', 'Phòng', 'a', 'b'], ['B', 'Phòng', 'b', 'a']);

    expect(faults.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Nguồn số liệu'],
      [3, 'Mã đơn vị'],
      [3, 'Tên đơn vị'],
      [3, 'Thuộc (mã đơn vị cấp trên)'],
      [4, 'Thuộc (mã đơn vị cấp trên)'],
      [5, 'Thuộc (mã đơn vị cấp trên)'],
    ]);
  });
});
