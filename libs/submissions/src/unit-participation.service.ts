import { Injectable } from '@nestjs/common';
import { type RunningContest, unitDay } from '#contests';
import { LeaderRegister, type LeaderWords, type UnitsOfPeople } from '#registrations';
import { asksForLeaders, type AttemptColumns, dutiesOf, type DutyOfUnit, type Exclusion, type Obligation, submissionColumns } from '#rules';
import { type Unit, type UnitId, UnitRegister } from '#units';
import type { SubmissionAuthor } from './entities/submission-author.entity.js';
import type { SubmissionId } from './entities/submission.entity.js';
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

/** One unit in a part: what its people have sent in, and how it stands with each obligation that it has. */
export interface UnitTakingPart {
  duties: { obligation: Obligation; duty: DutyOfUnit }[];
  /** By number, those of units below it included, without what was withdrawn. */
  entries: UnitEntry[];
}

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
    const { round } = receivingPart(running, partCode);
    if (!running.ruleSet.obligations.some(({ part }) => part === partCode)) return [];
    const all = await this.units.list(unitDay(running));
    const columns = submissionColumns(partCode, await this.reading.ofRound(round.id));
    return this.dutiesOf(running, partCode, { all, columns, barred: await this.reading.barred(running, round.id) });
  }

  /**
   * The same of one unit, with the entries of its people for the list that its head signs. Reads what concerns the unit alone, since its
   * contact looks often and a round may be large.
   * @throws SubmissionError NO_SUCH_PART, NOT_OPEN
   */
  async ofUnit(running: RunningContest, partCode: string, { code }: Pick<Unit, 'code'>): Promise<UnitTakingPart> {
    const { round } = receivingPart(running, partCode);
    const all = await this.units.list(unitDay(running));
    const below = new Map(all.filter(({ codes }) => codes.includes(code)).map((one) => [one.id, one]));
    const sent = await this.reading.ofUnits(round.id, [...below.keys()]);
    const columns = submissionColumns(partCode, sent);
    const { lines } = await this.desk.ofRound(round.id, { units: [...below.keys()], skip: 0, limit: MOST_ENTRIES });
    const shown = lines.filter(({ state }) => state !== 'withdrawn');
    const ids = [...sent.map(({ id }) => id as SubmissionId), ...shown.map(({ submission }) => submission.id)];
    const barred = await this.reading.barredAmong(running, [...new Set(ids)]);
    const duties = await this.dutiesOf(running, partCode, { all, columns, barred, only: code });
    return {
      duties: duties.flatMap(({ obligation, units }) => units.map(({ duty }) => ({ obligation, duty }))),
      entries: await this.entriesOf(running, shown, { below, columns, barred: reasonsOf(barred) }),
    };
  }

  private async entriesOf(
    { contest }: RunningContest,
    lines: readonly DeskLine[],
    { below, columns, barred }: { below: ReadonlyMap<UnitId, Unit>; columns: AttemptColumns; barred: ReadonlyMap<string, string> },
  ): Promise<UnitEntry[]> {
    const units = [...below.values()];
    // Authors after the first count for no unit; what is said of them is said for that of the entry.
    const ofEntries = lines.flatMap(({ submission: { unitId }, authors }) =>
      authors.map(({ pseudonym }) => [pseudonym, (unitId && below.get(unitId)?.codes) ?? []] as const),
    );
    const words = await this.leaders.words(contest.id, new Map([...ofEntries, ...unitsOfPeople(columns, units)]));
    return lines.map(({ submission, version, state, authors }) => ({
      ...{ submission, version, state },
      unit: submission.unitId ? below.get(submission.unitId) : undefined,
      counts: !COUNTS_NOT.includes(state),
      authors: authors.map(({ pseudonym, fullName, position, unitName }) => ({
        ...{ pseudonym, fullName, position, unitName },
        leader: words.get(pseudonym),
        barredBecause: barred.get(pseudonym) ?? null,
      })),
    }));
  }

  /** @param only code of the one unit that is wanted; with it the columns may hold what concerns that unit alone */
  private async dutiesOf(
    { contest, ruleSet }: RunningContest,
    partCode: string,
    { all, columns, barred, only }: { all: readonly Unit[]; columns: AttemptColumns; barred: readonly Exclusion[]; only?: string },
  ): Promise<UnitDuty[]> {
    const obligations = ruleSet.obligations.filter(({ part }) => part === partCode);
    if (obligations.length === 0) return [];
    const part = ruleSet.parts.find(({ code }) => code === partCode);
    const excluded = new Set(barred.map(({ person }) => person));
    const leaders = asksForLeaders(ruleSet, partCode) ? await this.leaders.confirmed(contest.id, unitsOfPeople(columns, all)) : undefined;
    const agencies = new Map(agenciesAmong(all).map((unit) => [unit.code, unit]));
    const units = all.map(({ code, codes, kind, headCount }) => ({ code, kind, parent: codes[1], headCount }));
    return obligations.map((obligation) => ({
      obligation,
      units: dutiesOf(obligation, part, columns, {
        units,
        accepts: ({ code, kind }) =>
          (only === undefined || code === only) && agencies.has(code) && (obligation.unitKinds?.includes(kind) ?? true),
        excluded,
        ...(leaders && { leaders }),
      }).flatMap((duty) => {
        const unit = agencies.get(duty.facts.unit);
        return unit ? [{ unit, duty }] : [];
      }),
    }));
  }
}

/** For which unit each person counts, with those above it. */
function unitsOfPeople({ people, unitOfPerson, units }: AttemptColumns, register: readonly Unit[]): UnitsOfPeople {
  const byCode = new Map(register.map(({ code, codes }) => [code, codes]));
  return new Map(people.map((person, at) => [person, byCode.get(units[unitOfPerson[at] as number] ?? '') ?? []]));
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
