import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { cleanText } from '#kernel';
import { rehearse } from '../rehearsal/rehearse.js';
import { rulesDocument } from '../text/rules-document.js';
import { canonicalJson } from './canonical-json.js';
import { families } from './families.js';
import { type Fault, formatFault } from './fault.js';
import { readMoment } from './moment.js';
import { readPeriod } from './period.js';
import { planSetting } from './plan-setting.js';
import { planYaml } from './plan-yaml.js';
import { provenanceOf } from './provenance.js';
import { readPlan, type PlanFile, type ReadPlanResult } from './read-plan.js';
import { parseRuleSet, type RuleSet } from './rule-set.js';
import { walkSettings } from './walk-settings.js';

/** FUZZ_RUNS=50 tries fifty times as much. */
const TIMES = Number(process.env['FUZZ_RUNS'] ?? 1);
const runs = (usual: number): { numRuns: number } => ({ numRuns: Math.ceil(usual * TIMES) });

const PLANS: Readonly<Record<string, string>> = Object.fromEntries(
  ['config/plans', 'config/presets'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name.replace(/\.yaml$/, ''), readFileSync(`${folder}/${name}`, 'utf8')]),
  ),
);
const CODES = Object.keys(PLANS);
const load = (code: string): PlanFile | undefined => {
  const source = Object.hasOwn(PLANS, code) ? PLANS[code] : undefined;
  return source === undefined ? undefined : { file: `${code}.yaml`, source };
};
const read = (source: string, loadParent = load): ReadPlanResult => readPlan(source, { file: 'p.yaml', loadParent });

const MOST_FAULTS = 201;
const LONGEST_MESSAGE = 2000;

