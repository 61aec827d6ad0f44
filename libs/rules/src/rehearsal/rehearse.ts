import { toLocalIso } from '#kernel';
import { attemptColumns, type AttemptColumns, type AttemptRow } from '../attempts/attempt-columns.js';
import type { PastAttempt } from '../attempts/attempt-limit.js';
import { countsOfAward } from '../collective/counts-of-award.js';
import { collectiveHash, collectiveStanding, winnersOf } from '../collective/collective-standing.js';
import type { CompetingUnit } from '../collective/tally-units.js';
import { overallHash } from '../overall/overall-standing.js';
import { rankOverall } from '../overall/rank-overall.js';
import type { Events } from '../plan/moment.js';
import { planConflicts } from '../plan/plan-conflicts.js';
import { ruleSetHash, type QuizPart, type RuleSet, type SubmissionPart } from '../plan/rule-set.js';
import { formatPrediction } from '../prediction/prediction-rules.js';
import type { PrizeAllocation } from '../prizes/allocate-prizes.js';
import type { HeldPrize } from '../prizes/person-limit.js';
import { drawSeedOf } from '../ranking/draw-seed-of.js';
import { type Exclusion, REVIEWED } from '../ranking/exclusion.js';
import { rankRound } from '../ranking/rank-round.js';
import { standingHash } from '../ranking/standing.js';
import { scheduleOf, type ScheduledRound } from '../schedule/schedule-of.js';
import { rankSubmissions } from '../submissions/rank-submissions.js';
import { submissionColumns } from '../submissions/submission-columns.js';
import { submissionStandingHash } from '../submissions/submission-standing.js';
import { assume, type Assumed } from './assumed.js';
import { Chance, syntheticSeal } from './chance.js';
import { collectiveReport, judgedReport, overallReport, prizeReport, roundReport } from './report-standings.js';
import { obligationReport } from './report-obligations.js';
import { phaseReport } from './report-phases.js';
import { collectiveFindings, prizeFindings, returnedFindings, type ReturnedPrize } from './findings.js';
import { playRound, type PlayedSitting } from './play-round.js';
import { type PlayedSubmissions, playSubmissions } from './play-submissions.js';
import type { Rehearsal, RehearsalConflict, RehearsalProgress, RehearsedPrize } from './rehearsal-report.js';
import { syntheticBank, type SyntheticBank } from './synthetic-bank.js';
import { syntheticPeople, type SyntheticContestant } from './synthetic-people.js';
import { chainOf, syntheticUnits, type SyntheticUnit } from './synthetic-units.js';
import { timelineOf } from './timeline.js';

export interface RehearseOptions {
  /** How many people ask to take part. */
  contestants: number;
  /** The same plan, number and seed give the same rehearsal, to the last bit. */
  seed: string;
  /** Dates of events, as far as they are known; the others are assumed. */
  events?: Events;
  /** Looks on: what is played elsewhere with the same people must come to the same standings. */
  watch?: RehearsalWatcher;
}

/** Who looks on while a rehearsal is played is told of what its report does not have. */
export interface RehearsalWatcher {
  /** Once: who was let in, where they may count, and who of them was put out later. */
  people?: (people: readonly SyntheticContestant[], units: readonly SyntheticUnit[], excluded: readonly string[]) => void;
  /** Once for each part with rounds, before its first. */
  bank?: (part: string, bank: SyntheticBank) => void;
  /** Of every sitting, round by round. */
  sat?: (sitting: PlayedSitting) => void;
  /** Of every part of submissions, before it is ranked; with the counts of tiers that are taken as decided. */
  judged?: (part: string, played: JudgedPlay) => void;
}

/** What a part of submissions was ranked from. */
export interface JudgedPlay extends Pick<PlayedSubmissions, 'submissions' | 'sheets'> {
  /** By "group.tier", of all parts. */
  counts: Readonly<Record<string, number>>;
}

/** People who are played before others may do something again. */
const PEOPLE_PER_STEP = 500;

/**
 * Plays a whole plan in memory with synthetic people: registering, rounds, closings, judging, standings, prizes, collective
 * awards, all through this library and on the plan's own dates; nothing is stored and nobody's clock is asked. It yields how
 * far it is, so that a caller can show that, let others work, or stop.
 * @returns what would happen
 */
