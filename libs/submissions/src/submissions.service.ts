import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Accounts } from '#accounts';
import type { RunningContest } from '#contests';
import { Clock, foldVietnamese, MINUTE_MS, newReceiptLetters, receiptInitials, type RoundId } from '#kernel';
import { type Registration, type RegistrationId, Registrations } from '#registrations';
import { type MainWords, submissionLimit, type SubmissionPart } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { UnitRegister } from '#units';
import type { NamedAuthor, ReadSubmission } from './domain/read-draft.js';
import { type Declaration, declarationsOf, type Declared } from './domain/declarations.js';
import { contentOf, type SubmissionContent, sealOf } from './domain/submission-content.js';
import { FormalCheck } from './entities/formal-check.entity.js';
import { SubmissionAuthor } from './entities/submission-author.entity.js';
import { SubmissionCounter } from './entities/submission-counter.entity.js';
import { SubmissionFile } from './entities/submission-file.entity.js';
import { SubmissionVersionFile } from './entities/submission-version-file.entity.js';
import { SubmissionVersion } from './entities/submission-version.entity.js';
import { Submission, type SubmissionId } from './entities/submission.entity.js';
import { judgingSoFar, type ReceivingNow, receivingNow } from './queries/submission-statements.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { ReceiptLetters } from './receipt-letters.service.js';
import { type Assessment, SubmissionChecking } from './submission-checking.service.js';
import { receivingPart } from './submission-drafts.service.js';
import { SubmissionError } from './submission.errors.js';

const SALT_BYTES = 16;
/** Whoever has asked in time waits so long at most while the file is read. */
const LONGEST_READING_MS = 5 * MINUTE_MS;

/** How a draft is sent. */
export interface Sending {
  /** Of the draft that the page shows. */
  revision: number;
  /** Made by the page with its form: sent twice, by an impatient finger or after a cut line, it is one version. */
  key: string;
  /** The tenant's short name, for the receipt code. */
  place: string;
  /** What was ticked. */
  declared: readonly Declaration[];
}

/** An author as a version names him. */
export interface AuthorOfVersion extends NamedAuthor {
  pseudonym: string;
  registrationId: RegistrationId | null;
}

/** A version that is about to be written. */
export interface NewVersion {
  submission: Submission;
  read: Omit<ReadSubmission, 'authors' | 'ownShare'>;
  authors: AuthorOfVersion[];
  unitId: Submission['unitId'];
  words: MainWords | null;
  files: readonly SubmissionFile[];
  sentAt: Date;
  declared?: Declared | undefined;
  key: string;
  place: string;
}

/** What is given out for a version: to be signed by the signer of receipts. */
export interface SubmissionReceipt {
  submission: Submission;
  version: SubmissionVersion;
  roundId: RoundId;
  receiptCode: string;
  submittedAt: Date;
  sealSha256: string;
  /** Whether a later version counts in its stead. */
  isReplaced: boolean;
}

/** Sending, replacing, withdrawing: all of it while the part receives, each once however often it is pressed. */
@Injectable()
export class Submissions {
  private readonly logger = new Logger('submissions');

