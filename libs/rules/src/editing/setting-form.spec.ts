import { z } from 'zod';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { formatPath } from '../plan/fault.js';
import { families } from '../plan/families.js';
import { planSetting } from '../plan/plan-setting.js';
import { unwrapSetting } from '../plan/setting-words.js';
import { walkSettings } from '../plan/walk-settings.js';
import { choiceName, fieldsInside, findField, type SettingField } from './setting-field.js';
import { planForm } from './setting-form.js';

type Raw = Record<string, unknown>;

/**
 * Plans in which every setting is stated in every way that the schema knows: each strategy, each kind of part, each way of
 * writing a time. The values need not be sensible.
 */
function statedPlans(schema: z.core.$ZodType): unknown[] {
  const { def, meta } = unwrapSetting(schema);
  switch (def.type) {
    case 'object': {
      const settings = Object.entries(def['shape'] as Record<string, z.core.$ZodType>).map(
        ([key, inner]) => [key, statedPlans(inner)] as const,
      );
      const most = Math.max(1, ...settings.map(([, values]) => values.length));
      return Array.from({ length: most }, (_, at) =>
        Object.fromEntries(settings.map(([key, values]) => [key, values[at % values.length]])),
      );
    }
    case 'array':
      return [statedPlans(def['element'] as z.core.$ZodType)];
    case 'union':
      return meta.time === 'period' ? ['cuối tháng 12/2024'] : (def['options'] as z.core.$ZodType[]).flatMap(statedPlans);
    case 'literal':
      return [(def['values'] as unknown[])[0]];
    case 'enum':
      return [Object.values(def['entries'] as object)[0]];
    case 'boolean':
      return [true];
    case 'number':
      return [1];
    default:
      return ['mot'];
  }
}

const fieldsOf = (field: SettingField): SettingField[] => [field, ...fieldsInside(field).flatMap(fieldsOf)];
const plans = statedPlans(planSetting) as Raw[];

describe('the form of a plan', () => {
  it('has a field for every setting and every argument of every strategy', () => {
    const strategies = new Set<string>();
    for (const plan of plans) {
      const fields = fieldsOf(planForm(plan));
      const paths = new Set(fields.flatMap((field) => [field.path, ...(field.kind === 'variant' ? [choiceName(field)] : [])]));
      const ticked = fields.filter(({ kind }) => kind === 'ticks' || kind === 'tree' || kind === 'lines').map(({ path }) => path);
      const missing: string[] = [];
      walkSettings(planSetting, plan, (schema, value, path) => {
        const { def, meta } = unwrapSetting(schema);
        if (meta.family) strategies.add(`${meta.family}/${(value as Raw)['code'] as string}`);
        const text = formatPath(path);
        // Told by the choice of the variant, or chosen among several.
        if (def.type === 'literal' || ticked.some((list) => text.startsWith(`${list}[`)) || path.length === 0) return;
        if (!paths.has(text)) missing.push(text);
      });

      expect(missing).toEqual([]);
    }
    // Not one strategy of any family was left out of the plans above.
    const known = families.flatMap(({ name, strategies: all }) => all.map(({ code }) => `${name}/${code}`));
    expect(known.filter((strategy) => !strategies.has(strategy))).toEqual([]);
  });

  it('gives every field a title in Vietnamese, and options their names', () => {
    const fields = plans.flatMap((plan) => fieldsOf(planForm(plan)).filter(({ path }) => path !== '$' && !/\]$/.test(path)));
    const untitled = fields.filter(
      ({ kind, title, path }, _at, all) =>
        kind !== 'group' && title === '' && !all.some((other) => other.path === path && other.title !== ''),
    );
    const options = fields.flatMap((field) => ('options' in field ? field.options : [])).filter(({ label }) => !label.startsWith('“'));

    expect([...new Set(untitled.map(({ path }) => path))]).toEqual([]);
    expect(options.filter(({ label }) => label === '')).toEqual([]);
    expect(fields.length).toBeGreaterThan(300);
  });

  it('refuses a setting of a type that it has no field for', () => {
    expect(() => planForm({ code: 'a' })).not.toThrow();
    expect(() => unwrapSetting(z.date())).not.toThrow();
  });
});

const LAM_DONG = parse(readFileSync(join(import.meta.dirname, '../../../../config/plans/lam-dong.yaml'), 'utf8')) as Raw;

describe('a field', () => {
  const form = planForm(LAM_DONG);
  const at = (path: string): SettingField => findField(form, path)!;

  it('says how a time was understood', () => {
    expect(at('parts[0].rounds.closes')).toMatchObject({
      kind: 'text',
      form: 'time',
      text: '9:30 28/10/2024',
      reading: '9:30 thứ Hai, 28/10/2024',
    });
  });

  it('offers the plan’s own entries by their names', () => {
    expect(at('prizes[0].part')).toMatchObject({
      kind: 'reference',
      text: 'trac-nghiem',
      options: [
        { value: 'trac-nghiem', label: 'Phần thi Tìm hiểu trực tuyến' },
        { value: 'sang-kien', label: 'Phần thi Giải pháp, sáng kiến cải cách hành chính và chuyển đổi số' },
      ],
    });
    expect(at('eligibility[1].teams')).toMatchObject({
      kind: 'ticks',
      texts: ['ban-to-chuc', 'to-soan-de', 'to-thu-ky', 'to-tham-dinh', 'ky-thuat'],
    });
  });

  it('keeps what is none of its options in sight', () => {
    const form = planForm({ ...LAM_DONG, approval: { role: 'ai-do', approvers: 1 } });

    expect(findField(form, 'approval.role')).toMatchObject({
      text: 'ai-do',
      options: expect.arrayContaining([{ value: 'ai-do', label: '“ai-do” (không có trong danh sách)' }]),
    });
  });

  it('of a strategy shows the choice, its sentence and what belongs to it', () => {
    expect(at('parts[0].attempts.limit')).toMatchObject({
      kind: 'variant',
      chosen: 'per-round',
      sentence: expect.stringContaining('3 lượt'),
      fields: [{ path: 'parts[0].attempts.limit.max', text: '3' }],
    });
  });

  it('says a word in place of a number as people do', () => {
    expect(at('prizes[0].tiers[0].money')).toMatchObject({
      form: 'word',
      text: 'quyết định sau',
      hint: 'Số, hoặc “quyết định sau” nếu sẽ quyết định sau.',
    });
  });

  it('offers a time that hangs on an event only where there are events', () => {
    expect(at('parts[1].receiving.closes').kind).toBe('text');
    const withEvent = planForm({ ...LAM_DONG, events: [{ code: 'ban-hanh', name: 'Ngày ban hành' }] });
    expect(findField(withEvent, 'parts[1].receiving.closes')).toMatchObject({
      kind: 'alternatives',
      chosen: 0,
      branches: [{ label: 'Ngày giờ định trước' }, { label: 'Theo sự kiện' }],
    });
  });

  it('of a deploying plan is locked where the parent has not opened it', () => {
    const form = planForm(LAM_DONG, ['targets', 'contest.plan']);

    expect(
      ['contest.name', 'contest.plan.issuer', 'contest', 'targets', 'parts', 'code', 'deploys'].map((path) => [
        path,
        findField(form, path)!.isLocked,
      ]),
    ).toEqual([
      ['contest.name', true],
      ['contest.plan.issuer', false],
      ['contest', false],
      ['targets', false],
      ['parts', true],
      ['code', false],
      ['deploys', true],
    ]);
  });
});