/** What zod, the YAML parser or the language itself would say. */
const ENGLISH =
  /(?<![-\w])(invalid|expected|received|too (big|small|long|short)|unrecogni[sz]ed|required|must|should|unexpected|missing|input|error|cannot|not allowed|undefined|NaN|object)(?![-\w])|\[object/i;
/** Words by which a sentence says what would be right. */
const REMEDY =
  /phải|hãy|một trong|có phải ý là|viết dạng|các thiết lập được dùng|đã khai báo|ở đó có|mỗi |ghi |chỉ được|chỉ gồm|chỉ từ|chỉ viết|chỉ cần/;
const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/;

/** What is quoted is the writer's; what is listed after a colon are names of settings and codes. */
const ownWords = (message: string): string => message.replace(/“[^”]*”|'[^']*'|: [\w-]+(, [\w-]+)*/g, '');

function faultyFault({ file, line, column, path, message }: Fault, lines: number): boolean {
  return !(
    /\.yaml$/.test(file) &&
    Number.isInteger(line) &&
    line >= 1 &&
    (file !== 'p.yaml' || line <= lines + 1) &&
    Number.isInteger(column) &&
    column >= 1 &&
    path.length > 0 &&
    message.length <= LONGEST_MESSAGE &&
    message.isWellFormed() &&
    !UNPRINTABLE.test(message) &&
    VIETNAMESE.test(ownWords(message)) &&
    REMEDY.test(message) &&
    !ENGLISH.test(ownWords(message))
  );
}

/** A rule set or faults, never both nor neither; each fault with its place and a sentence; a rule set that can be used. */
function sound(source: string, result: ReadPlanResult): void {
  if (result.faults) {
    const lines = source.split(/\r\n|\r|\n/).length;
    expect(result.ruleSet).toBeUndefined();
    expect(result.faults.length).toBeGreaterThan(0);
    expect(result.faults.length).toBeLessThanOrEqual(MOST_FAULTS);
    expect(result.faults.filter((fault) => faultyFault(fault, lines))).toEqual([]);
    return;
  }
  const { ruleSet } = result;
  const json = canonicalJson(ruleSet);
  // Neither a database nor a Word file takes these.
  expect(json.isWellFormed()).toBe(true);
  expect(UNPRINTABLE.test(json.replace(/\\u00[01][0-9a-f]|\\[bfnrt]/g, '\u0000'))).toBe(false);
  expect(canonicalJson(parseRuleSet(JSON.parse(JSON.stringify(ruleSet))))).toBe(json);
  const text = JSON.stringify(rulesDocument(ruleSet).articles);
  expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\[object/);
}

/** Written down and read again it is the same; it can be played. */
function usable(ruleSet: RuleSet): void {
  const again = readPlan(planYaml(ruleSet, 'effective'), { file: 'again.yaml' });
  if (again.faults) throw new Error(again.faults.map(formatFault).join('\n'));
  expect(canonicalJson({ ...again.ruleSet, provenance: {}, deploys: ruleSet.deploys })).toBe(canonicalJson({ ...ruleSet, provenance: {} }));
  const play = rehearse(ruleSet, { contestants: 20, seed: 'thu' });
  while (!play.next().done);
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = (string | number)[];

const TREES = Object.fromEntries(CODES.map((code) => [code, parse(PLANS[code] as string) as Json]));
const treeOf = (code: string): Json => TREES[code] as Json;
const at = (value: unknown, path: Path): unknown => path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value); // prettier-ignore

/** Every place below the top of a tree. */
function placesOf(value: Json, path: Path = []): Path[] {
  const inside: [string | number, Json][] = Array.isArray(value)
    ? value.map((entry, index): [number, Json] => [index, entry])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return inside.flatMap(([step, inner]) => [[...path, step], ...placesOf(inner, [...path, step])]);
}

/** A copy with what stands at the path changed; `undefined` takes it away. */
function changed(tree: Json, path: Path, change: (value: Json) => Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return change(tree) ?? null;
  if (Array.isArray(tree))
    return tree.flatMap((entry, index): Json[] => {
      if (index !== step) return [entry];
      const value = rest.length === 0 ? change(entry) : changed(entry, rest, change);
      return value === undefined ? [] : [value];
    });
  return Object.fromEntries(
    Object.entries(tree as { [key: string]: Json }).flatMap(([key, entry]): [string, Json][] => {
      if (key !== step) return [[key, entry]];
      const value = rest.length === 0 ? change(entry) : changed(entry, rest, change);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

const written = (tree: Json): string => stringify(tree, { aliasDuplicateObjects: false });
/** Strings as the reader takes them: one kind of space, one form of each letter. */
const cleaned = (tree: Json): Json =>
  typeof tree === 'string'
    ? cleanText(tree)
    : Array.isArray(tree)
      ? tree.map(cleaned)
      : typeof tree === 'object' && tree !== null
        ? Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, cleaned(value)]))
        : tree;

const BASE = Object.fromEntries(CODES.map((code) => [code, { tree: treeOf(code), ruleSet: read(PLANS[code] as string).ruleSet }]));
const baseOf = (code: string): { tree: Json; ruleSet: RuleSet } => BASE[code] as { tree: Json; ruleSet: RuleSet };

/** A plan and one of its places. */
const anyPlace = fc
  .constantFrom(...CODES)
  .chain((code) => fc.record({ code: fc.constant(code), path: fc.constantFrom(...placesOf(treeOf(code))) }));
const anyKey = anyPlace.filter(({ path }) => typeof path.at(-1) === 'string');

/** Places of the plans whose schema fulfils something, found by the schema itself. */
function placesWhere(is: (meta: Record<string, unknown>) => boolean): { code: string; path: Path }[] {
  return CODES.flatMap((code) => {
    const found: { code: string; path: Path }[] = [];
    walkSettings(planSetting, treeOf(code), (schema, value, path) => {
      const meta = (schema as typeof planSetting).meta() as Record<string, unknown> | undefined;
      if (value !== undefined && meta && is(meta)) found.push({ code, path: [...path] });
    });
    return found;
  });
}

describe('plans before they are broken', () => {
  it.each(CODES)('%s reads, and means the same however it is laid out', (code) => {
    const { tree, ruleSet } = baseOf(code);
    const result = read(written(tree));

    sound(PLANS[code] as string, read(PLANS[code] as string));
    expect(canonicalJson(result.ruleSet)).toBe(canonicalJson(ruleSet));
    expect(canonicalJson(read(JSON.stringify(tree)).ruleSet)).toBe(canonicalJson(ruleSet));
    expect(canonicalJson(read((PLANS[code] as string).replaceAll('\n', '\r\n')).ruleSet)).toBe(canonicalJson(ruleSet));
    expect(canonicalJson(read(`\ufeff${PLANS[code] as string}`).ruleSet)).toBe(canonicalJson(ruleSet));
    expect(canonicalJson(read((PLANS[code] as string).normalize('NFD')).ruleSet)).toBe(canonicalJson(ruleSet));
  });
});

describe('the measure of a fault', () => {
  const good: Fault = { file: 'p.yaml', line: 1, column: 1, path: 'parts[0]', message: 'đang là “expected”, phải là số' };

  it('takes one with a place and a Vietnamese sentence that says what would be right', () => {
    expect(faultyFault(good, 1)).toBe(false);
  });

  it.each<Partial<Fault>>([
    { line: 0 },
    { line: 3 },
    { column: 0 },
    { path: '' },
    { file: '' },
    { message: 'Invalid input: expected number, received string' },
    { message: 'phải là số, too small' },
    { message: 'Unrecognized key: phải bỏ' },
    { message: 'số này không đúng' },
    { message: 'phải là số\n' },
    { message: `phải ${'là số'.repeat(500)}` },
  ])('refuses %j', (change) => {
    expect(faultyFault({ ...good, ...change }, 1)).toBe(true);
  });
});

describe('an edit that changes a plan is never passed over', () => {
  /** Faults, or a rule set that differs: in a value, or in who gave it. */
  const noticed = (code: string, tree: Json): ReadPlanResult => {
    const source = written(tree);
    const result = read(source);
    sound(source, result);
    const { tree: before, ruleSet } = baseOf(code);
    if (result.ruleSet && canonicalJson(cleaned(tree)) !== canonicalJson(cleaned(before)))
      expect(canonicalJson(result.ruleSet)).not.toBe(canonicalJson(ruleSet));
    return result;
  };

  it('a key that nobody knows is a fault, wherever it stands', () => {
    const spoilt: ((key: string) => string)[] = [
      (key) => `${key}x`,
      (key) => `x-${key}`,
      (key) => `${key.slice(0, 1).toUpperCase()}${key.slice(1)}`,
      (key) => `${key}\u200b`,
      (key) => `${key} `,
      () => 'constructor',
      () => 'toString',
      () => 'hasOwnProperty',
      () => 'prototype',
      () => '<<',
      () => '',
      () => '\n',
      () => 'a.b[0]',
      () => 'ă'.repeat(500),
    ];
    fc.assert(
      fc.property(anyKey, fc.constantFrom(...spoilt), ({ code, path }, spoil) => {
        const key = String(path.at(-1));
        const tree = changed(baseOf(code).tree, path.slice(0, -1), (group) =>
          Object.fromEntries(Object.entries(group as object).map(([name, value]) => [name === key ? spoil(name) : name, value as Json])),
        );
        const source = written(tree);
        const result = read(source);
        sound(source, result);
        expect(result.ruleSet).toBeUndefined();
      }),
      runs(100),
    );
  });

  it('a key that is taken away is a fault, or the value is told to be the software’s own', () => {
    fc.assert(
      fc.property(anyKey, ({ code, path }) => {
        const { ruleSet } = noticed(
          code,
          changed(baseOf(code).tree, path, () => undefined),
        );
        if (!ruleSet) return;
        const kept = at(ruleSet, path);
        const from = kept === undefined ? 'default' : provenanceOf(ruleSet, pathText(path)).from;
        // Of a plan that deploys another, the other's value then applies.
        if (baseOf(code).ruleSet.deploys === undefined) expect(from).toBe('default');
      }),
      runs(100),
    );
  });

  it('a value that is replaced by another is a fault, or is the value that applies', () => {
    const scalars = fc.oneof(
      fc.constantFrom<Json>(0, 1, 2, 7, -1, -5, 1.5, 0.0005, 1e9, 1e21, 1e308, -1e308, NaN, Infinity, -Infinity, true, false, 100_001),
      fc.constantFrom<Json>(
        'khac',
        'khac-nua',
        'Một câu khác, có dấu: đủ cả.',
        'later',
        '31/02/2027',
        '2027-02-30 10:00',
        '2027-13-01 10:00',
        '25:61 01/01/2027',
        'hết ngày 31/4/2027',
        '2199-01-01',
        '1999-12-31',
        '12/2027',
        'null',
        '~',
        'true',
        '1e3',
        '0x10',
        ' ',
        '',
        '\u200b',
        '*',
        '&a b',
        '!!js/function',
        '${x}',
        '{{x}}',
        '<b>x</b>',
        '__proto__',
        'constructor',
        'x'.repeat(3000),
        'ă'.repeat(70),
        'a\tb',
        'a\nb',
        'a\u0000b',
        'a\u0007b',
        'a\u001bb',
        'a\u0085b',
        'a\u2028b',
        'a\ufffeb',
        'a\ud800b',
        'a\udc00b',
        'a\u202eb',
        'Hòa bình'.normalize('NFD'),
        '🎉 Chúc mừng 🎉',
        '”',
        '“',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.integer(),
      fc.double(),
    );
    fc.assert(
      fc.property(
        anyPlace.filter(({ code, path }) => !['deploys', 'code'].includes(String(path[0])) && !isGroup(at(treeOf(code), path))),
        scalars,
        ({ code, path }, value) => {
          const { ruleSet } = noticed(
            code,
            changed(baseOf(code).tree, path, () => value),
          );
          if (!ruleSet) return;
          const now = at(ruleSet, path);
          if (typeof value === 'string') expect([cleanText(value), sameTime(value, now)]).toContain(typeof now === 'string' ? now : true);
          else expect(Object.is(now, value) || now === value).toBe(true);
        },
      ),
      runs(200),
    );
  });

  it('nothing where something stood is a fault', () => {
    fc.assert(
      fc.property(anyPlace, ({ code, path }) => {
        const { faults } = noticed(
          code,
          changed(baseOf(code).tree, path, () => null),
        );
        expect(faults).toBeDefined();
      }),
      runs(50),
    );
  });

  it('another kind of value is a fault, or is what applies', () => {
    const kinds: ((value: Json) => Json)[] = [
      () => [],
      () => ({}),
      (value) => [value],
      (value) => [value, value],
      (value) => ({ code: value }),
      (value) => Object.assign<object, object | null>({ them: 1 }, isGroup(value) ? (value as object) : null) as Json,
      (value) => (Array.isArray(value) ? Object.fromEntries(value.entries()) : JSON.stringify(value)),
      (value) => (Array.isArray(value) ? value.toReversed() : [[value]]),
      (value) => (Array.isArray(value) ? [...value, ...value] : { a: { b: { c: value } } }),
      (value) => Array<Json>(300).fill(value),
      (value) => {
        let deep = value;
        for (let level = 0; level < 60; level++) deep = [deep];
        return deep;
      },
    ];
    fc.assert(
      fc.property(anyPlace, fc.constantFrom(...kinds), ({ code, path }, kind) => {
        noticed(code, changed(baseOf(code).tree, path, kind));
      }),
      runs(100),
    );
  });

  it('entries of a list that change places or go are noticed', () => {
    const lists = anyPlace.filter(({ code, path }) => ((at(treeOf(code), path) as Json[] | undefined)?.length ?? 0) > 1 && Array.isArray(at(treeOf(code), path))); // prettier-ignore
    fc.assert(
      fc.property(lists, fc.nat(), fc.boolean(), ({ code, path }, seed, goes) => {
        noticed(
          code,
          changed(baseOf(code).tree, path, (list) => {
            const entries = [...(list as Json[])];
            const from = seed % entries.length;
            const [taken] = entries.splice(from, 1);
            return goes ? entries : [...entries.slice(0, (from + 1) % (entries.length + 1)), taken as Json, ...entries.slice((from + 1) % (entries.length + 1))]; // prettier-ignore
          }),
        );
      }),
      runs(50),
    );
  });

  it('another strategy is a fault, or is the one that applies', () => {
    const strategies = placesWhere(({ family }) => families.some(({ name }) => name === family));
    const codes = families.flatMap((family) => family.strategies.map(({ code }) => code));
    fc.assert(
      fc.property(
        fc.constantFrom(...strategies),
        fc.oneof(
          fc.constantFrom<Json>(...codes),
          fc.constantFrom<Json>('khong-co', 'constructor', '__proto__', 'toString', '', 'SCORE', 1, true, [], {}),
        ),
        fc.option(fc.constantFrom<Json>(0, 2, 99, -1, 1.5, '1', 'v1', true, [], {}), { nil: undefined }),
        ({ code, path }, strategy, version) => {
          const { tree } = baseOf(code);
          const { ruleSet } = noticed(
            code,
            changed(tree, path, (reference) => ({ ...(reference as object), code: strategy, ...(version !== undefined && { version }) })),
          );
          if (!ruleSet) return;
          expect(version).toBeUndefined();
          expect((at(ruleSet, path) as { code: string }).code).toBe(strategy);
        },
      ),
      runs(100),
    );
  });

  it('a reference to nothing and a day that does not exist are faults', () => {
    const references = placesWhere(({ refersTo }) => refersTo !== undefined);
    const times = placesWhere(({ time }) => time !== undefined);
    const days = [
      '31/02/2027',
      '2027-02-29 08:00',
      'hết ngày 31/6/2027',
      '8h00 ngày 32/01/2027',
      '2027-00-10',
      'hôm qua',
      '24:01 01/01/2027',
    ];
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(fc.constantFrom(...references), fc.constantFrom<Json>('khong-co', 'constructor', 'x', 'to-string')),
          fc.tuple(fc.constantFrom(...times), fc.constantFrom<Json>(...days)),
        ),
        ([{ code, path }, value]) => {
          expect(
            noticed(
              code,
              changed(baseOf(code).tree, path, () => value),
            ).faults,
          ).toBeDefined();
        },
      ),
      runs(80),
    );
  });

  it('a window that is turned round is a fault', () => {
    const windows = CODES.flatMap((code) =>
      placesOf(treeOf(code)).flatMap((path) => {
        const value = at(treeOf(code), path) as { opens?: unknown; closes?: unknown } | null;
        return typeof value?.opens === 'string' && typeof value.closes === 'string' ? [{ code, path }] : [];
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...windows), ({ code, path }) => {
        const turned = changed(baseOf(code).tree, path, (value) => {
          const window = value as { opens: Json; closes: Json };
          return { ...window, opens: '2027-12-31 10:00', closes: '2027-01-01 10:00' };
        });
        expect(noticed(code, turned).faults).toBeDefined();
      }),
      runs(60),
    );
  });

  it('what is read can be used: written down again, read, played', () => {
    fc.assert(
      fc.property(anyKey, fc.constantFrom<Json | undefined>(undefined, 1, 3, true, false, [], 'Một câu khác'), ({ code, path }, value) => {
        const { ruleSet } = read(written(changed(baseOf(code).tree, path, () => value)));
        if (ruleSet) usable(ruleSet);
      }),
      runs(50),
    );
  });
});

