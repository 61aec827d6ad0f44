import { Injectable } from '@nestjs/common';
import { quizPart } from '#attempts';
import { ContestReader, isPublished, type Round, type RunningContest, unitDay } from '#contests';
import { Registrations } from '#registrations';
import {
  Approvals,
  type Award,
  Awards,
  type CollectiveSnapshot,
  CollectiveStandings,
  type CorrectedRound,
  Corrections,
  Publication,
  type Standing,
  type StandingRow,
  Standings,
  isPersonal,
} from '#results';
import type { CollectiveAward, CollectiveLine, QuizPart, RuleSet } from '#rules';
import { TenantContext, TenantMemory } from '#tenancy';
import { type Unit, type UnitId, UnitRegister } from '#units';
import { everyRound } from './counted-as.js';
import { shortPlace } from './short-place.js';

/** Published results never change; names may, when somebody has their own removed. */
const REMEMBER_MS = 30_000;
/**
 * For how long pages of published results are kept. With the seconds for which a process remembers the states of rounds and tenants,
 * what was taken back is gone within thirty.
 */
export const PUBLISHED_SECONDS = 25;
const FEWEST_LINES = 10;
const MOST_LINES = 100;
const FORGOTTEN = { name: 'Người dự thi đã xóa tên', unit: '' };

/** A contestant as everybody may see them: the name masked, or only initials without consent. */
export interface PublicPerson {
  name: string;
  unit: string;
}

/** The units of a collective award as they came out. */
export interface CollectiveResult {
  award: CollectiveAward;
  /** As it was frozen; undefined where nothing was ranked. */
  snapshot: CollectiveSnapshot | undefined;
  /** Those that qualified, best first. */
  lines: (CollectiveLine & { name: string; unitId: UnitId | undefined })[];
}

/** What is public of every published result, whatever was ranked. */
export interface PublishedResult {
  running: RunningContest;
  round: Round;
  /** The rules under which it was ranked. */
  ruleSet: RuleSet;
  standing: Standing;
  approved: { people: number; at: Date };
  publishedAt: Date;
  awards: readonly Award[];
  /** Empty before the part's last round is published. */
  collective: readonly CollectiveResult[];
  /** What was corrected after it was public, oldest first, each with the standing that was public until then. */
  corrections: readonly PublicCorrection[];
}

/** Everything that is public of a published round of a quiz. */
export interface PublishedRound extends PublishedResult {
  part: QuizPart;
  /** The first lines of the ranking, as far as prizes go at least. */
  lines: readonly StandingRow[];
  personOf: (pseudonym: string) => PublicPerson;
}

export interface PublicCorrection {
  corrected: CorrectedRound;
  before: Standing | undefined;
}

/** The one door to published results: an unpublished round has none, and no full name passes through. */
@Injectable()
export class PublishedRounds {
  private readonly remembered: TenantMemory<PublishedRound | undefined>;

  constructor(
    private readonly contests: ContestReader,
    private readonly approvals: Approvals,
    private readonly standings: Standings,
    private readonly awards: Awards,
    private readonly corrections: Corrections,
    private readonly collective: CollectiveStandings,
    private readonly publication: Publication,
    private readonly registrations: Registrations,
    private readonly units: UnitRegister,
    context: TenantContext,
  ) {
    this.remembered = new TenantMemory(context, { most: 100, forMs: REMEMBER_MS });
  }

  /** What is public of a round; undefined before it is published. Remembered for half a minute. */
  async find(running: RunningContest, round: Round): Promise<PublishedRound | undefined> {
    if (!isPublished(round)) return undefined;
    // What was corrected is another result, and so are the awards of units when another of their rounds is taken back or annulled.
    const states = running.rounds.map(({ id, state, notice }) => `${id} ${state} ${notice?.at ?? ''}`);
    return this.remembered.recall([round.id, ...states].join(), () => this.read(running, round));
  }

  /** A collective award of a contest whose results are all public; undefined before. */
  async collectiveAward(
    running: RunningContest,
    code: string,
  ): Promise<{ published: PublishedResult; result: CollectiveResult } | undefined> {
    const part = running.ruleSet.collective.find((award) => award.code === code)?.part;
    const last = lastOf(everyRound(running).filter((round) => round.partCode === part && round.state !== 'annulled'));
    const published = last && (last.kind === 'receiving' ? await this.result(running, last) : await this.find(running, last));
    const result = published?.collective.find(({ award }) => award.code === code);
    return published && result && { published, result };
  }

