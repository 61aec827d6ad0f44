import { Injectable } from '@nestjs/common';
import type { RegistrationId } from '#registrations';
import { limitsOf, SubmissionFiles, type SubmissionId, SubmissionUploads } from '#submissions';
import { PlainUploads } from '../../edge/plain-uploads.js';
import type { ComingFile } from '../../edge/streamed-form.js';

/** Takes the file of a form without script: whole, in one go, then promised and told to be here like any other. */
@Injectable()
export class WholeUploads {
  constructor(
    private readonly files: SubmissionFiles,
    private readonly promises: SubmissionUploads,
    private readonly uploads: PlainUploads,
  ) {}

  /**
   * The promise stands before the bytes are kept, so nothing is kept that belongs to nobody.
   * @returns `waiting` where nobody could look into it yet: it is in time, and is looked into later
   * @throws IntakeError, FileError FILE_TOO_LARGE; SubmissionError as `SubmissionFiles.promise`
   */
  async take(id: SubmissionId, owner: RegistrationId, role: 'main' | 'attachment', coming: ComingFile): Promise<'arrived' | 'waiting'> {
    return this.uploads.take(
      async (measured) => this.promises.uploadOf(await this.files.promise(id, owner, { role, name: coming.name, ...measured })),
      this.promises,
      coming,
      limitsOf(role),
    );
  }
}
