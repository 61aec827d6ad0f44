import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { FileStore } from '#files';
import { Clock, newId } from '#kernel';
import type { RegistrationId } from '#registrations';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { fileKey } from './domain/file-key.js';
import { MOST_FILE_BYTES, MOST_FILES, PROMISE_GRACE_MS, shownName } from './domain/promise.js';
import { FormalCheck } from './entities/formal-check.entity.js';
import { type FileKind, type FileRole, type ScanResult, SubmissionFile, type SubmissionFileId } from './entities/submission-file.entity.js';
import { SubmissionVersionFile } from './entities/submission-version-file.entity.js';
import { Submission, type SubmissionId } from './entities/submission.entity.js';
import { completeWhole, type ReceivingNow, receivingNow } from './queries/submission-statements.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { SubmissionError } from './submission.errors.js';

/** A file as its owner announces it. */
export interface AnnouncedFile {
  role: FileRole;
  name: string;
  /** Bytes. */
  size: number;
  /** Of the whole file, lower-case hexadecimal. */
  sha256: string;
}

/** What the upload needs to know of a promise. */
export interface PromisedFile {
  file: SubmissionFile;
  submission: Submission;
  /** Where its bytes belong. */
  key: string;
}

/** What an inspection has found in the bytes that came. */
export interface InspectedBytes {
  kind: FileKind;
  pages: number | null;
  scan: ScanResult;
}