  constructor(
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    @InjectScoped(SubmissionVersion) private readonly all: ScopedRepository<SubmissionVersion>,
    @InjectScoped(SubmissionFile) private readonly files: ScopedRepository<SubmissionFile>,
    @InjectScoped(SubmissionVersionFile) private readonly places: ScopedRepository<SubmissionVersionFile>,
    @InjectScoped(SubmissionAuthor) private readonly authors: ScopedRepository<SubmissionAuthor>,
    @InjectScoped(SubmissionCounter) private readonly counters: ScopedRepository<SubmissionCounter>,
    @InjectScoped(FormalCheck) private readonly checks: ScopedRepository<FormalCheck>,
    private readonly checking: SubmissionChecking,
    private readonly letters: ReceiptLetters,
    private readonly accounts: Accounts,
    private readonly registrations: Registrations,
    private readonly units: UnitRegister,
    private readonly statements: ScopedStatements,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends what is written: the first time it gets its number, later it takes the place of the version before. The database's clock says
   * whether that is in time, when it is asked for, not when the file has been read. Files that are promised may be on their way still.
   * @throws SubmissionError SUBMISSION_NOT_FOUND, WITHDRAWN, CHANGED_MEANWHILE, NOT_OPEN, UNDER_JUDGING, BARRED, REFUSED (the sentences of everything
   *   that is in the way; `SubmissionChecking.look` says them one by one)
   */
  async send(running: RunningContest, id: SubmissionId, registration: Registration, sending: Sending): Promise<SubmissionVersion> {
    const barred = await this.registrations.barringReason(running, registration);
    if (barred) throw new SubmissionError('BARRED', { reason: barred });
    const pressed = await this.pressed(id);
    // What cannot be read now is not counted, as a file that is on its way: sending does not wait for it.
    await this.checking.readTexts(id).catch((error: unknown) => this.logger.warn(`a file was not read: ${String(error)}`));
    return withNewCodes(() =>
      this.unitOfWork.run(async () => {
        // The round before the submission, as whoever closes it: two that wait for each other would both have to begin again.
        const round = pressed && (await this.statements.run(receivingNow, pressed.roundId))[0];
        const submission = await this.held(id, registration.id);
        if (submission.state === 'withdrawn') throw new SubmissionError('WITHDRAWN');
        const sent = await this.all.findOne({ where: { submissionId: id, sendKey: sending.key } });
        if (sent) return sent;
        if (submission.draftRevision !== sending.revision) throw new SubmissionError('CHANGED_MEANWHILE');
        const sentAt = await this.sendingTime(submission, pressed?.at, round);
        const { part } = receivingPart(running, submission.partCode);
        await this.holdPlaces(part, submission);
        const assessed = await this.checking.assess(running, submission, registration);
        const read = readyToSend(assessed);
        const said = declarationsOf(part, read.authors.length > 0);
        if (said.some(({ code }) => !sending.declared.includes(code)))
          throw new SubmissionError('REFUSED', { reason: 'Hãy đọc và xác nhận đủ các lời cam kết rồi gửi lại.' });
        const version = await this.write({
          ...{ read, sentAt, key: sending.key, place: sending.place },
          // It counts for the unit, and lies in sight of the ward, that are the sender's now.
          submission: { ...submission, viaTenantId: registration.viaTenantId },
          authors: await this.authorsOf(submission, registration, read),
          unitId: registration.unitId,
          words: assessed.words,
          files: assessed.files,
          declared: { by: registration.pseudonym, at: sentAt.toISOString(), said },
        });
        await this.letters.put(registration, submission, version);
        return version;
      }),
    );
  }

  /**
   * Withdraws what was sent, while the part receives; its place is free for another one. Twice is once.
   * @throws SubmissionError SUBMISSION_NOT_FOUND, NOT_SENT, NOT_OPEN
   */
  async withdraw(id: SubmissionId, registration: Registration): Promise<void> {
    await this.unitOfWork.run(async () => {
      const found = await this.submissions.findOne({ where: { id, registrationId: registration.id } });
      const [round] = found ? await this.statements.run(receivingNow, found.roundId) : [];
      const submission = await this.held(id, registration.id);
      if (submission.state === 'withdrawn') return;
      if (submission.state === 'draft') throw new SubmissionError('NOT_SENT');
      if (!round?.is_open) throw new SubmissionError('NOT_OPEN');
      await this.submissions.update({ id }, { state: 'withdrawn', withdrawnAt: round.now });
    });
  }

  /** Gives up a draft that was never sent, with what was typed. Twice is once. @throws SubmissionError SUBMISSION_NOT_FOUND */
  async discard(id: SubmissionId, registration: Registration): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.held(id, registration.id);
      await this.submissions.update({ id, state: 'draft' }, { state: 'withdrawn', withdrawnAt: this.clock.now(), draft: {} });
    });
  }

  /** All versions of a submission, the newest first. */
  async versions(id: SubmissionId): Promise<SubmissionVersion[]> {
    return this.all.find({ where: { submissionId: id }, order: { version: 'DESC' } });
  }

  /** A version. @throws SubmissionError SUBMISSION_NOT_FOUND */
  async version(id: SubmissionId, version: number): Promise<SubmissionVersion> {
    const found = await this.all.findOne({ where: { submissionId: id, version } });
    if (!found) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    return found;
  }

  /** What a receipt code was given for. @param code as `readReceiptCode` reads it @throws SubmissionError RECEIPT_UNKNOWN */
  async receipt(code: string): Promise<SubmissionReceipt> {
    const version = await this.all.findOne({ where: { receiptCode: code } });
    const submission = version && (await this.submissions.findOne({ where: { id: version.submissionId } }));
    if (!version || !submission) throw new SubmissionError('RECEIPT_UNKNOWN');
    const { receiptCode, sentAt: submittedAt, sealSha256 } = version;
    const isReplaced = submission.version !== version.version;
    return { submission, version, roundId: submission.roundId, receiptCode, submittedAt, sealSha256, isReplaced };
  }

  /** Authors of the version that counts, the main one first; without names where they were erased. */
  async authorsOfSubmission(submissionId: SubmissionId): Promise<SubmissionAuthor[]> {
    const submission = await this.submissions.findOne({ where: { id: submissionId } });
    const version = submission?.version ?? null;
    return version === null ? [] : this.authorsIn(submissionId, version);
  }

  /** Authors of a version, the main one first; without names where they were erased. */
  async authorsIn(submissionId: SubmissionId, version: number): Promise<SubmissionAuthor[]> {
    return this.authors.find({ where: { submissionId, version }, order: { ordinal: 'ASC' } });
  }

  /** How many submissions each of the registrations has sent; those without any are left out. For merging accounts. */
  async countsOf(registrations: readonly RegistrationId[]): Promise<ReadonlyMap<RegistrationId, number>> {
    if (registrations.length === 0) return new Map();
    const rows = await this.submissions.query('s', (query) =>
      query
        .andWhere("s.registrationId in (:...registrations) and s.state <> 'withdrawn'", { registrations })
        .select(['s.registration_id as id', 'count(*)::int as count'])
        .groupBy('s.registration_id')
        .getRawMany<{ id: RegistrationId; count: number }>(),
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** Writes a version in the caller's unit of work, which holds the submission: its number, authors, files, receipt and seal. */
  async write({ submission, read, authors, unitId, words, files, sentAt, declared, key, place }: NewVersion): Promise<SubmissionVersion> {
    const { id, viaTenantId, partCode } = submission;
    const unit = unitId ? await this.units.findById(unitId) : undefined;
    const salt = randomBytes(SALT_BYTES);
    const content: SubmissionContent = contentOf(read, {
      part: partCode,
      unit: unit?.code ?? null,
      authors: authors.map(({ pseudonym, share }) => ({ person: pseudonym, share })),
      ...{ files, salt, declared },
    });
    const version = ((await this.all.find({ where: { submissionId: id }, order: { version: 'DESC' }, take: 1 }))[0]?.version ?? 0) + 1;
    const row = {
      ...{ submissionId: id, version, viaTenantId, sendKey: key, content, sentAt },
      sectionTexts: read.sections.length > 0 ? read.sections : null,
      link: read.link,
      words: words?.words ?? null,
      wordParts: words?.parts ?? null,
      completeAt: files.every(({ state }) => state === 'stored') ? sentAt : null,
      receiptCode: `${receiptInitials(place)}B-${newReceiptLetters()}`,
      receiptSalt: salt,
      sealSha256: sealOf(content, salt),
    };
    // Rows are plain JSON inside, but their types are too deep for TypeORM's.
    await this.all.insert({ ...row, content: content as object, wordParts: row.wordParts as object[] | null });
    await this.places.insert(files.map((file, at) => ({ submissionId: id, version, ordinal: at + 1, viaTenantId, fileId: file.id })));
    await this.nameAuthors(submission, version, authors);
    const number = submission.number ?? (await this.nextNumber(submission));
    // The files that it has lie in sight of the ward that it counts for now.
    for (const { id: fileId, viaTenantId: before } of files)
      if (before !== viaTenantId) await this.files.update({ id: fileId }, { viaTenantId });
    const counts = { state: 'sent' as const, version, receivedAt: sentAt, number };
    await this.submissions.update({ id }, { ...counts, authorKind: read.authorKind, unitId, viaTenantId });
    return this.version(id, version);
  }

  /** When sending was asked for, if the part received by then. */
  private async pressed(id: SubmissionId): Promise<{ roundId: RoundId; at: Date | undefined } | undefined> {
    const submission = await this.submissions.findOne({ where: { id } });
    if (!submission) return undefined;
    const [round] = await this.statements.run(receivingNow, submission.roundId);
    return { roundId: submission.roundId, at: round?.is_open ? round.now : undefined };
  }

  /**
   * When it is sent, by the database's clock: while the part receives, or while the secretariat lets something be supplemented.
   * @param pressedAt when it was asked for, while the part received
   * @throws SubmissionError NOT_OPEN, UNDER_JUDGING
   */
  private async sendingTime(
    { id, roundId, version }: Submission,
    pressedAt: Date | undefined,
    round: ReceivingNow | undefined,
  ): Promise<Date> {
    if (round?.is_open) return round.now;
    // Judges read what was taken in: what they mark is what counts.
    const [judging] = await this.statements.run(judgingSoFar, roundId, id);
    if (judging?.is_before_judges) throw new SubmissionError('UNDER_JUDGING');
    const isReadOnTime = pressedAt !== undefined && round !== undefined && round.now.getTime() < pressedAt.getTime() + LONGEST_READING_MS;
    if (isReadOnTime && ['open', 'scheduled', 'closing', 'settling'].includes(round.state)) return pressedAt;
    const [check] = version === null ? [] : await this.checks.find({ where: { submissionId: id }, order: { checkedAt: 'DESC' }, take: 1 });
    const mayBeSupplemented = check?.result === 'supplement' && check.until !== null && round !== undefined && round.now < check.until;
    if (!mayBeSupplemented || !['closing', 'settling'].includes(round.state)) throw new SubmissionError('NOT_OPEN');
    return round.now;
  }

  private async held(id: SubmissionId, registrationId: RegistrationId): Promise<Submission> {
    const held = await this.submissions.findOne({ where: { id, registrationId }, lock: { mode: 'pessimistic_write' } });
    if (!held) throw new SubmissionError('SUBMISSION_NOT_FOUND');
    return held;
  }

  /** The sender first. Whoever was named before keeps the pseudonym. */
  private async authorsOf(submission: Submission, registration: Registration, read: ReadSubmission): Promise<AuthorOfVersion[]> {
    const account = await this.accounts.findById(registration.accountId);
    const unit = await this.units.findById(registration.unitId);
    const sender: AuthorOfVersion = {
      fullName: account?.fullName ?? '',
      birthDate: account?.birthDate ?? null,
      position: registration.position,
      unitName: unit?.name ?? null,
      email: account?.email ?? null,
      phone: account?.phone ?? null,
      share: read.ownShare,
      pseudonym: registration.pseudonym,
      registrationId: registration.id,
    };
    const before = await this.authors.find({ where: { submissionId: submission.id }, order: { version: 'ASC', ordinal: 'ASC' } });
    const known = pseudonymsBefore(before, read.authors);
    const others = read.authors.map((author, at): AuthorOfVersion => ({
      ...author,
      pseudonym: known[at] ?? randomUUID(),
      registrationId: null,
    }));
    return [sender, ...others];
  }

  private async nameAuthors(
    { id: submissionId, viaTenantId }: Submission,
    version: number,
    authors: readonly AuthorOfVersion[],
  ): Promise<void> {
    await this.authors.insert(
      authors.map((author, at) => {
        const { fullName, birthDate, position, unitName, email, phone, share, pseudonym, registrationId } = author;
        const named = { fullName, birthDate, position, unitName, email, phone, nameKey: foldVietnamese(fullName) };
        return { submissionId, version, ordinal: at + 1, viaTenantId, pseudonym, registrationId, share, ...named };
      }),
    );
  }

  private async nextNumber({ contestId, partCode, id }: Submission): Promise<number> {
    const last = await this.holdCounter({ contestId, partCode, id });
    await this.counters.update({ contestId, partCode }, { last: last + 1 });
    return last + 1;
  }

  /** Lets nobody else fill the last place of a person or a unit until the caller's unit of work ends. */
  async holdPlaces(part: SubmissionPart, submission: Pick<Submission, 'id' | 'contestId' | 'partCode'>): Promise<void> {
    const isLimited = submissionLimit(part, 'of-a-unit') !== undefined || submissionLimit(part, 'of-an-author') !== undefined;
    if (isLimited) await this.holdCounter(submission);
  }

  /** The last number that was given in the part; nobody else gets one until the caller's unit of work ends. */
  async holdCounter({ contestId, partCode }: Pick<Submission, 'id' | 'contestId' | 'partCode'>): Promise<number> {
    await this.counters.insertMissing([{ contestId, partCode, last: 0 }]);
    const counter = await this.counters.findOne({ where: { contestId, partCode }, lock: { mode: 'pessimistic_write' } });
    return counter?.last ?? 0;
  }
}

/**
 * Pseudonyms that authors have from versions before, in their order: by the very name, else by one that folds to it. Each is given once:
 * two people of one birthday whose names differ in a mark alone stay two.
 */
function pseudonymsBefore(before: readonly SubmissionAuthor[], authors: readonly NamedAuthor[]): (string | undefined)[] {
  const free = new Map(before.filter(({ registrationId }) => registrationId === null).map((author) => [author.pseudonym, author]));
  const found: (string | undefined)[] = authors.map(() => undefined);
  const take = (isSame: (one: SubmissionAuthor, author: NamedAuthor) => boolean): void => {
    for (const [at, author] of authors.entries()) {
      if (found[at] !== undefined) continue;
      found[at] = [...free.values()].find((one) => one.birthDate === author.birthDate && isSame(one, author))?.pseudonym;
      if (found[at] !== undefined) free.delete(found[at]);
    }
  };
  take((one, author) => one.fullName === author.fullName);
  take((one, author) => one.nameKey === foldVietnamese(author.fullName));
  return found;
}

/** What was read, when nothing is in the way. @throws SubmissionError REFUSED */
function readyToSend({ read, faults, refusals }: Assessment): ReadSubmission {
  const sentences = [...faults, ...refusals].map(({ sentence }) => sentence);
  if (!read || sentences.length > 0) throw new SubmissionError('REFUSED', { reason: sentences.join(' ') });
  return read;
}

/** Two receipts of a tenant are never alike: where the letters were drawn before, other ones are. */
async function withNewCodes<T>(write: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if ((error as { constraint?: string }).constraint !== 'submission_versions_receipt_key' || tries === 5) throw error;
    }
  }
}
