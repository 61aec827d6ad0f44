import { createHash } from 'node:crypto';
import { rankRound, drawSeedOf, standingHash, standingLines, attemptColumns, type AttemptRow, explainLine, scheduleOf } from '#rules';
import { aQuizPart, aRuleSet } from '#rules/testing';
import type { AskScoring, ScoringPlace } from '../reckoning/reckoning.js';
import { ReckoningThread } from '../reckoning/reckoning-thread.js';
import type { Ranking, RankingTask } from './ranking.js';
import { RoundRanking } from './round-ranking.js';

const PEOPLE = 400;
const ruleSet = aRuleSet({
  parts: [aQuizPart({ prediction: { code: 'all-correct', version: 1 } })],
  collective: [
    {
      code: 'tap-the',
      name: 'Tập thể',
      part: 'trac-nghiem',
      units: 'các xã',
      unitKinds: ['commune'],
      order: [{ code: 'distinct-people', version: 1 }],
      conditions: [],
      ties: 'shared',
      tiers: [{ code: 'nhat', name: 'Giải Nhất', count: 1 }],
      award: { certificate: true, issuer: 'board' },
    },
  ],
});
const part = ruleSet.parts[0]!;
const paper = part.kind === 'quiz' ? part.paper : undefined;
const questions = ['q1', 'q2', 'q3'].map((id) => ({ id, difficulty: 'easy' as const, optionCount: 4 }));
const key = { q1: [0], q2: [1], q3: [2] };
const OPENS = Date.parse('2024-10-21T10:00:00+07:00');

const uuid = (kind: string, n: number): string => `00000000-0000-7000-${kind}-${String(n).padStart(12, '0')}`;
const units = Array.from({ length: 5 }, (_, n) => ({ code: `xa-${n}`, kind: 'commune' as const }));
const attempts = Array.from({ length: PEOPLE }, (_, n) => ({
  id: uuid('a000', n),
  person: uuid('b000', (n * 7) % (PEOPLE - 20)),
  unit: `xa-${((n * 7) % (PEOPLE - 20)) % 5}`,
  marks: [1, n % 3 === 0 ? 2 : 4, n % 2 === 0 ? 4 : 0],
  prediction: n % 12 === 0 ? null : n % 50,
  startedAt: OPENS + (n % 9) * 60_000,
  submittedAt: OPENS + (n % 9) * 60_000 + 300_000 + (n % 4) * 1_000,
  seal: createHash('sha256').update(String(n)).digest('hex'),
  salt: createHash('sha256').update(`salt ${n}`).digest('hex').slice(0, 32),
}));
const lineOf = (one: (typeof attempts)[number]): string =>
  [one.id, 'r1', 'b1', 's1', one.person, one.unit, 'nhan-dan', '{0,1,2}', `{${one.marks.join(',')}}`, one.prediction ?? '\\N', one.startedAt, one.submittedAt, one.seal, one.salt].join('\t') + '\n'; // prettier-ignore
/** A portion of its own memory: it is given away. */
const portion = (of: typeof attempts): Buffer => {
  const text = of.map(lineOf).join('');
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
};
const rows = attempts.map(({ id, person, unit, marks, prediction, startedAt, submittedAt }): AttemptRow => {
  const points = marks.filter((mark, at) => mark === 1 << at).length;
  const facts = { audience: 'nhan-dan', completeProfile: true, round: 'dot-1', allCorrect: points === 3, valid: true };
  return { id, person, unit, points, prediction, startedAt, submittedAt, ...facts };
});

const out = { person: attempts[0]!.person, reason: 'Thành viên Ban Tổ chức' };
const reviewed = { person: attempts[1]!.person, reason: 'Đã xem lại' };
const task: RankingTask = {
  ruleSet,
  part: part.code,
  round: { id: 'r1', code: 'dot-1', opensAt: scheduleOf(ruleSet)[0]!.rounds[0]!.opens! },
  rounds: new Map([['r1', 'dot-1']]),
  exclusions: [out],
  reviewed: new Map([['r1', [reviewed]]]),
  held: [],
  units,
};
const drawSeed = drawSeedOf(attempts.map(({ seal }) => seal));
const expected = rankRound({ ruleSet, round: 'dot-1', attempts: attemptColumns(rows), exclusions: [out, reviewed], drawSeed, units });

