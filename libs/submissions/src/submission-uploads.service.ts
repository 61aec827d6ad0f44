import { Inject, Injectable } from '@nestjs/common';
import { type InspectedFile, type IntakeError, type PromisedUpload, type ResumableUploads, scannerOf, type UploadPromises } from '#files';
import type { AccountId } from '#kernel';
import { Registrations } from '#registrations';
import { SETTINGS, type Settings } from '#settings';
import { limitsOf } from './domain/intake.js';
import type { SubmissionFile, SubmissionFileId } from './entities/submission-file.entity.js';
import { SubmissionError } from './submission.errors.js';
import { SubmissionFiles } from './submission-files.service.js';

/** Files that are looked into at the same time: one that a scanner does not answer for does not hold up all others. */
const AT_ONCE = 4;

/** Who wants to send a file: the person whose submission it is, or staff for what came on paper. */
export interface Sender {
  accountId: AccountId;
  managesSubmissions: boolean;
}

/** The files of submissions as the upload knows them. */
@Injectable()
export class SubmissionUploads implements UploadPromises {
  constructor(
    private readonly files: SubmissionFiles,
    private readonly registrations: Registrations,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * What was promised under the id, if this person may send it; undefined for anybody else's.
   * @throws SubmissionError FILE_TOO_LATE
   */
  async promised(id: string, { accountId, managesSubmissions }: Sender): Promise<PromisedUpload | undefined> {
    const found = await this.files.whose(id as SubmissionFileId);
    if (!found) return undefined;
    const { file, submission } = found;
    const owner = submission.registrationId && (await this.registrations.find(submission.registrationId));
    const isOwn = owner ? owner.accountId === accountId : managesSubmissions && submission.enteredBy !== null;
    if (!isOwn) return undefined;
    if (file.state === 'promised' && !(await this.files.isAwaited(file, submission))) throw new SubmissionError('FILE_TOO_LATE');
    return this.uploadOf(file);
  }

  async whole(id: string): Promise<void> {
    await this.files.waits(id as SubmissionFileId);
  }

  async arrived(id: string, file: InspectedFile): Promise<void> {
    await this.files.arrived(id as SubmissionFileId, file, scannerOf(this.settings).isActive);
  }

  async refused(id: string, why: IntakeError): Promise<void> {
    await this.files.refuse(id as SubmissionFileId, why);
  }

  /**
   * Ends uploads that are whole and could not be looked into when they came, at most so many; how many still wait. For the worker, again
   * and again: a scanner that does not answer keeps nothing from being in time.
   */
  async endWaiting(uploads: ResumableUploads, limit = 1_000): Promise<number> {
    // Whole, and whoever took the last bytes died before saying so: whenever that was promised, its bytes lie there.
    for (const file of await this.files.promisedAmong(await uploads.begun()))
      if (await uploads.isWhole(file.id, Number(file.promisedSize))) await this.whole(file.id);
    const waiting = await this.files.waiting(limit);
    for (const { id } of waiting) await uploads.keep(id);
    if (waiting.length === 0 || !(await uploads.canLook())) return waiting.length;
    let left = 0;
    for (let at = 0; at < waiting.length; at += AT_ONCE) {
      // One that is refused has told so; any other fault is tried again with the next turn.
      const ends = await Promise.all(
        waiting.slice(at, at + AT_ONCE).map((file) => uploads.end(this.uploadOf(file), this).catch(() => 'waiting' as const)),
      );
      left += ends.filter((end) => end === 'waiting').length;
    }
    return left;
  }

  /** A file that was promised, as the upload takes it; whoever calls has found whose it is. */
  uploadOf(file: SubmissionFile): PromisedUpload {
    const { id, fileName, promisedSize, promisedSha256, role } = file;
    const isGone = file.state === 'refused' || file.state === 'removed' || file.state === 'erased';
    return {
      id,
      declared: { name: fileName ?? '', size: Number(promisedSize), sha256: promisedSha256 },
      limits: limitsOf(role),
      key: this.files.keyOf(file),
      state: file.state === 'stored' ? 'arrived' : isGone ? 'refused' : 'awaited',
    };
  }
}
