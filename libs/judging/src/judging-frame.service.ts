import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ContestReader, type Round, type RunningContest } from '#contests';
import type { ContestId, RoundId } from '#kernel';
import type { JudgingPhase, SubmissionPart } from '#rules';
import type { SubmissionId } from '#submissions';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { JudgedEntry, PhaseRow } from './entities/judging-phase.entity.js';
import { MarkingError } from './judging.errors.js';

/** A phase of judging with everything that says how it goes. */
export interface PhaseFrame {
  running: RunningContest;
  round: Round;
  part: SubmissionPart;
  /** As the rules have it. */
  rules: JudgingPhase;
  /** 1 for the first. */
  ordinal: number;
}

/** An entry without what judges read of it. */
export type ListedEntry = Omit<JudgedEntry, 'blindCopy'>;
const LISTED = {
  ...{
    tenantId: true,
    roundId: true,
    phase: true,
    submissionId: true,
    version: true,
    entryNumber: true,
    releasedBy: true,
    releasedAt: true,
    closedAt: true,
  },
} as const;

/** Which phases a round has, by the rules in force, and in what state they are. */
@Injectable()
export class JudgingFrame {
  constructor(
    @InjectScoped(PhaseRow) private readonly phases: ScopedRepository<PhaseRow>,
    @InjectScoped(JudgedEntry) private readonly entries: ScopedRepository<JudgedEntry>,
    private readonly contests: ContestReader,
  ) {}

  /** All phases of a round, as the rules order them. @throws MarkingError PHASE_UNKNOWN where the round is of a quiz */
  async frames(roundId: RoundId): Promise<PhaseFrame[]> {
    const round = await this.contests.round(roundId);
    const running = await this.contests.contest(round.contestId);
    const part = running.ruleSet.parts.find(({ code }) => code === round.partCode);
    if (part === undefined || part.kind === 'quiz') throw new MarkingError('PHASE_UNKNOWN');
    return part.judging.phases.map((rules, at) => ({ running, round, part, rules, ordinal: at + 1 }));
  }

  /** The first phase. @throws MarkingError PHASE_UNKNOWN where the round is of a quiz */
  async first(roundId: RoundId): Promise<PhaseFrame> {
    const [first] = await this.frames(roundId);
    if (!first) throw new MarkingError('PHASE_UNKNOWN');
    return first;
  }

  /** One phase by its code. @throws MarkingError PHASE_UNKNOWN */
  async frame(roundId: RoundId, phase: string): Promise<PhaseFrame> {
    const found = (await this.frames(roundId)).find(({ rules }) => rules.code === phase);
    if (!found) throw new MarkingError('PHASE_UNKNOWN');
    return found;
  }

  /** The rows of phases that were prepared, in their order. */
  async rows(roundId: RoundId): Promise<PhaseRow[]> {
    return this.phases.find({ where: { roundId }, order: { ordinal: 'ASC' } });
  }

  /** The phases of a contest that were prepared and are not closed. */
  async unclosed(contestId: ContestId): Promise<PhaseRow[]> {
    return this.phases.find({ where: { contestId, state: In(['prepared', 'open']) }, order: { roundId: 'ASC', ordinal: 'ASC' } });
  }

  /** How many phases of a contest with one of these codes are closed. */
  async closed(contestId: ContestId, phases: readonly string[]): Promise<number> {
    return phases.length === 0 ? 0 : this.phases.count({ contestId, phase: In([...phases]), state: 'closed' });
  }

  /** @throws MarkingError PHASE_UNKNOWN when it was not prepared */
  async row(roundId: RoundId, phase: string): Promise<PhaseRow> {
    const row = await this.phases.findOne({ where: { roundId, phase } });
    if (!row) throw new MarkingError('PHASE_UNKNOWN');
    return row;
  }

  /**
   * The phase, held until the running unit of work ends: alone for opening and closing it, or in common, so that it stays
   * open while somebody writes in it.
   * @throws MarkingError PHASE_UNKNOWN
   */
  async hold(roundId: RoundId, phase: string, how: 'alone' | 'in-common'): Promise<PhaseRow> {
    const row = await this.phases.query('p', (query) =>
      query
        .andWhere('p.roundId = :roundId and p.phase = :phase', { roundId, phase })
        .setLock(how === 'alone' ? 'pessimistic_write' : 'pessimistic_read')
        .getOne(),
    );
    if (!row) throw new MarkingError('PHASE_UNKNOWN');
    return row;
  }

