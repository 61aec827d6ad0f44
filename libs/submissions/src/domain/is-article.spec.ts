import { isArticle } from './is-article.js';

describe('the article by which an entry is cancelled', () => {
  it.each(['Điều 8', 'Khoản 2 Điều 5', ' khoản 2  Điều 5 Thể lệ', 'Điểm a khoản 2 Điều 5 của Thể lệ', 'Điều 5, khoản 2', 'Điều 8a.'])(
    '%s is one',
    (text) => expect(isArticle(text)).toBe(true),
  );

  it.each(['', 'Thể lệ', 'Điều', 'Điều 5, chép bài của Nguyễn Văn Tám', 'Nguyễn Văn Tám, Điều 5', 'Điều 8 Phường 9'])(
    '“%s” is none, or more than one',
    (text) => expect(isArticle(text)).toBe(false),
  );
});
