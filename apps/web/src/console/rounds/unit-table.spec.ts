import type { UnitQuery } from './rounds.forms.js';
import { chosenLines, unitFile, type UnitLine, unitLines, unitTable } from './unit-table.js';

const line = (name: string, people: number, overrides: Partial<UnitLine> = {}): UnitLine => ({
  name,
  place: 'thành phố Đà Lạt',
  people,
  assisted: 0,
  attempts: people,
  share: null,
  ...overrides,
});
const LINES = [line('Phường 9', 3), line('Phường 10', 30, { share: 0.5 }), line('Xã Đạ Chais', 12, { place: 'huyện Lạc Dương' })];
const PLACE = { path: '/quan-tri/dot-thi/tuan-1', round: 'tuần 1' };
const names = (query: UnitQuery): string[] => chosenLines(LINES, query).map(({ name }) => name);

describe('the table of units', () => {
  it('begins with the unit that has most people', () => {
    expect(names({})).toEqual(['Phường 10', 'Xã Đạ Chais', 'Phường 9']);
  });

  it('sorts by what the address asks for, upward or downward; nonsense is the usual order', () => {
    expect(names({ xep: 'ten' })).toEqual(['Phường 10', 'Phường 9', 'Xã Đạ Chais']);
    expect(names({ xep: 'nguoi', chieu: 'tang' })).toEqual(['Phường 9', 'Xã Đạ Chais', 'Phường 10']);
    expect(names({ xep: 'constructor', chieu: 'x' })).toEqual(names({}));
  });

  it('finds a unit by any spelling of its name and place', () => {
    expect(names({ q: 'da chais' })).toEqual(['Xã Đạ Chais']);
    expect(names({ q: 'Lạc Dương' })).toEqual(['Xã Đạ Chais']);
    expect(unitTable(LINES, { q: 'Cà Mau' }, PLACE).table.empty?.title).toBe('Không có đơn vị nào khớp “Cà Mau”');
  });

  it('shows fifty lines at most, and the way to the next ones keeps search and order', () => {
    const many = Array.from({ length: 120 }, (_, n) => line(`Xã ${n}`, n));
    const { table, pager } = unitTable(many, { q: 'xã', xep: 'ten', trang: '2' }, PLACE);

    expect(table.rows).toHaveLength(50);
    expect(pager).toEqual({
      text: '51 đến 100 trong 120 đơn vị',
      previousUrl: '/quan-tri/dot-thi/tuan-1?q=x%C3%A3&xep=ten',
      nextUrl: '/quan-tri/dot-thi/tuan-1?q=x%C3%A3&xep=ten&trang=3',
    });
  });

  it('marks the column by which it is sorted, and its head turns the order round', () => {
    const [unit, people] = unitTable(LINES, {}, PLACE).table.columns;

    expect(people!.sort).toEqual({ url: '/quan-tri/dot-thi/tuan-1?xep=nguoi&chieu=tang', direction: 'descending' });
    expect(unit!.sort).toEqual({ url: '/quan-tri/dot-thi/tuan-1?xep=ten&chieu=tang', direction: undefined });
  });

  it('goes into a file as it is shown, with all its pages', () => {
    expect(unitFile(LINES, { q: 'phường' })).toEqual([
      ['Đơn vị', 'Thuộc', 'Đã dự thi (người)', 'Lượt thi', 'Có người nhập hộ (người)', 'Trên tổng số người (%)'],
      ['Phường 10', 'thành phố Đà Lạt', 30, 30, 0, 50],
      ['Phường 9', 'thành phố Đà Lạt', 3, 3, 0, null],
    ]);
  });

  it('has a column of those who were helped where anybody was', () => {
    const labels = (lines: UnitLine[]): string[] => unitTable(lines, {}, PLACE).table.columns.map(({ label }) => label);

    expect(labels(LINES)).not.toContain('Nhập hộ');
    expect(labels([...LINES, line('Phường 11', 2, { assisted: 1 })])).toContain('Nhập hộ');
    const { rows, foot } = unitTable([line('Phường 11', 2, { assisted: 1 })], {}, PLACE).table;
    expect([rows[0]!.cells[4]!.text, foot![4]!.text]).toEqual(['1', '1']);
  });

  it('keeps the number of a unit that is on the list no longer', () => {
    expect(unitLines([{ unit: 'gone', people: 2, attempts: 4, audiences: {} }], new Map())).toEqual([
      { name: 'Đơn vị không còn trong danh mục', place: '', people: 2, assisted: 0, attempts: 4, share: null },
    ]);
  });
});
