import { jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rehearsal } from '#rules';
import { PROJECT_ROOT } from '#settings';
import { rehearse } from './rehearse.js';

const LAM_DONG = join(PROJECT_ROOT, 'config/plans/lam-dong.yaml');

describe('khoabang rehearse', () => {
  let printed: string;
  beforeEach(() => {
    printed = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  });
  afterEach(() => jest.restoreAllMocks());

  const run = (...more: string[]): { code: number; printed: string } => {
    printed = '';
    return { code: rehearse([LAM_DONG, '--contestants', '60', '--seed', 'a', ...more]), printed };
  };

  it('prints one JSON document: a standing with its hash for each round and judged part, prizes, collective awards, conflicts', () => {
    const { code } = run();
    const rehearsal = JSON.parse(printed) as Rehearsal;

    expect([code, rehearsal.contestants, rehearsal.seed]).toEqual([0, 60, 'a']);
    expect(rehearsal.standings.map(({ kind, part, round }) => [kind, part, round])).toEqual([
      ['round', 'trac-nghiem', 'tuan-1'],
      ['round', 'trac-nghiem', 'tuan-2'],
      ['round', 'trac-nghiem', 'tuan-3'],
      ['round', 'trac-nghiem', 'tuan-4'],
      ['judged', 'sang-kien', null],
    ]);
    for (const { sha256 } of [...rehearsal.standings, ...rehearsal.collective]) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect([rehearsal.prizes.length, rehearsal.collective.length, rehearsal.conflicts]).toEqual([46, 1, []]);
  });

  it('is the same for the same seed and another for another', () => {
    const first = run('--json');

    expect(run('--json')).toEqual(first);
    expect(run('--json', '--seed', 'b').printed).not.toBe(first.printed);
  });

  it('can be read as a text', () => {
    run('--text');

    expect(printed).toMatch(/^CHẠY THỬ: Cuộc thi “Tìm hiểu về Cải cách hành chính/);
    expect(printed).toContain('Tuần 4: ');
    expect(printed).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('answers 1 with the faults of a plan that has some', () => {
    const folder = mkdtempSync(join(tmpdir(), 'khoa-bang-rehearse-'));
    const file = join(folder, 'hong.yaml');
    writeFileSync(file, 'code: hong\n');

    expect(rehearse([file])).toBe(1);
    expect((JSON.parse(printed) as { faults: unknown[] }).faults.length).toBeGreaterThan(0);
    rmSync(folder, { recursive: true });
  });

  it.each([
    [[]],
    [[LAM_DONG, 'x']],
    [[LAM_DONG, '--contestants', '0']],
    [[LAM_DONG, '--contestants', 'many']],
    [[LAM_DONG, '--json', '--text']],
  ])('says how it is used for %j', (args) => {
    expect(rehearse(args)).toBe(2);
  });
});