describe('a text that is damaged', () => {
  const SNIPPETS = [
    '\t',
    '\n\t',
    ':',
    ': ',
    ' #',
    '- ',
    '\n- ',
    '&a ',
    '*a',
    '&a *a',
    '!!binary ',
    '!x ',
    '<<: *a\n',
    '\n<<: { code: x }\n',
    '\n---\n',
    '\n...\n',
    '%YAML 1.1\n---\n',
    '%TAG ! tag:x,2000:\n---\n',
    '|\n',
    '>-\n',
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    ',',
    '? ',
    '__proto__: { code: x }\n',
    '\n__proto__:\n  contest: {}\n',
    'constructor: x\n',
    '\u0000',
    '\u0007',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\ufffd',
    '\ud800',
    '\r',
    '🎉',
    'ệ'.normalize('NFD'),
    '\\',
    '"\\x00"',
    '"\\ud800"',
    '"\\u202e"',
    '~',
    'null',
    '.nan',
    '-.inf',
    '0x1F',
    '1e999',
    '99999999999999999999999',
    '2027-02-30',
    'deploys: p\n',
    '\ndeploys: thai-nguyen\n',
    '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[',
    'a: '.repeat(50),
    'x'.repeat(2000),
  ] as const;
  type Damage = (text: string, position: number) => string;
  const damage = fc.oneof(
    fc.constantFrom(...SNIPPETS).map(
      (snippet): Damage =>
        (text, position) =>
          text.slice(0, position) + snippet + text.slice(position),
    ),
    fc.integer({ min: 1, max: 60 }).map(
      (length): Damage =>
        (text, position) =>
          text.slice(0, position) + text.slice(position + length),
    ),
    fc.integer({ min: 1, max: 200 }).map(
      (length): Damage =>
        (text, position) =>
          text.slice(0, position + length) + text.slice(position),
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 5 }).map((noise): Damage => (text, position) => text.slice(0, position) + noise + text.slice(position + noise.length)), // prettier-ignore
    fc.constant<Damage>((text, position) => Buffer.from(text).subarray(0, position).toString('utf8')),
    fc.constant<Damage>((text, position) => Buffer.from(text).subarray(position).toString('latin1')),
    fc.constant<Damage>((text, position) => onLine(text, position, (lines, at) => lines.toSpliced(at, 1))),
    fc.constant<Damage>((text, position) => onLine(text, position, (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ''))),
    fc.constant<Damage>((text, position) =>
      onLine(text, position, (lines, at) => lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '')),
    ),
    fc.constant<Damage>((text, position) => onLine(text, position, (lines, at) => lines.with(at, ` ${lines[at]}`))),
    fc.constant<Damage>((text, position) => onLine(text, position, (lines, at) => lines.with(at, (lines[at] ?? '').replace(/^ {2}/, '')))),
    fc.constant<Damage>((text, position) =>
      onLine(text, position, (lines, at) => lines.with(at, (lines[at] ?? '').replace(/ {2}/g, '\t'))),
    ),
  );

  it('gives faults or a rule set, and what it now says is what applies', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CODES),
        fc.array(fc.tuple(damage, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), { minLength: 1, maxLength: 3 }),
        (code, damages) => {
          const text = damages.reduce((before, [apply, share]) => apply(before, Math.floor(share * before.length)), PLANS[code] as string);
          const result = read(text);
          sound(text, result);
          if (!result.ruleSet || canonicalJson(result.ruleSet) !== canonicalJson(baseOf(code).ruleSet)) return;
          // The same rules as before: then the text, as any reader of YAML takes it, must say the same too.
          expect(canonicalJson(sameTimes(cleaned(parse(text) as Json)))).toBe(canonicalJson(sameTimes(cleaned(baseOf(code).tree))));
        },
      ),
      runs(200),
    );
  });

  it('gives faults when it is no plan at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.json(),
          fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('utf8')),
        ),
        (text) => {
          // prettier-ignore
          const result = read(text);
          sound(text, result);
          expect(result.ruleSet).toBeUndefined();
        },
      ),
      runs(200),
    );
  });
});

