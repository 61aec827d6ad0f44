import { Injectable } from '@nestjs/common';
import { Attempts } from '#attempts';
import { ContestReader, Deployments, type Round, type RunningContest } from '#contests';
import type { TenantId } from '#kernel';
import {
  type PeopleFilter,
  type PeopleOrder,
  RegisteredPeople,
  type RegisteredPerson,
  type RegistrationId,
  WardMarks,
} from '#registrations';
import { type TargetProgress, targetProgress, type Turnout, Turnouts } from '#reports';
import { type Unit, type UnitId, UnitRegister } from '#units';

/** One of the ward's own units, with those who have named it; null where they have named none. */
export interface OwnUnitLine {
  unit: Unit | null;
  registered: number;
  people: number;
  attempts: number;
}

export interface WardFigures {
  running: RunningContest;
  /** Of all rounds together; undefined before the first counting. */
  turnout: Turnout | undefined;
  /** By round, as last counted. */
  rounds: { round: Round; turnout: Turnout | undefined }[];
  lines: OwnUnitLine[];
  targets: TargetProgress[];
}

export interface WardPerson extends RegisteredPerson {
  ownUnitName: string;
  attempts: number;
}

export interface WardPeople {
  running: RunningContest;
  people: WardPerson[];
  total: number;
}

/** People whose attempts are counted at once. */
const BATCH = 5_000;

/**
 * What a ward's staff see of its city's contest: its own people and their numbers. Everything about people is read in the
 * city's scope narrowed to the ward, where row security shows nobody else; the ward's units in its own.
 */
@Injectable()
export class WardReport {
  constructor(
    private readonly deployments: Deployments,
    private readonly contests: ContestReader,
    private readonly turnouts: Turnouts,
    private readonly people: RegisteredPeople,
    private readonly attempts: Attempts,
    private readonly marks: WardMarks,
    private readonly units: UnitRegister,
  ) {}

  /** The numbers; undefined where nothing is deployed, or no longer. */
  async figures(): Promise<WardFigures | undefined> {
    const found = await this.deployments.amongOwnPeople(async ({ ownerContestId, tenantId, plan }) => {
      const running = await this.contests.contest(ownerContestId);
      return { plan, running, ...(await this.counted(running, tenantId)), byOwnUnit: await this.marks.countByOwnUnit(ownerContestId) };
    });
    if (!found) return undefined;
    const { plan, running, turnout, rounds, byOwnUnit } = found;
    const units = await this.units.list(plan.contest.unitsAt);
    return { running, turnout, rounds, lines: linesOf(units, byOwnUnit, turnout), targets: targetProgress(plan.targets, units, turnout) };
  }

  /** A page of the ward's people; undefined where nothing is deployed, or no longer. */
  async page(filter: PeopleFilter & { skip: number; limit: number; order?: PeopleOrder }): Promise<WardPeople | undefined> {
    const found = await this.deployments.amongOwnPeople(async ({ ownerContestId, plan }) => {
      const { people, total } = await this.people.page(ownerContestId, filter);
      const ids = people.map(({ registrationId }) => registrationId);
      return {
        plan,
        running: await this.contests.contest(ownerContestId),
        people,
        total,
        attempts: await this.attemptsOf(ids),
        ownUnits: await this.marks.ownUnitsOf(ids),
      };
    });
    if (!found) return undefined;
    const units = new Map((await this.units.list(found.plan.contest.unitsAt)).map((unit) => [unit.id, unit]));
    const people = found.people.map((person) => ({
      ...person,
      ownUnitName: units.get(found.ownUnits.get(person.registrationId) as UnitId)?.name ?? '',
      attempts: found.attempts.get(person.registrationId) ?? 0,
    }));
    return { running: found.running, people, total: found.total };
  }

  private async counted(running: RunningContest, ward: TenantId): Promise<Pick<WardFigures, 'turnout' | 'rounds'>> {
    const find = async (roundId: Round['id'] | null): Promise<Turnout | undefined> =>
      this.turnouts.find({ contestId: running.contest.id, roundId, viaTenantId: ward });
    const rounds: WardFigures['rounds'] = [];
    for (const round of running.rounds) rounds.push({ round, turnout: await find(round.id) });
    return { turnout: await find(null), rounds };
  }

  private async attemptsOf(ids: readonly RegistrationId[]): Promise<ReadonlyMap<RegistrationId, number>> {
    const all = new Map<RegistrationId, number>();
    for (let from = 0; from < ids.length; from += BATCH)
      for (const [id, count] of await this.attempts.countsOf(ids.slice(from, from + BATCH))) all.set(id, count);
    return all;
  }
}

/** The ward's units in their order, then those who have named none of them. */
function linesOf(
  units: readonly Unit[],
  registered: readonly { unitId: UnitId | null; people: number }[],
  turnout: Turnout | undefined,
): OwnUnitLine[] {
  const known = new Set<string>(units.map(({ id }) => id));
  const line = (unit: Unit | null): OwnUnitLine => {
    const isMeant = (id: string | null): boolean => (unit ? id === unit.id : id === null || !known.has(id));
    const counted = (turnout?.units ?? []).filter(({ unit: id }) => isMeant(id));
    return {
      unit,
      registered: sum(registered.filter(({ unitId }) => isMeant(unitId)).map(({ people }) => people)),
      people: sum(counted.map(({ people }) => people)),
      attempts: sum(counted.map(({ attempts }) => attempts)),
    };
  };
  const without = line(null);
  return [...units.map((unit) => line(unit)), ...(without.registered + without.people > 0 || units.length === 0 ? [without] : [])];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