/** The files of submissions: announced by size and fingerprint, then uploaded, inspected and kept. */
@Injectable()
export class SubmissionFiles {
  constructor(
    @InjectScoped(SubmissionFile) private readonly files: ScopedRepository<SubmissionFile>,
    @InjectScoped(SubmissionVersionFile) private readonly ofVersions: ScopedRepository<SubmissionVersionFile>,
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    @InjectScoped(FormalCheck) private readonly checks: ScopedRepository<FormalCheck>,
    private readonly store: FileStore,
    private readonly statements: ScopedStatements,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Promises a file of a draft; its bytes may follow. The same file promised twice is one. A main file takes the place of the one before.
   * @param owner whose submission it must be; null for staff
   * @throws SubmissionError SUBMISSION_NOT_FOUND, WITHDRAWN, FILE_EMPTY, FILE_TOO_LARGE, TOO_MANY_FILES
   */
  async promise(id: SubmissionId, owner: RegistrationId | null, announced: AnnouncedFile): Promise<SubmissionFile> {
    checkAnnounced(announced);
    return this.unitOfWork.run(async () => {
      const submission = await this.held(id, owner);
      if (submission.state === 'withdrawn') throw new SubmissionError('WITHDRAWN');
      return this.promiseIn(submission, announced);
    });
  }

  /** The same in the caller's unit of work, for whoever has held the submission. */
  async promiseIn(
    { id: submissionId, viaTenantId }: Pick<Submission, 'id' | 'viaTenantId'>,
    announced: AnnouncedFile,
  ): Promise<SubmissionFile> {
    checkAnnounced(announced);
    const { role, name, size, sha256 } = announced;
    const same = { submissionId, role, promisedSha256: sha256, state: In(['promised', 'stored'] as const) };
    const known = await this.files.findOne({ where: same });
    const others = (await this.inDraft(submissionId)).filter((file) => file.id !== known?.id && !(role === 'main' && file.role === 'main'));
    if (others.length >= MOST_FILES) throw new SubmissionError('TOO_MANY_FILES', { most: MOST_FILES });
    if (role === 'main') await this.leaveDraft(submissionId, { role: 'main' as const });
    if (known) await this.files.update({ id: known.id }, { inDraft: true });
    else
      await this.files.insert({
        id: newId<'submission-file'>(this.clock.now()),
        ...{ viaTenantId, submissionId, role, promisedSha256: sha256 },
        fileName: shownName(name),
        promisedSize: String(size),
        promisedAt: this.clock.now(),
        inDraft: true,
        state: 'promised',
      });
    return (await this.files.findOne({ where: same })) as SubmissionFile;
  }

  /** Takes a file out of what is being written; a version that was sent keeps it. Twice is once. @throws SubmissionError SUBMISSION_NOT_FOUND */
  async remove(id: SubmissionId, owner: RegistrationId, fileId: SubmissionFileId): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.held(id, owner);
      await this.leaveDraft(id, { id: fileId });
    });
  }

  /** The files of what is being written: the main one first, then in the order in which they were promised; refused ones as well. */
  async inDraft(submissionId: SubmissionId): Promise<SubmissionFile[]> {
    return inOrder(await this.files.find({ where: { submissionId, inDraft: true } }));
  }

  /** The files of a version, in its order. */
  async ofVersion(submissionId: SubmissionId, version: number): Promise<SubmissionFile[]> {
    const places = await this.ofVersions.find({ where: { submissionId, version }, order: { ordinal: 'ASC' } });
    if (places.length === 0) return [];
    const files = new Map(
      (await this.files.find({ where: { id: In(places.map(({ fileId }) => fileId)) } })).map((file) => [file.id, file]),
    );
    return places.flatMap(({ fileId }) => files.get(fileId) ?? []);
  }

  /** A file of a submission. @throws SubmissionError FILE_NOT_FOUND */
  async of(submissionId: SubmissionId, fileId: SubmissionFileId): Promise<SubmissionFile> {
    const found = await this.files.findOne({ where: { id: fileId, submissionId } });
    if (!found) throw new SubmissionError('FILE_NOT_FOUND');
    return found;
  }

  /**
   * A promise whose bytes are about to come: what the upload is held to, and where they go.
   * @param owner whose file it must be; null for staff
   * @throws SubmissionError FILE_NOT_FOUND, FILE_DECIDED, FILE_TOO_LATE
   */
  async awaited(fileId: SubmissionFileId, owner: RegistrationId | null): Promise<PromisedFile> {
    return this.unitOfWork.run(async () => {
      const file = await this.files.findOne({ where: { id: fileId } });
      const submission = file && (await this.submissions.findOne({ where: { id: file.submissionId } }));
      if (!file || !submission || (owner !== null && submission.registrationId !== owner)) throw new SubmissionError('FILE_NOT_FOUND');
      if (file.state !== 'promised') throw new SubmissionError('FILE_DECIDED');
      if (!(await this.mayStillCome(submission))) throw new SubmissionError('FILE_TOO_LATE');
      return { file, submission, key: fileKey(file) };
    });
  }

  /**
   * The promised bytes are in the store under their key, with the promised fingerprint: whoever calls has seen to both. With the last
   * of its files a version is complete. Told twice it is one.
   * @returns versions that are complete by it
   * @throws SubmissionError FILE_NOT_FOUND, FILE_DECIDED, FILE_TOO_LATE
   */
  async arrived(fileId: SubmissionFileId, { kind, pages, scan }: InspectedBytes): Promise<number[]> {
    return this.unitOfWork.run(async () => {
      const found = await this.files.findOne({ where: { id: fileId } });
      if (!found) throw new SubmissionError('FILE_NOT_FOUND');
      // Held: of two last files that come at once, one sees that all are there.
      const submission = await this.held(found.submissionId, null);
      const file = (await this.files.findOne({ where: { id: fileId } })) as SubmissionFile;
      if (file.state === 'stored') return [];
      if (file.state !== 'promised') throw new SubmissionError('FILE_DECIDED');
      if (!(await this.mayStillCome(submission))) throw new SubmissionError('FILE_TOO_LATE');
      await this.files.update({ id: fileId, state: 'promised' }, { state: 'stored', kind, pages, scan, storedAt: this.clock.now() });
      return (await this.statements.run(completeWhole, file.submissionId)).map(({ version }) => version);
    });
  }

  /** The bytes that came may not be: of no kind that is taken, harmful, not those that were promised. The draft goes on without them. */
  async refuse(fileId: SubmissionFileId, code: string): Promise<void> {
    await this.files.update({ id: fileId, state: 'promised' }, { state: 'refused', refusedCode: code });
  }

  /** What the scanner has said of a file that waited for it. What is harmful is taken away; the version with it is no longer whole. */
  async scanned(fileId: SubmissionFileId, result: 'clean' | 'infected'): Promise<void> {
    const waiting = { id: fileId, scan: 'waiting' as const };
    if (result === 'clean') await this.files.update(waiting, { scan: 'clean' });
    else await this.files.update(waiting, { state: 'refused', refusedCode: 'INFECTED', storedAt: null, scan: 'infected' });
  }

  /** Files that wait for the scanner. */
  async waitingForScan(limit = 100): Promise<SubmissionFile[]> {
    return this.files.find({ where: { scan: 'waiting', state: 'stored' }, order: { storedAt: 'ASC' }, take: limit });
  }

  /** Takes away the bytes of what was refused, removed or erased, at most so many files; how many. For the worker. */
  async takeAway(limit = 100): Promise<number> {
    const gone = await this.files.find({
      where: { state: In(['refused', 'removed', 'erased'] as const), bytesGoneAt: IsNull() },
      order: { id: 'ASC' },
      take: limit,
    });
    for (const file of gone) {
      await this.store.delete(fileKey(file));
      await this.files.update({ id: file.id }, { bytesGoneAt: this.clock.now() });
    }
    return gone.length;
  }

  /** How many bytes a person has promised or stored in all submissions, for the quota. */
  async bytesOf(registrationId: RegistrationId): Promise<number> {
    const own = await this.submissions.find({ where: { registrationId } });
    if (own.length === 0) return 0;
    const files = await this.files.find({
      where: { submissionId: In(own.map(({ id }) => id)), state: In(['promised', 'stored'] as const) },
    });
    return files.reduce((sum, { promisedSize }) => sum + Number(promisedSize), 0);
  }

  private async held(id: SubmissionId, owner: RegistrationId | null): Promise<Submission> {
    const where = owner === null ? { id } : { id, registrationId: owner };
    const held = await this.submissions.findOne({ where, lock: { mode: 'pessimistic_write' } });
    if (!held) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    return held;
  }

  /** What no version has is gone for good. */
  private async leaveDraft(submissionId: SubmissionId, which: { id: SubmissionFileId } | { role: 'main' }): Promise<void> {
    for (const { id, state } of await this.files.find({ where: { submissionId, inDraft: true, ...which } })) {
      const isSent = await this.ofVersions.exists({ fileId: id });
      const isGone = !isSent && (state === 'promised' || state === 'stored');
      await this.files.update(
        { id },
        isGone ? { inDraft: false, state: 'removed', storedAt: null, kind: null, pages: null, scan: null } : { inDraft: false },
      );
    }
  }

  /** While the part receives and a while after; and while something may be supplemented. */
  private async mayStillCome({ id, roundId, version }: Submission): Promise<boolean> {
    const [round] = await this.statements.run(receivingNow, roundId);
    if (round && withinGrace(round)) return true;
    if (!round || version === null) return false;
    const since = new Date(round.now.getTime() - PROMISE_GRACE_MS);
    return this.checks.exists({ submissionId: id, result: 'supplement', until: MoreThan(since) });
  }
}

/** Whether bytes of what was promised in a round may still come: nothing has gone on to judging yet. */
function withinGrace({ state, now, closes_at: closesAt }: ReceivingNow): boolean {
  return ['scheduled', 'open', 'paused', 'closing'].includes(state) && now.getTime() < closesAt.getTime() + PROMISE_GRACE_MS;
}

function checkAnnounced({ size }: AnnouncedFile): void {
  if (size <= 0) throw new SubmissionError('FILE_EMPTY');
  if (size > MOST_FILE_BYTES) throw new SubmissionError('FILE_TOO_LARGE', { most: MOST_FILE_BYTES / 1024 / 1024 });
}

/** The main file first. */
function inOrder(files: readonly SubmissionFile[]): SubmissionFile[] {
  const place = ({ role }: SubmissionFile): number => (role === 'main' ? 0 : 1);
  return files.toSorted((a, b) => place(a) - place(b) || a.promisedAt.getTime() - b.promisedAt.getTime() || (a.id < b.id ? -1 : 1));
}