const HOW = [
  { where: 'in this thread', begin: (ask: AskScoring): Ranking => new RoundRanking(task, ask) },
  { where: 'in a thread of its own', begin: (ask: AskScoring): Ranking => new ReckoningThread('ranking', task, ask) },
];

describe.each(HOW)('a round ranked $where', ({ begin }) => {
  const rankings: Ranking[] = [];
  const started = (ask: AskScoring): Ranking => {
    const ranking = begin(ask);
    rankings.push(ranking);
    return ranking;
  };
  afterEach(async () => {
    for (const ranking of rankings.splice(0)) await ranking.stop();
  });

  it('is what ranking its attempts at once gives, however they come', async () => {
    const asked: ScoringPlace[] = [];
    const ranking = started(async (place) => {
      asked.push(place);
      return { paper: paper!, questions, key, revisions: {} };
    });
    for (let from = 0; from < PEOPLE; from += 60) await ranking.take(portion(attempts.slice(from, from + 60)));
    const head = await ranking.finish();

    expect([head.summary, head.sha256]).toEqual([expected.summary, standingHash(expected)]);
    expect(asked).toEqual([{ bankId: 'b1', ruleSetId: 's1' }]);
    expect(head.attempts.map(({ round, count }) => [round, count])).toEqual([['dot-1', PEOPLE]]);
    // Who was left out of the ranking of the round counts for no unit.
    expect(head.collective.map(({ award, body }) => [award, body.lines.reduce((sum, line) => sum + line.people, 0)])).toEqual([
      ['tap-the', PEOPLE - 22],
    ]);
  });

  it('gives its lines as lists, from any place on', async () => {
    const ranking = started(async () => ({ paper: paper!, questions, key, revisions: {} }));
    await ranking.take(portion(attempts));
    await ranking.finish();
    const lines = await ranking.lines(101, 3);
    const wanted = standingLines(expected, { from: 101, count: 3 });

    expect(lines).toEqual({
      people: `{${wanted.map(({ person }) => person).join(',')}}`,
      attempts: `{${wanted.map(({ attempt }) => attempt).join(',')}}`,
      points: `{${wanted.map(({ points }) => points).join(',')}}`,
      allCorrect: `{${wanted.map(({ allCorrect }) => allCorrect).join(',')}}`,
      predictions: `{${wanted.map(({ prediction }) => prediction ?? 'NULL').join(',')}}`,
      durationsMs: `{${wanted.map(({ durationMs }) => durationMs).join(',')}}`,
      submittedMs: `{${wanted.map(({ submittedAt }) => submittedAt).join(',')}}`,
      decidedBy: `{${wanted.map(({ rank }) => explainLine(expected, rank).criterion ?? 'NULL').join(',')}}`,
    });
  });

  it('is ranked although nobody took part', async () => {
    const head = await started(async () => ({ paper: paper!, questions, key, revisions: {} })).finish();

    expect([head.summary.attempts, head.summary.ranked, head.summary.drawSeed]).toEqual([0, 0, drawSeedOf([])]);
  });

  it('says what is wrong: no key, no scoring at all', async () => {
    const [without, refused] = [
      started(async () => ({ paper: paper!, questions, key: {}, revisions: {} })),
      started(async () => {
        throw new Error('no bank');
      }),
    ];
    const failure = async (ranking: Ranking): Promise<string> => {
      try {
        await ranking.take(portion(attempts));
        await ranking.finish();
        return 'none';
      } catch (error) {
        return error instanceof Error ? `${error.message} ${error.stack}` : '';
      }
    };

    expect(await failure(without)).toContain('KEY_MISSING');
    expect(await failure(refused)).toContain('no bank');
  });
});
