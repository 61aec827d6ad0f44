import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#settings';
import { CertificateRenderer } from '../certificate/certificate-renderer.js';
import { defaultTemplateSource } from '../certificate/default-template.js';
import { certificateSpecimen } from '../certificate/specimen.js';
import { findFace, SANS } from '../fonts/faces.js';
import { measureText } from '../fonts/measure-text.js';
import { compileTemplate } from '../template/compile-template.js';
import { TypstProcess } from '../typst/typst-process.js';
import { outlineText } from './outline-text.js';
import { svgFaults } from './svg-faults.js';

const regular = findFace(SANS, 400, false)!;
const page = (text: string): string => `<svg viewBox="0 0 100 50" font-family="${SANS}">${text}</svg>`;
/** Where each line begins. */
const starts = (svg: string): [number, number][] =>
  [...svg.matchAll(/transform="translate\(([-\d.]+) ([-\d.]+)\) scale/g)].map(([, x, y]) => [Number(x), Number(y)]);
const letters = (svg: string): number => svg.split('<use ').length - 1;

describe('text as outlines', () => {
  it('leaves no text, and draws each letter once', () => {
    const svg = outlineText(page('<text x="10" y="20" font-size="10">na na</text>'));

    expect(svg).not.toMatch(/<text|na na/);
    expect(svg.split('<path id=').length - 1).toBe(2);
    expect(letters(svg)).toBe(4);
    expect(svgFaults(svg, { withText: false })).toEqual([]);
  });

  it('puts a line where its anchor says', () => {
    const width = measureText('Ba', regular) * 10;
    const line = (anchor: string): string => page(`<text x="50" y="20" font-size="10" text-anchor="${anchor}">Ba</text>`);

    expect(starts(outlineText(line('start')))).toEqual([[50, 20]]);
    expect(starts(outlineText(line('middle')))).toEqual([[expect.closeTo(50 - width / 2, 2), 20]]);
    expect(starts(outlineText(line('end')))).toEqual([[expect.closeTo(50 - width, 2), 20]]);
  });

  it('follows lines, shifts and looks of the parts inside', () => {
    const svg = outlineText(
      page(
        '<text x="5" y="9" font-size="4" fill="#123456"><tspan>Một</tspan> <tspan dy="1" fill="red">hai</tspan><tspan x="5" y="18">ba</tspan></text>',
      ),
    );

    const second = 5 + (measureText('Một', regular) + measureText(' ', regular)) * 4;
    expect(starts(svg)).toEqual([
      [5, 9],
      [expect.closeTo(5 + measureText('Một', regular) * 4, 2), 9],
      [expect.closeTo(second, 2), 10],
      [5, 18],
    ]);
    expect(svg).toContain('<g fill="#123456"><g fill="red">');
  });

  it('anchors what stands between two places together', () => {
    const svg = outlineText(page('<text x="50" y="20" font-size="10" text-anchor="end">A<tspan font-weight="700">B</tspan></text>'));

    const width = (measureText('A', regular) + measureText('B', findFace(SANS, 700, false)!)) * 10;
    expect(starts(svg)[0]).toEqual([expect.closeTo(50 - width, 2), 20]);
  });

  it('takes white space together as a browser does', () => {
    expect(starts(outlineText(page('<text x="5" y="9" font-size="4">\n  Một\n  hai\n</text>')))).toEqual(
      starts(outlineText(page('<text x="5" y="9" font-size="4">Một hai</text>'))),
    );
    expect(letters(outlineText(page('<text x="5" y="9" font-size="4">\n  Một\n  hai\n</text>')))).toBe(6);
  });

  it('takes fonts from the groups around, and leaves everything else as it stands', () => {
    const rest = '<path d="M0 0h5"/><g id="a" opacity=".5"><circle r="2"/></g><use href="#a" x="3"/>';
    const svg = outlineText(page(`${rest}<g font-weight="700"><text x="1" y="2" font-size="3">x</text></g>`));

    expect(svg).toContain(rest);
    expect(letters(svg)).toBe(2);
  });

  it('makes a certificate’s picture that holds shapes alone', () => {
    const verdict = compileTemplate(defaultTemplateSource());
    if (!verdict.ok) throw new Error('the default template is unfit');
    const emblemSvg = readFileSync(join(PROJECT_ROOT, 'config/demo/art/lam-dong/emblem.svg'), 'utf8');

    const svg = new CertificateRenderer(new TypstProcess()).picture(verdict.template, certificateSpecimen({ emblemSvg }));

    expect(svgFaults(svg, { withText: false })).toEqual([]);
    expect(svg).not.toContain('font');
    expect(svg.length).toBeLessThan(120_000);
  });
});
