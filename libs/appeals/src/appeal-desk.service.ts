import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Permission, permissionsOf } from '#access';
import { Staff } from '#accounts';
import { AuditTrail } from '#audit';
import { ContestReader } from '#contests';
import { type AccountId, cleanText, Clock, type ContestId, newId, type RoundId } from '#kernel';
import { type CorrectionId, Corrections } from '#results';
import { type AppealDecision, type AppealKind, appealNeedsTwo } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AppealEffects } from './appeal-effects.service.js';
import { AppealError } from './appeal.errors.js';
import { AppealLetters } from './appeal-letters.service.js';
import { effectsOf } from './domain/effects.js';
import { proposalSeal } from './domain/proposal-seal.js';
import { type AppealAct, AppealEvent, AppealEvidence } from './entities/appeal-record.entity.js';
import { Appeal, type AppealEffect, type AppealId, OPEN_STATES } from './entities/appeal.entity.js';

/** Which appeals are wanted. */
export interface AppealFilter {
  kind?: AppealKind | undefined;
  /** Only of this owner. */
  ownerId?: AccountId | undefined;
  /** Those that nobody has decided, or the decided ones. */
  isOpen: boolean;
  skip: number;
  limit: number;
}

/** How many wait in a contest, and for what. */
export interface WaitingAppeals {
  /** Nobody has them in hand. */
  received: number;
  /** In the hands of whoever looks. */
  mine: number;
  /** Wait for a second person who is not their owner: whoever looks may decide. */
  toDecide: number;
  /** Nobody has decided them, and the promised day has passed. */
  overdue: number;
  /** Decided, and something is still to be done. */
  toCarryOut: number;
}

/** What whoever has an appeal in hand proposes to decide. */
export interface AppealProposal {
  decision: AppealDecision;
  /** The article of the rules that says so. */
  basis: string;
  /** As the person reads it. */
  reason: string;
  effect: AppealEffect;
}

/** An appeal with everything about it. */
export interface AppealCase {
  appeal: Appeal;
  evidence: AppealEvidence[];
  events: AppealEvent[];
}

