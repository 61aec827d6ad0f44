import type { AttemptColumns } from '../attempts/attempt-columns.js';
import { attemptsOfRound, countedAttempts, validAttempts } from '../attempts/counted-attempts.js';
import { rowsWhere } from '../attempts/rows.js';
import type { CompetingUnit } from '../collective/tally-units.js';
import type { EntrantFacts } from '../entry/entry-condition.js';
import type { Events } from '../plan/moment.js';
import { ruleSetHash, type QuizPart, type RuleSet } from '../plan/rule-set.js';
import { predictionDecimals, predictionRules } from '../prediction/prediction-rules.js';
import { allocatePrizes, type RefusedPrize } from '../prizes/allocate-prizes.js';
import type { HeldPrize } from '../prizes/person-limit.js';
import type { PrizeRanking } from '../prizes/selection.js';
import { findRound } from '../schedule/schedule-of.js';
import { excludedPeople, type Exclusion } from './exclusion.js';
import { admit, attemptFacts } from './admit.js';
import { boardMembers } from './boards.js';
import { orderAttempts, type OrderedAttempts } from './order-attempts.js';
import { decidedPairs } from './order-rows.js';
import { RankingError } from './ranking-error.js';
import type { RankingScope } from './ranking-criterion.js';
import type { Standing } from './standing.js';

export interface RankRoundInput {
  ruleSet: RuleSet;
  /** Code of a quiz part; may be left out when there is only one. */
  part?: string;
  round: string;
  /** Sealed attempts; those of other rounds are passed over. */
  attempts: AttemptColumns;
  exclusions?: readonly Exclusion[];
  /** Any text fixed after the round was sealed and published with the result, such as the hash of the seal. */
  drawSeed: string;
  /** Prizes of earlier rounds, for limits per person. */
  held?: readonly HeldPrize[];
  /** Prizes of this round that their winners do not take. */
  refusals?: readonly RefusedPrize[] | undefined;
  /** Decisions on tiers whose count is "later", by "group.tier". */
  counts?: Readonly<Record<string, number>>;
  events?: Events;
  /** When the round really opened, epoch milliseconds: a run in the place of an annulled one has another time than the rules. */
  opensAt?: number | undefined;
  /** The contest's unit tree, where the rule set ranks blocks of units apart. */
  units?: readonly CompetingUnit[];
}

/**
 * The standing of a round, a pure function of its arguments that does not hang on the order of the attempts: one attempt
 * per person counts, the number to be predicted is found, people are ordered by the chain of the rule set, prizes are
 * proposed down the ranking. Excluded people are in no line, take no prize and count in no number unless the rule set
 * says so; the prize of somebody disqualified stays empty where prizes do not roll down.
 * @throws RankingError when the rule set has no such part or round, or the round is not dated yet
 */
