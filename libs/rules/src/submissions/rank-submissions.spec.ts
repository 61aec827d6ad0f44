import fc from 'fast-check';
import { aJudgingPhase, aRuleSet, aSubmission, anEssayPart, sheetsFor } from '../../testing/index.js';
import { JudgingError } from '../judging/judging-error.js';
import type { ScoreSheet } from '../judging/score-sheet.js';
import { RandomWords } from '../paper/random-words.js';
import type { RuleSet } from '../plan/rule-set.js';
import { drawTicket } from '../ranking/draw-ticket.js';
import { rankSubmissions, type RankSubmissionsInput } from './rank-submissions.js';
import { type Submission, winnerOf } from './submission.js';
import { submissionStandingHash, type SubmissionStanding } from './submission-standing.js';

type PartInput = Parameters<typeof anEssayPart>[0];
type Prizes = NonNullable<NonNullable<Parameters<typeof aRuleSet>[0]>['prizes']>;

const prizes = (counts: (number | 'later')[]): Prizes => [
  {
    code: 'bai-viet',
    name: 'Giải bài viết',
    part: 'bai-viet',
    per: 'part',
    tiers: counts.map((count, at) => ({ code: `hang-${at + 1}`, name: `Hạng ${at + 1}`, count })),
    award: { certificate: true, issuer: 'board' },
    personLimit: { code: 'no-limit', version: 1 },
    rollDown: true,
  },
];
const ruleSetWith = (part: PartInput = {}, counts: (number | 'later')[] = [1, 1]): RuleSet =>
  aRuleSet({ parts: [anEssayPart(part)], prizes: prizes(counts) });
const ruleSet = ruleSetWith();
const rank = (input: Partial<RankSubmissionsInput>): SubmissionStanding =>
  rankSubmissions({ ruleSet, submissions: [], sheets: [], drawSeed: 'hat-giong', ...input });
const submissions = (...ids: string[]): Submission[] => ids.map((id) => aSubmission({ id }));
const order = ({ lines }: SubmissionStanding): string[] => lines.map(({ submission, points }) => `${submission} ${points}`);
const winners = ({ summary }: SubmissionStanding): string[] | undefined =>
  summary.prizes?.awards.map(({ tier, person, rank: place }) => `${tier} ${person} (${place})`);
const outs = ({ summary }: SubmissionStanding): string[] =>
  summary.out.map(({ submission, reason, phase, detail }) => [submission, reason, phase ?? '-', detail ?? '-'].join(' | '));