/** Appeals on the board's side: one person has a case in hand, another decides where something may change. */
@Injectable()
export class AppealDesk {
  constructor(
    @InjectScoped(Appeal) private readonly appeals: ScopedRepository<Appeal>,
    @InjectScoped(AppealEvidence) private readonly evidence: ScopedRepository<AppealEvidence>,
    @InjectScoped(AppealEvent) private readonly events: ScopedRepository<AppealEvent>,
    private readonly effects: AppealEffects,
    private readonly letters: AppealLetters,
    private readonly corrections: Corrections,
    private readonly contests: ContestReader,
    private readonly staff: Staff,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A page of a contest's appeals: open ones by the promised day, decided ones newest first. */
  async page(contestId: ContestId, { kind, ownerId, isOpen, skip, limit }: AppealFilter): Promise<{ appeals: Appeal[]; total: number }> {
    return this.appeals.query('a', async (query) => {
      query.andWhere(`a.contestId = :contestId and ${isOpen ? '' : 'not '}a.state = any (:open)`, { contestId, open: [...OPEN_STATES] });
      if (kind) query.andWhere('a.kind = :kind', { kind });
      if (ownerId) query.andWhere('a.ownerId = :ownerId', { ownerId });
      query.orderBy(isOpen ? 'a.answerBy' : 'a.decidedAt', isOpen ? 'ASC' : 'DESC').addOrderBy('a.id');
      const [appeals, total] = await query.offset(skip).limit(limit).getManyAndCount();
      return { appeals, total };
    });
  }

  /** What waits, for whoever looks. */
  async waiting(contestId: ContestId, me: AccountId): Promise<WaitingAppeals> {
    const now = this.clock.now();
    const row = await this.appeals.query('a', (query) =>
      query
        .andWhere('a.contestId = :contestId', { contestId, me, now, open: [...OPEN_STATES] })
        .select([
          `count(*) filter (where a.state = 'received')::int as received`,
          `count(*) filter (where a.state = 'in-hand' and a.owner_id = :me)::int as mine`,
          `count(*) filter (where a.state = 'proposed' and a.owner_id <> :me)::int as "toDecide"`,
          'count(*) filter (where a.state = any (:open) and a.answer_by <= :now)::int as overdue',
          `count(*) filter (where a.effect_state = 'waiting')::int as "toCarryOut"`,
        ])
        .getRawOne<WaitingAppeals>(),
    );
    return row ?? { received: 0, mine: 0, toDecide: 0, overdue: 0, toCarryOut: 0 };
  }

  /** @throws AppealError NO_APPEAL */
  async find(id: string): Promise<AppealCase> {
    const appealId = id as AppealId;
    const appeal = await this.appeals.findOne({ where: { id: appealId } });
    if (!appeal) throw new AppealError('NO_APPEAL');
    return {
      appeal,
      evidence: await this.evidence.find({ where: { appealId }, order: { ordinal: 'ASC' } }),
      events: await this.events.find({ where: { appealId }, order: { happenedAt: 'ASC', id: 'ASC' } }),
    };
  }

  /** Somebody has opened a case, with the name of its person. */
  async read({ id }: Appeal, by: AccountId): Promise<void> {
    await this.audit.record({ actor: by, action: 'appeal.read', subject: { kind: 'appeal', id } });
  }

  /** Takes a case in hand; two at once: one has it. @throws AppealError NO_APPEAL, MOVED_ON */
  async take(id: string, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { appeal } = await this.find(id);
      const taken = { state: 'in-hand', ownerId: by, takenAt: this.clock.now() } as const;
      await this.move(appeal, { from: ['received'], changes: taken, act: 'taken', by });
    });
  }

  /** Who may have a case in hand, by name. */
  async handlers(): Promise<{ id: AccountId; fullName: string }[]> {
    return (await this.staff.list()).filter(({ roles, isLocked }) => !isLocked && permissionsOf(roles).has(Permission.HandleAppeals));
  }

  /** Hands a case over to another, or takes it over from another. @throws AppealError NO_APPEAL, MOVED_ON, NO_SUCH_STAFF */
  async handOver(id: string, to: AccountId, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { appeal } = await this.find(id);
      if (!(await this.handlers()).some((one) => one.id === to)) throw new AppealError('NO_SUCH_STAFF');
      await this.move(appeal, { from: ['in-hand'], changes: { ownerId: to, takenAt: this.clock.now() }, act: 'handed-over', by });
    });
  }

  /**
   * Says what should be decided. Where nobody else is needed, it is decided with that.
   * @param place the tenant's short name, for a new receipt
   * @throws AppealError NO_APPEAL, MOVED_ON, NOT_OWNER, BASIS_MISSING, EFFECT_UNFIT, CORRECTION_WAITS
   */
  async propose(id: string, proposal: AppealProposal, { by, place }: { by: AccountId; place: string }): Promise<void> {
    const { decision, reason, effect } = proposal;
    const basis = cleanText(proposal.basis);
    if (basis.length < 2 || basis.length > 300) throw new AppealError('BASIS_MISSING');
    await this.unitOfWork.run(async () => {
      const { appeal } = await this.find(id);
      if (appeal.state !== 'in-hand') throw new AppealError('MOVED_ON');
      if (appeal.ownerId !== by) throw new AppealError('NOT_OWNER');
      if (!effectsOf(appeal.kind, decision).includes(effect)) throw new AppealError('EFFECT_UNFIT');
      if (effect === 'corrected') await this.refuseUncorrected(appeal);
      const { ruleSet } = await this.contests.contest(appeal.contestId);
      const needsTwo = appealNeedsTwo(ruleSet, decision);
      const changes = { state: 'proposed', decision, basis, reason, effect, needsTwo, returnedBecause: null } as const;
      await this.move(appeal, { from: ['in-hand'], changes, act: 'proposed', by, details: { decision, effect } });
      if (!needsTwo) await this.conclude({ ...appeal, ...changes }, by, place);
    });
  }

  /** The second person does not agree: the case goes back to its owner. Who has proposed may take it back so. @throws AppealError NO_APPEAL, MOVED_ON */
  async giveBack(id: string, because: string, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { appeal } = await this.find(id);
      const cleared = { decision: null, basis: null, reason: null, effect: null, needsTwo: null };
      await this.move(appeal, {
        from: ['proposed'],
        changes: { state: 'in-hand', ...cleared, returnedBecause: because },
        act: 'given-back',
        by,
      });
    });
  }

  /**
   * Notes the correction that an appeal about a key has led to, in the caller's unit of work, which asks for it. Another one may
   * follow where the first was declined.
   * @throws AppealError NO_APPEAL, MOVED_ON, NOT_OWNER, EFFECT_UNFIT, CORRECTION_OPEN
   */
  async leadTo(id: string, { correctionId, roundId, by }: { correctionId: CorrectionId; roundId: RoundId; by: AccountId }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const appeal = await this.hold(id);
      if (appeal.kind !== 'key' || appeal.roundId !== roundId) throw new AppealError('EFFECT_UNFIT');
      if (appeal.state !== 'in-hand') throw new AppealError('MOVED_ON');
      if (appeal.ownerId !== by) throw new AppealError('NOT_OWNER');
      if (appeal.correctionId && (await this.corrections.get(appeal.correctionId)).state !== 'declined')
        throw new AppealError('CORRECTION_OPEN');
      await this.move(appeal, {
        from: ['in-hand'],
        changes: { correctionId },
        act: 'correction-asked',
        by,
        details: { correction: correctionId },
      });
    });
  }

  /**
   * Decides as was proposed: what follows is done, the standing is computed again, and the person is told, all or nothing.
   * @param seen `proposalSeal` of what stood before the eyes of whoever decides: nothing else is decided
   * @param place the tenant's short name, for a new receipt
   * @throws AppealError NO_APPEAL, MOVED_ON, SECOND_PERSON, and what carrying it out throws
   */
  async decide(id: string, seen: string, { by, place }: { by: AccountId; place: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const appeal = await this.hold(id);
      if (appeal.state !== 'proposed' || proposalSeal(appeal) !== seen) throw new AppealError('MOVED_ON');
      if (appeal.ownerId === by) throw new AppealError('SECOND_PERSON');
      await this.conclude(appeal, by, place);
    });
  }

  /**
   * Does what had to wait for the standing to be corrected; or says that people have done what the machine could not.
   * @throws AppealError NO_APPEAL, MOVED_ON, SECOND_PERSON, STILL_SIGNED
   */
  async carryOut(id: string, { by, place }: { by: AccountId; place: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { appeal } = await this.find(id);
      if (appeal.effectState !== 'waiting' || !appeal.ownerId) throw new AppealError('MOVED_ON');
      if (appeal.ownerId === by) throw new AppealError('SECOND_PERSON');
      const moved = await this.appeals.update({ id: appeal.id, effectState: 'waiting' }, { effectState: 'done' });
      if (moved === 0) throw new AppealError('MOVED_ON');
      const isByHand = appeal.effect === 'by-hand';
      const done = isByHand ? 'done' : await this.effects.carryOut(appeal, { owner: appeal.ownerId, by, place });
      if (done === 'waiting') throw new AppealError('STILL_SIGNED');
      await this.note(appeal, { act: 'carried-out', by, details: { effect: appeal.effect } });
    });
  }

  private async hold(id: string): Promise<Appeal> {
    const appeal = await this.appeals.query('a', (query) => query.andWhere('a.id = :id', { id }).setLock('pessimistic_write').getOne());
    if (!appeal) throw new AppealError('NO_APPEAL');
    return appeal;
  }

  private async refuseUncorrected({ correctionId }: Appeal): Promise<void> {
    if (!correctionId) throw new AppealError('EFFECT_UNFIT');
    if ((await this.corrections.get(correctionId)).state !== 'switched') throw new AppealError('CORRECTION_WAITS');
  }

  private async conclude(appeal: Appeal, by: AccountId, place: string): Promise<void> {
    const decidedAt = this.clock.now();
    const owner = appeal.ownerId ?? by;
    // The row first: of two who decide at once, one carries it out.
    const decided = await this.appeals.update(
      { id: appeal.id, state: 'proposed', ownerId: owner },
      { state: 'decided', decidedBy: by, decidedAt, effectState: 'none' },
    );
    if (decided === 0) throw new AppealError('MOVED_ON');
    const effectState = await this.effects.carryOut(appeal, { owner, by, place });
    await this.note(appeal, { act: 'decided', by, details: { decision: appeal.decision, effect: appeal.effect } });
    // Last of all: the day's budget of texts is held from here to the end of the unit of work.
    const isTold = await this.letters.decided(appeal);
    const told = isTold ? { state: 'told' as const, toldAt: decidedAt } : {};
    if (isTold) await this.note(appeal, { act: 'told', by: null, details: {} });
    await this.appeals.update({ id: appeal.id }, { effectState, ...told });
  }

  private async move(
    appeal: Appeal,
    { from, changes, ...act }: { from: Appeal['state'][]; changes: Partial<Omit<Appeal, 'tenantId'>> } & Noted,
  ): Promise<void> {
    const where = { id: appeal.id, state: In(from), ...(appeal.ownerId ? { ownerId: appeal.ownerId } : {}) };
    if ((await this.appeals.update(where, changes)) === 0) throw new AppealError('MOVED_ON');
    await this.note(appeal, act);
  }

  /** In the case, for whoever reads it, and in the trail; never what was written. */
  private async note({ id, roundId, kind, code }: Appeal, { act, by, details = {} }: Noted): Promise<void> {
    const now = this.clock.now();
    await this.events.insert({ id: newId<'appeal-event'>(now), appealId: id, act, actorId: by, happenedAt: now });
    await this.audit.record({
      actor: by,
      action: `appeal.${act}`,
      subject: { kind: 'appeal', id },
      details: { round: roundId, kind, code, ...details },
    });
  }
}

interface Noted {
  act: AppealAct;
  by: AccountId | null;
  details?: Record<string, unknown>;
}
