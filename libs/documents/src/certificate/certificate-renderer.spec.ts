import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_ROOT } from '#settings';
import { compileTemplate, type CertificateTemplate } from '../template/compile-template.js';
import { TypstProcess } from '../typst/typst-process.js';
import { CertificateRenderer } from './certificate-renderer.js';
import { defaultTemplateSource } from './default-template.js';
import { certificateSpecimen } from './specimen.js';

const ISSUED = new Date('2024-10-30T10:00:00+07:00');
const art = (name: string): string => readFileSync(join(PROJECT_ROOT, 'config/demo/art/lam-dong', `${name}.svg`), 'utf8');
const data = certificateSpecimen({
  salutation: 'Bà',
  fullName: 'Nguyễn Thị Ngọc Diệp',
  emblemSvg: art('emblem'),
  silhouetteSvg: art('certificate'),
  number: '01/GCN',
});

/** Each level draws the one below it twice: 2¹⁵ lines of text, some seconds of work, in a page of two kilobytes. */
const BOMB = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 210"><defs><text id="l0" font-family="Be Vietnam Pro" font-weight="400" font-size="5">Nguyễn Thị Ngọc Diệp, cải cách hành chính và chuyển đổi số</text>${Array.from(
  { length: 15 },
  (_, level) => `<g id="l${level + 1}"><use href="#l${level}"/><use href="#l${level}" x="1"/></g>`,
).join('')}</defs><use href="#l15"/></svg>`;

function template(source: string): CertificateTemplate {
  const verdict = compileTemplate(source);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.faults));
  return verdict.template;
}

/** A dead process that nobody has collected yet counts as dead. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const status = `/proc/${pid}/status`;
    return !existsSync(status) || !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
  } catch {
    return false;
  }
}

describe('CertificateRenderer', () => {
  const typst = new TypstProcess();
  const renderer = new CertificateRenderer(typst);
  const standard = template(defaultTemplateSource());

  afterAll(() => renderer.onApplicationShutdown());

  it('makes one page of PDF/A-2b with embedded fonts, a title and a language', async () => {
    const { pdf, svg } = await renderer.render(standard, data, ISSUED);

    const bytes = pdf.toString('latin1');
    expect(bytes).toMatch(/^%PDF-1\.7/);
    expect(bytes).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
    expect(bytes).toContain('/GTS_PDFA1');
    expect(pdf.toString('utf8')).toContain('Giấy chứng nhận 01/GCN – Nguyễn Thị Ngọc Diệp');
    expect(bytes).toContain('<rdf:li>vi-VN</rdf:li>');
    expect(bytes).toContain('<xmp:CreateDate>2024-10-30T03:00:00');
    expect(bytes.match(/\/FontFile\d/g)).toHaveLength(4);
    expect(bytes.match(/\/ToUnicode/g)).toHaveLength(4);
    expect(bytes).toMatch(/\+NotoSerifDisplay-Bold/);
    expect(bytes.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(bytes).toMatch(/\/MediaBox \[0 0 841\.8\d+ 595\.2\d+\]/);
    expect(svg).toContain('>Bà Nguyễn Thị Ngọc Diệp<');
  });

  it('gives the same bytes for the same input, from another process too', async () => {
    const first = await renderer.render(standard, data, ISSUED);
    const second = await renderer.render(standard, { ...data, fullName: data.fullName.normalize('NFD') }, ISSUED);
    await typst.close();
    const third = await renderer.render(standard, data, ISSUED);
    const later = await renderer.render(standard, data, new Date(ISSUED.getTime() + 1000));

    expect(second.pdf.equals(first.pdf)).toBe(true);
    expect(third.pdf.equals(first.pdf)).toBe(true);
    expect(later.pdf.equals(first.pdf)).toBe(false);
  });

  it('refuses a name with a letter that the fonts lack', async () => {
    await expect(renderer.render(standard, { ...data, fullName: 'Nguyễn Ж' }, ISSUED)).rejects.toMatchObject({ code: 'GLYPHS_MISSING' });
    expect(() => renderer.preview(standard, { ...data, unit: 'Tổ 🎓' })).toThrow(expect.objectContaining({ code: 'GLYPHS_MISSING' }));
  });

  it('sets pages that wait one after the other, and goes on when its process was killed', async () => {
    const expected = (await renderer.render(standard, data, ISSUED)).pdf;

    const waiting = [1, 2, 3].map(() => renderer.render(standard, data, ISSUED));
    process.kill(typst.pid as number, 'SIGKILL');
    const pages = await Promise.all(waiting);

    expect(pages.every(({ pdf }) => pdf.equals(expected))).toBe(true);
  });

  it('stops a bomb by the timer and serves the next page', async () => {
    const hasty = new TypstProcess(1_500);
    const guarded = new CertificateRenderer(hasty);
    try {
      const from = performance.now();
      const bomb = guarded.render(template(BOMB), data, ISSUED);
      const next = guarded.render(standard, data, ISSUED);

      await expect(bomb).rejects.toMatchObject({ code: 'DOCUMENT_TOO_HEAVY' });
      expect((await next).pdf.length).toBeGreaterThan(10_000);
      expect(performance.now() - from).toBeLessThan(15_000);
    } finally {
      await hasty.close();
    }
  }, 30_000);

  it('leaves no process behind when its parent is killed in the middle of a bomb', async () => {
    const door = join(PROJECT_ROOT, 'dist/libs/documents/src/index.js');
    const program = `import { TypstProcess } from ${JSON.stringify(door)};
      const typst = new TypstProcess();
      typst.compile({ svg: ${JSON.stringify(BOMB)}, title: 'x', createdAt: 0 });
      console.log(typst.pid);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
      cwd: PROJECT_ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    await sleep(500);
    expect(isAlive(pid)).toBe(true);

    parent.kill('SIGKILL');
    await sleep(1_500);

    expect(isAlive(pid)).toBe(false);
  }, 30_000);

  it('says that Typst refused a page, and goes on', async () => {
    await expect(typst.compile({ svg: '<svg', title: 'x', createdAt: 0 })).rejects.toMatchObject({ code: 'DOCUMENT_REFUSED' });
    await expect(typst.compile({ svg: art('emblem'), title: 'x', createdAt: 0 })).resolves.toBeInstanceOf(Buffer);
  });

  it('keeps no process that nobody needs, and starts another when a page comes', async () => {
    const brief = new TypstProcess(20_000, 50);
    const page = { svg: art('emblem'), title: 'x', createdAt: 0 };
    await brief.compile(page);
    const first = brief.pid as number;
    for (let n = 0; n < 100 && isAlive(first); n += 1) await sleep(20);
    expect(isAlive(first)).toBe(false);

    await brief.compile(page);
    expect(brief.pid).not.toBe(first);
    await brief.close();
  });

  it('leaves no process behind when it is closed', async () => {
    const own = new TypstProcess();
    await own.compile({ svg: art('emblem'), title: 'x', createdAt: 0 });
    const pid = own.pid as number;
    const cutOff = own.compile({ svg: art('emblem'), title: 'x', createdAt: 0 }).catch((error: unknown) => error);

    await own.close();
    await sleep(50);

    expect(await cutOff).toMatchObject({ code: 'COMPILER_LOST' });
    expect(isAlive(pid)).toBe(false);
    expect(own.pid).toBeUndefined();
  });
});
