import type { AttemptColumns } from '../attempts/attempt-columns.js';
import type { CompetingUnit } from '../collective/tally-units.js';
import type { EntrantFacts } from '../entry/entry-condition.js';
import type { Events } from '../plan/moment.js';
import { ruleSetHash, type QuizPart, type RuleSet } from '../plan/rule-set.js';
import { allocatePrizes } from '../prizes/allocate-prizes.js';
import type { HeldPrize } from '../prizes/person-limit.js';
import type { PrizeGroup } from '../prizes/prize-setting.js';
import { boardMembers } from '../ranking/boards.js';
import { excludedPeople, type Exclusion } from '../ranking/exclusion.js';
import { decidedPairs, orderRows } from '../ranking/order-rows.js';
import { RankingError } from '../ranking/ranking-error.js';
import { scheduleOf } from '../schedule/schedule-of.js';
import { fullScore } from '../scoring/score-attempt.js';
import { gatherOverall, type PartAttempts } from './gather-overall.js';
import { overallCriteria } from './overall-criteria.js';
import type { OverallRanking } from './overall-setting.js';
import type { OverallColumns } from './overall-scope.js';
import type { OverallStanding } from './overall-standing.js';

export interface RankOverallInput {
  ruleSet: RuleSet;
  /** Code of the quiz part whose rounds are ranked together; left out: the ranking of the whole contest. */
  part?: string;
  /** Sealed attempts of each part that is counted, by its code. */
  attempts: Readonly<Record<string, AttemptColumns>>;
  exclusions?: readonly Exclusion[];
  /** Any text fixed after the last round was sealed and published with the result. */
  drawSeed: string;
  held?: readonly HeldPrize[];
  counts?: Readonly<Record<string, number>>;
  events?: Events;
  units?: readonly CompetingUnit[];
}

/**
 * The standing over all rounds of a part, or of the whole contest: the attempts that count in the rounds are added up per
 * person, people are ordered by the chain of the rule set, prizes for the part or the contest are proposed.
 * @throws RankingError when the rule set states no such ranking, or attempts of a part are missing
 */
export function rankOverall(input: RankOverallInput): OverallStanding {
  const { ruleSet, exclusions = [], drawSeed, held = [], counts = {}, units } = input;
  const { setting, parts, groups, round } = chosen(input);
  const gathered = gatherOverall(parts);
  const { columns } = gathered;
  const { people } = columns;
  const excluded = new Set(parts.flatMap(({ attempts }) => excludedNames(attempts, exclusions)));
  const scope = { columns, roundCount: parts.reduce((sum, { rounds }) => sum + rounds.length, 0), drawSeed };
  const entered = Uint32Array.from(people.keys()).filter((person) => (columns.rounds[person] as number) > 0);
  const included = entered.filter((person) => !excluded.has(people[person] as string));
  const ranked = included.filter((person) => (columns.rounds[person] as number) >= (setting.minimumRounds ?? 1));
  const links = setting.order.map((args) => ({ args, criterion: overallCriteria.of(args) }));
  const ordered = orderRows(
    ranked,
    links.map(({ args, criterion }) => ({
      onlyWhereTied: criterion.onlyWhereTied,
      keys: (rows) => Float64Array.from(rows, (person) => criterion.key(args, person, scope)),
    })),
    (a, b) => ((people[a] as string) < (people[b] as string) ? -1 : 1),
  );
  const pairs = decidedPairs(ordered.keys, ordered.rows.length);
  const name = (rank: number): string => people[ordered.rows[rank - 1] as number] as string;
  const boards = new Map<string, Set<string>>();
  const prizes = allocatePrizes({
    groups,
    structure: ruleSet.prizes,
    round,
    ranking: {
      length: ordered.rows.length,
      person: name,
      facts: (rank) => overallFacts(ordered.rows[rank - 1] as number, gathered.columns, parts),
      submittedAt: (rank) => columns.lastSubmittedAt[ordered.rows[rank - 1] as number] as number,
      isOn(rank, board) {
        const members = boards.get(board) ?? new Set(parts.flatMap(({ attempts }) => boardNames(ruleSet, board, attempts, units)));
        boards.set(board, members);
        return members.has(name(rank));
      },
    },
    held,
    counts,
    drawSeed,
  });
  return {
    summary: {
      ruleSetHash: ruleSetHash(ruleSet),
      part: input.part ?? null,
      parts: parts.map(({ part, rounds }) => ({ part: part.code, rounds: [...rounds] })),
      drawSeed,
      people: entered.length,
      ranked: ordered.rows.length,
      belowMinimum: included.length - ranked.length,
      excluded: entered.length - included.length,
      decided: links.map(({ criterion: { code } }, link) => ({ criterion: code, pairs: pairs[link] as number })),
      prizes,
    },
    people: ordered.rows,
    columns,
    chain: links.map(({ criterion }, link) => ({
      code: criterion.code,
      compares: criterion.compares,
      keys: ordered.keys[link] as Float64Array,
      say: (key: number) => criterion.say(key),
    })),
  };
}

