import { Injectable } from '@nestjs/common';
import { Sealing } from '#attempts';
import { type Round, RoundTransitions } from '#contests';
import { Clock } from '#kernel';
import { ReceivingClosing } from '#submissions';
import { UnitOfWork } from '#tenancy';
import { CorrectedOrder } from './corrections/corrected-order.service.js';
import { Draws } from './draws/draws.service.js';
import { JudgedClosing } from './judged/judged-closing.service.js';
import { Publication } from './publication.service.js';
import { Standings } from './standings.service.js';

const SEAL_AT_ONCE = 500;
/** Who pressed start in the last moment of a round may still be on the way into the database. */
const STARTS_ON_THE_WAY_MS = 5_000;

/** What the machine does for a round after its end: seal what is open, compute the standing, publish in time. */
@Injectable()
export class RoundClosing {
  constructor(
    private readonly sealing: Sealing,
    private readonly standings: Standings,
    private readonly judged: JudgedClosing,
    private readonly receiving: ReceivingClosing,
    private readonly publication: Publication,
    private readonly draws: Draws,
    private readonly order: CorrectedOrder,
    private readonly transitions: RoundTransitions,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a round as far as it can go now. May be called again at any time and by several workers: each step is done once.
   * @param place the tenant's short name, for receipts of attempts that are sealed here
   */
  async takeFurther(round: Round, place: string): Promise<void> {
    if (round.kind === 'receiving') return this.takeJudgedFurther(round);
    switch (round.state) {
      case 'open':
        // Before anything else: whoever takes part can read by which lot a tie is decided.
        await this.draws.commit(round);
        await this.sealing.sealExpired(round.id, place, SEAL_AT_ONCE);
        return;
      case 'closing':
        return this.settle(round, place);
      case 'settling':
        if ((await this.draws.prepare(round)) || (await this.order.awaited(round))) return;
        await this.standings.compute(round);
        return;
      case 'approved':
        await this.publication.publishIfDue(round);
        return;
      default:
    }
  }

  /** Of a part of submissions: `closing` is left by `ReceivingClosing`, `settling` ("đang chấm") once it is judged. */
  private async takeJudgedFurther(round: Round): Promise<void> {
    if (round.state === 'closing') return this.receiving.takeFurther(round);
    if (round.state === 'settling' && !(await this.order.awaited(round))) await this.judged.compute(round);
    if (round.state === 'approved') await this.publication.publishIfDue(round);
  }

  /**
   * Seals everything once nothing may arrive any more; then the round is ready to be computed. Each attempt has its own grace
   * and, where the board has given it more time, its own end: the round waits for the last of them.
   */
  private async settle(round: Round, place: string): Promise<void> {
    if (this.clock.now().getTime() < round.closesAt.getTime() + STARTS_ON_THE_WAY_MS) return;
    await this.sealing.sealAllExpired(round.id, place);
    // Held: no attempt is re-opened between counting and going on.
    await this.unitOfWork.run(async () => {
      await this.transitions.hold(round.id);
      if ((await this.sealing.unsealed(round.id)) > 0) return;
      await this.transitions.move(round.id, { from: 'closing', to: 'settling', actor: null });
    });
  }
}
