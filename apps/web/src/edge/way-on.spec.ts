import { safePath, withNext } from './way-on.js';

describe('where one goes afterwards', () => {
  it.each(['/', '/thi/tuan-1', '/bai-thi/0192?cau=3&x=1'])('may be a page of this site: %s', (path) => {
    expect(safePath(path)).toBe(path);
  });

  it.each([
    undefined,
    '',
    'thi',
    '//xau.example',
    '/\\xau.example',
    'https://xau.example/',
    '/thi\r\nx: y',
    ['/thi'],
    `/${'a'.repeat(300)}`,
  ])('is nowhere else: %j', (value) => {
    expect(safePath(value)).toBeUndefined();
  });

  it('is carried along', () => {
    expect(withNext('/dang-nhap', '/thi/tuan-1?a=1')).toBe('/dang-nhap?next=%2Fthi%2Ftuan-1%3Fa%3D1');
    expect(withNext('/dang-nhap', undefined)).toBe('/dang-nhap');
  });
});
