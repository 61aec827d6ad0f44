import { titlePhrases } from './title-phrases.js';

describe('a title in phrases', () => {
  it.each([
    ['Tìm hiểu về Cải cách hành chính và Chuyển đổi số', ['Tìm hiểu về', 'Cải cách hành chính', 'và Chuyển đổi số']],
    [
      'Tìm hiểu công tác cải cách hành chính, công tác chuyển đổi số',
      ['Tìm hiểu', 'công tác', 'cải cách hành chính,', 'công tác', 'chuyển đổi số'],
    ],
    ['Sáng kiến, giải pháp về cải cách hành chính', ['Sáng kiến,', 'giải pháp', 'về cải cách hành chính']],
    ['Tìm hiểu công tác CCHC, công tác chuyển đổi số', ['Tìm hiểu', 'công tác', 'CCHC,', 'công tác', 'chuyển đổi số']],
    ['Một cuộc thi khác', ['Một cuộc thi khác']],
  ])('breaks %j where people would', (title, phrases) => {
    expect(titlePhrases(title)).toEqual(phrases);
  });
});
