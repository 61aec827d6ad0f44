import { titlePairs, titlesAlike } from './titles-alike.js';

describe('titles', () => {
  it.each([
    ['Bộ phận một cửa lưu động tại thôn, buôn', 'BỘ PHẬN MỘT CỬA LƯU ĐỘNG TẠI THÔN, BUÔN', true],
    ['Bộ phận một cửa lưu động tại thôn, buôn', 'Bo phan mot cua luu dong tai thon buon', true],
    ['Bộ phận một cửa lưu động tại thôn, buôn vùng xa', 'Bộ phận một cửa lưu động tại thôn, buôn', true],
    ['Bộ phận một cửa lưu động tại thôn, buôn', 'Bộ phận một cửa hiện đại tại trung tâm xã', false],
    ['Chuyển đổi số', 'Chuyển đổi số', false],
    ['', '', false],
  ])('%s and %s are alike: %s', (one, other, alike) => {
    expect(titlesAlike(titlePairs(one), titlePairs(other))).toBe(alike);
    expect(titlesAlike(titlePairs(other), titlePairs(one))).toBe(alike);
  });
});
