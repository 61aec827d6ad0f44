import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { keptContact, messageTo } from '#accounts';
import {
  ContestReader,
  deliveredKey,
  type NominatedEntry,
  NominationCalls,
  NominationError,
  type NominationPerson,
  type ReceivedNomination,
  type ReceivedNominationId,
  ReceivedNominations,
  type RoundState,
  type RunningContest,
} from '#contests';
import { FileStore } from '#files';
import { type AccountId, Clock } from '#kernel';
import { Outbox } from '#mail';
import { checkSubmission, submissionLimit, type SubmissionPart } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import type { UnitId } from '#units';
import { fileKey } from './domain/file-key.js';
import { nominationLetter } from './domain/nomination-letter.js';
import { nominatedFaults, readNominated } from './domain/nominated-content.js';
import type { ReadPaper } from './domain/read-draft.js';
import { factsOf } from './domain/submission-facts.js';
import type { SubmissionFile } from './entities/submission-file.entity.js';
import { Submission, type SubmissionId } from './entities/submission.entity.js';
import { receivingNow } from './queries/submission-statements.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { SubmissionChecking } from './submission-checking.service.js';
import { receivingPart } from './submission-drafts.service.js';
import { SubmissionFiles } from './submission-files.service.js';
import { Submissions } from './submissions.service.js';

/** What the receiver says of an entry that it takes in: in the words of its own plan. */
export interface EntryTaking {
  /** Code of a theme of the part; null for none. */
  theme: string | null;
  form: string | null;
  /** For which it counts, where the invitation does not say so. */
  unitId: UnitId | null;
}

/** Where an entry comes from, without anybody's name: for archives and lists. */
export interface EntryProvenance {
  /** The nomination as the receiver has it. */
  id: ReceivedNominationId;
  nominatedBy: string;
  /** When it was nominated, as it stands: sent again after it was given back, the second time. */
  sentAt: Date;
  selection: string;
  result: string;
  decision: string | null;
  standing: { contest: string; round: string; rank: number; points: string } | null;
}

/** What came in time is taken in until results are computed; while the part rests, too. */
const TAKEN_IN_LATE: readonly RoundState[] = ['paused', 'closing', 'settling'];
/** Until then an entry may go back: nobody judges it yet. */
const NOT_JUDGED: readonly RoundState[] = ['scheduled', 'open', 'paused', 'closing'];

