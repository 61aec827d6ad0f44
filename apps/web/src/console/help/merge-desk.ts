import { Injectable } from '@nestjs/common';
import { type Account, HelpDesk } from '#accounts';
import { AttemptOwners, Attempts } from '#attempts';
import { Certificates } from '#certificates';
import { ContestReader } from '#contests';
import type { AccountId, ContestId } from '#kernel';
import { PeopleChanges } from '#notifications';
import { type RegistrationId, RegistrationMerging } from '#registrations';
import { Submissions } from '#submissions';
import { UnitOfWork } from '#tenancy';

/** What merging would do in one contest, in words. */
export interface MergeLine {
  contest: string;
  attempts: number;
  /** Both are registered there: the registration without attempts counts no more. */
  hasDouble: boolean;
}

/** Somebody's registration for a contest. */
export interface PartTaken {
  contestId: ContestId;
  contest: string;
  attempts: number;
  hasConsent: boolean;
}

/** Makes one account of two that are the same person: the accounts, then all that hangs on them, or nothing of it. */
@Injectable()
export class MergeDesk {
  constructor(
    private readonly help: HelpDesk,
    private readonly registrations: RegistrationMerging,
    private readonly attempts: Attempts,
    private readonly owners: AttemptOwners,
    private readonly submissions: Submissions,
    private readonly certificates: Certificates,
    private readonly changes: PeopleChanges,
    private readonly contests: ContestReader,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What would happen contest by contest, or in which contests both have sat. */
  async preview(from: AccountId, into: AccountId): Promise<{ lines: MergeLine[] } | { bothSatIn: string[] }> {
    const plan = await this.registrations.plan(from, into, (ids) => this.takenPart(ids));
    const names = await this.names();
    const nameOf = (id: ContestId): string => names.get(id) ?? 'Cuộc thi khác';
    if ('bothSatIn' in plan) return { bothSatIn: plan.bothSatIn.map(nameOf) };
    const counts = await this.attempts.countsOf(plan.steps.map(({ kept }) => kept.id));
    return {
      lines: plan.steps.map(({ contestId, kept, other }) => ({
        contest: nameOf(contestId),
        attempts: counts.get(kept.id) ?? 0,
        hasDouble: other !== undefined,
      })),
    };
  }

  /**
   * Does it. @throws AccountError PERSON_NOT_HERE, MERGE_SAME, MERGE_STAFF, MERGE_STRANGERS, MERGE_LOCKED, MERGED_ALREADY;
   * RegistrationError BOTH_HAVE_SAT
   */
  async merge(from: AccountId, into: AccountId, act: { actor: AccountId; reason: string }): Promise<void> {
    const names = await this.names();
    await this.unitOfWork.run(async () => {
      await this.help.merge(from, into, act);
      const moved = await this.registrations.merge(from, into, {
        attempts: (ids) => this.takenPart(ids),
        nameOf: (id) => names.get(id) ?? '',
      });
      await this.owners.follow(moved, into);
      await this.certificates.follow(from, into);
      await this.changes.merge(from, into, act.actor);
    });
  }

  /** The registrations of an account in words: contest, how many attempts, and whether a guardian's consent could be taken back. */
  async takesPartIn(account: Account): Promise<PartTaken[]> {
    const plan = await this.registrations.plan(account.id, account.id, (ids) => this.takenPart(ids));
    if ('bothSatIn' in plan) return [];
    const [names, counts] = [await this.names(), await this.attempts.countsOf(plan.steps.map(({ kept }) => kept.id))];
    return plan.steps.map(({ contestId, kept }) => ({
      contestId,
      contest: names.get(contestId) ?? '',
      attempts: counts.get(kept.id) ?? 0,
      hasConsent: kept.guardianState === 'given',
    }));
  }

  /** How often people have taken part: attempts, and submissions that were not withdrawn. */
  private async takenPart(ids: readonly RegistrationId[]): Promise<ReadonlyMap<RegistrationId, number>> {
    const counts = [...(await this.attempts.countsOf(ids)), ...(await this.submissions.countsOf(ids))];
    return new Map(ids.map((id) => [id, counts.reduce((sum, [of, count]) => sum + (of === id ? count : 0), 0)]));
  }

  private async names(): Promise<ReadonlyMap<ContestId, string>> {
    return new Map((await this.contests.list()).map(({ id, name }) => [id, name]));
  }
}
