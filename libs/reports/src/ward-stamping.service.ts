import { Injectable } from '@nestjs/common';
import { AttemptLedger } from '#attempts';
import { ContestReader, type Grant, Grants, type Round, unitDay } from '#contests';
import { Clock, type RoundId } from '#kernel';
import { WardMarks } from '#registrations';
import { UnitRegister } from '#units';
import { Turnouts } from './turnouts.service.js';

/** Batches per grant and look, so that no grant waits long behind another's people. */
const BATCHES = 25;

/**
 * Whoever counts for a granted unit is the ward's, whenever they registered; whoever was the ward's by a grant that was
 * taken back is nobody's. Works through people batch by batch beside the rounds, and may be broken off at any point: what is
 * left is found by the next look. What a ward may see ends with the grant itself, at once.
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
  async look(batches = BATCHES): Promise<number> {
    let touched = 0;
    for (const grant of await this.grants.inForceOrEnding())
      touched += grant.revokedAt === null ? await this.stamp(grant, batches) : await this.clear(grant, batches);
    return touched;
  }

  private async stamp(grant: Grant, batches: number): Promise<number> {
    const { contestId, viaTenantId, unitCode } = grant;
    const day = unitDay(await this.contests.contest(contestId));
    const unitIds = await this.units.idsUnder(unitCode, day);
    const touched = await inBatches(batches, () => this.marks.mark(contestId, unitIds, viaTenantId));
    const rounds = await this.roundsOf(grant);
    const kept = await inBatches(batches, () => this.marks.markKept(rounds, unitIds, viaTenantId));
    if (!kept.isDone) return touched.people;
    if (grant.stampedAt !== null || !touched.isDone) return touched.people;
    const followed = await inBatches(batches, () => this.ledger.followWards(contestId));
    if (!followed.isDone) return touched.people;
    await this.recount(grant);
    await this.grants.noteStamped(grant.id);
    return touched.people;
  }

  private async clear(grant: Grant, batches: number): Promise<number> {
    const { contestId, viaTenantId } = grant;
    const touched = await inBatches(batches, () => this.marks.unmark(contestId, viaTenantId));
    const rounds = await this.roundsOf(grant);
    const kept = await inBatches(batches, () => this.marks.unmarkKept(rounds, viaTenantId));
    if (!touched.isDone || !kept.isDone) return touched.people;
    await this.turnouts.forgetWard(contestId, viaTenantId);
    await this.grants.noteCleared(grant.id);
    return touched.people;
  }

  private async roundsOf({ contestId }: Grant): Promise<RoundId[]> {
    return (await this.contests.roundsOf(contestId)).map(({ id }) => id);
  }

  /** The ward's numbers of every round that has begun, also of those that nobody counts any more. */
  private async recount({ contestId }: Grant): Promise<void> {
    const now = this.clock.now();
    const begun = (await this.contests.roundsOf(contestId)).filter((round: Round) => round.opensAt <= now);
    for (const round of begun) await this.turnouts.take(contestId, round.id);
    if (begun.length > 0) await this.turnouts.take(contestId, null);
  }
}

/** Works until a batch touches nothing, or for so many batches. */
async function inBatches(most: number, work: () => Promise<number>): Promise<{ people: number; isDone: boolean }> {
  let people = 0;
  for (let batch = 0; batch < most; batch += 1) {
    const touched = await work();
    if (touched === 0) return { people, isDone: true };
    people += touched;
  }
  return { people, isDone: false };
}