/** Entries that were nominated, on the receiver's side: each becomes a submission of its contest, or goes back with the reason. */
@Injectable()
export class NominatedSubmissions {
  constructor(
    @InjectScoped(Submission) private readonly submissions: ScopedRepository<Submission>,
    private readonly received: ReceivedNominations,
    private readonly calls: NominationCalls,
    private readonly contests: ContestReader,
    private readonly sending: Submissions,
    private readonly checking: SubmissionChecking,
    private readonly files: SubmissionFiles,
    private readonly store: FileStore,
    private readonly outbox: Outbox,
    private readonly statements: ScopedStatements,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes an entry in: a submission with a number and a receipt, received when its sender sent it. One of the receiver's own people is
   * theirs already and is marked as nominated. Twice is once.
   * @param place the tenant's short name, for the receipt code
   * @throws NominationError NOMINATION_NOT_FOUND, ALREADY_DECIDED, ENTRY_CHANGED, ENTRY_NOMINATED, ENTRY_REFUSED, ENTRY_TOO_LATE, FILE_CHANGED;
   *   those of promising files
   */
  async accept(
    id: ReceivedNominationId,
    taking: EntryTaking,
    { by, place, organiser }: { by: AccountId; place: string; organiser: string },
  ): Promise<SubmissionId> {
    const nomination = await this.received.byId(id);
    const { entry } = nomination.content;
    if (!entry) throw new NominationError('ENTRY_CHANGED');
    const before = await this.of(id);
    if (nomination.state === 'received' && before) return before.id;
    if (nomination.state !== 'sent') throw new NominationError('ALREADY_DECIDED');
    const told = (): Promise<void> => this.tell(nomination, { organiser, kind: 'accepted' });
    if (nomination.viaTenantId === null) {
      await this.received.receive(id, by, async (arrived) => {
        await this.mark(arrived, entry);
        await told();
      });
      return entry.submission as SubmissionId;
    }
    const read = readNominated(nomination.content, entry, taking);
    const { running, part, submission } = await this.room(nomination, { entry, read, unitId: taking.unitId });
    await this.bring(nomination, entry, submission);
    await this.received.receive(id, by, async (arrived) => {
      await this.enter(running, part, { nomination: arrived, submission, read, place });
      await told();
    });
    return submission.id;
  }

  /** Gives an entry back with the reason; a submission that was made of it goes. @throws NominationError ALREADY_DECIDED, ENTRY_JUDGED */
  async giveBack(id: ReceivedNominationId, reason: string, { by, organiser }: { by: AccountId; organiser: string }): Promise<void> {
    const nomination = await this.received.byId(id);
    await this.unitOfWork.run(async () => {
      await this.received.giveBack(id, by, reason, async () => {
        const submission = await this.of(id);
        if (!submission) return;
        const [round] = await this.statements.run(receivingNow, submission.roundId);
        if (!round || !NOT_JUDGED.includes(round.state)) throw new NominationError('ENTRY_JUDGED');
        // What the receiver's own people have sent in stays theirs; it is no longer what the unit has nominated.
        if (nomination.viaTenantId === null)
          await this.submissions.update(
            { id: submission.id },
            { receivedNominationId: null, channel: submission.channel === 'nomination' ? 'online' : submission.channel },
          );
        else await this.submissions.update({ id: submission.id }, { state: 'withdrawn', withdrawnAt: round.now });
      });
      await this.tell(nomination, { organiser, kind: 'returned' });
    });
  }

  /** The submission that was made of a nomination, also one that was withdrawn again. */
  async of(id: ReceivedNominationId): Promise<Submission | undefined> {
    return (await this.submissions.findOne({ where: { receivedNominationId: id } })) ?? undefined;
  }

  /** The same of several; those of which none was made yet are left out. */
  async ofMany(ids: readonly ReceivedNominationId[]): Promise<ReadonlyMap<ReceivedNominationId, Submission>> {
    if (ids.length === 0) return new Map();
    const found = await this.submissions.find({ where: { receivedNominationId: In([...ids]) } });
    return new Map(found.flatMap((one) => (one.receivedNominationId ? [[one.receivedNominationId, one] as const] : [])));
  }

  /** Where submissions come from that were nominated, in two statements; those that came another way are left out. */
  async provenanceOf(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, EntryProvenance>> {
    if (ids.length === 0) return new Map();
    const nominated = await this.submissions.find({ where: { id: In([...ids]), receivedNominationId: Not(IsNull()) } });
    const received = await this.received.findMany(nominated.flatMap(({ receivedNominationId }) => receivedNominationId ?? []));
    return new Map(
      nominated.flatMap(({ id, receivedNominationId }) => {
        const nomination = receivedNominationId && received.get(receivedNominationId);
        return nomination ? [[id, whence(nomination)] as const] : [];
      }),
    );
  }

  /**
   * A person's own submission becomes what the unit has nominated, if it is still the version that was chosen. What came on paper keeps
   * saying how it came.
   * @throws NominationError ENTRY_CHANGED, ENTRY_NOMINATED
   */
  private async mark({ id }: ReceivedNomination, entry: NominatedEntry): Promise<void> {
    const chosen = { id: entry.submission as SubmissionId, state: 'sent' as const, version: entry.version };
    const submission = await this.submissions.findOne({ where: chosen, lock: { mode: 'pessimistic_write' } });
    if (!submission) throw new NominationError('ENTRY_CHANGED');
    // Two units, or one in two calls, may have chosen the same: it counts for the nomination that was taken in first.
    if (submission.receivedNominationId !== null) throw new NominationError('ENTRY_NOMINATED');
    const channel = submission.channel === 'online' ? 'nomination' : submission.channel;
    await this.submissions.update({ id: submission.id }, { receivedNominationId: id, channel });
  }

  /**
   * A row for the submission, with its files promised: accepting that was broken off goes on with it, as what is chosen now.
   * @throws NominationError ENTRY_REFUSED, ENTRY_TOO_LATE
   */
  private async room(
    { id, callId, invitationId, viaTenantId, sentAt }: ReceivedNomination,
    { entry, read, unitId: chosen }: { entry: NominatedEntry; read: ReadPaper; unitId: UnitId | null },
  ): Promise<{ running: RunningContest; part: SubmissionPart; submission: Submission }> {
    const call = await this.calls.byId(callId);
    const invitation = (await this.calls.invitationsOf(callId)).find((one) => one.id === invitationId);
    const running = await this.contests.contest(call.contestId);
    const { part, round } = receivingPart(running, call.partCode ?? running.receiving[0]?.partCode ?? '');
    const unitId = invitation?.countsForUnitId ?? chosen;
    const faults = nominatedFaults(read, part, unitId !== null);
    if (faults.length > 0) throw new NominationError('ENTRY_REFUSED', { reason: faults.join(' ') });
    return this.unitOfWork.run(async () => {
      const [now] = await this.statements.run(receivingNow, round.id);
      if (!now || !(now.is_open || TAKEN_IN_LATE.includes(now.state)) || sentAt >= now.closes_at)
        throw new NominationError('ENTRY_TOO_LATE');
      await this.submissions.insertMissing([
        {
          // Of the nomination: taken in twice it is one.
          ...{ id: id as unknown as SubmissionId, receivedNominationId: id, viaTenantId, contestId: call.contestId, roundId: round.id },
          ...{ partCode: part.code, authorKind: entry.authorKind, channel: 'nomination' as const, state: 'draft' as const },
          ...{ draft: {}, draftRevision: 0, draftSavedAt: now.now, unitId },
        },
      ]);
      // Written with the version: until then a row that was made by an earlier try says what was chosen then.
      const submission = { ...((await this.of(id)) as Submission), unitId, authorKind: entry.authorKind };
      await this.files.keepInDraft(submission.id, entry.files);
      for (const { role, name, size, sha256 } of entry.files) await this.files.promiseIn(submission, { role, name, size, sha256 });
      return { running, part, submission };
    });
  }

  /** Brings the bytes from where they wait to where submissions keep theirs; each is measured again. @throws NominationError FILE_CHANGED */
  private async bring({ delivery }: ReceivedNomination, entry: NominatedEntry, { id }: Submission): Promise<void> {
    const files = await this.files.inDraft(id);
    for (const [at, { role, size, sha256, kind, pages, scan }] of entry.files.entries()) {
      const file = files.find((one) => one.role === role && one.promisedSha256 === sha256);
      if (!file || delivery === null) throw new NominationError('FILE_CHANGED');
      if (file.state === 'stored') continue;
      const kept = await this.store.putStream(fileKey(file), await this.store.read(deliveredKey(delivery, at)), size);
      if (kept.size !== size || kept.sha256 !== sha256) throw new NominationError('FILE_CHANGED');
      await this.files.brought(file.id, { kind, pages, scan });
    }
  }

  /** Writes the version, in the unit of work that takes the nomination in hand. @throws NominationError ENTRY_REFUSED, ENTRY_TOO_LATE */
  private async enter(
    running: RunningContest,
    part: SubmissionPart,
    { nomination, submission, read, place }: { nomination: ReceivedNomination; submission: Submission; read: ReadPaper; place: string },
  ): Promise<void> {
    const [now] = await this.statements.run(receivingNow, submission.roundId);
    if (!now || !(now.is_open || TAKEN_IN_LATE.includes(now.state))) throw new NominationError('ENTRY_TOO_LATE');
    if (submissionLimit(part, 'of-a-unit') !== undefined) await this.sending.holdCounter(submission);
    const facts = factsOf(withKnownSections(read, part), {
      // What only the author could say under these rules is left to the formal check, as of paper.
      isOnPaper: true,
      othersOfAuthor: await this.checking.mostOthersOf(submission, read.authors),
      othersOfUnit: await this.checking.othersOfUnit(submission, submission.unitId),
      words: null,
    });
    const refusals = [...checkSubmission(part, facts), ...(await this.checking.refusedAuthors(running, part, submission, read.authors))];
    if (refusals.length > 0)
      throw new NominationError('ENTRY_REFUSED', { reason: [...new Set(refusals.map(({ sentence }) => sentence))].join(' ') });
    if (submission.state === 'withdrawn') await this.submissions.update({ id: submission.id }, { state: 'draft', withdrawnAt: null });
    const files = await this.files.inDraft(submission.id);
    await this.sending.write({
      ...{ submission, read, place, key: randomUUID() },
      authors: read.authors.map((author) => ({ ...author, pseudonym: randomUUID(), registrationId: null })),
      unitId: submission.unitId,
      words: null,
      files: inOrderOf(nomination.content.entry?.files ?? [], files),
      sentAt: nomination.sentAt,
    });
  }

  /** Whoever gave an address is told what has become of the own entry; messages to phones cost money and are the sender's. */
  private async tell(nomination: ReceivedNomination, news: { organiser: string; kind: 'accepted' | 'returned' }): Promise<void> {
    const { title, content } = nomination;
    const letters = content.authors.flatMap(({ email, fullName }: NominationPerson) => {
      const contact = email === null ? undefined : keptContact(email);
      const words = { ...news, title, fullName, sender: content.provenance.nominatedBy };
      return contact ? [messageTo(contact, nominationLetter(words))] : [];
    });
    await this.outbox.put(...letters);
  }
}

function whence({ id, content, sentAt }: ReceivedNomination): EntryProvenance {
  const { nominatedBy, selection, result, decision, standing } = content.provenance;
  const place = standing && { contest: standing.contest, round: standing.round, rank: standing.rank, points: standing.points };
  return { id, nominatedBy, sentAt, selection, result, decision: decision ?? null, standing: place ?? null };
}

/**
 * Headings of another tenant's plan say nothing of one's own: where it was written under them, nobody has looked yet what is missing, as
 * on paper, and the formal check does.
 */
function withKnownSections<T extends Pick<ReadPaper, 'sections' | 'confirmed'>>(
  read: T,
  { sections }: Pick<SubmissionPart, 'sections'>,
): T {
  const isKnown = (code: string): boolean => sections.some((section) => section.code === code);
  const isOwn = read.sections.every(({ code }) => isKnown(code)) && read.confirmed.every(isKnown);
  return isOwn ? read : { ...read, sections: [], confirmed: [] };
}

/** The files of a submission in the order in which they were nominated. */
function inOrderOf(nominated: NominatedEntry['files'], files: readonly SubmissionFile[]): SubmissionFile[] {
  return nominated.flatMap(({ role, sha256 }) => files.find((one) => one.role === role && one.promisedSha256 === sha256) ?? []);
}
