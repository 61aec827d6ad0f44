import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, newId } from '#kernel';
import { type RuleSet, ruleSetHash } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import type { ContestDraftId } from './entities/contest-draft.entity.js';
import { ContestRehearsal, type RehearsalId } from './entities/contest-rehearsal.entity.js';
import { RehearsalError } from './rehearsal.errors.js';

/** So many of a tenant wait or are played at once. */
const PLACES = 3;
const LONGEST_LIST = 50;
const LONGEST_TITLE = 300;

/** What somebody wants to see played. */
export interface WantedRehearsal {
  /** Null for the rules in force. */
  draftId: ContestDraftId | null;
  title: string;
  ruleSet: RuleSet;
  /** 1 to 20,000. */
  contestants: number;
  /** 1 to 60 characters. */
  seed: string;
  by: AccountId;
}

/** A rehearsal without the rules that were played and what came out. */
export type ListedRehearsal = Omit<ContestRehearsal, 'ruleSet' | 'result'>;

/** Asking for rehearsals and reading them. Playing them is RehearsalPlaying's, in the worker. */
@Injectable()
export class Rehearsals {
  constructor(
    @InjectScoped(ContestRehearsal) private readonly rehearsals: ScopedRepository<ContestRehearsal>,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a rehearsal in line, or finds the one that plays, or has played, the same rules with the same number and seed.
   * @throws RehearsalError REHEARSALS_FULL when all places are taken
   */
  async request(wanted: WantedRehearsal): Promise<RehearsalId> {
    const { by, contestants } = wanted;
    return this.unitOfWork.run(async () => {
      const known = await this.same(wanted);
      if (known) return known;
      const now = this.clock.now();
      const id = newId<'rehearsal'>(now);
      const row = { ...asked(wanted), id, title: wanted.title.slice(0, LONGEST_TITLE), ruleSet: wanted.ruleSet, requestedBy: by };
      for (let place = 1; place <= PLACES; place += 1) {
        if ((await this.rehearsals.insertMissing([{ ...row, state: 'queued', place, createdAt: now }])) === 0) continue;
        await this.audit.record({
          actor: by,
          action: 'rehearsal.requested',
          subject: { kind: 'rehearsal', id },
          details: { contestants },
        });
        return id;
      }
      // Somebody may have asked for the same in between.
      const theirs = await this.same(wanted);
      if (!theirs) throw new RehearsalError('REHEARSALS_FULL', { most: PLACES });
      return theirs;
    });
  }

  /** A rehearsal of this draft, or of the rules in force. @throws RehearsalError REHEARSAL_NOT_FOUND */
  async find(id: RehearsalId, draftId: ContestDraftId | null): Promise<ContestRehearsal> {
    const rehearsal = await this.rehearsals.findOne({ where: { id, draftId: draftId ?? IsNull() } });
    if (!rehearsal) throw new RehearsalError('REHEARSAL_NOT_FOUND');
    return rehearsal;
  }

  /** The rehearsals of a draft, or of the rules in force, newest first. */
  async list(draftId: ContestDraftId | null): Promise<ListedRehearsal[]> {
    return this.rehearsals.find({
      where: { draftId: draftId ?? IsNull() },
      order: { createdAt: 'DESC', id: 'DESC' },
      select: {
        tenantId: true,
        id: true,
        draftId: true,
        title: true,
        ruleSetSha256: true,
        contestants: true,
        seed: true,
        state: true,
        percent: true,
        doing: true,
        error: true,
        requestedBy: true,
        createdAt: true,
        startedAt: true,
        finishedAt: true,
      },
      take: LONGEST_LIST,
    });
  }

  /** Stops a rehearsal that waits or is played; one that has ended stays as it is. @throws RehearsalError REHEARSAL_NOT_FOUND */
  async cancel(id: RehearsalId, draftId: ContestDraftId | null, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.find(id, draftId);
      const stopped = await this.rehearsals.update(
        { id, state: In(['queued', 'running']) },
        { state: 'cancelled', place: null, claim: null, claimedAt: null, finishedAt: this.clock.now() },
      );
      if (stopped > 0) await this.audit.record({ actor: by, action: 'rehearsal.cancelled', subject: { kind: 'rehearsal', id } });
    });
  }

  /** Removes rehearsals that were asked for before the instant; how many. */
  async forgetBefore(instant: Date): Promise<number> {
    return this.rehearsals.delete({ createdAt: LessThan(instant) });
  }

  private async same(wanted: WantedRehearsal): Promise<RehearsalId | undefined> {
    const { draftId, ...exactly } = asked(wanted);
    const found = await this.rehearsals.findOne({
      where: { ...exactly, draftId: draftId ?? IsNull(), state: In(['queued', 'running', 'done']) },
      select: { tenantId: true, id: true },
    });
    return found?.id;
  }
}

/** By what a rehearsal is told from others. */
function asked({
  draftId,
  ruleSet,
  contestants,
  seed,
}: WantedRehearsal): Pick<ContestRehearsal, 'draftId' | 'ruleSetSha256' | 'contestants' | 'seed'> {
  return { draftId, ruleSetSha256: ruleSetHash(ruleSet), contestants, seed };
}