describe('a text that is made to be costly', () => {
  const many = (count: number, line: (at: number) => string): string => Array.from({ length: count }, (_, at) => line(at)).join('');
  const bomb = `a: &a [x, x]\n${many(20, (at) => `${'b'.repeat(at + 1)}: &b${at} [*${at === 0 ? 'a' : `b${at - 1}`}, *${at === 0 ? 'a' : `b${at - 1}`}]\n`)}`;
  const plan = PLANS['lam-dong'] as string;

  it.each<[what: string, source: string]>([
    ['a bomb of aliases', bomb],
    ['brackets without end', '['.repeat(100_000)],
    ['braces without end', '{a: '.repeat(50_000)],
    ['dashes without end', '- '.repeat(100_000)],
    ['question marks without end', '? '.repeat(100_000)],
    ['levels without end', many(400, (at) => `${' '.repeat(at)}a:\n`)],
    ['one long word', 'x'.repeat(200_000)],
    ['one long key', `${'x'.repeat(200_000)}: 1`],
    ['one long key that is asked for', `? ${'x '.repeat(100_000)}\n: 1`],
    ['one long text', `code: "${'ă'.repeat(200_000)}"`],
    ['one long time', plan.replace('opens: 2024-10-21 10:00', `opens: "${'1'.repeat(100_000)}"`)],
    ['more than any plan has', 'a: b\n'.repeat(60_000)],
    ['keys that nobody knows', many(15_000, (at) => `kh${at}: 1\n`)],
    ['keys that nobody knows, inside', `contest:\n${many(15_000, (at) => `  kh${at}: 1\n`)}`],
    ['one key again and again', 'code: a\n'.repeat(20_000)],
    ['anchors', many(15_000, (at) => `k${at}: &a 1\n`)],
    ['tags', many(15_000, (at) => `k${at}: !a 1\n`)],
    ['documents', '---\na: 1\n'.repeat(15_000)],
    ['parts that are none', `code: a\nparts: [${'1,'.repeat(100_000)}1]`],
    ['topics and references to none of them', plan.replace('topics:\n', `topics:\n${many(5000, (at) => `  - { code: t${at}, name: a }\n`)}`).replace('references:\n', `boards: [{ code: b, name: b, audiences: [${many(15_000, (at) => `x${at},`)}x] }]\nreferences:\n`)], // prettier-ignore
    ['a list of many names for one thing', plan.replace('eligibility:\n', `eligibility:\n  - { code: excluded-teams, teams: [${many(20_000, () => 'khong-co,')}x] }\n`)], // prettier-ignore
    [
      'shares that overlap',
      plan.replace(/shares:\n( {10}- .*\n)+/, `shares:\n${many(4000, () => '          - { topic: the-che, items: 1 }\n')}`),
    ],
    ['rounds that overlap', plan.replace(/rounds:\n {6}code: weekly\n( {6}.*\n)+/, `rounds:\n      code: listed\n      rounds:\n${many(2000, (at) => `        - { code: r${at}, name: r, opens: 2024-10-21, closes: hết ngày 22/10/2024 }\n`)}`)], // prettier-ignore
    ['criteria without end', plan.replace(/criteria:\n( {12}- .*\n)+/, `criteria:\n${many(3500, (at) => `            - { code: c${at}, name: c, maximum: 1, minimum: 2 }\n`)}`)], // prettier-ignore
    ['settings that are open', `code: a\nopen: [${many(10_000, (at) => `contest.khong${at},`)}x]`],
  ])('%s gives a bounded number of faults', (_what, source) => {
    const result = read(source);

    sound(source, result);
    expect(result.ruleSet).toBeUndefined();
    expect(JSON.stringify(result.faults).length).toBeLessThan(500_000);
  });

  it('plans that deploy one another in a circle are told of it', () => {
    const circle: Record<string, string> = { a: 'code: a\ndeploys: b\n', b: 'code: b\ndeploys: c\n', c: 'code: c\ndeploys: a\n', d: 'code: d\ndeploys: d\n' }; // prettier-ignore
    const find = (code: string): PlanFile | undefined => (circle[code] === undefined ? undefined : { file: `${code}.yaml`, source: circle[code] }); // prettier-ignore

    for (const source of Object.values(circle)) {
      const result = read(source, find);
      sound(source, result);
      expect(result.faults?.some(({ message }) => message.includes('thành vòng'))).toBe(true);
    }
  });

  it('a plan whose parent is broken says so and shows the parent’s faults in its file', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'x', '[', 'code: thai-nguyen\ndeploys: khong-co\n', (PLANS['thai-nguyen'] as string).slice(0, 4000)),
        (source) => {
          // prettier-ignore
          const child = PLANS['quang-trung'] as string;
          const result = read(child, (code) => (code === 'thai-nguyen' ? { file: 'cha.yaml', source } : undefined));
          sound(child, result);
          expect(new Set(result.faults?.map(({ file }) => file))).toEqual(new Set(['p.yaml', 'cha.yaml']));
        },
      ),
      runs(5),
    );
  });
});

