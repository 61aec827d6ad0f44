import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import { recheckText } from '#rules';
import { aRecheckFile, inPublic, type RecheckSample } from '#rules/testing';
import { PLAN_CODES, ruleSetOf } from '../../../../test/support/plan-files.js';
import { recheck } from './recheck.js';

const ROOT = join(import.meta.dirname, '../../../..');
const WITH_QUIZ = PLAN_CODES.filter((code) => ruleSetOf(code).parts.some(({ kind }) => kind === 'quiz'));

/** What Node 18 does not have of what the rules use. */
const AS_NODE_18 = `
delete require('node:crypto').hash;
for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with']) delete Array.prototype[name];
const typed = Object.getPrototypeOf(Uint8Array.prototype);
for (const name of ['toSorted', 'toReversed', 'with']) delete typed[name];
delete Map.groupBy; delete Object.groupBy; delete Promise.withResolvers; delete Array.fromAsync;
for (const name of ['union', 'intersection', 'difference', 'isSubsetOf']) delete Set.prototype[name];
for (const name of ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'])
  delete Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))[name];
`;

const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-recheck-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the file of a sample under the rules of a plan. */
async function written(
  code: string,
  change: (text: string) => string = (text) => text,
  { records, sha256 }: RecheckSample = aRecheckFile(ruleSetOf(code)),
): Promise<{ file: string; sha256: string }> {
  let text = '';
  for await (const portion of recheckText(records)) text += portion;
  const file = join(folder, `${code}.jsonl.gz`);
  writeFileSync(file, gzipSync(change(text)));
  return { file, sha256 };
}

/** The program that a third party runs, in a process of its own that knows nothing of this product and has no environment. */
describe('kiem-tra-lai.cjs', () => {
  const program = join(folder, 'kiem-tra-lai.cjs');
  const old = join(folder, 'as-node-18.cjs');

  beforeAll(() => {
    execFileSync(process.execPath, [join(ROOT, 'tools/lib/bundle-recheck.mjs'), program], { cwd: ROOT });
    writeFileSync(old, AS_NODE_18);
  });

  const run = (args: readonly string[], before: readonly string[] = []): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [...before, program, ...args], { cwd: folder, env: {}, encoding: 'utf8' });

  it.each(WITH_QUIZ)('comes to the very fingerprint of the standing under the rules of %s', async (code) => {
    const { file, sha256 } = await written(code);

    const { status, stdout, stderr } = run([file, '--sha256', sha256]);

    expect(stderr).toBe('');
    expect(stdout).toContain(`SHA-256 của bảng xếp hạng tính lại: ${sha256}\n`);
    expect(stdout).toContain('KHỚP: mọi mã đều đúng, không có gì khác.\n');
    expect(status).toBe(0);
  });

  it.each(WITH_QUIZ)('comes to it from the file for everybody under the rules of %s, and finds the attempt of a receipt', async (code) => {
    const sample = aRecheckFile(ruleSetOf(code));
    const { file, sha256 } = await written(code, (text) => text, inPublic(sample, ruleSetOf(code)));
    const [own] = sample.records.flatMap((record) => (record.kind === 'attempt' ? [record.attempt] : []));
    const receipt = join(folder, 'bien-nhan.json');
    writeFileSync(receipt, JSON.stringify({ seal: own!.seal, salt: own!.salt }, null, 2));

    const { status, stdout, stderr } = run([file, '--sha256', sha256, '--receipt', receipt]);

    expect(stderr).toBe('');
    expect(stdout).toContain(`SHA-256 của bảng xếp hạng tính lại: ${sha256}\n`);
    expect(stdout).toContain('không kiểm được từ bản công khai; ai giữ biên nhận kiểm được lượt của mình.\n');
    expect(stdout).toContain(`Biên nhận: đúng là của lượt thi ${own!.id}`);
    expect(stdout).toContain('KHỚP: mọi mã kiểm được đều đúng, không có gì khác.\n');
    expect(status).toBe(0);
  });

  it('runs on Node 18 as well, with what that lacks', async () => {
    const { file, sha256 } = await written('lam-dong');

    const { status, stdout, stderr } = run([file, '--json'], ['--require', old]);

    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ isSame: true, standing: { claimed: sha256, computed: sha256 } });
    expect(status).toBe(0);
  });
});

describe('the command', () => {
  let [out, err] = ['', ''];

  beforeEach(() => {
    [out, err] = ['', ''];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  });
  afterEach(() => jest.restoreAllMocks());

  it('says that the fingerprint is to be compared, and compares it when it is given, as it stands on the page', async () => {
    const { file, sha256 } = await written('thai-nguyen');

    expect(await recheck([file])).toBe(0);
    expect(out).toMatch(/Hãy so mã ở trên với mã SHA-256 mà Ban Tổ chức đã công bố, hoặc thêm --sha256 MÃ để máy so\.\n$/);
    expect(await recheck([file, '--sha256', (sha256.match(/.{8}/g) ?? []).join(' ').toUpperCase()])).toBe(0);
  });

  it('ends with 1 where the file is not that of the standing that was published, or was changed', async () => {
    const { file, sha256 } = await written('thai-nguyen');
    const other = sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));

    expect(await recheck([file, '--sha256', other])).toBe(1);
    expect(out).toContain(`    - Mã đã công bố là ${other}; tính lại từ tệp này được ${sha256}.\n`);
    const changed = await written('thai-nguyen', (text) => text.replace('"version":1}', '"version":2}'));
    expect(await recheck([changed.file])).toBe(1);
    expect(out).toContain('Tệp đã bị sửa hoặc bị cắt');
  });

  it('ends with 1 where it rests on other inputs than were published, and with 0 on those', async () => {
    const { file, sha256 } = await written('thai-nguyen');
    expect(await recheck([file, '--json'])).toBe(0);
    const { inputs } = JSON.parse(out) as { inputs: string };
    const other = inputs.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));

    expect(await recheck([file, '--sha256', sha256, '--inputs', inputs])).toBe(0);
    expect(await recheck([file, '--sha256', sha256, '--inputs', other])).toBe(1);
    expect(out).toContain(`    - Mã đã công bố của dữ liệu đầu vào là ${other}; của tệp này là ${inputs}.\n`);
    expect(await recheck([file, '--inputs', 'khong-phai-ma'])).toBe(2);
  });

  it('says in a sentence what it cannot read, and how it is used', async () => {
    const { file } = await written('thai-nguyen', (text) => text.replace('"rank"', '"hang"'));

    expect(await recheck([join(folder, 'khong-co')])).toBe(3);
    expect(err).toContain('Không đọc được tệp ');
    expect(await recheck([import.meta.filename])).toBe(3);
    expect(err).toContain('Không đọc được dòng 1 của tệp: không phải JSON.\n');
    expect(await recheck([file])).toBe(3);
    expect(err).toMatch(/Không đọc được dòng \d+ của tệp: các cột không như mô tả\.\n$/);
    expect(await recheck([file, '--receipt', import.meta.filename])).toBe(3);
    expect(err).toMatch(/Không thấy dấu niêm phong trong tệp biên nhận \S+\.\n$/);
    expect(await recheck([])).toBe(2);
    expect(err).toMatch(
      /Cách dùng: npm run khoabang -- recheck TỆP \[--sha256 MÃ_ĐÃ_CÔNG_BỐ\] \[--inputs MÃ_DỮ_LIỆU_ĐẦU_VÀO\] \[--receipt TỆP_BIÊN_NHẬN\] \[--json\]\n$/,
    );
    expect(await recheck([file, '--sha256', 'abc'])).toBe(2);
  });
});
