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

  it('tells as a text how submissions came through judging, what is computed when, and what was asked of units', () => {
    const preset = (name: string): string => {
      printed = '';
      rehearse([join(PROJECT_ROOT, `config/presets/${name}.yaml`), '--contestants', '300', '--seed', 'a', '--text']);
      return printed;
    };
    const essay = preset('thi-viet-so-khao-chung-khao');

    expect(essay).toContain('\nBài dự thi: Thi viết\n  195 bài được nhận.\n');
    expect(essay).toContain(
      [
        '  6 bài không vào chấm vì đã rút, bị hủy hoặc có tác giả bị loại.',
        '  Vòng sơ khảo: 189 bài được chấm, 30 bài vào vòng chung khảo.',
        '  Vòng chung khảo: 30 bài được chấm, 30 bài được xếp hạng.',
        '',
      ].join('\n'),
    );
    expect(essay).toContain('\n  Hết ngày 25/09/2027: Chấm xong vòng sơ khảo.\n');
    expect(essay).toContain('\nYêu cầu đối với đơn vị\n  Mỗi sở, ban, ngành: 4 trong 9 đơn vị hoàn thành.\n');
    expect(preset('trac-nghiem-du-doan-ty-le-phan-tram')).toContain('\n  20:00 thứ Bảy, 11/09/2027: Chốt bảng xếp hạng chung các đợt.\n');
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
