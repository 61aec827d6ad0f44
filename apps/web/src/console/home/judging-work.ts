import { Injectable } from '@nestjs/common';
import { Permission, type Principal } from '#access';
import type { Round, RunningContest } from '#contests';
import { JudgingPhases, type JudgingPhaseView, JudgingProgress, PhaseReopenings, SheetReopenings } from '#judging';
import { submissionPart } from '#submissions';

/** How far the judging of a round has come, for who prepares it. */
export interface RoundJudging {
  round: Round;
  /** Name of the part. */
  name: string;
  /** The first phase that is not ended; undefined when all are. */
  phase: Pick<JudgingPhaseView, 'phase' | 'name' | 'state' | 'entries'> | undefined;
  /** Of an open phase: that no sheet is to come any more. */
  isWhole: boolean;
  /** Finished sheets that others want opened again. */
  sheets: number;
  /** Codes of ended phases that others want opened again. */
  again: readonly string[];
}

/** Reads where the judging of the parts stands that receive no more and are not ranked yet. */
@Injectable()
export class JudgingWork {
  constructor(
    private readonly phases: JudgingPhases,
    private readonly progress: JudgingProgress,
    private readonly sheets: SheetReopenings,
    private readonly again: PhaseReopenings,
  ) {}

  async of({ ruleSet, receiving }: RunningContest, { accountId, permissions }: Principal): Promise<RoundJudging[]> {
    if (!permissions.has(Permission.PrepareJudging)) return [];
    const found: RoundJudging[] = [];
    for (const round of receiving.filter(({ state }) => state === 'settling')) {
      const phase = (await this.phases.of(round.id)).find(({ state }) => state !== 'closed');
      const isOpen = phase?.state === 'open';
      const progress = isOpen ? (await this.progress.of(round.id)).find((one) => one.phase === phase.phase) : undefined;
      found.push({
        round,
        name: submissionPart(ruleSet, round.partCode)?.name ?? round.name,
        phase,
        isWhole: progress?.missingSheets === 0 && progress.awaitFurther === 0,
        sheets: isOpen ? (await this.sheets.waiting(round.id, phase.phase)).filter(({ askedBy }) => askedBy !== accountId).length : 0,
        again: (await this.again.waitingIn(round.id)).filter(({ askedBy }) => askedBy !== accountId).map((one) => one.phase),
      });
    }
    return found;
  }
}
