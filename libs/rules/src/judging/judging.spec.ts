import fc from 'fast-check';
import { aJudgingPhase, aRuleSet, anEssayPart, sheetsFor } from '../../testing/index.js';
import type { SubmissionPart } from '../plan/rule-set.js';
import { aggregations } from './aggregations.js';
import { discrepancyRules } from './discrepancy/discrepancy-rules.js';
import { fullPhaseScore } from './full-phase-score.js';
import { isJudgedBlind } from './is-judged-blind.js';
import { JudgingError } from './judging-error.js';
import type { JudgingPhase } from './judging-setting.js';
import { passRules } from './passing/pass-rules.js';
import { phaseResult } from './phase-result.js';
import { resultRules } from './result/result-rules.js';
import type { ScoreSheet } from './score-sheet.js';

const phaseWith = (overrides: Parameters<typeof aJudgingPhase>[0] = {}): JudgingPhase => {
  const [part] = aRuleSet({ parts: [anEssayPart({ judging: { phases: [aJudgingPhase(overrides)] } })] }).parts as [SubmissionPart];
  return part.judging.phases[0] as JudgingPhase;
};
const sentenceOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof JudgingError) return `${error.code}: ${error.sentence()}`;
    throw error;
  }
  return 'nothing was thrown';
};
const totals = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 3, maxLength: 20 });

describe('a part that is judged blind', () => {
  it('is one with a single phase in which judges may not know the authors, and none else', () => {
    const [open, blind] = [phaseWith(), phaseWith({ blind: true })];
    expect([[open, open], [open, blind], undefined].map((phases) => isJudgedBlind({ judging: phases && { phases } }))).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('the totals of several judges', () => {
  const combined = (code: string, given: number[]): number => aggregations.of({ code, version: 1 }).combine({}, given);

  it.each([
    ['mean', [80_000, 75_500, 91_000], 82_167],
    ['mean', [1, 2], 2],
    ['mean', [0, 0, 1], 0],
    ['median', [91_000, 75_500, 80_000], 80_000],
    ['median', [91_000, 75_500, 80_000, 80_001], 80_001],
    ['median', [70_000], 70_000],
    ['trimmed-mean', [10_000, 80_000, 90_000], 80_000],
    ['trimmed-mean', [80_000, 0, 90_000, 100_000], 85_000],
    ['trimmed-mean', [5, 5, 5, 6, 9], 5],
  ])('become by %s of %j exactly %i', (code, given, result) => {
    expect(combined(code, given)).toBe(result);
  });

  it.each(aggregations.strategies.map(({ code }) => code))('lie by %s between the lowest and the highest, in any order', (code) => {
    fc.assert(
      fc.property(totals, (given) => {
        const result = combined(code, given);

        expect(Number.isInteger(result)).toBe(true);
        expect(result).toBeGreaterThanOrEqual(Math.min(...given));
        expect(result).toBeLessThanOrEqual(Math.max(...given));
        expect(combined(code, given.toReversed())).toBe(result);
      }),
    );
  });

  it('are not moved by how far out the two extremes are, when these are dropped', () => {
    fc.assert(
      fc.property(totals, (given) => {
        const sorted = given.toSorted((a, b) => a - b);
        const further = [(sorted[0] as number) - 1000, ...sorted.slice(1, -1), (sorted.at(-1) as number) + 1000];

        for (const code of ['trimmed-mean', 'median']) expect(combined(code, further)).toBe(combined(code, given));
      }),
    );
  });
});

describe('the weight of a criterion', () => {
  const criteria = [
    { code: 'tinh-moi', name: 'Tính mới', maximum: 10, weight: 4 },
    { code: 'ap-dung', name: 'Khả năng áp dụng', maximum: 10, weight: 2.5 },
    { code: 'trinh-bay', name: 'Trình bày', maximum: 35 },
  ];
  const phase = phaseWith({ judges: 1, criteria });
  const sheet = (points: Record<string, number>): ScoreSheet[] => [{ submission: 'b1', phase: 'cham-thi', judge: 'g1', points }];

  it('multiplies its points; the full score follows', () => {
    expect(fullPhaseScore(phase)).toBe(100_000);
    expect(phaseResult(phase, sheet({ 'tinh-moi': 7.5, 'ap-dung': 8, 'trinh-bay': 30 }))).toMatchObject({
      total: 80_000,
      perCriterion: { 'tinh-moi': 7_500, 'ap-dung': 8_000, 'trinh-bay': 30_000 },
    });
  });

  it('rounds half up to the thousandth, after adding up', () => {
    const small = phaseWith({
      judges: 1,
      criteria: [
        { code: 'a', name: 'A', maximum: 10, weight: 0.5 },
        { code: 'b', name: 'B', maximum: 10, weight: 0.5 },
      ],
    });

    expect(phaseResult(small, sheet({ a: 0.001, b: 0 })).total).toBe(1);
    expect(phaseResult(small, sheet({ a: 0.001, b: 0.001 })).total).toBe(1);
    expect(phaseResult(small, sheet({ a: 0.001, b: 0.002 })).total).toBe(2);
  });

  it('is exact for any points and weights in thousandths', () => {
    const whole = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, fc.integer({ min: 1, max: 100_000 })), { minLength: 1, maxLength: 50 }), (entries) => {
        const own: JudgingPhase = {
          ...phase,
          criteria: entries.map(([, weight], at) => ({
            code: `c${at}`,
            name: `C${at}`,
            maximum: 10_000,
            weight: weight / 1000,
            failsOut: false,
          })),
        };
        const points = Object.fromEntries(entries.map(([given], at) => [`c${at}`, given / 1000]));
        const exact = entries.reduce((sum, [given, weight]) => sum + BigInt(given) * BigInt(weight), 0n);

        expect(phaseResult(own, sheet(points)).total).toBe(Number((exact + 500n) / 1000n));
      }),
    );
  });
});

