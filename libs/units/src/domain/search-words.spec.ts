import { searchWords, unitKey } from './search-words.js';

describe('the key under which a unit is found', () => {
  it.each([
    ['Tỉnh Đắk Lắk', 'tinh dak lak'],
    ['Thuỷ Nguyên', 'thuy nguyen'],
    ['Thủy Nguyên', 'thuy nguyen'],
    ['Xã Ea H’Leo', 'xa ea hleo'],
    ['Phường Văn Miếu - Quốc Tử Giám', 'phuong van mieu quoc tu giam'],
    ['Đảng ủy', 'dang uy'],
    ['  %_ ', ''],
  ])('of “%s” is “%s”', (text, key) => {
    expect(unitKey(text)).toBe(key);
  });

  it.each([
    ['P. 9, TP Đà Lạt', ['phuong', '9', 'thanh', 'pho', 'da', 'lat']],
    ['P.9', ['phuong', '9']],
    ['tx phổ yên', ['thi', 'xa', 'pho', 'yen']],
    ['Ea H’Leo', ['ea', 'hleo']],
    ['trường p', ['truong', 'p']],
    ['%', []],
    ['1 2 3 4 5 6 7 8 9 10 11', ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']],
  ])('what is typed as “%s” is looked for as %j', (typed, words) => {
    expect(searchWords(typed)).toEqual(words);
  });
});