export function rankRound({
  ruleSet,
  part: partCode,
  round,
  attempts,
  exclusions = [],
  drawSeed,
  held = [],
  refusals,
  counts = {},
  events = {},
  opensAt: opened,
  units,
}: RankRoundInput): Standing {
  const part = quizPart(ruleSet, partCode);
  const planned = findRound(ruleSet, part.code, round, events)?.opens;
  if (planned === undefined) throw new RankingError('ROUND_UNKNOWN', { part: part.code, round });
  const opensAt = opened ?? planned;
  if (opensAt === null) throw new RankingError('ROUND_UNDATED', { part: part.code, round });

  const sealed = attemptsOfRound(attempts, round);
  const valid = validAttempts(attempts, sealed);
  const counted = countedAttempts(attempts, valid, part.attempts.counts);
  const excluded = excludedPeople(attempts, exclusions);
  const target = predictionRules.of(part.prediction).target(part.prediction, { attempts, valid, counted, excluded: excluded.isExcluded });
  const scope: RankingScope = { attempts, opensAt, target, predictionDecimals: predictionDecimals(part), drawSeed };
  const included = excluded.isEmpty ? counted : rowsWhere(counted, (row) => excluded.isExcluded[attempts.person[row] as number] === 0);
  const facts = attemptFacts(attempts, part);
  const { admitted, refused } = admit(part.entry, included, facts);
  const ordered = orderAttempts(admitted, part.ranking, scope);

  const groups = ruleSet.prizes.filter((group) => group.part === part.code && group.per === 'round');
  const { isDisqualified } = excluded;
  const isOut = (row: number): boolean => isDisqualified?.[attempts.person[row] as number] === 1;
  // Where a prize stays empty, it is the one that they would have taken: ranked among the others once more, for prizes alone.
  const leavesEmpty = isDisqualified !== undefined && groups.some(({ rollDown }) => !rollDown);
  const competing = leavesEmpty
    ? orderAttempts(
        admit(
          part.entry,
          rowsWhere(counted, (row) => excluded.isExcluded[attempts.person[row] as number] === 0 || isOut(row)),
          facts,
        ).admitted,
        part.ranking,
        scope,
      ).rows
    : ordered.rows;
  const prizes = allocatePrizes({
    groups,
    structure: ruleSet.prizes,
    round,
    ranking: prizeRanking({ ruleSet, attempts, rows: competing, facts, units, ...(leavesEmpty && { isOut }) }),
    held,
    refusals,
    counts,
    drawSeed,
  });
  return {
    summary: {
      ruleSetHash: ruleSetHash(ruleSet),
      part: part.code,
      round,
      drawSeed,
      attempts: sealed.length,
      people: countPeople(attempts, sealed),
      ranked: ordered.rows.length,
      allCorrect: rowsWhere(admitted, (row) => attempts.allCorrect[row] === 1).length,
      predictionTarget: target,
      excluded: excluded.report(sealed),
      ...(refused && { refused }),
      decided: decisions(ordered),
      prizes,
    },
    ordered,
    scope,
  };
}

function quizPart(ruleSet: RuleSet, code: string | undefined): QuizPart {
  const quizzes = ruleSet.parts.filter((part) => part.kind === 'quiz');
  const found = code === undefined && quizzes.length === 1 ? quizzes[0] : quizzes.find((part) => part.code === code);
  if (!found) throw new RankingError('PART_UNKNOWN', { part: code ?? '' });
  return found;
}

function countPeople({ people, person }: AttemptColumns, rows: Uint32Array): number {
  const seen = new Uint8Array(people.length);
  let count = 0;
  for (const row of rows) {
    const owner = person[row] as number;
    count += 1 - (seen[owner] as number);
    seen[owner] = 1;
  }
  return count;
}

function decisions({ chain, rows }: OrderedAttempts): { criterion: string; pairs: number }[] {
  const pairs = decidedPairs(
    chain.map(({ keys }) => keys),
    rows.length,
  );
  return chain.map(({ code }, link) => ({ criterion: code, pairs: pairs[link] as number }));
}

function prizeRanking({
  ruleSet,
  attempts,
  rows,
  facts,
  units,
  isOut,
}: {
  ruleSet: RuleSet;
  attempts: AttemptColumns;
  rows: Uint32Array;
  facts: (row: number) => EntrantFacts;
  units: readonly CompetingUnit[] | undefined;
  /** Whether a row has no place in the standing; left out where all have one. */
  isOut?: (row: number) => boolean;
}): PrizeRanking {
  const row = (rank: number): number => rows[rank - 1] as number;
  const person = (rank: number): number => attempts.person[row(rank)] as number;
  const boards = new Map<string, Uint8Array>();
  let last = 0;
  const places = isOut && Array.from(rows, (one) => (isOut(one) ? undefined : (last += 1)));
  return {
    ...(places && { placeInStanding: (rank: number) => places[rank - 1] }),
    length: rows.length,
    person: (rank) => attempts.people[person(rank)] as string,
    facts: (rank) => facts(row(rank)),
    submittedAt: (rank) => attempts.submittedAt[row(rank)] as number,
    isOn(rank, board) {
      const members = boards.get(board) ?? boardMembers(ruleSet, board, attempts, units);
      boards.set(board, members);
      return members[person(rank)] === 1;
    },
  };
}