describe('the standing of submissions', () => {
  const three = [...sheetsFor('b1', [70, 80, 81]), ...sheetsFor('b2', [90, 90, 90]), ...sheetsFor('b3', [10, 20, 30])];

  it('orders by points, proposes prizes down the ranking, and says why each stands above the next', () => {
    const standing = rank({ submissions: submissions('b1', 'b2', 'b3'), sheets: three });

    expect(order(standing)).toEqual(['b2 90', 'b1 77', 'b3 20']);
    expect(winners(standing)).toEqual(['hang-1 tac-gia-b2 (1)', 'hang-2 tac-gia-b1 (2)']);
    expect(standing.lines[0]).toEqual({
      rank: 1,
      submission: 'b2',
      authors: ['tac-gia-b2'],
      unit: null,
      points: 90,
      phases: [
        {
          phase: 'cham-thi',
          points: 90,
          criteria: { 'noi-dung': 90 },
          judges: 3,
          agreeing: 0,
          spread: 0,
          leftOut: null,
          belowMinimum: [],
        },
      ],
      receivedAt: Date.parse('2021-08-10T09:00:00+07:00'),
      decidedBy: 'score',
      explanation: 'Xếp trên bài kế tiếp nhờ điểm: 90 điểm; bài kế tiếp: 77 điểm.',
    });
    expect(standing.lines[2]).toMatchObject({ rank: 3, decidedBy: null, explanation: 'Đứng cuối bảng xếp hạng.' });
    expect(standing.summary).toMatchObject({
      part: 'bai-viet',
      received: 3,
      valid: 3,
      judged: 3,
      ranked: 3,
      out: [],
      incomplete: [],
      decided: [
        { criterion: 'score', pairs: 2 },
        { criterion: 'draw', pairs: 0 },
      ],
    });
  });

  it('is plain JSON with one hash, which any change of a mark changes', () => {
    const standing = rank({ submissions: submissions('b1', 'b2', 'b3'), sheets: three });
    const stored = JSON.parse(JSON.stringify(standing)) as SubmissionStanding;
    const changed = rank({ submissions: submissions('b1', 'b2', 'b3'), sheets: [...sheetsFor('b1', [70, 80, 81.001]), ...three.slice(3)] });

    expect(stored).toEqual(standing);
    expect(submissionStandingHash(stored)).toBe(submissionStandingHash(standing));
    expect(submissionStandingHash(changed)).not.toBe(submissionStandingHash(standing));
    // Units of few people are not public: the public fingerprint must not tell them to whoever tries.
    const moved = { ...standing, lines: standing.lines.map((line) => ({ ...line, unit: 'don-vi-khac' })) };
    expect(submissionStandingHash(moved)).toBe(submissionStandingHash(standing));
  });

  it('leaves out what was withdrawn, cancelled, or written with somebody who is excluded, whatever it was given', () => {
    const standing = rank({
      submissions: [
        aSubmission({ id: 'b1', withdrawn: true }),
        aSubmission({ id: 'b2', cancelled: 'Sao chép' }),
        aSubmission({ id: 'b3', authorKind: 'group', authors: ['an', 'binh'] }),
        aSubmission({ id: 'b4' }),
      ],
      sheets: [...three, ...sheetsFor('b4', [1, 1, 1])],
      exclusions: [
        { person: 'binh', reason: 'Thành viên Ban Chấm thi' },
        { person: 'binh', reason: 'Thành viên Ban Chấm thi' },
        { person: 'chau', reason: 'Thành viên Ban Tổ chức' },
      ],
    });

    expect(outs(standing)).toEqual([
      'b1 | withdrawn | - | -',
      'b2 | violation | - | Sao chép',
      'b3 | excluded-author | - | Thành viên Ban Chấm thi',
    ]);
    expect(standing.summary).toMatchObject({
      received: 4,
      valid: 1,
      outByReason: { withdrawn: 1, violation: 1, 'excluded-author': 1, 'failed-criterion': 0, 'not-passed': 0 },
    });
    expect(winners(standing)).toEqual(['hang-1 tac-gia-b4 (1)']);
  });

  it('leaves a tier empty when no submission reaches what it asks for', () => {
    const [group] = prizes([1, 1]) as [Prizes[number]];
    const [first, second] = group.tiers as [Prizes[number]['tiers'][number], Prizes[number]['tiers'][number]];
    const demanding = aRuleSet({
      parts: [anEssayPart()],
      prizes: [{ ...group, tiers: [{ ...first, requires: [{ code: 'minimum-percent', version: 1, percent: 91 }] }, second] }],
    });
    const standing = rank({ ruleSet: demanding, submissions: submissions('b1', 'b2', 'b3'), sheets: three });

    expect(winners(standing)).toEqual(['hang-2 tac-gia-b2 (1)']);
    expect(standing.summary.prizes?.unfilled).toEqual([{ group: 'bai-viet', tier: 'hang-1', count: 1 }]);
  });

  it('gives the prize of a unit’s submission to the unit, of a group’s to its first author', () => {
    expect(winnerOf(aSubmission({ authorKind: 'unit', authors: ['nguoi-gui'], unit: 'so-noi-vu' }))).toBe('so-noi-vu');
    expect(winnerOf(aSubmission({ authorKind: 'group', authors: ['an', 'binh'], unit: 'so-noi-vu' }))).toBe('an');
  });

  it('puts out what fails a criterion that fails out, and only notes one that does not', () => {
    const strict = ruleSetWith({
      judging: {
        phases: [
          aJudgingPhase({
            judges: 1,
            criteria: [
              { code: 'hop-le', name: 'Hợp lệ', maximum: 10, minimum: 10, failsOut: true },
              { code: 'noi-dung', name: 'Nội dung', maximum: 90, minimum: 45 },
            ],
          }),
        ],
      },
    });
    const sheet = (submission: string, valid: number, content: number): ScoreSheet => ({
      submission,
      phase: 'cham-thi',
      judge: 'g1',
      points: { 'hop-le': valid, 'noi-dung': content },
    });
    const standing = rank({
      ruleSet: strict,
      submissions: submissions('b1', 'b2'),
      sheets: [sheet('b1', 9.999, 90), sheet('b2', 10, 44)],
    });

    expect(outs(standing)).toEqual(['b1 | failed-criterion | cham-thi | Hợp lệ']);
    expect(standing.summary.out[0]?.phases[0]?.points).toBe(99.999);
    expect(standing.lines.map(({ submission, phases }) => [submission, phases[0]?.belowMinimum])).toEqual([['b2', ['noi-dung']]]);
  });

  it('proposes no prize while a submission lacks marks, and names it', () => {
    const standing = rank({ submissions: submissions('b1', 'b2', 'b3'), sheets: three.slice(0, -1) });

    expect(standing.summary.incomplete).toEqual([{ submission: 'b3', phase: 'cham-thi', missing: 1, needsFurtherJudge: false }]);
    expect(standing.summary).toMatchObject({ judged: 2, ranked: 2, prizes: null });
    expect(order(standing)).toEqual(['b2 90', 'b1 77']);
  });

  it('waits for a further judge instead of ranking without one', () => {
    const careful = ruleSetWith({
      judging: { phases: [aJudgingPhase({ judges: 2, discrepancy: { code: 'further-judge', version: 1, points: 15 } })] },
    });
    const sheets = sheetsFor('b1', [60, 80]);
    const further: ScoreSheet = { submission: 'b1', phase: 'cham-thi', judge: 'g9', points: { 'noi-dung': 79 }, further: true };

    expect(rank({ ruleSet: careful, submissions: submissions('b1'), sheets }).summary).toMatchObject({
      ranked: 0,
      prizes: null,
      incomplete: [{ submission: 'b1', phase: 'cham-thi', missing: 1, needsFurtherJudge: true }],
    });
    expect(order(rank({ ruleSet: careful, submissions: submissions('b1'), sheets: [...sheets, further] }))).toEqual(['b1 79.5']);
  });

  it.each<[what: string, input: Partial<RankSubmissionsInput>, sentence: string]>([
    ['an unknown part', { part: 'trac-nghiem' }, 'Thể lệ không có phần thi nhận bài “trac-nghiem”, nên chưa xếp hạng được.'],
    ['one submission twice', { submissions: submissions('b1', 'b1') }, 'Bài dự thi “b1” có hai lần trong danh sách. Hãy bỏ một lần.'],
    [
      'marks for a submission that is not there',
      { sheets: sheetsFor('b7', [1]) },
      'Có phiếu chấm cho bài “b7” mà danh sách bài dự thi không có bài ấy. Hãy kiểm tra lại mã bài.',
    ],
    [
      'marks in a phase that is not there',
      { submissions: submissions('b1'), sheets: sheetsFor('b1', [1], { phase: 'chung-khao' }) },
      'Thể lệ không có vòng chấm “chung-khao”. Hãy ghi phiếu chấm vào một vòng có trong Thể lệ.',
    ],
    [
      'a unit’s submission without the unit',
      { submissions: [aSubmission({ authorKind: 'unit' })] },
      'Bài dự thi “b1” chưa ghi tác giả hoặc đơn vị dự thi. Hãy bổ sung trước khi xếp hạng.',
    ],
    [
      'a submission by nobody',
      { submissions: [aSubmission({ authors: [] })] },
      'Bài dự thi “b1” chưa ghi tác giả hoặc đơn vị dự thi. Hãy bổ sung trước khi xếp hạng.',
    ],
  ])('refuses %s', (_what, input, sentence) => {
    let refused: unknown;
    try {
      rank(input);
    } catch (error) {
      refused = error;
    }

    expect(refused).toBeInstanceOf(JudgingError);
    expect((refused as JudgingError).sentence()).toBe(sentence);
  });
});

