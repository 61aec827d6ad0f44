import { Injectable } from '@nestjs/common';
import { type Round, RoundTransitions } from '#contests';
import { type AccountId, Clock } from '#kernel';
import { CORRECTABLE, type CorrectionRound } from './entities/correction-round.entity.js';

const AWAITS = 'Có bài phải được chấm thêm, nên kết quả mới có sau khi chấm xong.';

/** Why a result is computed again. */
export interface TakenBack {
  /** Who has wished for it: does not sign what comes of it. */
  askedBy: AccountId;
  /** Who has decided it. */
  by: AccountId;
  /** As the next version of the standing says it. */
  reason: string;
  /** What the public reads where the result was public: the reason follows "vì". */
  notice: { reason: string; text: string };
  /** Something has to be marked first: the new result takes days, and whoever reads the notice shall know. */
  awaitsJudges: boolean;
  details: Record<string, unknown>;
}

/** The way back of a result that is to be another: computed, signed and published anew. What was stays as an earlier version. */
@Injectable()
export class WayBack {
  constructor(
    private readonly transitions: RoundTransitions,
    private readonly clock: Clock,
  ) {}

  /**
   * Has the standing of a round computed again, in the caller's unit of work, which holds the round.
   * @returns from where it was taken back; null where nothing stands yet, and what is decided comes into the standing anyway
   */
  async take(
    { id, state }: Round,
    { askedBy, by, reason, notice, awaitsJudges, details }: TakenBack,
  ): Promise<CorrectionRound['stateBefore']> {
    const from = CORRECTABLE.find((one) => one === state);
    if (!from) return null;
    const moved = await this.transitions.move(id, { from, to: 'settling', actor: by, reason, details: { ...details, askedBy } });
    if (!moved) throw new Error(`Round ${id} was not held in ${from}.`);
    if (from === 'published')
      await this.transitions.retime(id, {
        notice: {
          kind: 'corrected',
          ...notice,
          text: awaitsJudges ? `${notice.text} ${AWAITS}` : notice.text,
          at: this.clock.now().toISOString(),
        },
      });
    return from;
  }
}