export function* rehearse(ruleSet: RuleSet, options: RehearseOptions): Generator<RehearsalProgress, Rehearsal> {
  const play = new Play(ruleSet, options);
  const closings = closingsOf(ruleSet, play.assumed.events);
  const of = closings.length + 2;
  yield { doing: 'Đăng ký dự thi', done: 0, of };
  play.register();
  for (const [done, closing] of closings.entries()) {
    yield { doing: closing.name, done: done + 1, of };
    for (const part of closing.kind === 'round' ? play.round(closing) : play.judged(closing))
      yield { doing: closing.name, done: done + 1 + part, of };
  }
  yield { doing: 'Xếp hạng chung và giải tập thể', done: of - 1, of };
  play.whole();
  return play.report();
}

interface RoundClosing {
  kind: 'round';
  name: string;
  at: number;
  part: QuizPart;
  round: ScheduledRound & { opens: number; closes: number };
}

interface JudgedClosing {
  kind: 'judged';
  name: string;
  at: number;
  part: SubmissionPart;
  receiving: { opens: number; closes: number };
}

/** All that closes, in the order in which it does. */
function closingsOf(ruleSet: RuleSet, events: Events): (RoundClosing | JudgedClosing)[] {
  const closings = scheduleOf(ruleSet, { events }).flatMap(
    ({ part: code, rounds, receiving, appraising }): (RoundClosing | JudgedClosing)[] => {
      const part = ruleSet.parts.find((one) => one.code === code);
      if (part?.kind === 'quiz')
        return rounds.map((round) => {
          const [opens, closes] = [round.opens as number, round.closes as number];
          return { kind: 'round', name: round.name, at: closes, part, round: { ...round, opens, closes } };
        });
      const [opens, closes] = [receiving?.opens as number, receiving?.closes as number];
      return part ? [{ kind: 'judged', name: part.name, at: appraising?.closes ?? closes, part, receiving: { opens, closes } }] : [];
    },
  );
  return closings.toSorted((a, b) => a.at - b.at);
}

/** One play of a plan, from the first registration to the last award. */
class Play {
  readonly assumed: Assumed;
  private readonly chance: Chance;
  private readonly units: SyntheticUnit[];
  /** By part: the attempts of each of its rounds that are over. */
  private readonly rounds = new Map<string, AttemptRow[][]>();
  private readonly columns: Record<string, AttemptColumns> = {};
  private readonly pasts = new Map<string, PastAttempt[]>();
  private readonly banks = new Map<string, SyntheticBank>();
  private people: SyntheticContestant[] = [];
  private exclusions: Exclusion[] = [];
  private held: HeldPrize[] = [];
  private readonly returned: ReturnedPrize[] = [];
  private readonly result: Rehearsal;

  constructor(
    private readonly ruleSet: RuleSet,
    private readonly options: RehearseOptions,
  ) {
    const { contestants, seed, events = {} } = options;
    this.assumed = assume(ruleSet, events);
    this.chance = new Chance(seed);
    this.units = syntheticUnits(ruleSet, contestants, this.chance.of('units'));
    this.result = {
      plan: ruleSet.code,
      ruleSetHash: ruleSetHash(ruleSet),
      contestants,
      seed,
      assumptions: this.assumed.sentences,
      timeline: timelineOf(ruleSet, this.assumed.events),
      registrations: { applied: 0, admitted: 0, refused: [] },
      submissions: [],
      excluded: 0,
      standings: [],
      prizes: [],
      collective: [],
      obligations: [],
      conflicts: conflictsOf(ruleSet, events, this.assumed.events),
    };
  }

  /** People ask to take part; a few of those who were let in are put out later. */
  register(): void {
    const { contestants } = this.options;
    const at = Math.min(...closingsOf(this.ruleSet, this.assumed.events).map(({ at: closing }) => closing));
    const { applied, admitted, refused } = syntheticPeople(this.ruleSet, {
      count: contestants,
      units: this.units,
      at,
      chance: this.chance.of('people'),
    });
    this.people = admitted;
    const chance = this.chance.of('exclusions');
    this.exclusions = admitted.filter(() => chance.happens(0.003)).map(({ id }) => ({ person: id, reason: REVIEWED }));
    this.result.registrations = { applied, admitted: admitted.length, refused };
    this.result.excluded = this.exclusions.length;
    const excluded = this.exclusions.map(({ person }) => person);
    this.options.watch?.people?.(this.people, this.units, excluded);
  }

