import { Injectable } from '@nestjs/common';
import { Assignments, JudgingProgress, type PhaseProgress, SheetReopenings } from '#judging';
import { SubmissionReading } from '#submissions';
import { type JudgedPhase, JudgingReader, markersOf } from './judging-reader.js';

/** Where a phase stands, and what keeps it from going on. */
export interface PhaseFacts extends JudgedPhase {
  /** Submissions that the formal check has not come to; only asked for in the first phase. */
  unchecked: number;
  /** Entries without all the judges whom the rules name. */
  lacking: number;
  /** Seats that mark in the phase's council. */
  markers: number;
  /** Undefined before the phase is open. */
  progress: PhaseProgress | undefined;
  /** Finished sheets that somebody wants opened again. */
  reopenings: number;
}

/** Reads where phases stand. */
@Injectable()
export class PhaseReader {
  constructor(
    private readonly reader: JudgingReader,
    private readonly submissions: SubmissionReading,
    private readonly assignments: Assignments,
    private readonly judging: JudgingProgress,
    private readonly reopenings: SheetReopenings,
  ) {}

  /** @throws ContestError; MarkingError PHASE_UNKNOWN */
  async of(code: string, phaseCode: string): Promise<PhaseFacts> {
    const judged = await this.reader.phase(code, phaseCode);
    const { round, phase, phases, running } = judged;
    const isFirst = phases[0]?.phase === phaseCode;
    const isPrepared = phase.state === 'prepared';
    const seated = await this.reader.seated(running.contest.id);
    const progress = phase.state === 'open' || phase.state === 'closed' ? await this.judging.of(round.id) : [];
    return {
      ...judged,
      unchecked: isFirst && phase.state !== 'closed' ? (await this.submissions.unchecked(round.id)).length : 0,
      lacking: isPrepared || phase.state === 'open' ? await this.assignments.lackingIn(round.id, phaseCode) : 0,
      markers: markersOf(seated, phase.council).length,
      progress: progress.find((one) => one.phase === phaseCode),
      reopenings: phase.state === 'open' ? (await this.reopenings.waiting(round.id)).length : 0,
    };
  }
}
