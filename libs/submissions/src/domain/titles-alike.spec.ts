import { namesakes, titlePairs, titlesAlike } from './titles-alike.js';

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

  it('are as many as are wanted of those that are alike, the likest first', () => {
    const own = 'Một số giải pháp nâng cao chất lượng dạy học môn toán';
    const titles = ['môn tin', 'môn toán', 'môn sử', 'môn địa', 'môn sinh'].map((subject) => `Một số giải pháp nâng cao chất lượng dạy học ${subject}`); // prettier-ignore
    const others = [...titles, 'Bộ phận một cửa lưu động tại thôn, buôn'].map((title) => ({ title, pairs: titlePairs(title) }));
    expect(namesakes(titlePairs(own), others, 2).map(({ title }) => title)).toEqual([titles[1], titles[0]]);
    expect(namesakes(titlePairs(own), others, 20)).toHaveLength(5);
    expect(namesakes(titlePairs('Toán'), others, 20)).toEqual([]);
  });
});
