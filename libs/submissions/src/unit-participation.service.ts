import { Injectable } from '@nestjs/common';
import { type RunningContest, unitDay } from '#contests';
import { LeaderRegister, type LeaderWords } from '#registrations';
import { asksForLeaders, type DutyOfUnit, dutiesOf, type Exclusion, type Obligation, submissionColumns } from '#rules';
import { type Unit, UnitRegister } from '#units';
import type { SubmissionAuthor } from './entities/submission-author.entity.js';
import { type DeskLine, type DeskState, SubmissionDesk } from './submission-desk.service.js';
import { receivingPart } from './submission-drafts.service.js';
import { SubmissionReading } from './submission-reading.service.js';

/** What the plan asks of units, and how each stands with it. */
export interface UnitDuty {
  obligation: Obligation;
  /** By name of the unit; those that lack something say what. */
  units: { unit: Unit; duty: DutyOfUnit }[];
}

/** Somebody who has written an entry, as the head of the unit sees them. */
export interface AuthorTakingPart extends Pick<SubmissionAuthor, 'pseudonym' | 'fullName' | 'position' | 'unitName'> {
  /** What is known of whether they lead; undefined where nobody has said anything. */
  leader: LeaderWords | undefined;
  /** Why they may not take part, as a standing says it; null where nothing bars them. */
  barredBecause: string | null;
}

/** An entry of people of a unit. */
export interface UnitEntry extends Pick<DeskLine, 'submission' | 'version' | 'state'> {
  /** For which it counts: the unit itself, or one below it. */
  unit: Unit | undefined;
  /** Whether units count it as taking part. */
  counts: boolean;
  authors: AuthorTakingPart[];
}

/** In these an entry counts for no unit. */
const COUNTS_NOT: readonly DeskState[] = ['withdrawn', 'cancelled', 'invalid', 'incomplete'];
/** More than any part has received. */
const MOST_ENTRIES = 100_000;

/** Which agencies have taken part in a part of submissions, and which are missing. */
@Injectable()
export class UnitParticipation {
  constructor(
    private readonly reading: SubmissionReading,
    private readonly desk: SubmissionDesk,
    private readonly leaders: LeaderRegister,
    private readonly units: UnitRegister,
  ) {}

  /**
   * What each unit that people work in has done of what the plan asks, its sub-units included; one entry for each obligation of the part.
   * Who may not take part counts for no unit.
   * @throws SubmissionError NO_SUCH_PART, NOT_OPEN
   */
  async of(running: RunningContest, partCode: string): Promise<UnitDuty[]> {
    const { part, round } = receivingPart(running, partCode);
    const { ruleSet, contest } = running;
    const obligations = ruleSet.obligations.filter((one) => one.part === partCode);
    if (obligations.length === 0) return [];
    const columns = submissionColumns(partCode, await this.reading.ofRound(round.id));
    const excluded = new Set((await this.reading.barred(running, round.id)).map(({ person }) => person));
    const leaders = asksForLeaders(ruleSet, partCode) ? await this.leaders.confirmed(contest.id) : undefined;
    const all = await this.units.list(unitDay(running));
    const agencies = new Map(agenciesAmong(all).map((unit) => [unit.code, unit]));
    const units = all.map(({ code, codes, kind, headCount }) => ({ code, kind, parent: codes[1], headCount }));
    return obligations.map((obligation) => ({
      obligation,
      units: dutiesOf(obligation, part, columns, {
        units,
        accepts: ({ code, kind }) => agencies.has(code) && (obligation.unitKinds?.includes(kind) ?? true),
        excluded,
        ...(leaders && { leaders }),
      }).flatMap((duty) => {
        const unit = agencies.get(duty.facts.unit);
        return unit ? [{ unit, duty }] : [];
      }),
    }));
  }

  /**
   * The entries of a unit's people and of those below it, by number, without what was withdrawn: for the list that its head signs.
   * @throws SubmissionError NO_SUCH_PART, NOT_OPEN
   */
  async entriesOf(running: RunningContest, partCode: string, unit: Pick<Unit, 'code'>): Promise<UnitEntry[]> {
    const { round } = receivingPart(running, partCode);
    const below = (await this.units.list(unitDay(running))).filter(({ codes }) => codes.includes(unit.code));
    const byId = new Map(below.map((one) => [one.id, one]));
    const { lines } = await this.desk.ofRound(round.id, { units: [...byId.keys()], skip: 0, limit: MOST_ENTRIES });
    const shown = lines.filter(({ state }) => state !== 'withdrawn');
    const people = shown.flatMap(({ authors }) => authors.map(({ pseudonym }) => pseudonym));
    const words = await this.leaders.words(running.contest.id, people);
    const barred = reasonsOf(await this.reading.barred(running, round.id));
    return shown.map(({ submission, version, state, authors }) => ({
      ...{ submission, version, state },
      unit: submission.unitId ? byId.get(submission.unitId) : undefined,
      counts: !COUNTS_NOT.includes(state),
      authors: authors.map(({ pseudonym, fullName, position, unitName }) => ({
        ...{ pseudonym, fullName, position, unitName },
        leader: words.get(pseudonym),
        barredBecause: barred.get(pseudonym) ?? null,
      })),
    }));
  }
}

function reasonsOf(exclusions: readonly Exclusion[]): ReadonlyMap<string, string> {
  return new Map(exclusions.map(({ person, reason }) => [person, reason]));
}

/** Units that people work in and that belong to no other such unit of the register. */
function agenciesAmong(units: readonly Unit[]): Unit[] {
  const working = units.filter(({ bases }) => bases.includes('workplace'));
  const codes = new Set(working.map(({ code }) => code));
  return working.filter((unit) => !unit.codes.slice(1).some((above) => codes.has(above)));
}