  /** A round is played and ranked; yields the share of it that is done. */
  *round({ part, round }: RoundClosing): Generator<number, void> {
    const bank = this.bankOf(part);
    const chance = this.chance.of(`${part.code}/${round.code}`);
    const rows: AttemptRow[] = [];
    this.rounds.set(part.code, [...(this.rounds.get(part.code) ?? []), rows]);
    const played = { part, round: round.code, opens: round.opens, closes: round.closes, bank, watch: this.options.watch?.sat };
    for (const [n, person] of this.people.entries()) {
      if (n % PEOPLE_PER_STEP === 0 && n > 0) yield n / this.people.length;
      const key = `${part.code}/${person.id}`;
      const past = this.pasts.get(key) ?? [];
      this.pasts.set(key, past);
      for (const row of playRound(played, person, past, this.people.length, chance)) rows.push(row);
    }
    const standing = rankRound({
      ruleSet: this.ruleSet,
      part: part.code,
      round: round.code,
      attempts: attemptColumns(rows),
      exclusions: this.exclusions,
      drawSeed: drawSeedOf(rows.map(({ id }) => syntheticSeal(id))),
      held: this.held,
      counts: this.assumed.counts,
      events: this.assumed.events,
      units: this.competing(),
    });
    this.result.standings.push(
      roundReport(standing, {
        name: round.name,
        closedAt: toLocalIso(new Date(round.closes)),
        sha256: standingHash(standing),
        predictionSaid: formatPrediction(part, standing.summary.predictionTarget),
      }),
    );
    this.give(standing.summary.prizes, { part: part.code, round: round.code, heldAs: round.code, where: round.name });
  }

  /** Submissions are received, marked and ranked. */
  *judged({ part, at, receiving }: JudgedClosing): Generator<number, void> {
    const { submissions, sheets, refused } = playSubmissions(part, {
      people: this.people,
      units: this.units,
      ...receiving,
      isBesideQuiz: this.ruleSet.parts.some(({ kind }) => kind === 'quiz'),
      chance: this.chance.of(part.code),
    });
    yield 0.5;
    this.options.watch?.judged?.(part.code, { submissions, sheets, counts: this.assumed.counts });
    const standing = rankSubmissions({
      ruleSet: this.ruleSet,
      part: part.code,
      submissions,
      sheets,
      exclusions: this.exclusions,
      drawSeed: drawSeedOf(submissions.map(({ id }) => id)),
      held: this.held,
      counts: this.assumed.counts,
    });
    this.columns[part.code] = submissionColumns(part.code, submissions, standing);
    const { received, valid } = standing.summary;
    this.result.submissions.push({ part: part.code, received, refused, barred: received - valid, phases: phaseReport(part, standing) });
    this.result.standings.push(
      judgedReport(standing, { name: part.name, closedAt: toLocalIso(new Date(at)), sha256: submissionStandingHash(standing) }),
    );
    if (standing.summary.prizes) this.give(standing.summary.prizes, { part: part.code, round: null, heldAs: part.code, where: part.name });
  }

  /** What waits for the end of everything: rankings over several rounds, collective awards, what units had to do. */
  whole(): void {
    for (const [part, rounds] of this.rounds) this.columns[part] = attemptColumns(rounds.flat());
    for (const part of this.ruleSet.parts) if (part.kind === 'quiz' && part.overall) this.overall(part);
    if (this.ruleSet.overall) this.overall(undefined);
    this.result.conflicts.push(...returnedFindings(this.ruleSet, this.returned));
    this.countLeaders();
    const units = this.competing();
    const winners: Record<string, string[]> = {};
    for (const award of this.ruleSet.collective) {
      const standing = collectiveStanding({
        ruleSet: this.ruleSet,
        award: award.code,
        attempts: this.columns[award.part] as AttemptColumns,
        units,
        exclusions: this.exclusions,
        drawSeed: this.wholeSeed(),
        counts: countsOfAward(award.code, this.assumed.counts),
        winners,
      });
      winners[award.code] = winnersOf(standing);
      this.result.collective.push(collectiveReport(standing, { name: award.name, sha256: collectiveHash(standing) }));
      this.result.conflicts.push(...collectiveFindings(this.ruleSet, award, standing));
    }
    this.result.obligations = this.ruleSet.obligations.map((obligation) =>
      obligationReport(
        obligation,
        this.ruleSet.parts.find(({ code }) => code === obligation.part),
        this.columns[obligation.part] as AttemptColumns,
        units,
      ),
    );
  }

