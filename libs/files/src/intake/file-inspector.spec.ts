import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aPlainDocx, aPlainPdf, declared } from '../../testing/a-file.js';
import { FileInspector } from './file-inspector.js';
import { FILE_KINDS, type IntakeLimits } from './inspected-file.js';

const LIMITS: IntakeLimits = { kinds: FILE_KINDS, bytes: 30 * 1024 * 1024 };

describe('looking into files apart', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'khoa-bang-inspect-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (bytes: Buffer): string => {
    const path = join(folder, 'file');
    writeFileSync(path, bytes);
    return path;
  };

  it('says what each is, or why it is not taken', async () => {
    const inspector = new FileInspector();
    const [pdf, docx] = [aPlainPdf(), aPlainDocx({ more: [['word/vbaProject.bin', 'x']] })];

    expect(await inspector.inspect(file(pdf), declared(pdf), LIMITS)).toEqual({
      kind: 'pdf',
      pages: 1,
      size: pdf.length,
      sha256: declared(pdf).sha256,
    });
    await expect(inspector.inspect(file(docx), declared(docx), LIMITS)).rejects.toMatchObject({
      code: 'ACTIVE_CONTENT',
      params: { what: 'macro' },
    });
    await expect(inspector.inspect(file(Buffer.alloc(0)), declared(pdf), LIMITS)).rejects.toMatchObject({ code: 'EMPTY' });
    await expect(inspector.inspect(join(folder, 'none'), declared(pdf), LIMITS)).rejects.toMatchObject({ code: 'INSPECTOR_LOST' });
  });

  it('ends what takes too long, and the next file is looked into', async () => {
    const pdf = aPlainPdf();

    await expect(new FileInspector(1).inspect(file(pdf), declared(pdf), LIMITS)).rejects.toMatchObject({ code: 'TOO_HEAVY' });
    expect(await new FileInspector().inspect(file(pdf), declared(pdf), LIMITS)).toMatchObject({ kind: 'pdf' });
  });
});
