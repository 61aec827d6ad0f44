import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Readable } from 'node:stream';
import {
  ContestReader,
  type InvitationId,
  NominatedEntries,
  type NominatedEntry,
  type NominatedFile,
  type NominationCallId,
  NominationError,
  type NominationId,
  Nominations,
  type OwnNomination,
} from '#contests';
import { FileStore } from '#files';
import type { AccountId, TenantId } from '#kernel';
import { type EntryChoice, nominatedContent } from './domain/nominated-content.js';
import { fileKey } from './domain/file-key.js';
import { submissionPart } from './domain/submission-number.js';
import type { SubmissionFileId } from './entities/submission-file.entity.js';
import type { SubmissionId } from './entities/submission.entity.js';
import { SubmissionCancellations } from './submission-cancellations.service.js';
import { SubmissionFiles } from './submission-files.service.js';
import { SubmissionReading } from './submission-reading.service.js';
import { Submissions } from './submissions.service.js';

/** Where an entry is nominated to. */
export interface NominationPlace {
  receiverTenantId: TenantId;
  callId: NominationCallId;
  invitationId: InvitationId;
}

/** Choosing entries of one's own for a call: what is nominated is the version that counts, whole, with its seal and its files. */
@Injectable()
export class EntryNominations implements OnModuleInit {
  constructor(
    private readonly nominations: Nominations,
    private readonly entries: NominatedEntries,
    private readonly contests: ContestReader,
    private readonly reading: SubmissionReading,
    private readonly sending: Submissions,
    private readonly files: SubmissionFiles,
    private readonly cancellations: SubmissionCancellations,
    private readonly store: FileStore,
  ) {}

  onModuleInit(): void {
    this.entries.keptBy({ stands: (entry) => this.stands(entry), open: (entry, file) => this.open(entry, file) });
  }

  /**
   * Chooses an entry: the nomination of it is begun, or, where there is one already, changed to what it is now. Its authors are asked
   * from then on. Pressed twice at once it is one nomination.
   * @throws NominationError ENTRY_NOT_FOUND, ENTRY_CHANGED, CALL_CLOSED, NOT_CHANGEABLE
   */
  async choose(place: NominationPlace, id: SubmissionId, choice: EntryChoice, by: AccountId): Promise<NominationId> {
    const { content, registrations } = await this.contentOf(id, choice);
    const change = async (known: OwnNomination['nomination']): Promise<NominationId> => {
      await this.nominations.change(known.id, content, by, registrations);
      return known.id;
    };
    const known = await this.known(place, id);
    if (known) return change(known);
    try {
      return await this.nominations.begin({ ...place, content, by, registrations });
    } catch (error) {
      if ((error as { constraint?: string }).constraint !== 'nominations_one_per_entry') throw error;
      const first = await this.known(place, id);
      if (!first) throw error;
      return change(first);
    }
  }

  /** What is nominated of an entry as it is now. @throws NominationError ENTRY_NOT_FOUND, ENTRY_CHANGED */
  private async contentOf(id: SubmissionId, choice: EntryChoice) {
    const submission = await this.reading.find(id);
    if (!submission || submission.version === null) throw new NominationError('ENTRY_NOT_FOUND');
    const { ruleSet } = await this.contests.contest(submission.contestId);
    const part = submissionPart(ruleSet, submission.partCode);
    const version = await this.sending.version(id, submission.version);
    const authors = await this.sending.authorsOfSubmission(id);
    const files = await this.files.ofVersion(id, submission.version);
    const isCancelled = (await this.cancellations.cancelled([id])).has(id);
    const content =
      part && submission.state === 'sent' && version.completeAt !== null && !isCancelled
        ? nominatedContent({ submission, version, authors, files, part }, choice)
        : undefined;
    if (!content) throw new NominationError('ENTRY_CHANGED');
    return { content, registrations: authors.map(({ registrationId }) => registrationId) };
  }

  private async known({ invitationId }: NominationPlace, id: SubmissionId): Promise<OwnNomination['nomination'] | undefined> {
    return (await this.nominations.ofSubmissions([id])).find((one) => one.invitationId === invitationId);
  }

  private async stands({ submission, version }: NominatedEntry): Promise<void> {
    const found = await this.reading.find(submission as SubmissionId);
    const isCancelled = found !== undefined && (await this.cancellations.cancelled([found.id])).has(found.id);
    if (!found || found.state !== 'sent' || found.version !== version || isCancelled) throw new NominationError('ENTRY_CHANGED');
  }

  private async open({ submission }: NominatedEntry, { id }: NominatedFile): Promise<Readable> {
    const file = await this.files.of(submission as SubmissionId, id as SubmissionFileId);
    return this.store.read(fileKey(file));
  }
}
