import type { AttemptColumns } from '../attempts/attempt-columns.js';
import type { CountingRule } from '../attempts/counting-rule.js';
import { countingRules } from '../attempts/counting-rules.js';
import type { Events } from '../plan/moment.js';
import { ruleSetHash, type QuizPart, type RuleSet } from '../plan/rule-set.js';
import { predictionRules } from '../prediction/prediction-rules.js';
import { allocatePrizes } from '../prizes/allocate-prizes.js';
import type { HeldPrize } from '../prizes/person-limit.js';
import { findRound } from '../schedule/schedule-of.js';
import { excludedPeople, type Exclusion } from './exclusion.js';
import { orderAttempts, type ChainColumn } from './order-attempts.js';
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
  /** Decisions on tiers whose count is "later", by "group.tier". */
  counts?: Readonly<Record<string, number>>;
  events?: Events;
}

/**
 * The standing of a round, a pure function of its arguments that does not hang on the order of the attempts: one attempt
 * per person counts, the number to be predicted is found, people are ordered by the chain of the rule set, prizes are
 * proposed down the ranking. Excluded people are in no line, take no prize and count in no number unless the rule set
 * says so.
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
  counts = {},
  events = {},
}: RankRoundInput): Standing {
  const part = quizPart(ruleSet, partCode);
  const opensAt = findRound(ruleSet, part.code, round, events)?.opens;
  if (opensAt === undefined) throw new RankingError('ROUND_UNKNOWN', { part: part.code, round });
  if (opensAt === null) throw new RankingError('ROUND_UNDATED', { part: part.code, round });

  const sealed = attemptsOfRound(attempts, round);
  const valid = sealed.filter((row) => attempts.valid[row] === 1);
  const counted = countedAttempts(attempts, valid, countingRules.of(part.attempts.counts));
  const excluded = excludedPeople(attempts, exclusions);
  const target = predictionRules.of(part.prediction).target(part.prediction, { attempts, valid, counted, excluded: excluded.isExcluded });
  const scope: RankingScope = { attempts, opensAt, target, drawSeed };
  const ranked = excluded.isEmpty ? counted : counted.filter((row) => excluded.isExcluded[attempts.person[row] as number] === 0);
  const ordered = orderAttempts(ranked, part.ranking, scope);

  const prizes = allocatePrizes({
    groups: ruleSet.prizes.filter((group) => group.part === part.code && group.per === 'round'),
    round,
    ranking: {
      length: ordered.rows.length,
      person: (rank) => attempts.people[attempts.person[ordered.rows[rank - 1] as number] as number] as string,
    },
    held,
    counts,
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
      allCorrect: ordered.rows.reduce((sum, row) => sum + (attempts.allCorrect[row] as number), 0),
      predictionTarget: target,
      excluded: excluded.report(sealed),
      decided: decidedPairs(ordered.chain, ordered.rows.length),
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

function attemptsOfRound({ count, rounds, round }: AttemptColumns, code: string): Uint32Array {
  const wanted = rounds.indexOf(code);
  const rows = new Uint32Array(count);
  let found = 0;
  for (let row = 0; row < count; row++) {
    if (round[row] === wanted) rows[found++] = row;
  }
  return rows.subarray(0, found);
}

/** One attempt per person, in the order of the people's table. */
function countedAttempts(attempts: AttemptColumns, valid: Uint32Array, rule: CountingRule): Uint32Array {
  const { person, people, ids } = attempts;
  const chosen = new Int32Array(people.length).fill(-1);
  for (const row of valid) {
    const owner = person[row] as number;
    const rival = chosen[owner] as number;
    if (rival === -1) {
      chosen[owner] = row;
      continue;
    }
    const difference = rule.compare(attempts, row, rival);
    if (difference < 0 || (difference === 0 && (ids[row] as string) < (ids[rival] as string))) chosen[owner] = row;
  }
  return Uint32Array.from(chosen.filter((row) => row !== -1));
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

/** How many pairs of neighbours each link of the chain decided. */
function decidedPairs(chain: readonly ChainColumn[], length: number): { criterion: string; pairs: number }[] {
  const pairs = new Float64Array(chain.length);
  for (let at = 1; at < length; at++) {
    for (let link = 0; link < chain.length; link++) {
      const keys = (chain[link] as ChainColumn).keys;
      const [own, other] = [keys[at - 1] as number, keys[at] as number];
      // Costly criteria have no key outside tied runs, where an earlier one has decided.
      if (own === other || Number.isNaN(own) || Number.isNaN(other)) continue;
      pairs[link] = (pairs[link] as number) + 1;
      break;
    }
  }
  return chain.map(({ criterion }, link) => ({ criterion: criterion.code, pairs: pairs[link] as number }));
}
