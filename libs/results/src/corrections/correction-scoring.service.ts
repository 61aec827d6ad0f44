import { Injectable } from '@nestjs/common';
import type { Round } from '#contests';
import { Clock, DomainError } from '#kernel';
import { KeyCorrections } from '#questions';
import { Registrations } from '#registrations';
import { revisionsOf } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import type { RankedOtherwise } from '../closing/round-ranker.service.js';
import { StandingLeases } from '../closing/standing-leases.service.js';
import type { Standing } from '../entities/standing.entity.js';
import { SheetsMissing } from '../judged/sheets-missing.js';
import { StandingPreview } from '../previews/standing-preview.service.js';
import { Standings } from '../standings.service.js';
import { Corrections } from './corrections.service.js';
import type { CorrectionOutcome } from './domain/correction-outcome.js';
import { saidOf } from './domain/correction-words.js';
import { CorrectionRound } from './entities/correction-round.entity.js';
import type { ResultCorrection } from './entities/result-correction.entity.js';

/**
 * Says what would become of results by corrections that are asked for, weighed against the standing that is kept: as a table, or, where
 * others would come to a phase of judging that is closed, what has to be marked first. Nothing else is written.
 */
@Injectable()
export class CorrectionScoring {
  constructor(
    @InjectScoped(CorrectionRound) private readonly rounds: ScopedRepository<CorrectionRound>,
    private readonly corrections: Corrections,
    private readonly preview: StandingPreview,
    private readonly leases: StandingLeases,
    private readonly standings: Standings,
    private readonly keys: KeyCorrections,
    private readonly registrations: Registrations,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * One look of the worker: tables that are missing, or about a standing that has a later version; how many were made. Several workers
   * may look at once: one scores a round.
   */
  async look(): Promise<number> {
    let scored = 0;
    for (const correction of await this.corrections.asked())
      for (const round of await this.corrections.touched(correction)) {
        const standing = await this.standings.newest(round.id);
        if (!standing || (await this.isDone(correction, standing))) continue;
        scored += (await this.leases.whileHeld(round.id, () => this.score(correction, round, standing))) ?? 0;
      }
    return scored;
  }

  private async isDone({ id }: ResultCorrection, { id: standingId, roundId }: Standing): Promise<boolean> {
    const row = await this.rounds.findOne({ where: { correctionId: id, roundId } });
    return row?.standingId === standingId && (row.outcome !== null || row.unmarked !== null || row.fault !== null);
  }

  private async score(correction: ResultCorrection, round: Round, standing: Standing): Promise<number> {
    // Another worker may have been at it up to now.
    if (await this.isDone(correction, standing)) return 0;
    try {
      const outcome = await this.outcome(correction, round, standing);
      await this.keep(correction, standing, { outcome, scoredAt: this.clock.now(), fault: null, unmarked: null });
    } catch (error) {
      // Anything else is tried again.
      if (!(error instanceof DomainError)) throw error;
      const unmarked = error instanceof SheetsMissing ? error.unmarked : null;
      await this.keep(correction, standing, { outcome: null, scoredAt: null, unmarked, fault: unmarked ? null : error.sentence() });
    }
    return 1;
  }

  private async keep(
    { id: correctionId }: ResultCorrection,
    { id: standingId, roundId }: Standing,
    what: Pick<CorrectionRound, 'outcome' | 'scoredAt' | 'fault' | 'unmarked'>,
  ): Promise<void> {
    await this.unitOfWork.run(async () => {
      // What was decided meanwhile keeps the table by which it was.
      if ((await this.corrections.hold(correctionId)).state !== 'asked') return;
      await this.rounds.insertMissing([{ correctionId, roundId }]);
      await this.rounds.update({ correctionId, roundId }, { standingId, ...what });
    });
  }

  private async outcome(correction: ResultCorrection, round: Round, standing: Standing): Promise<CorrectionOutcome> {
    const { otherwise, named } = await this.otherwise(correction);
    return this.preview.against(standing, round, otherwise, named);
  }

  /** What is taken otherwise, and who is told of in any case. */
  private async otherwise(correction: ResultCorrection): Promise<{ otherwise: RankedOtherwise; named: string[] }> {
    const { bankId, revisions, registrationId, submissionId, article } = correction;
    if (bankId && revisions)
      return { otherwise: { keys: new Map([[bankId, await this.keys.next(bankId, revisionsOf(revisions))]]) }, named: [] };
    if (submissionId) return { otherwise: { cancelled: new Map([[submissionId, article ?? '']]) }, named: [submissionId] };
    const registration = registrationId ? await this.registrations.find(registrationId) : undefined;
    if (!registration) return { otherwise: {}, named: [] };
    const person = registration.pseudonym;
    return { otherwise: { leftOut: [{ person, reason: saidOf(article ?? ''), disqualified: true }] }, named: [person] };
  }
}