describe('the result of a phase', () => {
  const phase = phaseWith();

  it('waits for every judge', () => {
    expect(phaseResult(phase, sheetsFor('b1', [80, 70]))).toEqual({
      total: null,
      perCriterion: {},
      spread: 10_000,
      judges: 2,
      missing: 1,
      needsFurtherJudge: false,
      leftOut: null,
      agreeing: 0,
      failedCriteria: [],
    });
    expect(phaseResult(phase, [])).toMatchObject({ total: null, missing: 3, spread: 0 });
  });

  it('waits for every criterion of every sheet: what is not marked is no zero', () => {
    const [first, ...others] = sheetsFor('b1', [80, 70, 60]) as [ScoreSheet, ...ScoreSheet[]];

    expect(phaseResult(phase, [{ ...first, points: {} }, ...others])).toMatchObject({ total: null, missing: 1 });
    expect(phaseResult(phase, [{ ...first, points: { 'noi-dung': 0 } }, ...others])).toMatchObject({ total: 43_333, missing: 0 });
  });

  it('names the criteria whose minimum is not reached, at the border too', () => {
    const strict = phaseWith({ criteria: [{ code: 'noi-dung', name: 'Nội dung', maximum: 100, minimum: 50 }] });

    expect(phaseResult(strict, sheetsFor('b1', [50, 50, 50])).failedCriteria).toEqual([]);
    expect(phaseResult(strict, sheetsFor('b1', [50, 50, 49.998])).failedCriteria).toEqual(['noi-dung']);
  });

  it.each<[what: string, sheets: ScoreSheet[], sentence: string]>([
    [
      'a criterion that the phase does not have',
      sheetsFor('b1', [1], { criterion: 'dep' }),
      'CRITERION_UNKNOWN: Phiếu chấm bài “b1” có điểm cho tiêu chí “dep” mà vòng chấm này không có. Hãy chấm theo các tiêu chí của Thể lệ.',
    ],
    [
      'more than the maximum',
      sheetsFor('b1', [100.001]),
      'POINTS_INVALID: Điểm tiêu chí “Nội dung” của bài “b1” không hợp lệ. Điểm phải từ 0 đến 100, lẻ nhiều nhất ba chữ số sau dấu phẩy.',
    ],
    ['less than nothing', sheetsFor('b1', [-0.001]), expect.stringMatching(/^POINTS_INVALID/) as string],
    ['a fraction of a thousandth', sheetsFor('b1', [1.0005]), expect.stringMatching(/^POINTS_INVALID/) as string],
    ['no number', sheetsFor('b1', [NaN]), expect.stringMatching(/^POINTS_INVALID/) as string],
    [
      'a second sheet of a judge',
      [...sheetsFor('b1', [1]), ...sheetsFor('b1', [2])],
      'SHEET_TWICE: Giám khảo “g1” có hai phiếu chấm cho bài “b1” trong một vòng. Mỗi giám khảo chỉ chấm một phiếu; hãy bỏ một phiếu.',
    ],
    [
      'a judge too many',
      sheetsFor('b1', [1, 2, 3, 4]),
      'SHEETS_TOO_MANY: Bài “b1” có nhiều phiếu chấm hơn quy định (3 giám khảo mỗi bài). Hãy bỏ phiếu của người không được phân công.',
    ],
    [
      'a further judge whom no rule calls',
      [...sheetsFor('b1', [0, 100, 50]), { submission: 'b1', phase: 'cham-thi', judge: 'g9', points: { 'noi-dung': 50 }, further: true }],
      'FURTHER_UNCALLED: Bài “b1” có phiếu của giám khảo chấm thêm mà theo Thể lệ không phải chấm thêm. Hãy bỏ phiếu ấy.',
    ],
  ])('refuses %s', (_what, sheets, sentence) => {
    expect(sentenceOf(() => phaseResult(phase, sheets))).toEqual(sentence);
  });
});

