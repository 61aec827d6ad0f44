import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { withEntry, withEntryMoved, withoutValue, withValue } from './plan-text.js';

const PLAN = `# Kế hoạch của ai đó.
code: thu   # mã

contest:
  # Tên như trong kế hoạch.
  name: 'Cuộc thi: tìm hiểu'

  organisers: [Sở Nội vụ, 'Sở Tư pháp']
  plan: { issuer: Ủy ban, place: Đà Lạt }

# Các hạng giải.
tiers:
  # Cao nhất.
  - code: nhat
    count: 1 # một
  # Rồi đến.
  - { code: nhi, count: 2 }
  - code: ba
    count: 3
end: hết
`;

/** The lines that are not the same, as "- before" and "+ after". */
function changes(before: string, after: string): string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return [
    ...a.filter((line) => !b.includes(line)).map((line) => `- ${line}`),
    ...b.filter((line) => !a.includes(line)).map((line) => `+ ${line}`),
  ];
}

describe('changing the text of a plan', () => {
  it.each<[string, (string | number)[], unknown, string[]]>([
    ['a word, with its comment', ['code'], 'khac', ['- code: thu   # mã', '+ code: khac   # mã']],
    ['a text in quotes', ['contest', 'name'], 'Cuộc thi: khác', ["-   name: 'Cuộc thi: tìm hiểu'", "+   name: 'Cuộc thi: khác'"]],
    ['a number, with its comment', ['tiers', 0, 'count'], 7, ['-     count: 1 # một', '+     count: 7 # một']],
    [
      'an entry in brackets',
      ['contest', 'organisers', 1],
      'Sở Y tế',
      ["-   organisers: [Sở Nội vụ, 'Sở Tư pháp']", "+   organisers: [Sở Nội vụ, 'Sở Y tế']"],
    ],
    [
      'a value in braces',
      ['contest', 'plan', 'place'],
      'Bảo Lộc, tỉnh Lâm Đồng',
      ['-   plan: { issuer: Ủy ban, place: Đà Lạt }', "+   plan: { issuer: Ủy ban, place: 'Bảo Lộc, tỉnh Lâm Đồng' }"],
    ],
    [
      'a new setting in braces',
      ['contest', 'plan', 'number'],
      '22/KH',
      ['-   plan: { issuer: Ủy ban, place: Đà Lạt }', '+   plan: { issuer: Ủy ban, place: Đà Lạt, number: 22/KH }'],
    ],
    ['a new setting of an entry', ['tiers', 0, 'money'], 500, ['+     money: 500']],
    ['a new group inside a group', ['contest', 'study', 'opens'], 'documents', ['+   study:', '+     opens: documents']],
    ['a new group', ['appeals', 'days'], 7, ['+ appeals:', '+   days: 7']],
    ['a group in place of a text', ['end'], { event: 'x', days: 1 }, ['- end: hết', '+ end:', '+   event: x', '+   days: 1']],
    ['a text in place of a group', ['contest', 'plan'], 'Ủy ban', ['-   plan: { issuer: Ủy ban, place: Đà Lạt }', '+   plan: Ủy ban']],
    ['a text that needs quotes', ['end'], 'a: b # c', ['- end: hết', "+ end: 'a: b # c'"]],
    ['a text that looks like a number', ['end'], '007', ['- end: hết', "+ end: '007'"]],
  ])('sets %s and leaves every other line alone', (_what, path, value, expected) => {
    const after = withValue(PLAN, path, value);

    expect(changes(PLAN, after)).toEqual(expected);
    expect(path.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], parse(after))).toEqual(value);
  });

  it.each<[string, (string | number)[], string[]]>([
    ['a setting', ['end'], ['- end: hết']],
    ['the first setting of an entry', ['tiers', 0, 'code'], ['-   - code: nhat', '-     count: 1 # một', '+   - count: 1 # một']],
    ['an entry', ['tiers', 2], ['-   - code: ba', '-     count: 3']],
    ['one in braces', ['tiers', 1, 'count'], ['-   - { code: nhi, count: 2 }', '+   - { code: nhi }']],
    ['what is not there', ['nichts'], []],
  ])('removes %s', (_what, path, expected) => {
    expect(changes(PLAN, withoutValue(PLAN, path))).toEqual(expected);
  });

  it('leaves an empty group or list behind the last of its settings', () => {
    const text = withoutValue('a:\n  b: 1\nc: 2\n', ['a', 'b']);

    expect(text).toBe('a: {}\nc: 2\n');
    expect(withoutValue('a:\n  - 1\n', ['a', 0])).toBe('a: []\n');
    expect(withValue(text, ['a', 'd'], 'x')).toBe('a:\n  d: x\nc: 2\n');
  });

  it('adds entries at the end, in between and where there was no list', () => {
    expect(changes(PLAN, withEntry(PLAN, ['tiers'], { code: 'kk', count: 4 }, 3))).toEqual(['+   - code: kk', '+     count: 4']);
    expect((parse(withEntry(PLAN, ['tiers'], { code: 'kk' }, 1)) as { tiers: { code: string }[] }).tiers.map(({ code }) => code)).toEqual([
      'nhat',
      'kk',
      'nhi',
      'ba',
    ]);
    expect(changes(PLAN, withEntry(PLAN, ['links'], 'a', 0))).toEqual(['+ links:', '+   - a']);
    expect(withEntry('a: [1, 2]\n', ['a'], 3, 2)).toBe('a: [ 1, 2, 3 ]\n');
  });

  it('moves an entry with the comments before it', () => {
    expect(withEntryMoved(PLAN, ['tiers'], 1, 2)).toContain(
      '  - code: ba\n    count: 3\n  # Rồi đến.\n  - { code: nhi, count: 2 }\nend: hết\n',
    );
    expect(withEntryMoved('a: [1, 2]\n', ['a'], 1, 0)).toBe('a: [ 2, 1 ]\n');
  });

  it('ends the last line before it goes on', () => {
    expect(withValue('a: 1', ['b'], 2)).toBe('a: 1\nb: 2\n');
    expect(withValue('', ['b', 'c'], 2)).toBe('b:\n  c: 2\n');
  });
});

describe('the plans of config/plans', () => {
  const folder = join(import.meta.dirname, '../../../../config/plans');
  const plans = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));

  it('keep every comment, whichever of their texts is set to whatever', () => {
    const leaves = plans.flatMap(({ file, text }) => leavesOf(parse(text)).map((path) => ({ file, text, path })));
    expect(leaves.length).toBeGreaterThan(500);

    fc.assert(
      fc.property(fc.constantFrom(...leaves), fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), ({ text, path }, typed) => {
        const value = typed.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\s]+/g, ' ').trim() || 'x';
        const after = withValue(text, path, value);

        expect(path.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], parse(after))).toBe(value);
        expect(withValue(after, path, value)).toBe(after);
        expect(commentsOf(after)).toEqual(commentsOf(text));
      }),
      { numRuns: 120 },
    );
  });
});

function leavesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (Array.isArray(value)) return value.flatMap((entry, at) => leavesOf(entry, [...path, at]));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
  return [path];
}

function commentsOf(text: string): string[] {
  return text.split('\n').filter((line) => /^\s*#/.test(line));
}
