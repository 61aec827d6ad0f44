import { z } from 'zod';
import { families } from './families.js';
import { walkSettings } from './walk-settings.js';
import { StrategyFamily, UnknownStrategyError, type Strategy } from './strategy.js';
import { settings, whole } from './setting.js';

/** Arguments that each strategy accepts, for those that need any. */
const EXAMPLES: Record<string, Record<string, unknown>> = {
  'eligibility/area': { unit: '68', kind: 'province', name: 'tỉnh Lâm Đồng' },
  'eligibility/age': { from: 15, at: '2024-10-21' },
  'eligibility/guardian-consent': { below: 16, at: '2024-10-21' },
  'eligibility/identity-level': { level: 2 },
  'eligibility/declares': { statements: [{ code: 'cong-dan', text: 'là công dân Việt Nam' }] },
  'eligibility/access-word': { word: 'Cải cách 2025', where: 'văn bản triển khai Cuộc thi' },
  'eligibility/excluded-teams': { teams: ['ban-to-chuc'] },
  'eligibility/excluded-lists': { lists: ['in-sao-de'] },
  'schedule/listed': { rounds: [{ code: 'dot-1', name: 'Đợt 1', opens: '2024-10-21', closes: 'hết ngày 2024-10-27' }] },
  'schedule/weekly': { count: 4, opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' },
  'schedule/every-days': { count: 4, days: 10, opens: '2020-09-01 07:30', closes: '2020-09-10 17:00' },
  'paper/by-topic': { shares: [{ topic: 'the-che', items: 3 }] },
  'paper/by-difficulty': { shares: [{ difficulty: 'easy', items: 3 }] },
  'paper/by-round': { rounds: [{ round: 'tuan-1', topics: ['the-che'] }] },
  'paper/by-audience': { groups: [{ audiences: ['can-bo'], topics: ['the-che'] }] },
  'scoring/weighted-by-difficulty': { easy: 1, medium: 1.5, hard: 2 },
  'prediction/percentage': { decimals: 5 },
  'entry/minimum-points': { points: 8 },
  'entry/minimum-percent': { percent: 80 },
  'entry/minimum-duration': { seconds: 60 },
  'prizes/at-most': { count: 2, within: 'contest' },
  'selection/by-decision': { basis: 'thí sinh cao tuổi nhất có bài dự thi hợp lệ' },
  'collective/best-people': { count: 10, combined: 'sum' },
  'collective/weighted': {
    terms: [
      { metric: { code: 'head-count-ratio' }, weight: 60 },
      { metric: { code: 'distinct-people' }, weight: 40 },
    ],
  },
  'standing-visibility/frozen': { hours: 24 },
  'unit-conditions/minimum-people': { count: 10 },
  'attempts/per-contest': { max: 3 },
  'attempts/per-round': { max: 3 },
  'attempts/per-day': { max: 3 },
  'unit-conditions/minimum-share': { percent: 30 },
  'unit-conditions/minimum-leaders': { count: 1 },
  'unit-conditions/minimum-entries': { count: 1 },
  'unit-conditions/minimum-mean': { percent: 50 },
  'submissions/maximum-per-person': { count: 1 },
  'submissions/minimum-words': { words: 3000 },
  'submissions/maximum-per-unit': { count: 3 },
  'submissions/maximum-words': { words: 20 },
  'submissions/maximum-minutes': { minutes: 5 },
  'submissions/not-awarded-elsewhere': { where: 'các cuộc thi cấp tỉnh trở lên' },
  'submission-ranking/criterion': { criterion: 'noi-dung' },
  'discrepancy/further-judge': { points: 15 },
  'passing/minimum-points': { points: 50 },
  'passing/minimum-share': { percent: 50 },
  'passing/pass-share': { percent: 70 },
  'passing/top': { count: 20 },
  'judging-result/weighted-phases': {
    weights: [
      { phase: 'so-khao', percent: 40 },
      { phase: 'chung-khao', percent: 60 },
    ],
  },
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
