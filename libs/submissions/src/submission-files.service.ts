import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import type { RoundState } from '#contests';
import { checkDeclared, checkQuota, fileLabel, FileStore, type InspectedFile, type IntakeError, KIND_FACTS } from '#files';
import { Clock, newId } from '#kernel';
import type { RegistrationId } from '#registrations';
import { SETTINGS, type Settings } from '#settings';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { fileKey } from './domain/file-key.js';
import { limitsOf, MOST_FILES, PROMISE_GRACE_MS, typedExtension } from './domain/intake.js';
import { FormalCheck } from './entities/formal-check.entity.js';
import { type FileRole, SubmissionFile, type SubmissionFileId } from './entities/submission-file.entity.js';
import { SubmissionText } from './entities/submission-text.entity.js';
import { SubmissionVersionFile } from './entities/submission-version-file.entity.js';
import { Submission, type SubmissionId } from './entities/submission.entity.js';
import { completeWhole, judgingSoFar, type ReceivingNow, receivingNow, usedBytes } from './queries/submission-statements.js';
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

/** The files of submissions: announced by size and fingerprint, then uploaded, inspected and kept. */
@Injectable()
export class SubmissionFiles {
  constructor(
    @InjectScoped(SubmissionFile) private readonly files: ScopedRepository<SubmissionFile>,
    @InjectScoped(SubmissionVersionFile) private readonly ofVersions: ScopedRepository<SubmissionVersionFile>,
    @InjectScoped(SubmissionText) private readonly texts: ScopedRepository<SubmissionText>,
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    @InjectScoped(FormalCheck) private readonly checks: ScopedRepository<FormalCheck>,
    private readonly store: FileStore,
    private readonly statements: ScopedStatements,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Promises a file of a draft; its bytes may follow. The same file promised twice is one. A main file takes the place of the one before
   * when it is there; until then that one stays. After the end of receiving only what a version that was sent lacks may still come.
   * @param owner whose submission it must be; null for staff
   * @throws SubmissionError SUBMISSION_NOT_FOUND, WITHDRAWN, NOT_THE_PROMISED, UNDER_JUDGING, TOO_MANY_FILES; IntakeError EMPTY, TOO_LARGE, NOT_DECLARED, QUOTA_OF_PERSON,
   *   QUOTA_OF_TENANT
   */
  async promise(id: SubmissionId, owner: RegistrationId | null, announced: AnnouncedFile): Promise<SubmissionFile> {
    checkDeclared(announced, limitsOf(announced.role));
    return this.unitOfWork.run(async () => {
      const submission = await this.held(id, owner);
      if (submission.state === 'withdrawn') throw new SubmissionError('WITHDRAWN');
      // It could never be taken into a version, and would lie there for nobody.
      if (owner === null && (await this.isBeforeJudges(submission))) throw new SubmissionError('UNDER_JUDGING');
      if (owner !== null && !(await this.mayBePromised(submission, announced))) throw new SubmissionError('NOT_THE_PROMISED');
      return this.promiseIn(submission, announced);
    });
  }

  /** The same in the caller's unit of work, for whoever has held the submission. */
  async promiseIn(
    submission: Pick<Submission, 'id' | 'viaTenantId' | 'registrationId'>,
    announced: AnnouncedFile,
  ): Promise<SubmissionFile> {
    checkDeclared(announced, limitsOf(announced.role));
    const { role, name, size, sha256 } = announced;
    const { id: submissionId, viaTenantId } = submission;
    const same = { submissionId, role, promisedSha256: sha256, state: In(['promised', 'stored'] as const) };
    const known = await this.files.findOne({ where: same });
    const others = (await this.inDraft(submissionId)).filter((file) => file.id !== known?.id && !(role === 'main' && file.role === 'main'));
    if (others.length >= MOST_FILES) throw new SubmissionError('TOO_MANY_FILES', { most: MOST_FILES });
    if (!known) await this.findRoom(submission, size);
    if (role === 'main') await this.makeRoom(submissionId, known);
    if (known) await this.files.update({ id: known.id }, { inDraft: true });
    else
      await this.files.insert({
        id: newId<'submission-file'>(this.clock.now()),
        ...{ viaTenantId, submissionId, role, promisedSha256: sha256 },
        fileName: fileLabel(name, typedExtension(name)),
        promisedSize: String(size),
        promisedAt: this.clock.now(),
        inDraft: true,
        state: 'promised',
      });
    return (await this.files.findOne({ where: same })) as SubmissionFile;
  }

  /**
   * Takes a file out of what is being written; a version that was sent keeps it. Twice is once.
   * @param owner whose submission it must be; null for staff
   * @throws SubmissionError SUBMISSION_NOT_FOUND
   */
  async remove(id: SubmissionId, owner: RegistrationId | null, fileId: SubmissionFileId): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.held(id, owner);
      await this.leaveDraft(id, { id: fileId });
    });
  }

  /**
   * The files of what is being written: the main one first, then in the order in which they were promised; refused ones as well. A main
   * file that is on its way, or was refused, stands after the one that is there.
   */
  async inDraft(submissionId: SubmissionId): Promise<SubmissionFile[]> {
    return inOrder(await this.files.find({ where: { submissionId, inDraft: true } }));
  }

  /** The same as it is sent now: a main file that is on its way stands for the one that it is to replace. */
  async toSend(submissionId: SubmissionId): Promise<SubmissionFile[]> {
    const all = await this.inDraft(submissionId);
    const isReplaced = all.some(({ role, state }) => role === 'main' && state === 'promised');
    return all.filter(({ role, state }) => !(isReplaced && role === 'main' && state === 'stored'));
  }

  /** Files that versions which were sent still lack, also those that have left the draft since. */
  async lacking(submissionId: SubmissionId): Promise<SubmissionFile[]> {
    const places = await this.ofVersions.find({ where: { submissionId } });
    if (places.length === 0) return [];
    return inOrder(await this.files.find({ where: { id: In(places.map(({ fileId }) => fileId)), state: 'promised' } }));
  }

  /** Takes out of the draft what is not among these, as a version before had it; in the caller's unit of work. */
  async keepInDraft(submissionId: SubmissionId, wanted: readonly Pick<AnnouncedFile, 'role' | 'sha256'>[]): Promise<void> {
    for (const { id, role, promisedSha256 } of await this.files.find({ where: { submissionId, inDraft: true } }))
      if (!wanted.some((one) => one.role === role && one.sha256 === promisedSha256)) await this.leaveDraft(submissionId, { id });
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

  /** A file with its submission, whoever's it is. */
  async whose(fileId: SubmissionFileId): Promise<{ file: SubmissionFile; submission: Submission } | undefined> {
    const file = await this.files.findOne({ where: { id: fileId } });
    const submission = file && (await this.submissions.findOne({ where: { id: file.submissionId } }));
    return file && submission ? { file, submission } : undefined;
  }

  /** Whether the bytes of a promise may still come. */
  async isAwaited({ scan, promisedAt }: Pick<SubmissionFile, 'scan' | 'promisedAt'>, submission: Submission): Promise<boolean> {
    return scan === 'waiting' || (await this.mayStillCome(submission)) || this.isScannedLate(promisedAt, submission);
  }

  /** Where the bytes of a file belong. */
  keyOf(file: Pick<SubmissionFile, 'id' | 'submissionId'>): string {
    return fileKey(file);
  }

  /**
   * The promised bytes are in the store under their key, with the promised fingerprint: whoever calls has seen to both. With the last
   * of its files a version is complete. Told twice it is one.
   * @returns versions that are complete by it
   * @throws SubmissionError FILE_NOT_FOUND, FILE_DECIDED, FILE_TOO_LATE
   */
  async arrived(
    fileId: SubmissionFileId,
    { kind, pages = null }: Pick<InspectedFile, 'kind'> & { pages?: number | null },
    isScanned: boolean,
  ): Promise<number[]> {
    return this.unitOfWork.run(async () => {
      const found = await this.files.findOne({ where: { id: fileId } });
      if (!found) throw new SubmissionError('FILE_NOT_FOUND');
      await this.holdRound(found.submissionId);
      // Held: of two last files that come at once, one sees that all are there.
      const submission = await this.held(found.submissionId, null);
      const file = (await this.files.findOne({ where: { id: fileId } })) as SubmissionFile;
      if (file.state === 'stored') return [];
      if (file.state !== 'promised') throw new SubmissionError('FILE_DECIDED');
      // What had come in time and could not be looked into then is in time.
      if (!(await this.isAwaited(file, submission))) throw new SubmissionError('FILE_TOO_LATE');
      const fileName = fileLabel(file.fileName ?? '', KIND_FACTS[kind].extension);
      const there = { kind, pages, scan: isScanned ? ('clean' as const) : ('unscanned' as const), storedAt: this.clock.now() };
      // The one that it replaces has been the draft's until now.
      if (file.role === 'main' && file.inDraft) await this.leaveDraft(file.submissionId, { role: 'main' as const }, fileId);
      await this.files.update({ id: fileId, state: 'promised' }, { state: 'stored', fileName, ...there });
      return (await this.statements.run(completeWhole, file.submissionId)).map(({ version }) => version);
    });
  }

  /** A promised file whose bytes another room of the product has brought, inspected where they came in. Twice is once. */
  async brought(
    fileId: SubmissionFileId,
    found: Pick<InspectedFile, 'kind'> & { pages: number | null; scan: 'clean' | 'unscanned' },
  ): Promise<void> {
    const { kind, pages, scan } = found;
    await this.files.update({ id: fileId, state: 'promised' }, { state: 'stored', kind, pages, scan, storedAt: this.clock.now() });
  }

  /** The bytes that came may not be: of no kind that is taken, harmful, not those that were promised. The draft goes on without them. */
  async refuse(fileId: SubmissionFileId, { code, params }: Pick<IntakeError, 'code' | 'params'>): Promise<void> {
    const change = { state: 'refused' as const, refusedCode: code, refusedParams: { ...params } as object, scan: null };
    await this.files.update({ id: fileId, state: 'promised' }, change);
  }

  /** All bytes of a promise have come, in time if it may be at this moment; nobody has looked into them yet, and nothing goes on without it. */
  async waits(fileId: SubmissionFileId): Promise<void> {
    const file = await this.files.findOne({ where: { id: fileId, state: 'promised', scan: IsNull() } });
    const submission = file && (await this.submissions.findOne({ where: { id: file.submissionId } }));
    if (submission && (await this.mayStillCome(submission)))
      await this.files.update({ id: fileId, state: 'promised' }, { scan: 'waiting' });
  }

  /** Which of these are promised and have not been told to be here. */
  async promisedAmong(ids: readonly string[]): Promise<SubmissionFile[]> {
    if (ids.length === 0) return [];
    return this.files.query('f', (query) =>
      query
        .andWhere("f.id = any(:ids) and f.state = 'promised' and f.scan is null", { ids: [...ids] })
        .orderBy('f.promisedAt', 'ASC')
        .getMany(),
    );
  }

  /** Files all of whose bytes are here and into which nobody could look yet, the oldest first. */
  async waiting(limit: number): Promise<SubmissionFile[]> {
    return this.files.find({ where: { state: 'promised', scan: 'waiting' }, order: { promisedAt: 'ASC' }, take: limit });
  }

  /** Takes away the bytes, and what was read out of them, of what was refused, removed or erased, at most so many files; how many. For the worker. */
  async takeAway(limit = 100): Promise<number> {
    const gone = await this.files.find({
      where: { state: In(['refused', 'removed', 'erased'] as const), bytesGoneAt: IsNull() },
      order: { id: 'ASC' },
      take: limit,
    });
    for (const file of gone) {
      await this.store.delete(fileKey(file));
      await this.texts.delete({ fileId: file.id });
      await this.files.update({ id: file.id }, { bytesGoneAt: this.clock.now() });
    }
    return gone.length;
  }

  /** The round before the submission, as whoever closes it: two that wait for each other would both have to begin again. */
  private async holdRound(id: SubmissionId): Promise<void> {
    const submission = await this.submissions.findOne({ where: { id } });
    if (submission) await this.statements.run(receivingNow, submission.roundId);
  }

  private async held(id: SubmissionId, owner: RegistrationId | null): Promise<Submission> {
    const where = owner === null ? { id } : { id, registrationId: owner };
    const held = await this.submissions.findOne({ where, lock: { mode: 'pessimistic_write' } });
    if (!held) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    return held;
  }

  private async isBeforeJudges({ id, roundId }: Submission): Promise<boolean> {
    const [judging] = await this.statements.run(judgingSoFar, roundId, id);
    return judging?.is_before_judges === true;
  }

  /** @throws IntakeError QUOTA_OF_PERSON, QUOTA_OF_TENANT */
  private async findRoom({ registrationId }: Pick<Submission, 'registrationId'>, size: number): Promise<void> {
    const [used] = await this.statements.run(usedBytes, registrationId);
    checkQuota({ person: Number(used?.person ?? 0), tenant: Number(used?.tenant ?? 0) }, size, this.settings);
  }

  /** Whether the announced file may still be promised: while something may be sent with it, else only what was promised and sent in time. */
  private async mayBePromised(submission: Submission, { role, sha256 }: AnnouncedFile): Promise<boolean> {
    const [round] = await this.statements.run(receivingNow, submission.roundId);
    if (!round || round.now < round.closes_at || (await this.isSupplemented(submission.id, round.now))) return true;
    return (await this.lacking(submission.id)).some((file) => file.role === role && file.promisedSha256 === sha256);
  }

  /** Takes out of the draft the main files that never came; the one that is there stays until the new one is, too. */
  private async makeRoom(submissionId: SubmissionId, known: SubmissionFile | null): Promise<void> {
    if (known?.state === 'stored') return this.leaveDraft(submissionId, { role: 'main' }, known.id);
    for (const state of ['promised', 'refused'] as const) await this.leaveDraft(submissionId, { role: 'main', state }, known?.id);
  }

  /** What no version has is gone for good. */
  private async leaveDraft(
    submissionId: SubmissionId,
    which: { id: SubmissionFileId } | { role: 'main'; state?: SubmissionFile['state'] },
    except?: SubmissionFileId,
  ): Promise<void> {
    for (const { id, state } of await this.files.find({ where: { submissionId, inDraft: true, ...which } })) {
      if (id === except) continue;
      const isSent = await this.ofVersions.exists({ fileId: id });
      const isGone = !isSent && (state === 'promised' || state === 'stored');
      await this.files.update(
        { id },
        isGone ? { inDraft: false, state: 'removed', storedAt: null, kind: null, pages: null, scan: null } : { inDraft: false },
      );
    }
  }

  /** What came on paper lies at the organisers': its scan may come a while after staff promised it, until the entries are ranked. */
  private async isScannedLate(promisedAt: Date, { roundId, enteredBy }: Submission): Promise<boolean> {
    if (enteredBy === null) return false;
    const [round] = await this.statements.run(receivingNow, roundId);
    return round !== undefined && ADDED_IN.includes(round.state) && round.now.getTime() < promisedAt.getTime() + PROMISE_GRACE_MS;
  }

  /** While the part receives and a while after; and while something may be supplemented. */
  private async mayStillCome({ id, roundId, version }: Submission): Promise<boolean> {
    const [round] = await this.statements.run(receivingNow, roundId);
    if (round && withinGrace(round)) return true;
    if (!round || version === null) return false;
    return this.isSupplemented(id, new Date(round.now.getTime() - PROMISE_GRACE_MS));
  }

  /** Whether the secretariat waits for something at this instant. */
  private async isSupplemented(id: SubmissionId, at: Date): Promise<boolean> {
    return this.checks.exists({ submissionId: id, result: 'supplement', until: MoreThan(at) });
  }
}

/** While scans of paper may be added: the author could do nothing, so the end of receiving does not count against him. */
export const ADDED_IN: readonly RoundState[] = ['scheduled', 'open', 'paused', 'closing', 'settling'];

/** Whether bytes of what was promised in a round may still come: half an hour, also where nothing was left to wait for and the round has gone on. */
function withinGrace({ state, now, closes_at: closesAt }: ReceivingNow): boolean {
  return ADDED_IN.includes(state) && now.getTime() < closesAt.getTime() + PROMISE_GRACE_MS;
}

/** The main file first. */
function inOrder(files: readonly SubmissionFile[]): SubmissionFile[] {
  const place = ({ role }: SubmissionFile): number => (role === 'main' ? 0 : 1);
  return files.toSorted((a, b) => place(a) - place(b) || a.promisedAt.getTime() - b.promisedAt.getTime() || (a.id < b.id ? -1 : 1));
}
