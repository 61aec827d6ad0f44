import { colourFaults, contrast, themeStylesheet } from './colours.js';
import { drawingFault } from './drawing-faults.js';
import { tidyDrawing } from './tidy-drawing.js';
import { effortOf } from '../../../../test/support/effort.js';

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
    ['an event behind a slash', '<svg viewBox="0 0 1 1"><path/onclick=alert(1) d="M0 0"/></svg>'],
    ['an event close to another attribute', '<svg viewBox="0 0 1 1"><path d="M0 0"onclick="alert(1)"/></svg>'],
    ['a value without quotation marks', '<svg viewBox="0 0 1 1"><path d=M0/></svg>'],
    ['a style', '<svg><path style="fill:red"/></svg>'],
    ['a reference outwards', '<svg><use href="https://example.com/a.svg#x"/></svg>'],
    ['a hidden address', '<svg><path fill="url(https://example.com/x)"/></svg>'],
    ['foreign content', '<svg><foreignObject></foreignObject></svg>'],
    ['a doctype', '<svg><!ENTITY x "y"></svg>'],
    ['no svg', '<html></html>'],
  ])('may not hold %s', (_, svg) => {
    expect(drawingFault(svg)).toEqual(expect.any(String));
  });

  it('is taken as programs save it, without their notes and its own size', () => {
    const saved =
      '\uFEFF<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "x" "y">\n<!-- Drawn by a program -->\n<svg width="64mm" height="74mm" viewBox="0 0 64 74"><metadata><a/></metadata><sodipodi:namedview id="n"><inkscape:grid/></sodipodi:namedview><path d="M0 0"/></svg>\n';

    const svg = tidyDrawing(saved);
    expect(svg).toBe('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 74"><path d="M0 0"/></svg>');
    expect(drawingFault(svg)).toBeUndefined();
    expect(drawingFault(tidyDrawing('<!DOCTYPE svg [<!ENTITY x "y">]><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'))).toEqual(
      expect.any(String),
    );
  });

  it('is tidied in no time, however it is made', async () => {
    for (const part of ['<!--', '<metadata>', '<?', '<!DOCTYPE', '<inkscape:a>', '<inkscape:a '])
      expect(
        await effortOf(() =>
          expect(drawingFault(tidyDrawing(`<svg viewBox="0 0 1 1">${part.repeat(100_000)}`))).toEqual(expect.any(String)),
        ),
      ).toBeLessThan(20);
  });

  it('is no larger than the database takes', () => {
    expect(drawingFault(`<svg viewBox="0 0 1 1"><path d="M0 0${'h1'.repeat(30_000)}"/></svg>`)).toContain('60000');
  });
});
