import { AttemptScorer } from '../src/scoring/attempt-scorer.js';
import { attemptColumns, type AttemptRow } from '../src/attempts/attempt-columns.js';
import { collectiveHash, collectiveStanding, winnersOf, type CollectiveStanding } from '../src/collective/collective-standing.js';
import { drawPaper } from '../src/paper/draw-paper.js';
import { ruleSetHash, type QuizPart, type RuleSet } from '../src/plan/rule-set.js';
import type { HeldPrize } from '../src/prizes/person-limit.js';
import { drawSeedOf } from '../src/ranking/draw-seed-of.js';
import { rankRound } from '../src/ranking/rank-round.js';
import { standingHash, standingLines } from '../src/ranking/standing.js';
import { AttemptsDigest } from '../src/recheck/attempts-digest.js';
import { RECHECK_FORMAT, type RecheckAttempt, type RecheckRecord } from '../src/recheck/recheck-record.js';
import { sealOf } from '../src/recheck/seal-of.js';
import {
  bankKeyHash,
  bankShapeHash,
  inputsHash,
  keyInOrder,
  questionShapes,
  sectionHashes,
  unitShapes,
  unitsHash,
  type StandingInputs,
} from '../src/recheck/standing-inputs.js';
import { PublicForm } from '../src/recheck/public-form.js';
import { Chance, syntheticId } from '../src/rehearsal/chance.js';
import { syntheticBank } from '../src/rehearsal/synthetic-bank.js';
import { syntheticUnits, type SyntheticUnit } from '../src/rehearsal/synthetic-units.js';
import { scheduleOf } from '../src/schedule/schedule-of.js';
import { unitsOfFew } from '../src/visibility/small-cells.js';

/** A standing with everything that it was computed from, as a file has it, and its fingerprint. */
export interface RecheckSample {
  records: RecheckRecord[];
  sha256: string;
}

const RULE_SET = 'the-le-1';
const BANK = 'bo-de-1';

/**
 * A file of the first rounds of a plan's quiz, at most two, of which the last is ranked: so many people, each once or twice in
 * each round, one of them barred, one left out of the first round, the best of the first round with its prizes. The same every time.
 * @param change of the attempts, before they are scored and ranked
 * @throws Error when the plan has no quiz
 */