  /** What every published result has; undefined before it is published. Read anew each time. */
  async result(running: RunningContest, round: Round): Promise<PublishedResult | undefined> {
    const signing = isPublished(round) ? await this.approvals.signingOf(round.id) : undefined;
    if (!signing) return undefined;
    const { standing, decisions } = signing;
    const ruleSet = await this.contests.ruleSet(standing.ruleSetId);
    const publishedAt = await this.publication.publicSince(round.id);
    return {
      ...{ running, round, ruleSet, standing },
      approved: { people: decisions.length, at: decisions.at(-1)?.decidedAt ?? standing.computedAt },
      publishedAt: publishedAt ?? round.publishesAt ?? round.closesAt,
      awards: await this.awards.ofRound(round.id),
      collective: await this.collectiveOf(running, round, ruleSet),
      corrections: await this.correctionsOf(round),
    };
  }

  private async read(running: RunningContest, round: Round): Promise<PublishedRound | undefined> {
    const result = await this.result(running, round);
    if (!result) return undefined;
    const { ruleSet, standing, awards } = result;
    const count = Math.min(MOST_LINES, Math.max(FEWEST_LINES, ...awards.map(({ rank }) => rank)));
    const lines = await this.standings.lines(standing.id, { count });
    const people = await this.peopleOf(running, [...lines, ...awards.filter(isPersonal)]);
    const personOf = (pseudonym: string): PublicPerson => people.get(pseudonym) ?? FORGOTTEN;
    return { ...result, part: quizPart(ruleSet, round.partCode), lines, personOf };
  }

  private async peopleOf({ contest }: RunningContest, rows: readonly { person: string }[]): Promise<ReadonlyMap<string, PublicPerson>> {
    const people = await this.registrations.peopleOf(contest.id, [...new Set(rows.map(({ person }) => person))]);
    return new Map(
      [...people].map(([pseudonym, { publicName, unitName, unitPlace }]) => [
        pseudonym,
        { name: publicName, unit: shortPlace({ name: unitName, place: unitPlace }) },
      ]),
    );
  }

  /** Asked only of rounds that say so. */
  private async correctionsOf(round: Round): Promise<PublicCorrection[]> {
    if (round.notice?.kind !== 'corrected') return [];
    const found: PublicCorrection[] = [];
    for (const corrected of await this.corrections.publicOf(round.id))
      found.push({ corrected, before: corrected.standingId ? await this.standings.byId(corrected.standingId) : undefined });
    return found;
  }

  /** Collective awards count all rounds of their part, so they are said with the last one and only when none is left to come. */
  private async collectiveOf(running: RunningContest, round: Round, ruleSet: RuleSet): Promise<CollectiveResult[]> {
    const awards = ruleSet.collective.filter((award) => award.part === round.partCode);
    const rounds = everyRound(running).filter((one) => one.partCode === round.partCode && one.state !== 'annulled');
    if (awards.length === 0 || lastOf(rounds)?.id !== round.id || !rounds.every(isPublished)) return [];
    const units = new Map((await this.units.list(unitDay(running))).map((unit) => [unit.code, unit]));
    const results: CollectiveResult[] = [];
    for (const award of awards) {
      const snapshot = await this.collective.newest(running.contest.id, award.code);
      const qualified = snapshot?.body.lines.filter((line) => line.rank !== null) ?? [];
      results.push({ award, snapshot, lines: qualified.map((line) => named(line, units.get(line.unit))) });
    }
    return results;
  }
}

function named(line: CollectiveLine, unit: Unit | undefined): CollectiveResult['lines'][number] {
  return { ...line, name: unit ? shortPlace(unit) : line.unit, unitId: unit?.id };
}

/** The round with a published roll that closed last; undefined before the first. */
export function newestPublished(rounds: readonly Round[]): Round | undefined {
  return lastOf(rounds.filter(isPublished));
}

function lastOf(rounds: readonly Round[]): Round | undefined {
  return rounds.toSorted((a, b) => a.closesAt.getTime() - b.closesAt.getTime()).at(-1);
}
