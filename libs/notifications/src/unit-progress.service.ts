import { Injectable } from '@nestjs/common';
import { ContestReader, type RunningContest, unitDay } from '#contests';
import { Clock, localDay } from '#kernel';
import { hotStatement } from '#persistence';
import { TenantContext, UnitOfWork } from '#tenancy';
import { type UnitId, UnitRegister } from '#units';
import { followUp, type FollowUp, type UnitFigures } from './domain/follow-up.js';
import { REACHED, reachValues, type UnitReach } from './domain/unit-reach.js';
import { NotificationError } from './notification.errors.js';

interface FigureRow {
  unitId: UnitId;
  /** The local day of the first sealed attempt or the first entry; null for those who have only registered. */
  day: string | null;
  people: number;
  /** Of them: entered by a helper on the helper's device. */
  assisted: number;
}

/**
 * Registered people within reach by unit and by the day on which they first took part: sealed an attempt, or sent an entry as its first
 * author.
 */
const figuresOfReach = hotStatement<[string, string, string | null, string], FigureRow>(
  'figures-of-reach',
  `select r.unit_id as "unitId", to_char(first.at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as day, count(*)::int as people,
     count(*) filter (where r.is_assisted)::int as assisted
   from registrations r
   left join lateral (
     select min(taken.at) as at from (
       select min(a.submitted_at) as at from attempts a
       where a.tenant_id = $1 and a.registration_id = r.id and a.submitted_at is not null
       union all
       select min(s.received_at) from submission_authors a
       join submissions s on s.tenant_id = a.tenant_id and s.id = a.submission_id and s.version = a.version and s.state = 'sent'
       where a.tenant_id = $1 and a.registration_id = r.id and a.ordinal = 1) taken) first on true
   where r.tenant_id = $1 and r.contest_id = $4 and r.duplicate_of is null and r.unit_id in (${REACHED})
   group by 1, 2`,
);

const idsOfReach = hotStatement<[string, string, string | null], { id: UnitId }>('ids-of-reach', REACHED);

/** How a unit is doing. */
export interface UnitProgress extends FollowUp {
  /** How many of the registered were entered by a helper. */
  assisted: number;
  /** People who took part for the first time, by local day, in order. */
  days: { day: string; people: number }[];
}

/** How many of a unit and of those below it have registered and taken part: as of now, in one statement. */
@Injectable()
export class UnitProgressReader {
  constructor(
    private readonly contests: ContestReader,
    private readonly units: UnitRegister,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws NotificationError NOT_COORDINATOR when the appointment has just ended */
  async of(reach: UnitReach): Promise<UnitProgress> {
    const running = await this.contests.contest(reach.contestId);
    const values = reachValues(this.context.tenantId(), reach);
    const { ids, rows } = await this.unitOfWork.run(async (manager) => ({
      ids: await manager.query<{ id: UnitId }[]>(idsOfReach.text, values.slice(0, 3)),
      rows: await manager.query<FigureRow[]>(figuresOfReach.text, values),
    }));
    const found = await this.units.findMany(
      ids.map(({ id }) => id),
      localDay(this.clock.now()),
    );
    const top = found.get(reach.unitId);
    if (!top) throw new NotificationError('NOT_COORDINATOR');
    const units = [...found.values()].filter(isOfDay(running, top.id)).toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
    return {
      ...followUp(top, units, figuresOf(rows), running.ruleSet),
      days: daysOf(rows),
      assisted: rows.reduce((all, row) => all + row.assisted, 0),
    };
  }
}

/** Units of the contest's own day; the top one whatever its day. */
function isOfDay(running: RunningContest, top: UnitId): (unit: { id: UnitId; validFrom: string; validTo: string | null }) => boolean {
  const day = unitDay(running);
  return ({ id, validFrom, validTo }) => id === top || (validFrom <= day && (validTo === null || validTo > day));
}

function figuresOf(rows: readonly FigureRow[]): UnitFigures[] {
  const byUnit = new Map<UnitId, UnitFigures>();
  for (const { unitId, day, people } of rows) {
    const known = byUnit.get(unitId) ?? { unitId, registered: 0, taken: 0 };
    byUnit.set(unitId, { unitId, registered: known.registered + people, taken: known.taken + (day === null ? 0 : people) });
  }
  return [...byUnit.values()];
}

function daysOf(rows: readonly FigureRow[]): UnitProgress['days'] {
  const byDay = new Map<string, number>();
  for (const { day, people } of rows) if (day !== null) byDay.set(day, (byDay.get(day) ?? 0) + people);
  return [...byDay].map(([day, people]) => ({ day, people })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