describe('a further judge', () => {
  const phase = (judges = 2, aggregation = 'mean'): JudgingPhase =>
    phaseWith({ judges, aggregation: { code: aggregation, version: 1 }, discrepancy: { code: 'further-judge', version: 1, points: 15 } });
  const further = (points: number): ScoreSheet => ({
    submission: 'b1',
    phase: 'cham-thi',
    judge: 'g9',
    points: { 'noi-dung': points },
    further: true,
  });

  it('is called when two judges differ by more than the threshold, not at it', () => {
    expect(phaseResult(phase(), sheetsFor('b1', [60, 75]))).toMatchObject({ total: 67_500, needsFurtherJudge: false, spread: 15_000 });
    expect(phaseResult(phase(), sheetsFor('b1', [60, 75.001]))).toMatchObject({ total: null, missing: 1, needsFurtherJudge: true });
  });

  it.each([
    [[60, 80], 62, 61_000, 'g2'],
    [[60, 80], 79, 79_500, 'g1'],
    [[60, 80], 70, 75_000, 'g1'],
    [[60, 80], 10, 70_000, 'g9'],
  ])('of two who gave %j gives %i: the two nearest count, the higher pair when both are as near', (points, third, total, leftOut) => {
    expect(phaseResult(phase(), [...sheetsFor('b1', points), further(third)])).toMatchObject({
      total,
      perCriterion: { 'noi-dung': total },
      leftOut,
      judges: 3,
      needsFurtherJudge: false,
    });
  });

  it('of more judges leaves as many as before, put together as the phase says', () => {
    expect(phaseResult(phase(3, 'median'), [...sheetsFor('b1', [50, 70, 72]), further(71)])).toMatchObject({
      total: 71_000,
      leftOut: 'g1',
    });
  });

  it('leaves out the first judge by pseudonym where several gave the total that is left out', () => {
    const sheets = [...sheetsFor('b1', [50, 50, 90]), further(90)];

    expect(phaseResult(phase(3), sheets)).toMatchObject({ total: 76_667, leftOut: 'g1' });
    expect(phaseResult(phase(3), sheets.toReversed())).toEqual(phaseResult(phase(3), sheets));
  });

  it('waits until the others have marked, and may not mark what does not call for it', () => {
    expect(phaseResult(phase(), [...sheetsFor('b1', [60]), further(62)])).toMatchObject({ total: null, missing: 1 });
    expect(() => phaseResult(phase(), [...sheetsFor('b1', [60, 61]), further(62)])).toThrow(JudgingError);
  });

  it('never widens the spread of what counts, whatever the three totals', () => {
    const points = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(points, points, points, (a, b, c) => {
        fc.pre(Math.abs(a - b) > 15);
        const { total } = phaseResult(phase(), [...sheetsFor('b1', [a, b]), further(c)]);
        const pairs = [
          [a, b],
          [a, c],
          [b, c],
        ] as [number, number][];
        const nearest = Math.min(...pairs.map(([x, y]) => Math.abs(x - y)));
        const means = pairs.filter(([x, y]) => Math.abs(x - y) === nearest).map(([x, y]) => (x + y) * 500);

        expect(total).toBe(Math.max(...means));
      }),
    );
  });

  it('is never called by the rule of none', () => {
    const reference = { code: 'none', version: 1 };

    expect(discrepancyRules.of(reference).needsFurther(reference, 100_000)).toBe(false);
  });
});