describe('ties between submissions', () => {
  const chain = ruleSetWith({
    judging: {
      phases: [
        aJudgingPhase({
          judges: 1,
          criteria: [
            { code: 'tinh-moi', name: 'Tính mới', maximum: 40 },
            { code: 'hieu-qua', name: 'Hiệu quả', maximum: 60 },
          ],
        }),
      ],
    },
    ranking: [
      { code: 'score', version: 1 },
      { code: 'criterion', version: 1, criterion: 'tinh-moi' },
      { code: 'received-earlier', version: 1 },
      { code: 'draw', version: 1 },
    ],
  });
  const sheet = (submission: string, novelty: number, effect: number): ScoreSheet => ({
    submission,
    phase: 'cham-thi',
    judge: 'g1',
    points: { 'tinh-moi': novelty, 'hieu-qua': effect },
  });
  const at = Date.parse('2021-08-10T09:00:00+07:00');

  it('are settled link by link, down to a draw that anybody can repeat', () => {
    const standing = rank({
      ruleSet: chain,
      submissions: [
        aSubmission({ id: 'b1', receivedAt: at + 1 }),
        aSubmission({ id: 'b2', receivedAt: at }),
        aSubmission({ id: 'b3', receivedAt: at }),
        aSubmission({ id: 'b4', receivedAt: at - 60_000 }),
      ],
      sheets: [sheet('b1', 30, 40), sheet('b2', 30, 40), sheet('b3', 30, 40), sheet('b4', 20, 50)],
    });
    const drawn = ['b2', 'b3'].toSorted((a, b) => drawTicket('hat-giong', a) - drawTicket('hat-giong', b));

    expect(standing.lines.map(({ submission }) => submission)).toEqual([...drawn, 'b1', 'b4']);
    expect(standing.lines.map(({ decidedBy }) => decidedBy)).toEqual(['draw', 'received-earlier', 'criterion', null]);
    expect(standing.lines[1]?.explanation).toBe(
      'Xếp trên bài kế tiếp nhờ thời điểm nhận bài: 9:00:00 thứ Ba, 10/08/2021; bài kế tiếp: 9:00:00,001 thứ Ba, 10/08/2021.',
    );
    expect(standing.lines[2]?.explanation).toBe('Xếp trên bài kế tiếp nhờ điểm tiêu chí “Tính mới”: 30 điểm; bài kế tiếp: 20 điểm.');
    expect(standing.summary.decided.map(({ pairs }) => pairs)).toEqual([0, 1, 1, 1]);
  });

  it('fall out another way with another seed', () => {
    const many = Array.from({ length: 20 }, (_, index) => `b${index}`);
    const drawn = (drawSeed: string): string[] =>
      order(rank({ ruleSet: chain, submissions: submissions(...many), sheets: many.map((id) => sheet(id, 1, 1)), drawSeed }));

    expect(drawn('mot')).toEqual(drawn('mot'));
    expect(drawn('mot')).not.toEqual(drawn('hai'));
    expect(drawn('mot').toSorted()).toEqual(drawn('hai').toSorted());
  });
});

