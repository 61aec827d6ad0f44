import { aRuleSet, anEssayPart } from '../../testing/index.js';
import type { Submission } from '../submissions/submission.js';
import { submissionColumns } from '../submissions/submission-columns.js';
import type { SubmissionStanding } from '../submissions/submission-standing.js';
import { dutiesOf } from './duties-of-units.js';
import { judgedCollective } from './judged-collective.js';
import { asksForLeaders } from './leader-conditions.js';
import { factsOfAttempts } from './open-figure.js';
import type { CompetingUnit } from './tally-units.js';

const CONDITIONS = [
  { code: 'minimum-share', version: 1, percent: 30 },
  { code: 'minimum-leaders', version: 1, count: 1 },
];
const tier = (code: string) => ({ code, name: `Giải ${code.toUpperCase()}`, count: 1, money: 0 });
const RULES = aRuleSet({
  parts: [anEssayPart()],
  eligibility: [],
  collective: [
    {
      code: 'tap-the',
      name: 'Giải tập thể',
      part: 'bai-viet',
      units: 'cơ quan, đơn vị thuộc Sở',
      unitKinds: ['office', 'public-service'],
      conditions: CONDITIONS,
      order: ['head-count-ratio', 'distinct-people', 'draw'].map((code) => ({ code, version: 1 })),
      tiers: ['a', 'b', 'c'].map(tier),
      award: { certificate: true, issuer: 'board' },
    },
  ],
  obligations: [
    { code: 'toi-thieu', part: 'bai-viet', units: 'Mỗi đơn vị thuộc Sở', unitKinds: ['office', 'public-service'], conditions: CONDITIONS },
  ],
});
const UNITS: CompetingUnit[] = [
  { code: 'van-phong', kind: 'office', headCount: 10 },
  { code: 'thanh-tra', kind: 'office', headCount: 9 },
  { code: 'luu-tru', kind: 'public-service', headCount: 20 },
  { code: 'kho', kind: 'residential-group', parent: 'luu-tru' },
  { code: 'phong-noi-vu', kind: 'agency', headCount: 2 },
];

/** One essay of each of so many people of a unit: "van-phong-1", "van-phong-2" … */
const essays = (unit: string, count: number, named = unit): Submission[] =>
  Array.from({ length: count }, (_one, at) => ({
    id: `bai-${named}-${at + 1}`,
    authors: [`${named}-${at + 1}`],
    authorKind: 'individual',
    unit,
    receivedAt: 1_000 * (at + 1),
  }));
const standingOf = (submissions: readonly Submission[]): SubmissionStanding =>
  ({ lines: submissions.map(({ id }) => ({ submission: id, points: 80 })) }) as unknown as SubmissionStanding;

function awardOf(submissions: readonly Submission[], leaders: [string, boolean][], excluded: readonly string[] = []) {
  const [standing] = judgedCollective({
    ruleSet: RULES,
    part: 'bai-viet',
    submissions,
    standing: standingOf(submissions),
    exclusions: excluded.map((person) => ({ person, reason: 'Ban Tổ chức' })),
    drawSeed: 'mã bốc thăm',
    units: UNITS,
    leaders: new Map(leaders),
  });
  return standing!;
}
const placesOf = (submissions: readonly Submission[], leaders: [string, boolean][], excluded: readonly string[] = []) =>
  awardOf(submissions, leaders, excluded)
    .lines.filter(({ people }) => people > 0)
    .map(({ unit, rank, tier: won, leaders: counted, lacks }) => [unit, rank, won, counted, lacks]);

