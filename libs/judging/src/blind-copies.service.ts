import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, cleanLines, Clock, type RoundId } from '#kernel';
import { canonicalJson, sha256 } from '#rules';
import type { SubmissionId } from '#submissions';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { type BlindCopy, type HiddenPlace, hideWords, redact } from './domain/redact.js';
import { JudgedEntry, PhaseRow } from './entities/judging-phase.entity.js';
import { MarkingError } from './judging.errors.js';
import { JudgingFrame } from './judging-frame.service.js';
import { KnownAuthorsReader } from './known-authors.service.js';
import { Submitted } from './submitted.service.js';

const SHORTEST_WORD = 2;

/** A copy as whoever checks it sees it. */
export interface ReadCopy {
  copy: BlindCopy;
  sha256: string;
  /** What the machine has taken out of the text. */
  found: HiddenPlace[];
  releasedAt: Date | null;
  /** Where the video is to be seen; null where there is none. */
  link: string | null;
  /** Of the link; null where there is none. */
  linkSha256: string | null;
  /** Since when judges see that. */
  linkLetOutAt: Date | null;
}

/** What came of making copies that were waited for. */
export interface WaitingCopies {
  made: number;
  failed: { submissionId: SubmissionId; error: unknown }[];
}

/** What judges of a blind phase read: made by the machine, read and let out by a person. */
@Injectable()
export class BlindCopies {
  constructor(
    @InjectScoped(JudgedEntry) private readonly entries: ScopedRepository<JudgedEntry>,
    @InjectScoped(PhaseRow) private readonly phases: ScopedRepository<PhaseRow>,
    private readonly frame: JudgingFrame,
    private readonly submitted: Submitted,
    private readonly knownAuthors: KnownAuthorsReader,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes some of the copies that phases still lack, in any round of the tenant: prepared is what asks for them. What was let out and
   * has gone with its author stays gone. Each in a transaction of its own; one that cannot be made does not hold up the others.
   * @param resting submissions that are left alone for now
   * @returns how many were made, and why others could not be
   */
  async makeWaiting(most: number, resting: readonly SubmissionId[] = []): Promise<WaitingCopies> {
    const done: WaitingCopies = { made: 0, failed: [] };
    for (const { roundId, phase, submissionId, version } of await this.waiting(most, resting)) {
      try {
        const { copy } = await this.redacted(submissionId, version);
        // Another may have made it meanwhile, and somebody hidden words in it; or the phase reads a newer version by now.
        done.made += await this.entries.update({ roundId, phase, submissionId, version, blindCopy: IsNull() }, { blindCopy: copy });
      } catch (error) {
        done.failed.push({ submissionId, error });
      }
    }
    return done;
  }

  /**
   * A copy for whoever checks it, with what the machine has taken out of the text.
   * @throws MarkingError ENTRY_NOT_FOUND, COPY_MISSING
   */
  async read(roundId: RoundId, phase: string, entryNumber: number): Promise<ReadCopy> {
    const { submissionId, version, blindCopy: copy, releasedAt, linkLetOutAt } = await this.frame.entry(roundId, phase, entryNumber);
    if (copy === null) throw new MarkingError('COPY_MISSING');
    const { found } = await this.redacted(submissionId, version);
    const link = await this.submitted.link(submissionId, version);
    return { copy, sha256: copyHash(copy), found, releasedAt, link, linkSha256: link && sha256([link]), linkLetOutAt };
  }

  /**
   * Hides more words, in every spelling of tones; each line is a word or several. May be done after the copy was let out, too.
   * @returns how many places were hidden
   * @throws MarkingError ENTRY_NOT_FOUND, COPY_MISSING, WORDS_MISSING, NOT_OPEN when the phase is closed
   */
  async hide(roundId: RoundId, phase: string, entryNumber: number, typed: string, by: AccountId): Promise<number> {
    const words = cleanLines(typed).filter((word) => word.length >= SHORTEST_WORD);
    if (words.length === 0) throw new MarkingError('WORDS_MISSING');
    return this.unitOfWork.run(async () => {
      await this.holdUnclosed(roundId, phase);
      const { submissionId } = await this.frame.entry(roundId, phase, entryNumber);
      const { blindCopy } = await this.frame.holdEntry(roundId, phase, submissionId);
      if (blindCopy === null) throw new MarkingError('COPY_MISSING');
      const { copy, count } = hideWords(blindCopy, words);
      await this.entries.update({ roundId, phase, submissionId }, { blindCopy: copy });
      // The words may be names: that something was hidden is written down, not what.
      await this.record('blind-copy.hidden', roundId, by, { phase, entry: entryNumber, places: count });
      return count;
    });
  }

  /**
   * Lets judges of a blind phase see where the video of an entry is. The page where it lies may name its author: whoever lets it out has
   * looked. Twice is once.
   * @param seenSha256 of the link that was looked at
   * @throws MarkingError ENTRY_NOT_FOUND, NOT_OPEN when the phase is closed; COPY_CHANGED when the entry has another link by now
   */
  async letLinkOut(roundId: RoundId, phase: string, entryNumber: number, seenSha256: string, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { submissionId, version, linkLetOutAt } = await this.heldUnclosed(roundId, phase, entryNumber);
      const link = await this.submitted.link(submissionId, version);
      if (link === null || sha256([link]) !== seenSha256) throw new MarkingError('COPY_CHANGED');
      if (linkLetOutAt !== null) return;
      await this.entries.update({ roundId, phase, submissionId }, { linkLetOutBy: by, linkLetOutAt: this.clock.now() });
      await this.record('blind-copy.link-let-out', roundId, by, { phase, entry: entryNumber });
    });
  }

  /** Lets judges see it no more. Twice is once. @throws MarkingError ENTRY_NOT_FOUND, NOT_OPEN when the phase is closed */
  async hideLink(roundId: RoundId, phase: string, entryNumber: number, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { submissionId, linkLetOutAt } = await this.heldUnclosed(roundId, phase, entryNumber);
      if (linkLetOutAt === null) return;
      await this.entries.update({ roundId, phase, submissionId }, { linkLetOutBy: null, linkLetOutAt: null });
      await this.record('blind-copy.link-hidden', roundId, by, { phase, entry: entryNumber });
    });
  }

  /**
   * Makes a copy anew that nobody has let out.
   * @param readSha256 of the copy that somebody wants to give up; left out where there is none
   * @throws MarkingError ENTRY_NOT_FOUND, COPY_RELEASED, NOT_OPEN; COPY_CHANGED when somebody has hidden words in it meanwhile
   */
  async remake(roundId: RoundId, phase: string, entryNumber: number, by: AccountId, readSha256?: string): Promise<void> {
    const { submissionId, version } = await this.frame.entry(roundId, phase, entryNumber);
    // Files that nobody has read are read now: that takes seconds, and belongs into no unit of work.
    const { copy } = await this.redacted(submissionId, version);
    await this.unitOfWork.run(async () => {
      await this.holdUnclosed(roundId, phase);
      const { blindCopy, releasedAt } = await this.frame.holdEntry(roundId, phase, submissionId);
      if (releasedAt !== null) throw new MarkingError('COPY_RELEASED');
      if (blindCopy !== null && copyHash(blindCopy) !== readSha256) throw new MarkingError('COPY_CHANGED');
      await this.entries.update({ roundId, phase, submissionId, releasedAt: IsNull() }, { blindCopy: copy });
      await this.record('blind-copy.remade', roundId, by, { phase, entry: entryNumber });
    });
  }

  /**
   * Lets judges read copies that somebody has read. Twice is once.
   * @param read the entries by number, each with the hash of the copy that was read
   * @returns how many were let out
   * @throws MarkingError ENTRY_NOT_FOUND, COPY_MISSING, NOT_OPEN; COPY_CHANGED when one is another since
   */
  async release(roundId: RoundId, phase: string, read: ReadonlyMap<number, string>, by: AccountId): Promise<number> {
    return this.unitOfWork.run(async () => {
      await this.holdUnclosed(roundId, phase);
      const rows = await this.entries.query('e', (query) =>
        query
          .andWhere('e.roundId = :roundId and e.phase = :phase and e.entryNumber = any(:numbers)', {
            roundId,
            phase,
            numbers: [...read.keys()],
          })
          .orderBy('e.submissionId')
          .setLock('pessimistic_write')
          .getMany(),
      );
      if (rows.length < read.size) throw new MarkingError('ENTRY_NOT_FOUND');
      const waiting = rows.filter(({ releasedAt }) => releasedAt === null);
      for (const { blindCopy, entryNumber } of waiting) {
        if (blindCopy === null) throw new MarkingError('COPY_MISSING');
        if (copyHash(blindCopy) !== read.get(entryNumber)) throw new MarkingError('COPY_CHANGED');
      }
      if (waiting.length === 0) return 0;
      const which = { roundId, phase, submissionId: In(waiting.map(({ submissionId }) => submissionId)) };
      const released = await this.entries.update(which, { releasedBy: by, releasedAt: this.clock.now() });
      await this.record('blind-copy.released', roundId, by, { phase, entries: waiting.map(({ entryNumber }) => entryNumber) });
      return released;
    });
  }

  /** Hashes of the copies that are there and were not let out, by entry number. */
  async hashes(roundId: RoundId, phase: string, entryNumbers: readonly number[]): Promise<Map<number, string>> {
    const where = { roundId, phase, entryNumber: In([...entryNumbers]), blindCopy: Not(IsNull()), releasedAt: IsNull() };
    return new Map(
      (await this.entries.find({ where })).map(({ entryNumber, blindCopy }) => [entryNumber, copyHash(blindCopy as BlindCopy)]),
    );
  }

  /** An entry of a phase that is not closed, both held. */
  private async heldUnclosed(roundId: RoundId, phase: string, entryNumber: number): Promise<JudgedEntry> {
    await this.holdUnclosed(roundId, phase);
    const { submissionId } = await this.frame.entry(roundId, phase, entryNumber);
    return this.frame.holdEntry(roundId, phase, submissionId);
  }

  private async holdUnclosed(roundId: RoundId, phase: string): Promise<void> {
    if ((await this.frame.hold(roundId, phase, 'in-common')).state === 'closed') throw new MarkingError('NOT_OPEN');
  }

  private async waiting(
    most: number,
    resting: readonly SubmissionId[],
  ): Promise<Pick<JudgedEntry, 'roundId' | 'phase' | 'submissionId' | 'version'>[]> {
    const phases = await this.phases.find({ where: { isBlind: true, state: Not('closed' as const) } });
    if (phases.length === 0) return [];
    const wanted = { blindCopy: IsNull(), releasedAt: IsNull(), submissionId: Not(In([...resting])) };
    return this.entries.find({
      where: phases.map(({ roundId, phase }) => ({ roundId, phase, ...wanted })),
      select: { tenantId: true, roundId: true, phase: true, submissionId: true, version: true },
      order: { roundId: 'ASC', phase: 'ASC', entryNumber: 'ASC' },
      take: most,
    });
  }

  private async redacted(submissionId: SubmissionId, version: number): Promise<{ copy: BlindCopy; found: HiddenPlace[] }> {
    const { title, blocks } = await this.submitted.text(submissionId, version);
    const known = await this.knownAuthors.of([submissionId]);
    return redact({ title, blocks }, { ...known, units: [...known.units, ...(await this.knownAuthors.above([submissionId]))] });
  }

  private async record(action: string, roundId: RoundId, actor: AccountId, details: Record<string, unknown>): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'round', id: roundId }, details });
  }
}

/** What somebody who reads a copy has read. */
const copyHash = ({ title, blocks }: BlindCopy): string => sha256([canonicalJson({ title, blocks })]);
