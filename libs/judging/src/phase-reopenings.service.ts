import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { RoundTransitions } from '#contests';
import { type AccountId, cleanText, Clock, type RoundId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { PhaseReopening, PhaseRow } from './entities/judging-phase.entity.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame, type PhaseFrame } from './judging-frame.service.js';
import { JudgingPhases } from './judging-phases.service.js';

const SHORTEST_REASON = 10;

/**
 * A closed phase is opened again by two people while the part waits for its standing, for what nobody has judged in it: one that moves up
 * because another was cancelled, one that was called invalid by mistake. What was marked before stays as it was.
 */
@Injectable()
export class PhaseReopenings {
  constructor(
    @InjectScoped(PhaseReopening) private readonly rows: ScopedRepository<PhaseReopening>,
    @InjectScoped(PhaseRow) private readonly phases: ScopedRepository<PhaseRow>,
    private readonly judging: JudgingPhases,
    private readonly frame: JudgingFrame,
    private readonly transitions: RoundTransitions,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * The first phase may be wished for with nothing waiting yet: only then can its form be checked anew, or paper be entered that came in time.
   * @throws MarkingError PHASE_UNKNOWN, REASON_MISSING, ROUND_NOT_SETTLING, NOT_CLOSED, NO_NEWCOMERS, EARLIER_OPEN, PHASE_REOPENING_ASKED
   */
  async ask(roundId: RoundId, phase: string, typedReason: string, by: AccountId): Promise<void> {
    const reason = cleanText(typedReason).slice(0, 1_000);
    if (reason.length < SHORTEST_REASON) throw new MarkingError('REASON_MISSING');
    await this.unitOfWork.run(async () => {
      const frame = await this.held(roundId, phase);
      const asked = { roundId, phase, askedAt: this.clock.now(), reason, askedBy: by };
      if ((await this.rows.insertMissing([{ ...asked, decidedBy: null, decidedAt: null, decision: null }])) === 0)
        throw new MarkingError('PHASE_REOPENING_ASKED');
      await this.record('judging.reopening-asked', frame, by, reason);
    });
  }

  /**
   * Decides what waits. Opened again, the phase takes in at once what it is opened for. Whoever has asked may only take it back.
   * @returns how many entries came in
   * @throws MarkingError NO_PHASE_REOPENING, OWN_PHASE_REOPENING, ROUND_NOT_SETTLING, NOT_CLOSED, NO_NEWCOMERS, EARLIER_OPEN
   */
  async decide(roundId: RoundId, phase: string, decision: 'reopened' | 'declined', by: AccountId): Promise<number> {
    return this.unitOfWork.run(async () => {
      await this.transitions.hold(roundId);
      const waiting = await this.waiting(roundId, phase);
      if (!waiting) throw new MarkingError('NO_PHASE_REOPENING');
      if (decision === 'reopened' && waiting.askedBy === by) throw new MarkingError('OWN_PHASE_REOPENING');
      const decided = { decidedBy: by, decidedAt: this.clock.now(), decision };
      const frame = decision === 'reopened' ? await this.held(roundId, phase) : await this.frame.frame(roundId, phase);
      await this.rows.update({ roundId, phase, decidedAt: IsNull() }, decided);
      await this.record(decision === 'reopened' ? 'judging.reopened' : 'judging.reopening-declined', frame, by);
      if (decision === 'declined') return 0;
      await this.phases.update({ roundId, phase }, { state: 'open', closedBy: null, closedAt: null });
      return (await this.judging.prepare(roundId, phase, by)).taken;
    });
  }

  /** What waits for a second person; undefined where nothing does. */
  async waiting(roundId: RoundId, phase: string): Promise<PhaseReopening | undefined> {
    return (await this.rows.findOne({ where: { roundId, phase, decidedAt: IsNull() } })) ?? undefined;
  }

  /** All that wait in a round. */
  async waitingIn(roundId: RoundId): Promise<PhaseReopening[]> {
    return this.rows.find({ where: { roundId, decidedAt: IsNull() }, order: { askedAt: 'ASC' } });
  }

  /** How often a phase was opened again, and why, oldest first: for its page and the minutes. */
  async of(roundId: RoundId, phase: string): Promise<PhaseReopening[]> {
    return this.rows.find({ where: { roundId, phase, decision: 'reopened' }, order: { askedAt: 'ASC' } });
  }

  /** The phase with its round, both held, closed and with something to be judged in it. */
  private async held(roundId: RoundId, phase: string): Promise<PhaseFrame> {
    const { state } = await this.transitions.hold(roundId);
    const frame = await this.frame.frame(roundId, phase);
    if (state !== 'settling') throw new MarkingError('ROUND_NOT_SETTLING');
    if ((await this.frame.hold(roundId, phase, 'alone')).state !== 'closed') throw new MarkingError('NOT_CLOSED');
    if (frame.ordinal > 1 && (await this.judging.newcomers(frame)) === 0) throw new MarkingError('NO_NEWCOMERS');
    return frame;
  }

  private async record(action: string, { round, rules }: PhaseFrame, actor: AccountId, reason?: string): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'round', id: round.id }, details: { phase: rules.code }, reason });
  }
}