describe('collective awards from submissions', () => {
  it('go to units with 30 % of their people and a leader among them, and to nobody else', () => {
    const submissions = [...essays('van-phong', 3), ...essays('thanh-tra', 2), ...essays('luu-tru', 6), ...essays('phong-noi-vu', 2)];

    expect(
      placesOf(submissions, [
        ['van-phong-1', true],
        ['luu-tru-6', false],
        ['phong-noi-vu-1', true],
      ]),
    ).toEqual([
      ['van-phong', 1, 'a', 1, []],
      ['luu-tru', null, null, 0, ['mới có 0 lãnh đạo, quản lý dự thi, cần ít nhất 1']],
      [
        'thanh-tra',
        null,
        null,
        null,
        ['mới có 2 trong 9 người dự thi (22,2%), cần ít nhất 30%', 'chưa xác nhận số lãnh đạo, quản lý dự thi'],
      ],
    ]);
  });

  it('count a leader of a unit below for the unit that competes, and each leader once', () => {
    const submissions = [...essays('luu-tru', 5), ...essays('kho', 1), { ...essays('kho', 1)[0]!, id: 'bai-thu-hai' }];

    expect(placesOf(submissions, [['kho-1', true]])[0]).toEqual(['luu-tru', 1, 'a', 1, []]);
  });

  it('count no leader who may not take part, nor the entry', () => {
    const submissions = essays('van-phong', 4);
    const lacking = ['mới có 0 lãnh đạo, quản lý dự thi, cần ít nhất 1'];

    expect(
      placesOf(
        submissions,
        [
          ['van-phong-1', true],
          ['van-phong-2', false],
        ],
        ['van-phong-1'],
      )[0],
    ).toEqual(
      ['van-phong', null, null, 0, lacking], // prettier-ignore
    );
    expect(awardOf(submissions, [], ['van-phong-1']).lines.find(({ unit }) => unit === 'van-phong')?.people).toBe(3);
  });

  it('ask for what is confirmed, not for what is unknown: with nobody’s word a unit is said to lack it', () => {
    expect(placesOf(essays('van-phong', 3), [])[0]?.[4]).toEqual(['chưa xác nhận số lãnh đạo, quản lý dự thi']);
  });

  it('do not hang on the order of submissions', () => {
    const submissions = [...essays('van-phong', 3), ...essays('thanh-tra', 3)];
    const leaders: [string, boolean][] = [['van-phong-1', true], ['thanh-tra-1', true]]; // prettier-ignore

    expect(awardOf(submissions.toReversed(), leaders.toReversed())).toEqual(awardOf(submissions, leaders));
  });

  it('give the same number of leaders when a figure is opened', () => {
    const leaders = new Map([['van-phong-1', true], ['van-phong-2', false]]); // prettier-ignore
    const attempt = (person: string) => ({ id: person, person, unit: 'van-phong', round: 'bai-viet', thousandths: 0, allCorrect: false });
    const opened = ['van-phong-1', 'van-phong-2', 'van-phong-1'].map((person, at) => ({
      ...{ ...attempt(person), isValid: true, isCounted: true, submittedAt: at, leftOut: null },
    }));

    expect(factsOfAttempts(UNITS[0]!, undefined, opened, leaders)).toMatchObject({ people: 2, attempts: 3, leaders: 1 });
    expect(factsOfAttempts(UNITS[0]!, undefined, opened.slice(2), new Map()).leaders).toBeNull();
  });
});

describe('what the plan asks of units', () => {
  it('asks for leaders only where a condition counts them', () => {
    expect(asksForLeaders(RULES, 'bai-viet')).toBe(true);
    expect(asksForLeaders({ ...RULES, collective: [], obligations: [] }, 'bai-viet')).toBe(false);
    expect(asksForLeaders(RULES, 'phan-khac')).toBe(false);
  });

  it('is told unit by unit, without people who may not take part', () => {
    const submissions = essays('van-phong', 3);
    const lacks = (excluded: string[]): string[] =>
      dutiesOf(RULES.obligations[0]!, undefined, submissionColumns('bai-viet', submissions), {
        units: UNITS,
        accepts: ({ code }) => code === 'van-phong',
        leaders: new Map([['van-phong-1', true]]),
        excluded: new Set(excluded),
      })[0]!.lacks;

    expect(lacks([])).toEqual([]);
    expect(lacks(['van-phong-1'])).toEqual([
      'mới có 2 trong 10 người dự thi (20%), cần ít nhất 30%',
      'chưa xác nhận số lãnh đạo, quản lý dự thi',
    ]);
  });
});