describe('who passes a phase', () => {
  const phase = { judges: 5, fullScore: 100_000, isLast: false };
  const passing = (rule: { code: string } & Record<string, unknown>, candidates: { total?: number; agreeing?: number }[]): boolean[] => {
    const reference = { version: 1, ...rule };
    return passRules.of(reference).passes(
      reference,
      candidates.map((one) => ({ total: 0, agreeing: 0, judges: 5, ...one })),
      phase,
    );
  };
  const withTotals = (...given: number[]): { total: number }[] => given.map((total) => ({ total }));

  it('are the best so many, and all who tie at the border', () => {
    expect(passing({ code: 'top', count: 2 }, withTotals(70_000, 90_000, 80_000, 80_000, 79_999))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(passing({ code: 'top', count: 9 }, withTotals(1, 0))).toEqual([true, true]);
  });

  it('reach a number of points, or a share of the full score, exactly', () => {
    expect(passing({ code: 'minimum-points', points: 65.5 }, withTotals(65_500, 65_499))).toEqual([true, false]);
    expect(passing({ code: 'minimum-share', percent: 65 }, withTotals(65_000, 64_999))).toEqual([true, false]);
  });

  it('have the share of judges that agree: 70 % of five are four', () => {
    expect(passing({ code: 'pass-share', percent: 70 }, [{ agreeing: 3 }, { agreeing: 4 }])).toEqual([false, true]);
    expect(passing({ code: 'pass-share', percent: 60 }, [{ agreeing: 3 }])).toEqual([true]);
  });

  it('need a vote on every sheet where there is a vote', () => {
    const voting = phaseWith({ passes: [{ code: 'pass-share', version: 1, percent: 70 }] });

    expect(phaseResult(voting, sheetsFor('b1', [80, 80, 80]))).toMatchObject({ total: null, missing: 3 });
    expect(phaseResult(voting, sheetsFor('b1', [80, 80, 80], { agrees: false }))).toMatchObject({ total: 80_000, agreeing: 0 });
  });
});

describe('the result over several phases', () => {
  const of = (rule: { code: string } & Record<string, unknown>, given: Record<string, number>): number => {
    const reference = { version: 1, ...rule };
    return resultRules.of(reference).result(reference, new Map(Object.entries(given)));
  };

  it('is that of the last phase, or a sum in percent, rounded half up', () => {
    const weights = [
      { phase: 'so-khao', percent: 30 },
      { phase: 'chung-khao', percent: 70 },
    ];

    expect(of({ code: 'last-phase' }, { 'so-khao': 90_000, 'chung-khao': 70_000 })).toBe(70_000);
    expect(of({ code: 'weighted-phases', weights }, { 'so-khao': 90_000, 'chung-khao': 70_000 })).toBe(76_000);
    expect(of({ code: 'weighted-phases', weights }, { 'so-khao': 1, 'chung-khao': 1_000 })).toBe(700);
    expect(of({ code: 'weighted-phases', weights }, { 'so-khao': 5, 'chung-khao': 0 })).toBe(2);
  });
});
