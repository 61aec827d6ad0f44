import { consolePath, signInPath } from './console-way.js';

describe('the way back into the console', () => {
  it.each(['/quan-tri', '/quan-tri?xep=ten', '/quan-tri/ket-qua/tuan-1?trang=2&q=ho%C3%A0ng'])('leads to a page of it: %s', (path) => {
    expect(consolePath(path)).toBe(path);
  });

  it.each([
    'https://example.org/quan-tri',
    '//example.org/quan-tri',
    '/quan-tri//example.org',
    '/quan-tri\\example.org',
    '/quan-tri-gia',
    '/quan-tri/\r\nset-cookie: a=b',
    '/dang-nhap',
    '/quan-tri/dang-nhap?den=/quan-tri/nhan-su',
    '/quan-tri/dang-xuat',
    `/quan-tri/${'a'.repeat(500)}`,
    ['/quan-tri'],
    undefined,
  ])('leads nowhere else: %j', (value) => {
    expect(consolePath(value)).toBeUndefined();
  });

  it('is kept while one signs in', () => {
    expect(signInPath('/quan-tri/nhan-su?trang=2')).toBe('/quan-tri/dang-nhap?den=%2Fquan-tri%2Fnhan-su%3Ftrang%3D2');
    expect(signInPath('/quan-tri')).toBe('/quan-tri/dang-nhap');
    expect(signInPath('//example.org')).toBe('/quan-tri/dang-nhap');
  });
});