interface Chosen {
  setting: OverallRanking;
  parts: PartAttempts[];
  groups: PrizeGroup[];
  round: string;
}

function chosen({ ruleSet, part, attempts, events = {} }: RankOverallInput): Chosen {
  const setting = part === undefined ? ruleSet.overall : quizzes(ruleSet).find(({ code }) => code === part)?.overall;
  if (!setting) throw new RankingError('RANKING_UNKNOWN', { part: part ?? '' });
  const codes = part === undefined ? (ruleSet.overall?.parts ?? []) : [part];
  const schedule = scheduleOf(ruleSet, { events });
  const parts = quizzes(ruleSet)
    .filter(({ code }) => codes.includes(code))
    .map((quiz): PartAttempts => {
      const columns = attempts[quiz.code];
      if (!columns) throw new RankingError('FACT_MISSING', { condition: quiz.code, fact: 'attempts' });
      const rounds = schedule.find((scheduled) => scheduled.part === quiz.code)?.rounds ?? [];
      return { part: quiz, rounds: rounds.map(({ code }) => code), attempts: columns };
    });
  const groups = ruleSet.prizes.filter((group) =>
    part === undefined ? group.per === 'contest' : group.per === 'part' && group.part === part,
  );
  return { setting, parts, groups, round: part ?? '' };
}

function quizzes({ parts }: RuleSet): QuizPart[] {
  return parts.filter((part) => part.kind === 'quiz');
}

function excludedNames(attempts: AttemptColumns, exclusions: readonly Exclusion[]): string[] {
  const { isExcluded } = excludedPeople(attempts, exclusions);
  return attempts.people.filter((_name, person) => isExcluded[person] === 1);
}

function boardNames(ruleSet: RuleSet, board: string, attempts: AttemptColumns, units: readonly CompetingUnit[] | undefined): string[] {
  const members = boardMembers(ruleSet, board, attempts, units);
  return attempts.people.filter((_name, person) => members[person] === 1);
}

/** Over several rounds a full score is that of all rounds together, and right throughout means in every round. */
function overallFacts(person: number, columns: OverallColumns, parts: readonly PartAttempts[]): EntrantFacts {
  const roundCount = parts.reduce((sum, { rounds }) => sum + rounds.length, 0);
  return {
    thousandths: columns.thousandths[person] as number,
    fullThousandths: parts.reduce((sum, { part, rounds }) => sum + Math.round(fullScore(part.paper) * 1000) * rounds.length, 0),
    allCorrect: columns.perfectRounds[person] === roundCount,
    durationMs: columns.durationMs[person] as number,
    hasCompleteProfile: columns.completeProfile && columns.completeProfile[person] === 1,
  };
}
