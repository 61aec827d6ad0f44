import { compileTemplate } from './compile-template.js';
import { FIELDS } from './fields.js';
import { defaultTemplateSource } from '../certificate/default-template.js';
import { certificateSpecimen, specimenView } from '../certificate/specimen.js';
import { certificateView } from '../certificate/certificate-view.js';

const page = (content: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210">\n${content}\n</svg>`;
const TEXT = 'font-family="Be Vietnam Pro" font-weight="400"';

function faultsOf(source: string): string[] {
  return compileTemplate(source).faults.map(({ line, column, sentence }) => `${line}:${column} ${sentence}`);
}

describe('compileTemplate', () => {
  it('takes the default template and a small one of one’s own', () => {
    expect(faultsOf(defaultTemplateSource())).toEqual([]);
    expect(faultsOf(page(`{{#if unit}}<text ${TEXT} x="9" y="9">{{unit}}</text>{{/if}}`))).toEqual([]);
    expect(faultsOf(page('{{#each contest}}{{fit this x=9 y=9 width=90 size=5}}{{/each}}'))).toEqual([]);
    expect(faultsOf(page('{{#each contest as |line|}}{{#unless @first}}{{fit line x=9 y=9 width=90 size=5}}{{/unless}}{{/each}}'))).toEqual(
      [],
    );
    expect(faultsOf(page('{{#with colours}}<path fill="{{strong}}" d="M0 0h9v9z"/>{{/with}}'))).toEqual([]);
  });

  it.each([
    ['{{{fullName}}}', '2:1', 'ba dấu ngoặc'],
    ['  {{&fullName}}', '2:3', 'ba dấu ngoặc'],
    ['{{> khung}}', '2:1', 'chèn mẫu khác'],
    ['{{#> khung}}x{{/khung}}', '2:1', 'chèn mẫu khác'],
    ['{{* thu}}', '2:1', 'Không được dùng {{* …}}'],
    ['{{#*inline "a"}}{{/inline}}', '2:1', 'Không được dùng {{* …}}'],
    ['{{vieTHoa fullName}}', '2:1', 'Không có lệnh “vieTHoa”'],
    ['{{lookup this "constructor"}}', '2:1', 'Không có lệnh “lookup”'],
    ['{{#log fullName}}{{/log}}', '2:1', 'Không có lệnh “log”'],
    ['{{constructor}}', '2:3', 'Không có trường “constructor”'],
    ['{{fullName.constructor}}', '2:3', 'Không có trường'],
    ['{{@root.fullName}}', '2:3', 'Không có @root.fullName'],
    ['{{fulName}}', '2:3', 'Không có trường “fulName”'],
    ['{{fit fullName x=1 y=1 size=5}}', '2:1', 'còn thiếu width='],
    ['{{fit fullName x=1 y=1 size=5 width=9 colour="red"}}', '2:39', 'không có phần colour='],
    ['{{#fit fullName x=1 y=1 size=5 width=9}}{{/fit}}', '2:1', 'không có dấu #'],
    ['{{stack top=9}}', '2:1', 'Hãy viết {{#stack}}'],
    ['{{fit (qr code) x=1 y=1 size=5 width=9}}', '2:7', 'chỉ dùng được (words …)'],
    ['{{fit fullName x=1 y=1 size=5 width="rộng"}}', '2:1', 'width= phải là một con số'],
    ['{{fit fullName x=1 y=1 size=5 width=90 font="serif" weight=400}}', '2:1', 'Không có nét 400'],
    ['{{#each contest}}{{#each ../contest}}{{#each ../../contest}}{{/each}}{{/each}}{{/each}}', '2:38', 'tối đa 2 lớp'],
    ['{{#if unit}}', '3:1', 'chưa đóng'],
    ['{{#if unit}}{{/each}}', '2:4', 'bị đóng bằng'],
    ['{{unit', '2:1', 'không đúng cú pháp'],
  ])('refuses %s', (content, place, words) => {
    const [fault = ''] = faultsOf(page(content));

    expect(fault).toContain(words);
    expect(fault.split(' ')[0]).toBe(place);
  });

  it.each([
    ['<script>alert(1)</script>', '2:1', '<script>'],
    ['<g/>\n<image href="x.png"/>', '3:1', '<image>'],
    ['<foreignObject/>', '2:1', '<foreignObject>'],
    ['<path d="M0 0" onclick="x()"/>', '2:16', 'onclick'],
    ['<path d="M0 0" style="fill:red"/>', '2:16', 'style'],
    ['<use href="a.svg#b"/>', '2:6', 'dẫn ra ngoài'],
    ['<use xlink:href="file:///etc/passwd"/>', '2:6', 'dẫn ra ngoài'],
    ['<path fill="url(http://x.vn/a)" d="M0 0"/>', '2:7', 'dẫn ra ngoài'],
    ['<path fill="url&#40;http://x.vn/a)" d="M0 0"/>', '2:7', 'dẫn ra ngoài'],
    ['<text x="1" y="1">a</text>', '2:1', 'Chữ phải ghi font-family'],
    ['<text font-family="Arial" x="1" y="1">a</text>', '2:1', 'Chữ phải ghi font-family'],
    ['<!-- a -->', '2:1', 'cú pháp SVG'],
    ['<!DOCTYPE svg [<!ENTITY a "b">]>', '2:1', 'cú pháp SVG'],
    ['<g>', '3:1', 'không khớp'],
    ['<path d=M0/>', '2:1', 'cú pháp SVG'],
  ])('refuses in the drawing %s', (content, place, words) => {
    const [fault = ''] = faultsOf(page(content));

    expect(fault).toContain(words);
    expect(fault.split(' ')[0]).toBe(place);
  });

  it('knows every field that a certificate has', () => {
    expect([...FIELDS].toSorted()).toEqual(Object.keys(specimenView('long')).toSorted());
  });

  it('wants the page to be A4 in millimetres', () => {
    expect(faultsOf('<svg viewBox="0 0 100 100"></svg>')).toEqual([
      '1:1 Thẻ <svg> phải ghi viewBox="0 0 297 210": khổ A4 ngang tính bằng mm.',
    ]);
    expect(faultsOf('xin chào')[0]).toContain('không có chữ bên ngoài');
    expect(faultsOf('')[0]).toContain('không có thẻ <svg>');
  });

  it('writes what people typed as text, never as markup', () => {
    const verdict = compileTemplate(page(`<text ${TEXT} x="9" y="9">{{fullName}}</text>{{fit unit x=9 y=20 width=200 size=5}}`));
    if (!verdict.ok) throw new Error('unfit');

    const svg = verdict.template.toSvg(certificateView(certificateSpecimen({ fullName: '<script>&"', unit: "Tổ <1> & 'bạn'" })));

    expect(svg).toContain('&lt;script&gt;&amp;&quot;');
    expect(svg).toContain('Tổ &lt;1&gt; &amp; &#x27;bạn&#x27;');
  });

  it('refuses a drawing of a tenant that is more than shapes', () => {
    const data = certificateSpecimen({ emblemSvg: '<svg viewBox="0 0 9 9"><image href="http://x.vn/a"/></svg>' });

    expect(() => certificateView(data)).toThrow(expect.objectContaining({ code: 'DRAWING_UNFIT' }));
    expect(() => certificateView({ ...data, emblemSvg: '<svg><path d="M0 0"/></svg>' })).toThrow(
      expect.objectContaining({ code: 'DRAWING_UNFIT' }),
    );
  });

  it('keeps the ids of two drawings apart', () => {
    const drawing =
      '<svg viewBox="0 0 9 9"><defs><path id="a" d="M0 0h9v9z"/></defs><use href="#a"/><path clip-path="url(#a)" d="M0 0"/></svg>';

    const view = certificateView(certificateSpecimen({ emblemSvg: drawing, silhouetteSvg: drawing }));

    expect(view.emblem?.content).toContain('id="emblem-a"');
    expect(view.emblem?.content).toContain('href="#emblem-a"');
    expect(view.silhouette?.content).toContain('url(#silhouette-a)');
  });

  it('presses a long certificate together above the signature', () => {
    const verdict = compileTemplate(defaultTemplateSource());
    if (!verdict.ok) throw new Error('unfit');

    for (const length of ['short', 'long'] as const) {
      const svg = verdict.template.toSvg(specimenView(length));
      const middle = [...svg.matchAll(/<tspan x="148\.5" y="([\d.]+)"/g)].map((match) => Number(match[1]));
      expect(middle.at(-1)).toBeLessThanOrEqual(142.01);
      expect(middle.toSorted((a, b) => a - b)).toEqual(middle);
    }
  });
});
