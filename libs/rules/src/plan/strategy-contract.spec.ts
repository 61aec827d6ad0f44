import { z } from 'zod';
import { families } from './families.js';
import { walkSettings } from './walk-settings.js';
import { StrategyFamily, UnknownStrategyError, type Strategy } from './strategy.js';
import { settings, whole } from './setting.js';

/** Arguments that each strategy accepts, for those that need any. */
const EXAMPLES: Record<string, Record<string, unknown>> = {
  'eligibility/area': { unit: '68', kind: 'province', name: 'tỉnh Lâm Đồng' },
  'eligibility/age': { from: 15, at: '2024-10-21' },
  'eligibility/excluded-teams': { teams: ['ban-to-chuc'] },
  'schedule/listed': { rounds: [{ code: 'dot-1', name: 'Đợt 1', opens: '2024-10-21', closes: 'hết ngày 2024-10-27' }] },
  'schedule/weekly': { count: 4, opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' },
  'paper/by-topic': { shares: [{ topic: 'the-che', items: 3 }] },
  'attempts/per-contest': { max: 3 },
  'attempts/per-round': { max: 3 },
  'attempts/per-day': { max: 3 },
  'unit-conditions/minimum-share': { percent: 30 },
  'unit-conditions/minimum-leaders': { count: 1 },
  'unit-conditions/minimum-entries': { count: 1 },
  'unit-conditions/minimum-mean': { percent: 50 },
  'submissions/maximum-per-person': { count: 1 },
  'submissions/minimum-words': { words: 3000 },
  'submissions/not-applied-before': { until: 'hết ngày 30/9/2024', where: 'trong tỉnh' },
};

const strategies = families.flatMap((family) =>
  family.strategies.map((strategy) => ({ family, strategy, name: `${family.name}/${strategy.code}` })),
);

describe.each(strategies)('$name', ({ family, strategy, name }) => {
  const example = { code: strategy.code, ...EXAMPLES[name] };

  it('describes itself in a sentence, always the same', () => {
    const reference = family.reference.parse(example);
    const sentence = family.describe(reference, (_list, code) => code);

    expect(sentence).toMatch(/^\p{Lu}.{10,}\.$/su);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
    expect(family.describe(family.reference.parse(example), (_list, code) => code)).toBe(sentence);
  });

  it('fills in its version and is read back unchanged', () => {
    const reference = family.reference.parse(example);

    expect(reference.version).toBe(strategy.version);
    expect(family.of(reference)).toBe(strategy);
    expect(family.reference.parse(JSON.parse(JSON.stringify(reference)))).toEqual(reference);
  });

  it('refuses an argument that it does not have, a missing one and a wrong version', () => {
    expect(family.reference.safeParse({ ...example, khongCo: 1 }).success).toBe(false);
    expect(family.reference.safeParse({ ...example, version: 999 }).success).toBe(false);
    for (const argument of Object.keys(EXAMPLES[name] ?? {})) {
      const schema = strategy.args.shape[argument] as z.ZodType;
      if (schema.safeParse(undefined).success) continue;
      expect(family.reference.safeParse({ ...example, [argument]: undefined }).success).toBe(false);
    }
  });

  it('exports its arguments as JSON Schema, each with a Vietnamese title', () => {
    const schema = z.toJSONSchema(strategy.args, { io: 'input', unrepresentable: 'any' }) as {
      type: string;
      properties: Record<string, { title?: string }>;
    };

    expect(schema.type).toBe('object');
    expect(Object.entries(schema.properties).filter(([, property]) => !property.title)).toEqual([]);
  });
});

describe('a family of strategies', () => {
  const strategy = (code: string, version: number): Strategy => ({
    code,
    version,
    label: code,
    args: settings({ n: whole('Số', { min: 1, max: 9 }) }),
    describe: () => 'Một câu.',
  });

  it('refuses to load two strategies with one code and version', () => {
    expect(() => new StrategyFamily('thu', 'cách thử', [strategy('a', 1), strategy('a', 1)])).toThrow('family thu registers a@1 twice');
  });

  it('means the newest version unless an older one is named', () => {
    const family = new StrategyFamily('thu', 'cách thử', [strategy('a', 1), strategy('a', 2)]);

    expect(family.reference.parse({ code: 'a', n: 1 })).toEqual({ code: 'a', version: 2, n: 1 });
    expect(family.reference.parse({ code: 'a', version: 1, n: 1 })).toEqual({ code: 'a', version: 1, n: 1 });
  });

  it('never runs with a strategy that it does not know', () => {
    const family = new StrategyFamily('thu', 'cách thử', [strategy('a', 1)]);

    expect(() => family.of({ code: 'a', version: 2 })).toThrow(UnknownStrategyError);
    expect(new UnknownStrategyError('thu', 'a', 2).sentence()).toBe(
      'Thể lệ dùng quy tắc “a” (phiên bản 2) mà phần mềm này chưa có. Hãy báo cho người vận hành.',
    );
  });

  it('has a name of its own', () => {
    const names = families.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
  });

  it('is found by the walk through any setting that uses it', () => {
    const visited: unknown[] = [];
    walkSettings(settings({ n: whole('Số', { min: 1, max: 9 }).optional() }), { n: 3 }, (_schema, value) => visited.push(value));

    expect(visited).toEqual([{ n: 3 }, 3, 3]);
  });
});
