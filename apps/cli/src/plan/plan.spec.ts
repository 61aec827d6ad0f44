import { jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#settings';
import { Refusal } from '../refusal.js';
import { plan } from './plan.js';

describe('khoabang plan check', () => {
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
    expect(plan(['check', join(PROJECT_ROOT, `config/plans/${name}.yaml`)])).toBe(0);
    expect(printed).toContain('no fault');
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

  it.each([[[]], [['check']], [['chek', 'x.yaml']], [['check', 'a.yaml', 'b.yaml']]])('says how it is used for %j', (args) => {
    expect(plan(args)).toBe(2);
  });

  it('refuses a file that is not there with a sentence', () => {
    expect(() => plan(['check', join(folder, 'khong-co.yaml')])).toThrow(Refusal);
  });
});