describe('phases of judging', () => {
  const phases = (passes: { code: string; version: number; [argument: string]: unknown }[]) =>
    ruleSetWith({
      judging: {
        phases: [
          aJudgingPhase({ code: 'so-khao', name: 'Vòng sơ khảo', judges: 1, passes }),
          aJudgingPhase({ code: 'chung-khao', name: 'Vòng chung khảo', judges: 2 }),
        ],
        result: {
          code: 'weighted-phases',
          version: 1,
          weights: [
            { phase: 'so-khao', percent: 40 },
            { phase: 'chung-khao', percent: 60 },
          ],
        },
      },
    });
  const topTwo = phases([{ code: 'top', version: 1, count: 2 }]);
  const first = (points: Record<string, number>): ScoreSheet[] =>
    Object.entries(points).flatMap(([id, given]) => sheetsFor(id, [given], { phase: 'so-khao' }));
  const last = (id: string, points: number[]): ScoreSheet[] => sheetsFor(id, points, { phase: 'chung-khao' });

  it('let the best through, with all who tie at the border, and make the result of both', () => {
    const standing = rank({
      ruleSet: topTwo,
      submissions: submissions('b1', 'b2', 'b3', 'b4'),
      sheets: [...first({ b1: 90, b2: 80, b3: 80, b4: 79.999 }), ...last('b1', [50, 60]), ...last('b2', [90, 90]), ...last('b3', [80, 80])],
    });

    expect(order(standing)).toEqual(['b2 86', 'b3 80', 'b1 69']);
    expect(outs(standing)).toEqual(['b4 | not-passed | so-khao | -']);
    expect(standing.lines[0]?.phases.map(({ phase, points }) => [phase, points])).toEqual([
      ['so-khao', 80],
      ['chung-khao', 90],
    ]);
  });

  it('take the conditions in their order, each among those that met the ones before', () => {
    const minimum = { code: 'minimum-points', version: 1, points: 60 };
    const three = { submissions: submissions('b1', 'b2', 'b3'), sheets: first({ b1: 90, b2: 59, b3: 58 }) };
    const standing = rank({ ruleSet: phases([minimum, { code: 'top', version: 1, count: 2 }]), ...three });

    expect(standing.summary.incomplete.map(({ submission }) => submission)).toEqual(['b1']);
    expect(standing.summary.outByReason['not-passed']).toBe(2);
  });

  it('name those who passed and wait for the next judges', () => {
    const standing = rank({
      ruleSet: topTwo,
      submissions: submissions('b1', 'b2', 'b3'),
      sheets: [...first({ b1: 90, b2: 80, b3: 70 }), ...last('b1', [50, 60])],
    });

    expect(standing.summary.incomplete).toEqual([{ submission: 'b2', phase: 'chung-khao', missing: 2, needsFurtherJudge: false }]);
    expect(outs(standing)).toEqual(['b3 | not-passed | so-khao | -']);
    expect(standing.summary.prizes).toBeNull();
  });

  describe('while sheets of an earlier phase are missing', () => {
    const top = (count: number) => ({ code: 'top', version: 1, count });
    /** One judge in each phase; the best two, or three where two tie, come to the final of the best one. */
    const three = ruleSetWith({
      judging: {
        phases: [
          aJudgingPhase({ code: 'so-khao', name: 'Vòng sơ khảo', judges: 1, passes: [top(2)] }),
          aJudgingPhase({
            code: 'ban-ket',
            name: 'Bán kết',
            judges: 1,
            passes: [{ code: 'minimum-points', version: 1, points: 20 }, top(1)],
          }),
          aJudgingPhase({ code: 'chung-khao', name: 'Chung khảo', judges: 1 }),
        ],
        result: { code: 'last-phase', version: 1 },
      },
    });
    const marks = (phase: string, points: Record<string, number>): ScoreSheet[] =>
      Object.entries(points).flatMap(([id, given]) => sheetsFor(id, [given], { phase }));

    it('nobody falls out of a later one for a place among the others', () => {
      const known = [...marks('so-khao', { b1: 90, b2: 80 }), ...marks('ban-ket', { b1: 50, b2: 60 })];
      const input = { ruleSet: three, submissions: submissions('b1', 'b2', 'b3') };
      const before = rank({ ...input, sheets: known });
      const after = rank({ ...input, sheets: [...known, ...marks('so-khao', { b3: 85 }), ...marks('ban-ket', { b3: 40 })] });

      // b1 is behind b2, who may yet have to give way to b3.
      expect(outs(before)).toEqual([]);
      expect(before.summary.incomplete).toEqual([
        { submission: 'b1', phase: 'ban-ket', missing: 0, needsFurtherJudge: false },
        { submission: 'b2', phase: 'chung-khao', missing: 1, needsFurtherJudge: false },
        { submission: 'b3', phase: 'so-khao', missing: 1, needsFurtherJudge: false },
      ]);
      expect([before.summary.judged, before.summary.prizes]).toEqual([1, null]);
      expect(outs(after)).toEqual(['b2 | not-passed | so-khao | -', 'b3 | not-passed | ban-ket | -']);
      expect(after.summary.incomplete.map(({ submission, phase }) => [submission, phase])).toEqual([['b1', 'chung-khao']]);
    });

    it('who fails by themselves is out at once, and so is who is behind in the phase that waits', () => {
      const low = rank({
        ruleSet: three,
        submissions: submissions('b1', 'b2', 'b3'),
        sheets: [...marks('so-khao', { b1: 90, b2: 80 }), ...marks('ban-ket', { b1: 19, b2: 60 })],
      });
      const behind = rank({
        ruleSet: three,
        submissions: submissions('b1', 'b2', 'b3', 'b4'),
        sheets: marks('so-khao', { b1: 90, b2: 80, b3: 70 }),
      });

      expect(outs(low)).toEqual(['b1 | not-passed | ban-ket | -']);
      expect(outs(behind)).toEqual(['b3 | not-passed | so-khao | -']);
    });

    it('whoever is shown out stays out, in whatever order the sheets come in', () => {
      const ids = ['b1', 'b2', 'b3', 'b4', 'b5'];
      const points = fc.array(fc.integer({ min: 10, max: 40 }), { minLength: 15, maxLength: 15 });
      fc.assert(
        fc.property(points, fc.array(fc.nat(1000), { minLength: 15, maxLength: 15 }), (given, turns) => {
          const sheets = ['so-khao', 'ban-ket', 'chung-khao'].flatMap((phase, at) =>
            ids.flatMap((id, position) => sheetsFor(id, [given[at * 5 + position] as number], { phase })),
          );
          const coming = sheets.map((sheet, at) => [turns[at] as number, sheet] as const).toSorted(([a], [b]) => a - b);
          const out = new Set<string>();
          for (let known = 0; known <= coming.length; known++) {
            const seen = coming.slice(0, known).map(([, sheet]) => sheet);
            const { summary } = rank({ ruleSet: three, submissions: submissions(...ids), sheets: seen });
            const now = new Set(summary.out.map(({ submission }) => submission));
            expect([...out].filter((id) => !now.has(id))).toEqual([]);
            for (const id of now) out.add(id);
          }
        }),
      );
    });
  });

  it('open a place for the next when somebody who passed is cancelled', () => {
    const standing = rank({
      ruleSet: topTwo,
      submissions: [aSubmission({ id: 'b1', cancelled: 'Sao chép' }), ...submissions('b2', 'b3')],
      sheets: [...first({ b1: 90, b2: 80, b3: 70 }), ...last('b1', [50, 60]), ...last('b2', [90, 90])],
    });

    expect(standing.summary.incomplete).toEqual([{ submission: 'b3', phase: 'chung-khao', missing: 2, needsFurtherJudge: false }]);
    expect(order(standing)).toEqual(['b2 86']);
  });

  it('rank in the end only what the vote of the judges recognises', () => {
    const voting = ruleSetWith({ judging: { phases: [aJudgingPhase({ passes: [{ code: 'pass-share', version: 1, percent: 70 }] })] } });
    const agree = (id: string, votes: boolean[]): ScoreSheet[] =>
      sheetsFor(id, [80, 80, 80]).map((sheet, at) => ({ ...sheet, agrees: votes[at] as boolean }));
    const standing = rank({
      ruleSet: voting,
      submissions: submissions('b1', 'b2'),
      sheets: [...agree('b1', [true, true, false]), ...agree('b2', [true, true, true])],
    });

    expect(order(standing)).toEqual(['b2 80']);
    expect(outs(standing)).toEqual(['b1 | not-passed | cham-thi | -']);
  });
});

