import { Injectable } from '@nestjs/common';
import { AttemptLedger } from '#attempts';
import { ContestReader, type Grant, Grants, type Round, type RunningContest, unitDay } from '#contests';
import { Clock, type ContestId } from '#kernel';
import { type GrantedUnits, type Moved, WARD_BATCH, WardMarks } from '#registrations';
import { type UnitId, UnitRegister } from '#units';
import { Turnouts } from './turnouts.service.js';

/** Batches per contest and look: seconds at most, so that no tenant waits long behind another's people. */
const BATCHES = 50;

/** How much of its work a look does. */
interface LookOptions {
  /** Batches of people per contest. */
  batches?: number;
  /** Somebody waits for the answer: people are marked and freed, and counting is left to the next look. */
  isQuick?: boolean;
}

/**
 * Whoever counts for a granted unit is the ward's, whenever they registered; whoever was the ward's by a grant that was
 * taken back is nobody's. Works through people batch by batch beside the rounds, and may be broken off at any point: what is
 * left is found by the next look. What a ward may see ends with the grant itself, at once. A look asks once per contest for
 * all its wards together: one that finds nothing to do costs a handful of statements, however many they are.
 */
@Injectable()
export class WardStamping {
  constructor(
    private readonly grants: Grants,
    private readonly contests: ContestReader,
    private readonly marks: WardMarks,
    private readonly ledger: AttemptLedger,
    private readonly turnouts: Turnouts,
    private readonly units: UnitRegister,
    private readonly clock: Clock,
  ) {}

  /** One look at the grants of the tenant in scope; how many people were marked or freed. */
  async look({ batches = BATCHES, isQuick = false }: LookOptions = {}): Promise<number> {
    const byContest = Map.groupBy(await this.grants.inForceOrEnding(), ({ contestId }) => contestId);
    let touched = 0;
    for (const [contestId, grants] of byContest) {
      const running = await this.contests.contest(contestId);
      const { live = [], ending = [] } = Object.groupBy(grants, ({ revokedAt }) => (revokedAt === null ? 'live' : 'ending'));
      // First those who become nobody's: some may count for a unit that was given to another ward since.
      const freed = await this.clear(running, ending, batches * WARD_BATCH);
      const marked = await this.stamp(running, live, batches * WARD_BATCH);
      touched += freed.people + marked.people;
      if (freed.isDone && marked.isDone && !isQuick) await this.finish(contestId, running.rounds, live);
    }
    return touched;
  }

  /** Takes people from the wards of grants that were taken back. */
  private async clear({ contest, rounds }: RunningContest, ending: readonly Grant[], most: number): Promise<Done> {
    if (ending.length === 0) return NOTHING;
    const wards = ending.map(({ viaTenantId }) => viaTenantId);
    const people = await this.marks.unmark(contest.id, wards, most);
    const kept = await this.marks.unmarkKept(idsOf(rounds), wards, most);
    const isDone = people.isDone && kept.isDone;
    if (isDone) {
      await this.turnouts.forgetWards(contest.id, wards);
      await this.grants.noteCleared(idsOf(ending));
    }
    return done(people, isDone);
  }

  /** Makes people their wards'. */
  private async stamp(running: RunningContest, live: readonly Grant[], most: number): Promise<Done> {
    if (live.length === 0) return NOTHING;
    const granted = await this.granted(running, live);
    const people = await this.marks.mark(running.contest.id, granted, most);
    const kept = await this.marks.markKept(idsOf(running.rounds), granted, most);
    return done(people, people.isDone && kept.isDone);
  }

  /** Once everybody is whose they are: the numbers of wards that were given their people just now. */
  private async finish(contestId: ContestId, rounds: readonly Round[], live: readonly Grant[]): Promise<void> {
    const fresh = live.filter(({ stampedAt }) => stampedAt === null);
    if (fresh.length === 0) return;
    for (let left = BATCHES; (await this.ledger.followWards(contestId)) > 0; left -= 1) if (left === 0) return;
    await this.recount(contestId, rounds);
    await this.grants.noteStamped(idsOf(fresh));
  }

  /** By unit, under which grant it is. */
  private async granted(running: RunningContest, live: readonly Grant[]): Promise<GrantedUnits> {
    const byCode = new Map(live.map((grant) => [grant.unitCode, grant]));
    const units = await this.units.under([...byCode.keys()], unitDay(running));
    return new Map<UnitId, Grant>(
      units.flatMap(({ id, codes }) => {
        // Its own code comes first, then those above.
        const grant = codes.map((code) => byCode.get(code)).find((one) => one !== undefined);
        return grant ? [[id, grant] as const] : [];
      }),
    );
  }

  /** The numbers of every round that has begun, also of those that nobody counts any more. */
  private async recount(contestId: ContestId, rounds: readonly Round[]): Promise<void> {
    const now = this.clock.now();
    const begun = rounds.filter(({ opensAt }) => opensAt <= now);
    for (const { id } of begun) await this.turnouts.take(contestId, id);
    if (begun.length > 0) await this.turnouts.take(contestId, null);
  }
}

interface Done {
  people: number;
  isDone: boolean;
}

const NOTHING: Done = { people: 0, isDone: true };

function done({ count }: Moved, isDone: boolean): Done {
  return { people: count, isDone };
}

function idsOf<Id>(rows: readonly { id: Id }[]): Id[] {
  return rows.map(({ id }) => id);
}
