import { colourFaults, contrast, themeStylesheet } from './colours.js';
import { drawingFault } from './drawing-faults.js';

const PINE = { strong: '#14513B', deep: '#0B3325', mid: '#3E7A5C', soft: '#9CC0A6', tint: '#E7F0E8' };

describe('a tenant’s palette', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrast('#FFFFFF', PINE.strong)).toBeCloseTo(9.3, 1);
  });

  it('accepts a readable palette and writes it as custom properties', () => {
    expect(colourFaults(PINE)).toEqual([]);
    expect(themeStylesheet(PINE)).toBe(':root{--t:#14513B;--deep:#0B3325;--mid:#3E7A5C;--soft:#9CC0A6;--tint:#E7F0E8}\n');
  });

  it('refuses what cannot be read, and what is no colour', () => {
    expect(colourFaults({ ...PINE, strong: '#6FA08A' })).toHaveLength(2);
    expect(colourFaults({ ...PINE, tint: 'red;}body{display:none' })).toEqual(['Màu "tint" phải viết dạng #RRGGBB.']);
  });
});

describe('a tenant’s drawing', () => {
  it('may hold shapes', () => {
    expect(
      drawingFault('<svg viewBox="0 0 4 4"><defs><path id="lam-dong-p" d="M0 0"/></defs><use href="#lam-dong-p"/></svg>'),
    ).toBeUndefined();
  });

  it.each([
    ['a script', '<svg><script>alert(1)</script></svg>'],
    ['an event', '<svg onload="alert(1)"></svg>'],
    ['a style', '<svg><path style="fill:red"/></svg>'],
    ['a reference outwards', '<svg><use href="https://example.com/a.svg#x"/></svg>'],
    ['a hidden address', '<svg><path fill="url(https://example.com/x)"/></svg>'],
    ['foreign content', '<svg><foreignObject></foreignObject></svg>'],
    ['a doctype', '<svg><!ENTITY x "y"></svg>'],
    ['no svg', '<html></html>'],
  ])('may not hold %s', (_, svg) => {
    expect(drawingFault(svg)).toEqual(expect.any(String));
  });
});
