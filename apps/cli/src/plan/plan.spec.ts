import { jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#settings';
import { Refusal } from '../refusal.js';
import { plan } from './plan.js';

const seed = (name: string): string => join(PROJECT_ROOT, `config/plans/${name}.yaml`);

describe('khoabang plan', () => {
  let folder: string;
  let printed: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'khoa-bang-plan-'));
    printed = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it.each(['lam-dong', 'phu-tho', 'cao-bang', 'thai-nguyen', 'quang-trung', 'dak-lak'])('finds no fault in %s', (name) => {
    expect(plan(['check', seed(name)])).toBe(0);
    expect(printed).toMatch(/^.+\.yaml: không có lỗi\. SHA-256 của thể lệ: [0-9a-f]{64}\n$/);
  });

  it('tells every fault at once, each with its place, and answers 1', () => {
    const file = join(folder, 'hong.yaml');
    writeFileSync(file, 'code: hong\nparts:\n  - { kind: quizz, code: a, name: A }\naudiences: []\n');

    expect(plan(['check', file])).toBe(1);
    const lines = printed.trim().split('\n');
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line).toMatch(/^.*hong\.yaml:\d+:\d+: .+: .+$/);
  });

  it('prints one JSON document and nothing else with --json', () => {
    const file = join(folder, 'hong.yaml');
    writeFileSync(file, 'code: hong\n');

    expect(plan(['check', file, '--json'])).toBe(1);
    const answer = JSON.parse(printed) as { sha256: unknown; faults: unknown[] };
    expect([answer.sha256, answer.faults.length > 0]).toEqual([null, true]);
  });

  it('tells what stands against something else, which is no fault', () => {
    expect(plan(['check', seed('dak-lak'), '--json'])).toBe(0);
    const answer = JSON.parse(printed) as { faults: unknown[]; conflicts: { path: string }[] };
    expect([answer.faults, answer.conflicts.map(({ path }) => path)]).toEqual([[], ['parts[0].receiving.opens']]);
  });

  it('shows what applies, a setting per line, and where it comes from', () => {
    expect(plan(['show', seed('quang-trung')])).toBe(0);

    const lines = printed.trim().split('\n');
    expect(lines).toContain('contest.plan.date: 2024-09-05   ← quang-trung, được đổi   Cuộc thi › Kế hoạch › Ngày ban hành');
    expect(lines).toContain('approval.approvers: 2   ← thai-nguyen   Phê duyệt kết quả › Số người cùng duyệt');
    for (const line of lines) expect(line).toMatch(/^[a-zA-Z0-9.[\]]+: .* {3}← ([a-z0-9-]+|\(mặc định\))(, được đổi)? {3}.+$/);
  });

  it('shows what has settings inside as people say it, never as JSON', () => {
    expect(plan(['show', seed('dak-lak')])).toBe(0);

    const lines = printed.trim().split('\n');
    const starting = (path: string): string | undefined => lines.find((line) => line.startsWith(`${path}: `))?.split('   ')[0];
    expect(starting('ceremony[0]')).toBe('ceremony[0]: ngày 28/08/2021');
    expect(starting('ceremony[1]')).toBe('ceremony[1]: cuối năm 2021');
    expect(starting('parts[0].receiving.opens')).toBe('parts[0].receiving.opens: ngày liền sau ngày ban hành Thể lệ Cuộc thi');
    expect(starting('targets')).toBe('targets: để trống');
    for (const line of lines) expect(line).not.toMatch(/: [[{]/);
  });

  it('shows the same as one JSON document', () => {
    expect(plan(['show', seed('quang-trung'), '--json'])).toBe(0);

    const { sha256, settings } = JSON.parse(printed) as { sha256: string; settings: object[] };
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(settings).toContainEqual({
      path: 'contest.plan.date',
      title: 'Cuộc thi › Kế hoạch › Ngày ban hành',
      value: '2024-09-05',
      from: 'quang-trung',
      open: true,
    });
  });

  it('prints the rules text, or writes it as Word or PDF', async () => {
    const [word, pdf] = [join(folder, 'the-le.docx'), join(folder, 'the-le.pdf')];

    expect(await plan(['text', seed('dak-lak')])).toBe(0);
    expect(printed).toMatch(/\nĐiều 1\. .+\n/);
    expect(await plan(['text', seed('dak-lak'), '--word', word])).toBe(0);
    expect(await plan(['text', seed('dak-lak'), '--pdf', pdf])).toBe(0);
    expect([readFileSync(word).toString('latin1', 0, 2), readFileSync(pdf).toString('latin1', 0, 4)]).toEqual(['PK', '%PDF']);
  });

  it('says nothing and answers 0 for equal plans, tells each difference and answers 1 otherwise', () => {
    expect(plan(['diff', seed('lam-dong'), seed('lam-dong')])).toBe(0);
    expect(printed).toBe('');
    expect(plan(['diff', seed('thai-nguyen'), seed('quang-trung')])).toBe(1);
    expect(printed).toContain('contest.plan.date: Cuộc thi › Kế hoạch › Ngày ban hành: 12/08/2024 → 05/09/2024\n');
  });

  it('tells how it is used in Vietnamese', () => {
    const spoken = jest.spyOn(process.stderr, 'write');
    const told = (...args: string[]): unknown => {
      spoken.mockClear();
      return [plan(args), spoken.mock.calls.map(([text]) => text).join('')];
    };

    expect(told()).toEqual([2, 'Cách dùng: npm run khoabang -- plan check|show|text|diff|schema …\n']);
    expect(told('show')).toEqual([2, 'Cách dùng: npm run khoabang -- plan show TỆP [--json]\n']);
    expect(told('diff', 'a.yaml')).toEqual([2, 'Cách dùng: npm run khoabang -- plan diff TỆP_CŨ TỆP_MỚI [--json]\n']);
    const missing = join(folder, 'khong-co.yaml');
    expect(() => plan(['check', missing])).toThrow(`Không đọc được kế hoạch ${missing} (ENOENT). Hãy ghi đường dẫn của một tệp kế hoạch.`);
  });

  it('gives the schema to editors', () => {
    expect(plan(['schema'])).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ type: 'object' });
  });

  it.each(['show', 'text', 'diff'])('%s tells the faults of a plan instead, as one document with --json', async (verb) => {
    const file = join(folder, 'hong.yaml');
    writeFileSync(file, 'code: hong\n');

    expect(await plan([verb, file, ...(verb === 'diff' ? [file] : []), '--json'])).toBe(1);
    expect(JSON.parse(printed)).toMatchObject({ file, sha256: null });
  });

  it.each([
    [[]],
    [['check']],
    [['chek', 'x.yaml']],
    [['check', 'a.yaml', 'b.yaml']],
    [['show']],
    [['diff', 'a.yaml']],
    [['schema', 'a.yaml']],
    [['constructor']],
  ])('says how it is used for %j', (args: string[]) => {
    expect(plan(args)).toBe(2);
  });

  it('refuses a file that is not there with a sentence', () => {
    expect(() => plan(['check', join(folder, 'khong-co.yaml')])).toThrow(Refusal);
  });
});
