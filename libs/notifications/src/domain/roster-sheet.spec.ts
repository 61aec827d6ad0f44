import { parseLocal } from '#kernel';
import { readRosterPeople, readRosterSheet, type RosterRow } from './roster-sheet.js';

const TODAY = parseLocal('2024-10-22 08:00')!;
const read = (cells: Parameters<typeof readRosterSheet>[0]) => {
  const { rows, faults, passedOver } = readRosterSheet(cells);
  return { ...readRosterPeople(rows, TODAY), sheetFaults: faults, passedOver };
};
const HEAD = ['Họ và tên', 'Ngày sinh', 'Lớp', 'Điện thoại', 'Thư điện tử'];
const row = (overrides: Partial<RosterRow> = {}): RosterRow => ({
  row: 2,
  fullName: 'Lê Na',
  birthDate: '03/05/2010',
  position: '',
  phone: '',
  email: '',
  ...overrides,
});
const faultOf = (overrides: Partial<RosterRow>) =>
  readRosterPeople([row(overrides)], TODAY).faults.map(({ column, sentence }) => [column, sentence]);

describe('a sheet of people', () => {
  it('is read as schools write it: titles above, numbers, names in two columns, dates as dates, a zero that was lost', () => {
    const { people, faults, passedOver } = read([
      ['TRƯỜNG THCS NGUYỄN DU'],
      ['Danh sách học sinh lớp 9A', null],
      ['STT', 'Họ và tên đệm', 'Tên', 'Ngày sinh', 'Lớp', 'SĐT', 'Dân tộc', 'Ghi chú'],
      [1, 'Nguyễn  Thị', 'Hoà', new Date('2010-02-28'), '9A', 912345678, 'Kinh', null],
      [null, null, null, null, null, null, null, null],
      [2, 'Y Klơng', 'Ayŭn', '29/2/2012', '9A', '0912 345 679', 'Ê Đê', 'Lớp trưởng'],
    ]);

    expect(faults).toEqual([]);
    expect(passedOver).toEqual(['Dân tộc', 'Ghi chú']);
    expect(people).toEqual([
      {
        row: 4,
        fullName: 'Nguyễn Thị Hoà',
        nameKey: 'nguyen thi hoa',
        birthDate: '2010-02-28',
        position: '9A',
        phone: '+84912345678',
        email: null,
      },
      {
        row: 6,
        fullName: 'Y Klơng Ayŭn',
        nameKey: 'y klong ayun',
        birthDate: '2012-02-29',
        position: '9A',
        phone: '+84912345679',
        email: null,
      },
    ]);
  });

  it('needs the two columns by which people are known again, once each, and somebody below them', () => {
    expect(
      read([
        ['Họ và tên', 'Lớp'],
        ['Lê Na', '9A'],
      ]).sheetFaults[0]?.sentence,
    ).toContain('Không thấy dòng tên cột');
    expect(
      read([
        [...HEAD, 'SĐT'],
        ['Lê Na', '3/5/2010'],
      ]).sheetFaults[0]?.sentence,
    ).toBe('Có hai cột cùng là “Điện thoại”. Hãy bỏ một cột.');
    expect(read([HEAD]).sheetFaults[0]?.sentence).toBe('Bảng chưa có ai dưới dòng tên cột.');
    expect(
      read([HEAD, ...Array.from({ length: 3_001 }, (_, n) => [`Người ${'a'.repeat(n % 7)}`, '1/1/2010'])]).sheetFaults[0]?.sentence,
    ).toContain('hơn 3000 người');
  });

  it('says what is wrong with each field', () => {
    expect(faultOf({ fullName: '' })).toEqual([['Họ và tên', 'Thiếu họ và tên.']]);
    expect(faultOf({ fullName: 'Nguyễn 5' })).toEqual([['Họ và tên', '“Nguyễn 5” không phải họ và tên.']]);
    expect(faultOf({ fullName: 'a'.repeat(121) })).toEqual([['Họ và tên', 'Họ và tên dài quá 120 ký tự.']]);
    expect(faultOf({ fullName: 'a'.repeat(120) })).toEqual([]);
    expect(faultOf({ birthDate: '29/02/2011' })[0]?.[1]).toContain('không phải một ngày');
    expect(faultOf({ birthDate: '2010' })[0]?.[1]).toContain('không phải một ngày');
    expect(faultOf({ birthDate: '23/10/2024' })).toEqual([['Ngày sinh', 'Ngày sinh chưa tới. Hãy xem lại.']]);
    expect(faultOf({ birthDate: '22/10/2024' })).toEqual([]);
    expect(faultOf({ birthDate: '01/01/1903' })).toEqual([['Ngày sinh', 'Năm sinh quá xa. Hãy xem lại.']]);
    expect(faultOf({ phone: '0263 3822 000' })[0]?.[0]).toBe('Điện thoại');
    expect(faultOf({ email: 'ai-do' })[0]?.[0]).toBe('Thư điện tử');
    expect(faultOf({ fullName: '', birthDate: '', phone: '1', email: 'x' })).toHaveLength(4);
  });

  it('has each person once; namesakes of other days are others', () => {
    const { people, faults } = readRosterPeople(
      [row(), row({ row: 3, fullName: 'LÊ  NA' }), row({ row: 4, birthDate: '04/05/2010' })],
      TODAY,
    );
    expect(people.map(({ row: at }) => at)).toEqual([2, 4]);
    expect(faults).toEqual([
      { row: 3, column: 'Họ và tên', sentence: 'Người này đã có ở dòng 2, cùng họ tên và ngày sinh. Hãy bỏ một dòng.' },
    ]);
  });
});