describe('any set of submissions', () => {
  /** Two judges, few different marks: many ties. */
  const plan = ruleSetWith(
    {
      judging: { phases: [aJudgingPhase({ judges: 2 })] },
      ranking: ['score', 'received-earlier', 'draw'].map((code) => ({ code, version: 1 })),
    },
    [1, 2, 3],
  );
  const generated = (seed: string, count: number): Pick<RankSubmissionsInput, 'submissions' | 'sheets'> => {
    const words = new RandomWords(seed);
    const own = Array.from({ length: count }, (_, at) => aSubmission({ id: `b${at}`, receivedAt: 1_000_000 + words.below(3) }));
    return { submissions: own, sheets: own.flatMap(({ id }) => sheetsFor(id, [words.below(4), words.below(4)])) };
  };
  const shuffled = <T>(entries: readonly T[], seed: string): T[] => {
    const words = new RandomWords(seed);
    return entries
      .map((entry) => [words.below(1_000_000), entry] as const)
      .sort(([a], [b]) => a - b)
      .map(([, entry]) => entry);
  };
  const anySet = fc.tuple(fc.string(), fc.integer({ min: 0, max: 25 }));

  it('is ranked the same in whatever order submissions and sheets come', () => {
    fc.assert(
      fc.property(anySet, fc.string(), ([seed, count], other) => {
        const input = generated(seed, count);
        const again = { submissions: shuffled(input.submissions, other), sheets: shuffled(input.sheets, `${other}.`) };

        expect(submissionStandingHash(rank({ ruleSet: plan, ...again }))).toBe(submissionStandingHash(rank({ ruleSet: plan, ...input })));
      }),
    );
  });

  it('is ranked whole, points never rising, with no more prizes than there are', () => {
    fc.assert(
      fc.property(anySet, ([seed, count]) => {
        const { lines, summary } = rank({ ruleSet: plan, ...generated(seed, count) });

        expect(lines.map(({ rank: place }) => place)).toEqual(lines.map((_, at) => at + 1));
        expect(new Set(lines.map(({ submission }) => submission)).size).toBe(count);
        for (const [at, line] of lines.entries()) expect(line.points).toBeLessThanOrEqual(lines[at - 1]?.points ?? Infinity);
        expect(summary.prizes?.awards).toHaveLength(Math.min(count, 6));
      }),
    );
  });

  it('moves everybody below up by one when a winner turns out to be a copy, and changes nothing above', () => {
    fc.assert(
      fc.property(anySet, fc.nat(), ([seed, count], pick) => {
        fc.pre(count > 0);
        const input = generated(seed, count);
        const before = rank({ ruleSet: plan, ...input });
        const copy = before.lines[pick % count]?.submission;
        const after = rank({
          ruleSet: plan,
          ...input,
          submissions: input.submissions.map((one) => (one.id === copy ? { ...one, cancelled: 'Sao chép' } : one)),
        });

        const rest = before.lines.map(({ submission }) => submission).filter((id) => id !== copy);
        expect(after.lines.map(({ submission }) => submission)).toEqual(rest);
        expect(after.summary.prizes?.awards.map(({ person }) => person)).toEqual(rest.slice(0, 6).map((id) => `tac-gia-${id}`));
        expect(after.summary.out).toMatchObject([{ submission: copy, reason: 'violation', detail: 'Sao chép' }]);
      }),
    );
  });
});
