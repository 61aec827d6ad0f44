import { parseLocal } from '#kernel';
import type { RuleSet } from '#rules';
import { anEssayPart, aQuizPart, aRuleSet } from '#rules/testing';
import type { Round } from '../entities/round.entity.js';
import { correctionProblems } from './correction.js';

type Overrides = NonNullable<Parameters<typeof aRuleSet>[0]>;

const TWO: Overrides['parts'] = [
  aQuizPart({
    rounds: {
      code: 'listed',
      rounds: [
        { code: 'dot-1', name: 'Đợt 1', opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' },
        { code: 'dot-2', name: 'Đợt 2', opens: '2024-10-28 10:00', closes: '2024-11-04 09:30' },
      ],
    },
  }),
];
const round = (code: string, opens: string, closes: string): Round =>
  ({
    id: code,
    partCode: 'trac-nghiem',
    code,
    name: code,
    opensAt: parseLocal(opens)!,
    closesAt: parseLocal(closes)!,
    publishesAt: null,
    state: 'scheduled',
  }) as Round;
const ROUNDS = [round('dot-1', '2024-10-21 10:00', '2024-10-28 09:30'), round('dot-2', '2024-10-28 10:00', '2024-11-04 09:30')];
const DURING_THE_FIRST = parseLocal('2024-10-22 08:00')!;
const BEFORE = parseLocal('2024-10-20 08:00')!;

const before = aRuleSet({ parts: TWO });
const problems = (after: RuleSet, now = DURING_THE_FIRST): string[] =>
  correctionProblems(before, after, { rounds: ROUNDS, altered: new Set(), now }).map(({ path }) => path);
const withPart = (overrides: Parameters<typeof aQuizPart>[0]): RuleSet => aRuleSet({ parts: [{ ...TWO[0]!, ...overrides } as never] });
const rounds = (...list: { code: string; opens: string; closes: string }[]): RuleSet =>
  withPart({ rounds: { code: 'listed', rounds: list.map((one) => ({ name: 'Đợt', ...one })) } });

describe('a correction', () => {
  it('may say anything before the first round opens, but keeps its code', () => {
    expect(problems(withPart({ attempts: { limit: { code: 'per-round', max: 3 }, counts: { code: 'first' } } }), BEFORE)).toEqual([]);
    expect(problems(aRuleSet({ code: 'khac', parts: TWO }), BEFORE)).toEqual(['code']);
  });

  it('may change words and times ahead while a round is open', () => {
    expect(problems(before)).toEqual([]);
    expect(problems(aRuleSet({ parts: TWO, texts: { summary: 'Mới.' }, references: ['Nghị quyết số 76/NQ-CP'] }))).toEqual([]);
    const [first, second] = [
      { code: 'dot-1', opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' },
      { code: 'dot-2', opens: '2024-10-29 10:00', closes: '2024-11-05 09:30' },
    ];
    expect(problems(rounds(first, second))).toEqual([]);
    expect(problems(rounds(first, second, { code: 'dot-3', opens: '2024-11-06 10:00', closes: '2024-11-07 10:00' }))).toEqual([]);
    expect(problems(rounds(first))).toEqual([]);
  });

  it('drops no round to which somebody has done something, opened or not, and says what to do', () => {
    const first = { code: 'dot-1', opens: '2024-10-21 10:00', closes: '2024-10-28 09:30' };
    const found = (after: RuleSet, now = DURING_THE_FIRST) =>
      correctionProblems(before, after, { rounds: ROUNDS, altered: new Set([ROUNDS[1]!.id]), now });
    const sentence =
      'Dot-2 đã được gia hạn, tạm dừng, thi lại hoặc đề nghị hủy nên không bỏ khỏi kế hoạch được. Hãy giữ đợt này trong kế hoạch; nếu không tổ chức nữa, hãy hủy đợt ở trang của đợt thi.';

    expect(found(rounds(first))).toEqual([{ path: 'parts[0].rounds', sentence }]);
    expect(found(rounds(first), BEFORE)).toEqual([{ path: 'parts[0].rounds', sentence }]);
    expect(found(aRuleSet({ parts: [anEssayPart()] }), BEFORE)).toEqual([{ path: 'parts', sentence }]);
    expect(found(before)).toEqual([]);
  });

  it('moves no round that has opened, and drops none', () => {
    expect(problems(rounds({ code: 'dot-1', opens: '2024-10-21 10:00', closes: '2024-10-29 09:30' }))).toEqual(['parts[0].rounds']);
    expect(problems(rounds({ code: 'dot-2', opens: '2024-10-28 10:00', closes: '2024-11-04 09:30' }))).toEqual(['parts[0].rounds']);
    expect(problems(aRuleSet({ parts: [anEssayPart()] }))).toEqual(['parts']);
  });

  it('changes nothing that decides a round that has opened', () => {
    expect(problems(withPart({ attempts: { limit: { code: 'per-round', max: 3 }, counts: { code: 'best' } } }))).toEqual([
      'parts[0].attempts',
    ]);
    expect(problems(withPart({ ranking: [{ code: 'score' }, { code: 'draw' }] }))).toEqual(['parts[0].ranking']);
    expect(problems(aRuleSet({ parts: TWO, approval: { role: 'board', approvers: 2 } }))).toEqual(['approval']);
    expect(
      problems(aRuleSet({ parts: TWO, eligibility: [{ code: 'area', unit: '68', kind: 'province', name: 'tỉnh Lâm Đồng' }] })),
    ).toEqual(['eligibility']);
  });

  it('may change a part that has no round open', () => {
    const both = (essay: ReturnType<typeof anEssayPart>): RuleSet => aRuleSet({ parts: [...TWO, essay] });

    expect(
      correctionProblems(both(anEssayPart()), both(anEssayPart({ authors: ['group'] })), {
        rounds: ROUNDS,
        altered: new Set(),
        now: DURING_THE_FIRST,
      }),
    ).toEqual([]);
  });

  it('goes by the state of a round too, where the clock was moved back', () => {
    const closed = [{ ...ROUNDS[0]!, state: 'closing' as const }, ROUNDS[1]!] as Round[];

    expect(
      correctionProblems(before, aRuleSet({ parts: TWO, approval: { role: 'board', approvers: 2 } }), {
        rounds: closed,
        altered: new Set(),
        now: BEFORE,
      }).map(({ path }) => path),
    ).toEqual(['approval']);
  });
});
