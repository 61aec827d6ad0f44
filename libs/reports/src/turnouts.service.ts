import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { AttemptDays, AttemptLedger } from '#attempts';
import { ContestReader, type Round } from '#contests';
import { Clock, type ContestId, newId, type RoundId, type TenantId } from '#kernel';
import { Registrations } from '#registrations';
import { EntryCounts } from '#submissions';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { turnoutHash } from './domain/public-turnout.js';
import { type Tally, tallyTurnout } from './domain/tally-turnout.js';
import { Turnout, type TurnoutTotals } from './entities/turnout.entity.js';

/** Wards whose numbers are kept in one statement. */
const KEPT_AT_ONCE = 500;

/** Which counting is meant. */
export interface TurnoutQuery {
  contestId: ContestId;
  /** Null for the whole contest. */
  roundId: RoundId | null;
  /** Those who came through this ward; null for everybody. */
  viaTenantId?: TenantId | null;
}

/** How many take part, counted by the worker and only read by pages. */
@Injectable()
export class Turnouts {
  constructor(
    @InjectScoped(Turnout) private readonly turnouts: ScopedRepository<Turnout>,
    private readonly ledger: AttemptLedger,
    private readonly days: AttemptDays,
    private readonly entries: EntryCounts,
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Counts a round (null: the whole contest) and keeps the numbers in place of the earlier ones, for everybody and for each ward. */
  async take(contestId: ContestId, roundId: RoundId | null): Promise<void> {
    // Before anything is read: what comes meanwhile is said to be newer.
    const takenAt = this.clock.now();
    const tallies = tallyTurnout({
      units: await this.ledger.countByUnit(contestId, roundId),
      hours: await this.ledger.countByHour(contestId, roundId),
      days: await this.days.count(contestId, roundId),
      registered: await this.registrations.countByVia(contestId),
    });
    await this.unitOfWork.run(() => this.keep({ contestId, roundId, takenAt }, tallies));
  }

  /**
   * Counts the entries of a round of receiving in the same way. Where the contest has no quiz, those of all its rounds are its whole turnout;
   * beside a quiz the whole contest is what was sat there, which targets and awards are measured by.
   */
  async takeReceiving({ id: roundId, contestId }: Pick<Round, 'id' | 'contestId'>): Promise<void> {
    const takenAt = this.clock.now();
    const own = await this.entriesOf(contestId, [roundId]);
    const runs = await this.contests.allRunsOf(contestId);
    const counting = runs.filter(({ state }) => state !== 'annulled').map(({ id }) => id);
    const isOnly = counting.length === 1 && counting[0] === roundId;
    const all = runs.every(({ kind }) => kind === 'receiving') ? (isOnly ? own : await this.entriesOf(contestId, counting)) : undefined;
    await this.unitOfWork.run(async () => {
      await this.keep({ contestId, roundId, takenAt }, own);
      if (all) await this.keep({ contestId, roundId: null, takenAt }, all);
    });
  }

  private async entriesOf(contestId: ContestId, rounds: readonly RoundId[]): Promise<Tally[]> {
    return tallyTurnout({
      units: await this.entries.byUnit(rounds),
      hours: await this.entries.byHour(rounds),
      days: await this.entries.byDay(rounds),
      registered: await this.registrations.countByVia(contestId),
    });
  }

  /** The numbers as last counted; undefined before the first counting. */
  async find({ contestId, roundId, viaTenantId = null }: TurnoutQuery): Promise<Turnout | undefined> {
    const where = { contestId, roundId: roundId ?? IsNull(), viaTenantId: viaTenantId ?? IsNull() };
    return (await this.turnouts.findOne({ where })) ?? undefined;
  }

  /** The totals of each round of a contest as last counted, without their units; rounds before their first counting are left out. */
  async totalsByRound(contestId: ContestId): Promise<ReadonlyMap<RoundId, TurnoutTotals>> {
    const select = { tenantId: true, id: true, roundId: true, totals: true } as const;
    const found = await this.turnouts.find({ select, where: { contestId, roundId: Not(IsNull()), viaTenantId: IsNull() } });
    return new Map(found.flatMap(({ roundId, totals }) => (roundId ? [[roundId, totals] as const] : [])));
  }

  /** Forgets the numbers of wards whose grants were taken back. */
  async forgetWards(contestId: ContestId, wards: readonly TenantId[]): Promise<void> {
    await this.turnouts.delete({ contestId, viaTenantId: In([...wards]) });
  }

  /** All in place of all: a ward that nobody counts for any more has no numbers. */
  private async keep(
    { contestId, roundId, takenAt }: Pick<Turnout, 'contestId' | 'roundId' | 'takenAt'>,
    tallies: readonly Tally[],
  ): Promise<void> {
    await this.turnouts.delete({ contestId, roundId: roundId ?? IsNull() });
    // Where two count at once, the numbers of the first stay: the other's are as new.
    for (let from = 0; from < tallies.length; from += KEPT_AT_ONCE)
      await this.turnouts.insertMissing(
        tallies.slice(from, from + KEPT_AT_ONCE).map((tally) => {
          const counted = { contestId, roundId, takenAt, ...tally };
          return { id: newId<'turnout'>(takenAt), ...counted, sha256: turnoutHash(counted) };
        }),
      );
  }
}