export function aRecheckFile(
  ruleSet: RuleSet,
  people = 40,
  change: (attempts: RecheckAttempt[]) => RecheckAttempt[] = (attempts) => attempts,
): RecheckSample {
  const part = ruleSet.parts.find((one) => one.kind === 'quiz');
  if (part?.kind !== 'quiz') throw new Error(`${ruleSet.code} has no quiz.`);
  const chance = new Chance('kiem-tra-lai');
  const bank = syntheticBank(ruleSet, part, chance.of('bank'));
  const units = syntheticUnits(ruleSet, people, chance.of('units'));
  const heads = chance.of('head-counts');
  for (const unit of units) [unit.headCount, unit.leaders] = [heads.happens(0.8) ? heads.between(1, 30) : null, heads.below(2)];
  const rounds = roundsOf(ruleSet, part);
  const attempts = change(
    rounds
      .flatMap((round) => attemptsOf({ ruleSet, part, round, people, bank, units, chance: chance.of(round.code) }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  const scorer = new AttemptScorer(part, bank.questions, bank.key);
  const rows = attempts.map((attempt): AttemptRow => ({
    ...attempt,
    unit: attempt.unit ?? undefined,
    ...scored(scorer, attempt),
    completeProfile: true,
  }));
  const [barred = '', leftOut = ''] = new Set(attempts.map(({ person }) => person));
  const round = rounds.at(-1) as Round;
  const exclusions = [{ person: barred, reason: 'Thành viên Ban Tổ chức' }];
  const reviewed = [{ round: (rounds[0] as Round).code, person: leftOut, reason: 'Không xếp hạng sau khi xem lại' }];
  const base = { ruleSet, part: part.code, attempts: attemptColumns(rows), units };
  const leftOutOf = (code: string) => reviewed.filter((one) => one.round === code);
  const seedOf = (code: string) => drawSeedOf(attempts.filter((one) => one.round === code).map(({ seal }) => seal));
  const held: HeldPrize[] = rounds.slice(0, -1).flatMap(({ code }) =>
    rankRound({
      ...base,
      round: code,
      exclusions: [...exclusions, ...leftOutOf(code)],
      drawSeed: seedOf(code),
    }).summary.prizes.awards.map(({ person, group, tier }) => ({ person, group, tier, round: code })),
  );
  const drawSeed = seedOf(round.code);
  const ranked = rankRound({ ...base, round: round.code, exclusions: [...exclusions, ...leftOutOf(round.code)], drawSeed, held });
  const sha256 = standingHash(ranked);

  const counted = attemptColumns(rows.filter((row) => !reviewed.some((one) => one.round === row.round && one.person === row.person)));
  const winners: Record<string, string[]> = {};
  const collective: CollectiveStanding[] = [];
  for (const { code } of ruleSet.collective.filter((award) => award.part === part.code)) {
    const standing = collectiveStanding({ ruleSet, award: code, attempts: counted, units, exclusions, drawSeed, winners });
    winners[code] = winnersOf(standing);
    collective.push(standing);
  }

  const isLookedAt = collective.length > 0 || ruleSet.boards?.some(({ blocks }) => blocks) === true;
  const digest = new AttemptsDigest();
  for (const attempt of attempts) digest.add(attempt.round, attempt);
  const ids = new Map(rounds.map(({ code, id }) => [code, id]));
  const shapes = unitShapes(units);
  const key = keyInOrder(bank.questions, bank.key);
  const inputs: StandingInputs = {
    format: 'khoa-bang-inputs-1',
    contest: 'cuoc-thi-1',
    part: part.code,
    round: round.code,
    version: 1,
    standing: sha256,
    drawSeed,
    ruleSet: RULE_SET,
    ruleSets: [{ id: RULE_SET, sha256: ruleSetHash(ruleSet) }],
    banks: [
      {
        id: BANK,
        sha256: '0'.repeat(64),
        questions: bank.questions.length,
        shapeSha256: bankShapeHash(questionShapes(bank.questions)),
        keyVersion: 1,
        keySha256: bankKeyHash(key),
      },
    ],
    exclusions,
    reviewed,
    held,
    rounds: digest.rounds().map((one) => ({ ...one, id: ids.get(one.round) ?? '' })),
    units: isLookedAt ? { count: shapes.length, sha256: unitsHash(shapes) } : null,
    collective: collective.map((standing) => ({ award: standing.award, version: 1, sha256: collectiveHash(standing) })),
  };
  return {
    sha256,
    records: [
      {
        kind: 'head',
        format: RECHECK_FORMAT,
        form: 'board',
        unitsNamed: 'all',
        contest: { code: ruleSet.code, name: ruleSet.contest.name },
        part: { code: part.code, name: part.name },
        round: { code: round.code, name: round.name },
        version: 1,
        claimed: { standing: sha256, inputs: inputsHash(inputs), sections: sectionHashes(inputs) },
      },
      { kind: 'inputs', inputs },
      { kind: 'rules', id: RULE_SET, rules: ruleSet },
      { kind: 'bank', id: BANK, questions: questionShapes(bank.questions), key },
      ...(isLookedAt ? [{ kind: 'units', units: shapes } as const] : []),
      ...attempts.map((attempt): RecheckRecord => ({ kind: 'attempt', attempt })),
      ...standingLines(ranked).map((line): RecheckRecord => ({ kind: 'line', line })),
      { kind: 'summary', summary: ranked.summary },
      ...collective.map((standing): RecheckRecord => ({
        kind: 'collective',
        standing: { ...standing, lines: standing.lines.filter((line) => line.people > 0) },
        withheld: 0,
      })),
    ],
  };
}

/** The same file for everybody. */
export function inPublic({ records, sha256 }: RecheckSample, ruleSet: RuleSet): RecheckSample {
  const people = new Map<string, Set<string>>();
  for (const record of records) {
    if (record.kind !== 'attempt') continue;
    const unit = record.attempt.unit ?? '';
    people.set(unit, (people.get(unit) ?? new Set()).add(record.attempt.person));
  }
  const few = unitsOfFew(new Map([...people].map(([unit, who]) => [unit, who.size])));
  const units = records.find((record) => record.kind === 'units')?.units ?? null;
  const form = new PublicForm({ ruleSet, units, few });
  return { sha256, records: records.map((record) => form.of(record)) };
}

interface Round {
  id: string;
  code: string;
  name: string;
  opens: number;
}

function roundsOf(ruleSet: RuleSet, part: QuizPart): Round[] {
  const rounds = scheduleOf(ruleSet).find((one) => one.part === part.code)?.rounds ?? [];
  return rounds.slice(0, 2).map(({ code, name, opens }) => ({ id: `dot-thi-${code}`, code, name, opens: opens as number }));
}

function attemptsOf({
  ruleSet,
  part,
  round,
  people,
  bank,
  units,
  chance,
}: {
  ruleSet: RuleSet;
  part: QuizPart;
  round: Round;
  people: number;
  bank: ReturnType<typeof syntheticBank>;
  units: readonly SyntheticUnit[];
  chance: Chance;
}): RecheckAttempt[] {
  return Array.from({ length: people }, (_, n) => n).flatMap((n) => {
    const unit = (units[n % units.length] as SyntheticUnit).code;
    const audience = ruleSet.audiences[n % Math.max(1, ruleSet.audiences.length)]?.code ?? '';
    return Array.from({ length: 1 + chance.below(2) }, (_, turn): RecheckAttempt => {
      const seed = syntheticId('seed', round.code, n, turn);
      const items = drawPaper({ paper: part.paper, bank: bank.questions, seed, scope: { round: round.code, audience } });
      const startedAt = round.opens + chance.between(1, 600) * 1000;
      const salt = syntheticId('salt', round.code, n, turn).replaceAll('-', '');
      const content = {
        id: syntheticId('attempt', round.code, n, turn),
        seed,
        questions: items.map(({ question }) => bank.questions.findIndex(({ id }) => id === question)),
        marks: items.map(({ question }) => (chance.happens(0.7) ? bitsOf(bank.key[question] ?? []) : chance.below(16))),
        prediction: chance.happens(0.9) ? chance.below(100) : null,
        submittedAt: startedAt + chance.between(60, 120) * 1000,
      };
      const seal = sealOf({ ...content, salt, roundId: round.id });
      const person = syntheticId('person', n);
      return { ...content, round: round.code, person, unit, block: null, audience, startedAt, salt, seal, ruleSet: RULE_SET, bank: BANK };
    });
  });
}

function bitsOf(positions: readonly number[]): number {
  return positions.reduce((bits, position) => bits | (1 << position), 0);
}

function scored(scorer: AttemptScorer, attempt: RecheckAttempt): Pick<AttemptRow, 'points' | 'allCorrect' | 'valid'> {
  const { points, allCorrect, valid } = scorer.score(attempt);
  return { points, allCorrect, valid };
}
