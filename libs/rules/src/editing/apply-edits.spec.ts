import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readPlan } from '../plan/read-plan.js';
import { applyEdits, rearrange } from './apply-edits.js';
import { formSentence } from './form-sentence.js';
import { placeFaults } from './place-faults.js';
import { planSource } from './plan-source.js';
import { readDraft } from './read-draft.js';
import { fieldsInside, findField, type SettingField, type TreeNode } from './setting-field.js';

const FOLDER = join(import.meta.dirname, '../../../../config/plans');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const planText = (code: string): string => readFileSync(join(FOLDER, `${code}.yaml`), 'utf8');
const LAM_DONG = planText('lam-dong');
const OPTIONS = { file: 'nháp', loadParent: (code: string) => ({ file: `${code}.yaml`, source: planText(code) }) };

const edited = (name: string, text: string | string[], source = LAM_DONG): string => applyEdits(source, [{ name, text }], OPTIONS);
const valueAt = (source: string, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], parse(source));
/** The lines between what both texts begin and end with. */
const lines = (before: string, after: string): string[] => {
  const [a, b] = [before.split('\n'), after.split('\n')];
  while (a.length > 0 && a[0] === b[0]) [a, b].forEach((text) => text.shift());
  while (a.length > 0 && a.at(-1) === b.at(-1)) [a, b].forEach((text) => text.pop());
  return [...a.map((line) => `- ${line.trim()}`), ...b.map((line) => `+ ${line.trim()}`)];
};

