import { pageAsked, pageCount, pager } from './pager.js';

const urlOf = (page: number): string => `/trang-${page}`;

describe('the way from page to page', () => {
  it.each([
    [undefined, 1],
    ['3', 3],
    ['2.9', 2],
    ['0', 1],
    ['-4', 1],
    ['abc', 1],
    ['1e300', 10_000],
    ['Infinity', 10_000],
  ])('reads %j as page %d', (wanted, page) => {
    expect(pageAsked(wanted)).toBe(page);
  });

  it.each([
    [0, 1],
    [20, 1],
    [21, 2],
  ])('counts %d things, twenty to a page, as %d', (total, pages) => {
    expect(pageCount(total, 20)).toBe(pages);
  });

  it('leads on and back, and nowhere beyond the ends', () => {
    expect(pager({ number: 1, last: 3 }, { urlOf })).toEqual({
      previous: undefined,
      next: { label: 'Trang sau', url: '/trang-2' },
      text: 'Trang 1 trong 3',
    });
    expect(pager({ number: 3, last: 3 }, { urlOf, previous: 'Tin mới hơn' })).toEqual({
      previous: { label: 'Tin mới hơn', url: '/trang-2' },
      next: undefined,
      text: 'Trang 3 trong 3',
    });
  });

  it('is not shown where one page holds everything', () => {
    expect(pager({ number: 1, last: 1 }, { urlOf })).toBeUndefined();
  });
});
