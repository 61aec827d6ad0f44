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
