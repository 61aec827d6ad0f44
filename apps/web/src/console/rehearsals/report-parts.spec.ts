import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlan, type Rehearsal, rehearse, type RuleSet } from '#rules';
import { PROJECT_ROOT } from '#settings';
import type { RehearsalPartView } from '../view-models.js';
import { reportParts } from './report-parts.js';

const FOLDERS = ['config/plans', 'config/presets'];

function plan(file: string): RuleSet {
  const { ruleSet } = readPlan(readFileSync(join(PROJECT_ROOT, file), 'utf8'), {
    file,
    loadParent: (code) => ({ file: code, source: readFileSync(join(PROJECT_ROOT, 'config/plans', `${code}.yaml`), 'utf8') }),
  });
  if (!ruleSet) throw new Error(`${file} has faults`);
  return ruleSet;
}

function played(ruleSet: RuleSet, contestants = 80): Rehearsal {
  const playing = rehearse(ruleSet, { contestants, seed: 'hat-giong' });
  for (;;) {
    const step = playing.next();
    if (step.done) return step.value;
  }
}

/** Everything that is printed, as one text. */
function wordsOf(parts: readonly RehearsalPartView[]): string {
  const values: string[] = [];
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string' && !['id', 'url', 'width'].includes(key)) values.push(value);
    else if (Array.isArray(value)) value.forEach((one) => visit(one, key));
    else if (typeof value === 'object' && value !== null) Object.entries(value).forEach(([name, one]) => visit(one, name));
  };
  visit(parts, '');
  return values.join('\n');
}

describe('the report of a rehearsal', () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(PROJECT_ROOT, folder))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => join(folder, file)),
  );

  it.each(files)('speaks in words, without a code or a gap: %s', (file) => {
    const ruleSet = plan(file);
    const words = wordsOf(reportParts(played(ruleSet), ruleSet));

    expect(words.match(/\b[a-z]{3,}(?:-[a-z0-9]{1,})+\b/g)).toBeNull();
    expect(words).not.toMatch(/undefined|NaN|null|\[object/);
    expect(words).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it('tells how submissions came through each phase of judging; one of an earlier release without that stays readable', () => {
    const ruleSet = plan('config/presets/thi-viet-so-khao-chung-khao.yaml');
    const rehearsal = played(ruleSet);
    const of = (report: Rehearsal) => reportParts(report, ruleSet).find(({ heading }) => heading === 'Bài dự thi, Thi viết');
    const table = of(rehearsal)?.tables?.find(({ heading }) => heading === 'Qua từng vòng chấm')?.table;
    const [first, last] = rehearsal.submissions[0]!.phases!;

    expect(table?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['Vòng sơ khảo', String(first!.judged), String(first!.passed)],
      ['Vòng chung khảo', String(last!.judged), String(last!.passed)],
    ]);
    expect([first!.passed, last!.passed]).toEqual([last!.judged, rehearsal.standings[0]!.ranked]);
    const earlier = rehearsal.submissions.map(({ part, received, refused }) => ({ part, received, refused }));
    expect(of({ ...rehearsal, submissions: earlier })?.tables?.map(({ heading }) => heading)).toEqual(['Vì sao chưa nhận bài']);
  });

  it('says beside a tier that winners gave prizes of it back', () => {
    const ruleSet = plan('config/presets/trac-nghiem-du-doan-ty-le-phan-tram.yaml');
    const rehearsal = played(ruleSet, 40);
    const returned = rehearsal.conflicts.filter(({ count }) => count !== undefined);
    const rows = reportParts(rehearsal, ruleSet).flatMap(({ tables = [] }) =>
      tables.flatMap(({ heading, table }) => (heading === 'Giải' ? table.rows : [])),
    );
    const told = rows.filter(({ cells }) => returned.some(({ sentence }) => sentence === cells[2]?.detail));

    expect(returned.length).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThanOrEqual(returned.length);
    expect(told.every(({ isMarked }) => isMarked)).toBe(true);
  });

  it('marks a tier that was not given in full, beside what the rehearsal found', () => {
    const source = plan('config/plans/lam-dong.yaml');
    const [first, ...others] = source.prizes;
    const ruleSet = { ...source, prizes: [{ ...first!, tiers: first!.tiers.map((tier) => ({ ...tier, count: 500 })) }, ...others] };

    const week = reportParts(played(ruleSet), ruleSet).find(({ heading }) => heading === 'Tuần 1');
    const rows = week?.tables?.find(({ heading }) => heading === 'Giải')?.table.rows ?? [];

    expect(rows.map(({ isMarked }) => isMarked)).toEqual(first!.tiers.map(() => true));
    expect(rows.at(-1)?.cells[1]?.text).toBe('0 trong 500');
    expect(rows.at(-1)?.cells[2]?.detail).toMatch(/^500 giải .+ để trống vì không còn người đủ điều kiện\.$/);
  });
});
