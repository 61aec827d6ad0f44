import { readApplied, readInitiatives, readInitiativeSheet, writtenApplied } from './initiative-sheet.js';

const HEAD = ['STT', 'Tên sáng kiến', 'Tóm tắt', 'Đơn vị', 'Thời gian áp dụng', 'Số quyết định', 'Ghi chú'];
const ROW = [1, 'Một cửa lưu động', 'Đưa bộ phận một cửa đến thôn.\nMỗi tuần một buổi.', 'Xã Mẫu', '5/2023', '12/QĐ-UBND', 'x'];

describe('a sheet of the register', () => {
  it('is read under lines of title, whatever the order of its columns, and says what it passes over', () => {
    const { rows, faults, passedOver } = readInitiativeSheet([['DANH MỤC SÁNG KIẾN'], [], HEAD, ROW, [null, null]]);

    expect(faults).toEqual([]);
    expect(passedOver).toEqual(['Ghi chú']);
    expect(readInitiatives(rows)).toEqual({
      faults: [],
      initiatives: [
        {
          row: 4,
          title: 'Một cửa lưu động',
          summary: 'Đưa bộ phận một cửa đến thôn.\nMỗi tuần một buổi.',
          unitName: 'Xã Mẫu',
          appliedFrom: '2023-05-01',
          appliedTo: 'month',
          recognisedBy: '12/QĐ-UBND',
        },
      ],
    });
  });

  it('says every fault with its row and column, and keeps the rows that are right', () => {
    const { rows } = readInitiativeSheet([
      HEAD,
      ROW,
      [2, '', '', 'Xã Mẫu', '', '', ''],
      [3, 'Sổ tay điện tử', 'a'.repeat(20_001), '', 'đầu xuân', '', ''],
      ROW,
      [5, 'Trợ lý ảo', '', 'Sở Mẫu', new Date('2024-02-29'), '', ''],
    ]);
    const { initiatives, faults } = readInitiatives(rows);

    expect(initiatives.map(({ row, appliedFrom }) => [row, appliedFrom])).toEqual([
      [2, '2023-05-01'],
      [6, '2024-02-29'],
    ]);
    expect(faults.map(({ row, column }) => [row, column])).toEqual([
      [3, 'Tên sáng kiến, giải pháp'],
      [4, 'Tóm tắt nội dung'],
      [4, 'Đơn vị áp dụng'],
      [4, 'Áp dụng từ'],
      [5, undefined],
    ]);
  });

  it('without the columns that are needed, with one twice, or without rows is not read', () => {
    expect(readInitiativeSheet([['Tên sáng kiến', 'Năm']]).faults[0]!.sentence).toContain('Không thấy dòng tên cột');
    expect(readInitiativeSheet([['Tên', 'Tên sáng kiến', 'Đơn vị']]).faults[0]!.sentence).toContain('hai cột');
    expect(readInitiativeSheet([HEAD]).faults[0]!.sentence).toContain('chưa có sáng kiến nào');
  });
});

describe('when something was applied', () => {
  it.each([
    ['04/5/2023', '2023-05-04', 'day'],
    ['từ ngày 4/5/2023', '2023-05-04', 'day'],
    ['tháng 5/2023', '2023-05-01', 'month'],
    ['05-2023', '2023-05-01', 'month'],
    ['tháng 5 năm 2023', '2023-05-01', 'month'],
    ['năm 2023', '2023-01-01', 'year'],
    ['2023', '2023-01-01', 'year'],
  ] as const)('is read from “%s”', (typed, day, to) => {
    expect(readApplied(typed)).toEqual({ day, to });
  });

  it('is nothing where nothing is written, and no guess where it is no time', () => {
    expect([readApplied(''), readApplied('đầu xuân'), readApplied('13/2023'), readApplied('31/2/2023')]).toEqual([
      null,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is written as it can be read again', () => {
    for (const written of ['04/05/2023', '05/2023', '2023', '']) {
      const read = readApplied(written) ?? null;
      expect(writtenApplied({ appliedFrom: read?.day ?? null, appliedTo: read?.to ?? 'day' })).toBe(written);
    }
  });
});