  report(): Rehearsal {
    return this.result;
  }

  private overall(part: QuizPart | undefined): void {
    const standing = rankOverall({
      ruleSet: this.ruleSet,
      ...(part && { part: part.code }),
      attempts: this.columns,
      exclusions: this.exclusions,
      drawSeed: this.wholeSeed(),
      held: this.held,
      counts: this.assumed.counts,
      events: this.assumed.events,
      units: this.competing(),
    });
    const name = part ? `Xếp hạng chung ${part.name}` : 'Xếp hạng chung cả Cuộc thi';
    const closedAt = toLocalIso(new Date(Math.max(...closingsOf(this.ruleSet, this.assumed.events).map(({ at }) => at))));
    this.result.standings.push(overallReport(standing, { name, closedAt, sha256: overallHash(standing) }));
    this.give(standing.summary.prizes, { part: part?.code ?? null, round: null, heldAs: part?.code ?? '', where: name });
  }

  private give(
    prizes: PrizeAllocation,
    { part, round, heldAs, where }: { part: string | null; round: string | null; heldAs: string; where: string },
  ): void {
    const { givenBack = [] } = prizes;
    this.held = this.held.filter((prize) => !givenBack.includes(prize));
    this.held.push(...prizes.awards.map(({ person, group, tier }) => ({ person, group, tier, round: heldAs })));
    this.result.prizes.push(...prizeReport(this.ruleSet, prizes, { part, round }));
    const isGivenBack = ({ who, group, tier, part: ofPart, round: ofRound }: RehearsedPrize): boolean =>
      givenBack.some(
        (held) => held.person === who && held.group === group && held.tier === tier && held.round === (ofRound ?? ofPart ?? ''),
      );
    this.result.prizes = this.result.prizes.filter((prize) => !isGivenBack(prize));
    this.returned.push(...givenBack.map(({ group, tier }) => ({ group, tier, where })));
    this.result.conflicts.push(...prizeFindings(this.ruleSet, prizes, where));
  }

  private bankOf(part: QuizPart): SyntheticBank {
    const known = this.banks.get(part.code);
    if (known) return known;
    const bank = syntheticBank(this.ruleSet, part, this.chance.of(`bank/${part.code}`));
    this.banks.set(part.code, bank);
    this.options.watch?.bank?.(part.code, bank);
    return bank;
  }

  /** Head-counts are known of most units of workers; who leads one is known of everybody who takes part. */
  private countLeaders(): void {
    const chance = this.chance.of('head-counts');
    const byCode = new Map(this.units.map((unit) => [unit.code, unit]));
    const peopleOf = new Map<string, SyntheticContestant[]>(this.units.map(({ code }) => [code, []]));
    for (const person of this.people) for (const code of chainOf(person.unit, byCode)) peopleOf.get(code)?.push(person);
    for (const unit of this.units) {
      const members = peopleOf.get(unit.code) ?? [];
      unit.headCount = chance.happens(0.95) ? Math.ceil(members.length * (1.1 + chance.share() * 2)) + 1 : null;
      unit.leaders = members.filter(({ isLeader }) => isLeader).length;
    }
  }

  private competing(): CompetingUnit[] {
    return this.units.map(({ code, kind, parent, headCount, leaders }) => ({ code, kind, parent, headCount, leaders }));
  }

  /** Fixed once everything is closed. */
  private wholeSeed(): string {
    return drawSeedOf(this.result.standings.map(({ drawSeed }) => drawSeed));
  }
}

/** What stands against what by the dates that are known, and by those that were assumed. */
function conflictsOf(ruleSet: RuleSet, known: Events, assumed: Events): RehearsalConflict[] {
  const conflicts = [known, assumed].flatMap((events) => planConflicts(ruleSet, { events }));
  const told = new Map(conflicts.map(({ path, sentence }) => [`${path} ${sentence}`, { path, sentence }]));
  return [...told.values()];
}
