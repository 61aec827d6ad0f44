import { Injectable } from '@nestjs/common';
import {
  Assignments,
  Councils,
  JudgingPhases,
  JudgingProgress,
  type PhaseProgress,
  type PhaseReopening,
  PhaseReopenings,
  SheetReopenings,
} from '#judging';
import { SubmissionReading } from '#submissions';
import { type JudgedPhase, JudgingReader, markersOf, type SeatedJudge } from './judging-reader.js';

/** Where a phase stands, and what keeps it from going on. */
export interface PhaseFacts extends JudgedPhase {
  /** Submissions that the formal check has not come to; only asked for in the first phase. */
  unchecked: number;
  /** Submissions with files that staff have added and that stand in no version yet; only asked for before the first phase is open. */
  filesWaiting: number;
  /** Entries without all the judges whom the rules name. */
  lacking: number;
  /** Seats that mark in the phase's council. */
  markers: number;
  /** Names of those of them who have a role to which the console shows authors, while the phase is judged blindly: they may not mark. */
  seeing: string[];
  /** Undefined before the phase is open. */
  progress: PhaseProgress | undefined;
  /** Entries that are to be judged in the phase and that nobody has taken in; asked for where that keeps it from being closed, or wants it open again. */
  newcomers: number;
  /** That the closed phase is to be opened again, until somebody else has decided it, with the name of who has asked. */
  reopening: (PhaseReopening & { name: string }) | undefined;
  /** Of a phase that is not open yet: entries that were supplemented after they were taken in. */
  outdated: number;
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
    private readonly phases: JudgingPhases,
    private readonly councils: Councils,
    private readonly again: PhaseReopenings,
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
      filesWaiting: isFirst && (isPrepared || phase.state === 'waiting') ? await this.submissions.withFilesWaiting(round.id) : 0,
      lacking: isPrepared || phase.state === 'open' ? await this.assignments.lackingIn(round.id, phaseCode) : 0,
      markers: markersOf(seated, phase.council).length,
      seeing: phase.isBlind && phase.state !== 'closed' ? await this.seeing(markersOf(seated, phase.council)) : [],
      progress: progress.find((one) => one.phase === phaseCode),
      newcomers: await this.newcomers(
        judged,
        progress.find((one) => one.phase === phaseCode),
      ),
      outdated: isPrepared ? await this.phases.outdatedIn(round.id, phaseCode) : 0,
      reopening: phase.state === 'closed' ? await this.reopening(judged) : undefined,
      reopenings: phase.state === 'open' ? (await this.reopenings.waiting(round.id, phaseCode)).length : 0,
    };
  }

  private async seeing(markers: readonly SeatedJudge[]): Promise<string[]> {
    const seats = new Set((await this.councils.seeingNames(markers.map(({ seat }) => seat))).map(({ id }) => id));
    return markers.filter(({ seat }) => seats.has(seat.id)).map(({ fullName }) => fullName);
  }

  /** Where the phase could be closed, or is closed while the part waits; a phase before it that is open may still bring others. */
  private async newcomers({ round, phase, phases }: JudgedPhase, progress: PhaseProgress | undefined): Promise<number> {
    const isWhole = phase.state === 'open' && progress?.missingSheets === 0;
    const isIdle = phase.state === 'prepared' && phase.entries === 0;
    if (round.state !== 'settling' || !(isWhole || isIdle || phase.state === 'closed')) return 0;
    const before = phases.slice(0, phases.indexOf(phase));
    return before.every(({ state }) => state === 'closed') ? this.phases.newcomersIn(round.id, phase.phase) : 0;
  }

  private async reopening({ round, phase }: JudgedPhase): Promise<PhaseFacts['reopening']> {
    const waiting = await this.again.waiting(round.id, phase.phase);
    return waiting && Object.assign(waiting, { name: (await this.reader.names([waiting.askedBy])).get(waiting.askedBy) ?? '' });
  }
}
