import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { AccountId, ContestId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Registration, type RegistrationId } from './entities/registration.entity.js';
import { RegistrationError } from './registration.errors.js';

/** How many attempts registrations have: asked of whoever keeps attempts. */
export type AttemptCounter = (registrations: readonly RegistrationId[]) => Promise<ReadonlyMap<RegistrationId, number>>;

/** What merging two accounts does in one contest. */
export interface MergingStep {
  contestId: ContestId;
  /** The registration that counts from now on. */
  kept: Registration;
  /** The other one of the same person; undefined where there is none. */
  other: Registration | undefined;
}

/** Makes the registrations of two accounts those of one person: pseudonyms stay, and nobody counts twice. */
@Injectable()
export class RegistrationMerging {
  constructor(
    @InjectScoped(Registration) private readonly registrations: ScopedRepository<Registration>,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * What would happen, contest by contest; or in which contest both have sat, where it is impossible.
   * @param attempts of all registrations of both accounts
   */
  async plan(from: AccountId, into: AccountId, attempts: AttemptCounter): Promise<{ steps: MergingStep[] } | { bothSatIn: ContestId[] }> {
    const found = await this.registrations.find({ where: { accountId: In([from, into]) }, order: { createdAt: 'ASC', id: 'ASC' } });
    return planOf(found, into, await attempts(found.map(({ id }) => id)));
  }

  /**
   * Does it, in the caller's unit of work. The registrations are held meanwhile, so that nobody begins an attempt in between.
   * @param nameOf the name of a contest, for the sentence that refuses
   * @returns the registrations that went from one account to the other
   * @throws RegistrationError BOTH_HAVE_SAT
   */
  async merge(
    from: AccountId,
    into: AccountId,
    { attempts, nameOf }: { attempts: AttemptCounter; nameOf: (contest: ContestId) => string },
  ): Promise<RegistrationId[]> {
    return this.unitOfWork.run(async () => {
      const held = await this.registrations.query('r', (query) =>
        query
          .andWhere('r.accountId in (:...accounts)', { accounts: [from, into] })
          .orderBy('r.id')
          .setLock('pessimistic_write')
          .getMany(),
      );
      const plan = planOf(held, into, await attempts(held.map(({ id }) => id)));
      if ('bothSatIn' in plan) throw new RegistrationError('BOTH_HAVE_SAT', { contest: nameOf(plan.bothSatIn[0] as ContestId) });
      const moved: RegistrationId[] = [];
      for (const { kept, other } of plan.steps) {
        // First the one that counts no more makes room: a person has one registration in a contest.
        if (other) await this.registrations.update({ id: other.id }, { duplicateOf: kept.id });
        if (kept.accountId === into) continue;
        await this.registrations.update({ id: kept.id }, { accountId: into });
        moved.push(kept.id);
      }
      return moved;
    });
  }
}

function planOf(
  registrations: readonly Registration[],
  into: AccountId,
  attempts: ReadonlyMap<RegistrationId, number>,
): { steps: MergingStep[] } | { bothSatIn: ContestId[] } {
  const counting = registrations.filter(({ duplicateOf }) => duplicateOf === null);
  const contests = [...new Set(counting.map(({ contestId }) => contestId))];
  const steps = contests.map((contestId) => {
    const ofContest = counting.filter((registration) => registration.contestId === contestId);
    const sat = ofContest.filter(({ id }) => (attempts.get(id) ?? 0) > 0);
    const kept = sat[0] ?? ofContest.find(({ accountId }) => accountId === into) ?? ofContest[0];
    return { contestId, kept: kept as Registration, other: ofContest.find((one) => one !== kept), bothSat: sat.length > 1 };
  });
  const bothSatIn = steps.flatMap(({ contestId, bothSat }) => (bothSat ? [contestId] : []));
  if (bothSatIn.length > 0) return { bothSatIn };
  return { steps: steps.map(({ contestId, kept, other }) => ({ contestId, kept, other })) };
}