  /** All phases of a round that were prepared, held in common until the running unit of work ends: none of them closes meanwhile. */
  async holdAll(roundId: RoundId): Promise<PhaseRow[]> {
    return this.phases.query('p', (query) =>
      query.andWhere('p.roundId = :roundId', { roundId }).orderBy('p.ordinal').setLock('pessimistic_read').getMany(),
    );
  }

  /** The same in common, of a phase that is open. @throws MarkingError PHASE_UNKNOWN, NOT_OPEN */
  async holdOpen(roundId: RoundId, phase: string): Promise<PhaseRow> {
    const row = await this.hold(roundId, phase, 'in-common');
    if (row.state !== 'open') throw new MarkingError('NOT_OPEN');
    return row;
  }

  /** What is judged in a phase, by entry number; without the copies, of which one is as long as an essay. */
  async entriesOf(roundId: RoundId, phase: string): Promise<ListedEntry[]> {
    return this.entries.find({ where: { roundId, phase }, select: LISTED, order: { entryNumber: 'ASC' } });
  }

  /** Titles of the blind copies that judges may read, without the copies. */
  async blindTitles(roundId: RoundId, phase: string): Promise<ReadonlyMap<SubmissionId, string>> {
    const rows = await this.entries.query('e', (query) =>
      query
        .andWhere('e.roundId = :roundId and e.phase = :phase and e.released_at is not null', { roundId, phase })
        .select(['e.submission_id as id', "e.blind_text->>'title' as title"])
        .getRawMany<{ id: SubmissionId; title: string | null }>(),
    );
    return new Map(rows.map(({ id, title }) => [id, title ?? '']));
  }

  /** One entry by its submission. @throws MarkingError ENTRY_NOT_FOUND */
  async entryOf(roundId: RoundId, phase: string, submissionId: SubmissionId): Promise<JudgedEntry> {
    const entry = await this.entries.findOne({ where: { roundId, phase, submissionId } });
    if (!entry) throw new MarkingError('ENTRY_NOT_FOUND');
    return entry;
  }

  /** One entry by its number. @throws MarkingError ENTRY_NOT_FOUND */
  async entry(roundId: RoundId, phase: string, entryNumber: number): Promise<JudgedEntry> {
    const entry = await this.entries.findOne({ where: { roundId, phase, entryNumber } });
    if (!entry) throw new MarkingError('ENTRY_NOT_FOUND');
    return entry;
  }

  /**
   * An entry whose sheet is finished: its phase held in common and open, then itself held alone. Nobody marks what there was not to
   * read: of a blind phase only copies that were let out, on paper or here.
   * @throws MarkingError PHASE_UNKNOWN, NOT_OPEN, ENTRY_NOT_FOUND, ENTRY_CLOSED, NOTHING_TO_READ
   */
  async holdToMark(roundId: RoundId, phase: string, submissionId: SubmissionId): Promise<JudgedEntry> {
    const { isBlind } = await this.holdOpen(roundId, phase);
    const entry = await this.holdEntry(roundId, phase, submissionId);
    if (isBlind && entry.releasedAt === null) throw new MarkingError('NOTHING_TO_READ');
    return entry;
  }

  /**
   * An entry, held alone until the running unit of work ends: who finishes a sheet of it sees what the others have finished.
   * @throws MarkingError ENTRY_NOT_FOUND; ENTRY_CLOSED where its marks were fixed when the phase was closed before
   */
  async holdEntry(roundId: RoundId, phase: string, submissionId: SubmissionId): Promise<JudgedEntry> {
    const entry = await this.entries.query('e', (query) =>
      query
        .andWhere('e.roundId = :roundId and e.phase = :phase and e.submissionId = :submissionId', { roundId, phase, submissionId })
        .setLock('pessimistic_write')
        .getOne(),
    );
    if (!entry) throw new MarkingError('ENTRY_NOT_FOUND');
    if (entry.closedAt !== null) throw new MarkingError('ENTRY_CLOSED');
    return entry;
  }
}