const isGroup = (value: unknown): boolean => typeof value === 'object' && value !== null;
const pathText = (path: Path): string => path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('').replace(/^\./, ''); // prettier-ignore

/** Whether a value of a rule set is what a text says as a time. */
function sameTime(text: string, value: unknown): boolean {
  const moment = readMoment(text);
  if (typeof moment !== 'string' && typeof value === 'string') return Date.parse(value) === moment.instant.getTime() || value === localDay(moment.instant); // prettier-ignore
  return canonicalJson(readPeriod(text)) === canonicalJson(value);
}

const localDay = (instant: Date): string => new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

/** A tree with every text that is a time in one spelling. */
function sameTimes(tree: Json): Json {
  if (typeof tree === 'string') {
    const moment = readMoment(tree);
    if (typeof moment !== 'string') return `${moment.instant.toISOString()}${moment.isEndOfDay || !moment.isDateOnly ? '' : ' day'}`;
    return (readPeriod(tree) as unknown as Json | undefined) ?? tree;
  }
  if (Array.isArray(tree)) return tree.map(sameTimes);
  return isGroup(tree) ? Object.fromEntries(Object.entries(tree as { [key: string]: Json }).map(([key, value]) => [key, sameTimes(value)])) : tree; // prettier-ignore
}

function onLine(text: string, position: number, change: (lines: string[], at: number) => string[]): string {
  const lines = text.split('\n');
  return change(lines, text.slice(0, position).split('\n').length - 1).join('\n');
}