describe('what was typed into a field', () => {
  it.each<[string, string | string[], string[]]>([
    ['parts[0].paper.items', '25', ['- items: 20', '+ items: 25']],
    ['parts[0].rounds.opens', '8h00 ngày 21/10/2024', ['- opens: 2024-10-21 10:00', '+ opens: 8h00 ngày 21/10/2024']],
    [
      'prizes[0].tiers[0].money',
      '5.000.000',
      ['- - { code: nhat, name: Giải Nhất, count: 1, money: later }', '+ - { code: nhat, name: Giải Nhất, count: 1, money: 5000000 }'],
    ],
    ['prizes[0].rollDown', 'no', ['- rollDown: true', '+ rollDown: false']],
    ['contest.unitsAt', '', ['- unitsAt: 2024-10-21']],
    [
      'parts[1].judging.phases[0].criteria[0].maximum',
      '40,5',
      [
        "- - { code: tinh-moi, name: 'Tính mới, sáng tạo', maximum: 40 }",
        "+ - { code: tinh-moi, name: 'Tính mới, sáng tạo', maximum: 40.5 }",
      ],
    ],
  ])('%s: “%s” changes that line alone', (name, text, expected) => {
    expect(lines(LAM_DONG, edited(name, text))).toEqual(expected);
  });

  it('mends texts that YAML has taken for numbers, as they are written and shown', () => {
    const source = LAM_DONG.replace("unit: '68'", 'unit: 068');
    const before = readDraft(source, OPTIONS);
    const saved = applyEdits(source, [], OPTIONS);

    expect(source).not.toBe(LAM_DONG);
    expect(findField(before.form, 'eligibility[0].unit')).toMatchObject({ text: '068' });
    expect(before.faults.map((fault) => formSentence(fault, before.form))).toEqual([
      '“068” được ghi thành số, ở đây phải là chữ; hãy bấm Lưu để ghi lại thành chữ',
    ]);
    expect(lines(source, saved)).toEqual([
      '- - { code: area, unit: 068, kind: province, name: tỉnh Lâm Đồng }',
      "+ - { code: area, unit: '068', kind: province, name: tỉnh Lâm Đồng }",
    ]);
    expect(readDraft(saved, OPTIONS).faults).toEqual([]);
    expect(applyEdits(LAM_DONG, [], OPTIONS)).toBe(LAM_DONG);
  });

  it('is kept although it is wrong, and its fault is told at the field', () => {
    const source = edited('parts[0].paper.items', 'hai mươi');
    const { form, faults, ruleSet } = readDraft(source, OPTIONS);

    expect(ruleSet).toBeUndefined();
    expect(findField(form, 'parts[0].paper.items')).toMatchObject({ text: 'hai mươi' });
    expect(placeFaults(form, faults).get('parts[0].paper.items')).toMatchObject([
      { message: expect.stringContaining('đang là “hai mươi”'), line: expect.any(Number) },
    ]);
  });

  it('is left out where the form has no such field', () => {
    for (const name of ['khong-co', 'parts[9].paper.items', 'parts[0].kind.x', '__proto__.x', 'parts[0].rounds.version'])
      expect(edited(name, 'x')).toBe(LAM_DONG);
  });

  it('of several ticks keeps the order of those that stay', () => {
    expect(valueAt(edited('eligibility[1].teams', ['to-thu-ky', 'ban-to-chuc']), 'eligibility.1.teams')).toEqual([
      'ban-to-chuc',
      'to-thu-ky',
    ]);
  });

  it('of what is opened to others names settings by their paths, each of which can be opened', () => {
    const { form } = readDraft(LAM_DONG, OPTIONS);
    const open = findField(form, 'open');
    const all = (nodes: TreeNode[]): TreeNode[] => nodes.flatMap((node) => [node, ...all(node.inside)]);
    const nodes = open?.kind === 'tree' ? all(open.nodes) : [];
    const values = nodes.map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(['contest', 'contest.plan', 'contest.plan.issuer', 'targets', 'texts.help', 'parts']));
    expect(values).not.toContain('code');
    expect(nodes.filter(({ label }) => label === '' || /^[a-z]/.test(label))).toEqual([]);
    expect(readDraft(edited('open', values), OPTIONS).ruleSet?.open).toEqual(values);
    expect(valueAt(edited('open', ['targets', 'units']), 'open')).toEqual(['targets', 'units']);
  });

  it('of what is opened keeps what is no setting until it is taken away', () => {
    const above = planText('thai-nguyen');
    const strange = above.replace('open: [contest.plan', 'open: [contest.plans, contest.plan');
    const field = findField(readDraft(strange, OPTIONS).form, 'open');
    const texts = field?.kind === 'tree' ? field.texts : [];

    expect(texts.slice(0, 2)).toEqual(['contest.plans', 'contest.plan']);
    expect(field).toMatchObject({ nodes: expect.arrayContaining([{ value: 'contest.plans', label: expect.any(String), inside: [] }]) });
    expect(edited('open', texts.toReversed(), strange)).toBe(strange);
    expect(valueAt(edited('open', texts.slice(1), strange), 'open')).toEqual(valueAt(above, 'open'));
  });

  it('line by line touches the changed lines alone', () => {
    const before = valueAt(LAM_DONG, 'references') as string[];
    const after = edited('references', [...before.slice(0, 2), 'Văn bản mới', ...before.slice(2), ' ', 'Cuối cùng'].join('\r\n'));

    expect(after.replace(/^ {2}- (Văn bản mới|Cuối cùng)\n/gm, '')).toBe(LAM_DONG);
    expect(valueAt(after, 'references')).toEqual([...before.slice(0, 2), 'Văn bản mới', ...before.slice(2), 'Cuối cùng']);
    expect(valueAt(edited('references', before.slice(1).join('\n')), 'references')).toEqual(before.slice(1));
  });

  it('as a new choice of a strategy keeps what both know', () => {
    const source = edited('parts[0].attempts.limit.code', 'per-day');

    expect(valueAt(source, 'parts.0.attempts.limit')).toEqual({ code: 'per-day', max: 3 });
    expect(valueAt(edited('parts[0].attempts.limit.code', 'unlimited'), 'parts.0.attempts.limit')).toEqual({ code: 'unlimited' });
  });

  it('as another code of an entry goes along to whatever names it', () => {
    const source = edited('teams[0].code', 'ban-chi-dao');

    expect(valueAt(source, 'eligibility.1.teams')).toEqual(['ban-chi-dao', 'to-soan-de', 'to-thu-ky', 'to-tham-dinh', 'ky-thuat']);
    expect(readPlan(source, OPTIONS).ruleSet).toBeDefined();
  });

  it.each(FILES)('reads back as the same rules when every field of %s is typed anew', (file) => {
    const source = readFileSync(join(FOLDER, file), 'utf8');
    const { form, ruleSet } = readDraft(source, { ...OPTIONS, file });
    const edits = leaves(form)
      .filter(({ isStated, isLocked }) => isStated && !isLocked)
      .map((field) => ({ name: field.path, text: 'texts' in field ? field.texts : 'text' in field ? field.text : '' }));
    expect(edits.length).toBeGreaterThan(20);

    const again = readDraft(applyEdits(source, edits, OPTIONS), { ...OPTIONS, file }).ruleSet;
    expect({ ...again, provenance: {} }).toEqual({ ...ruleSet, provenance: {} });
  });

  it('whatever it is, stands in the plan afterwards, and every comment stays', () => {
    const texts = leaves(readDraft(LAM_DONG, OPTIONS).form).filter((field) => field.kind === 'text' && field.form === 'line');
    expect(texts.length).toBeGreaterThan(30);

    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }), ({ path }, typed) => {
        const source = edited(path, typed);
        const field = findField(readDraft(source, OPTIONS).form, path);

        expect(edited(path, field?.kind === 'text' ? field.text : '', source)).toBe(source);
        expect(source.split('\n').filter((line) => /^\s*#/.test(line))).toEqual(LAM_DONG.split('\n').filter((line) => /^\s*#/.test(line)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('rearranging', () => {
  it('adds an entry with a code of its own, a strategy as chosen, a part of a kind', () => {
    expect(valueAt(rearrange(LAM_DONG, { act: 'add', path: 'teams' }, OPTIONS), 'teams.5')).toEqual({ code: 'muc-6' });
    expect(valueAt(rearrange(LAM_DONG, { act: 'add', path: 'eligibility', choice: 'age' }, OPTIONS), 'eligibility.2')).toEqual({
      code: 'age',
    });
    expect(valueAt(rearrange(LAM_DONG, { act: 'add', path: 'parts', choice: 'essay' }, OPTIONS), 'parts.2')).toEqual({
      kind: 'essay',
      code: 'muc-3',
    });
    expect(valueAt(rearrange(LAM_DONG, { act: 'add', path: 'units' }, OPTIONS), 'units')).toEqual([{ code: 'muc-1' }]);
  });

  it('adds nothing while it is not said of which kind', () => {
    for (const choice of [undefined, '', 'khong-co'])
      expect(rearrange(LAM_DONG, { act: 'add', path: 'eligibility', choice }, OPTIONS)).toBe(LAM_DONG);
  });

  it('moves and removes entries', () => {
    const order = (source: string): string[] => (valueAt(source, 'parts.0.ranking') as { code: string }[]).map(({ code }) => code);

    expect(order(rearrange(LAM_DONG, { act: 'up', path: 'parts[0].ranking[2]' }, OPTIONS))).toEqual([
      'score',
      'duration',
      'prediction-distance',
      'since-opening',
      'draw',
    ]);
    expect(order(rearrange(LAM_DONG, { act: 'down', path: 'parts[0].ranking[0]' }, OPTIONS))[1]).toBe('score');
    expect(order(rearrange(LAM_DONG, { act: 'remove', path: 'parts[0].ranking[1]' }, OPTIONS))).toEqual([
      'score',
      'duration',
      'since-opening',
      'draw',
    ]);
    for (const path of ['parts[0].ranking[0]', 'parts[0]', 'khong-co[3]'])
      expect(rearrange(LAM_DONG, { act: 'up', path }, OPTIONS)).toBe(LAM_DONG);
  });

  it('states an optional group and drops it', () => {
    const without = rearrange(LAM_DONG, { act: 'drop', path: 'appeals' }, OPTIONS);

    expect(valueAt(without, 'appeals')).toBeUndefined();
    expect(valueAt(rearrange(without, { act: 'state', path: 'appeals' }, OPTIONS), 'appeals')).toEqual({});
  });
});

describe('a plan that deploys another', () => {
  const WARD = planText('quang-trung');

  it('changes what is open, and takes the rest of an open group over first', () => {
    const above = valueAt(planText('thai-nguyen'), 'contest.plan') as Record<string, unknown>;
    const bare = 'code: phuong-moi\ndeploys: thai-nguyen\n';
    const typed = [
      { name: 'texts.summary', text: 'Mời bà con.' },
      { name: 'contest.plan.issuer', text: 'Ủy ban nhân dân phường' },
    ];
    const source = applyEdits(bare, typed, OPTIONS);

    expect(parse(source)).toEqual({
      code: 'phuong-moi',
      deploys: 'thai-nguyen',
      texts: { summary: 'Mời bà con.' },
      contest: { plan: { ...above, issuer: 'Ủy ban nhân dân phường' } },
    });
    expect(valueAt(edited('targets[0].percent', '90', WARD), 'targets.0.percent')).toBe(90);
  });

  it('leaves alone what the parent has locked', () => {
    expect(edited('contest.name', 'Khác', WARD)).toBe(WARD);
    expect(rearrange(WARD, { act: 'add', path: 'prizes' }, OPTIONS)).toBe(WARD);
    expect(rearrange(WARD, { act: 'remove', path: 'parts[0]' }, OPTIONS)).toBe(WARD);
  });
});

describe('the plan of a rule set', () => {
  it.each(FILES)('%s reads back as the same rules', (file) => {
    const { ruleSet } = readPlan(readFileSync(join(FOLDER, file), 'utf8'), { ...OPTIONS, file });
    const whole = { ...ruleSet!, deploys: undefined };
    const source = planSource(whole);
    const again = readPlan(source, { file });

    expect({ ...again.ruleSet, provenance: {} }).toEqual({ ...whole, provenance: {} });
    expect(source).not.toMatch(/T\d\d:00:00\+07:00/);
  });
});

function leaves(field: SettingField): SettingField[] {
  const inside = fieldsInside(field);
  if (field.kind === 'alternatives') return inside.flatMap(leaves);
  return inside.length === 0
    ? ['text', 'lines', 'choice', 'reference', 'yes-no', 'ticks', 'tree'].includes(field.kind)
      ? [field]
      : []
    : inside.flatMap(leaves);
}
