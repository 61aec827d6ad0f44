import { Inject, Injectable } from '@nestjs/common';
import { scannerOf } from '#files';
import type { RegistrationId } from '#registrations';
import { SETTINGS, type Settings } from '#settings';
import { limitsOf, type SubmissionFile, SubmissionFiles, type SubmissionId } from '#submissions';
import { PlainUploads } from '../../edge/plain-uploads.js';
import type { ComingFile } from '../../edge/streamed-form.js';

/** Takes the file of a form without script: whole, in one go, then promised and told to be here like any other. */
@Injectable()
export class WholeUploads {
  constructor(
    private readonly files: SubmissionFiles,
    private readonly uploads: PlainUploads,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * The promise stands before the bytes are kept, so nothing is kept that belongs to nobody.
   * @throws IntakeError, FileError FILE_TOO_LARGE; SubmissionError as `SubmissionFiles.promise`
   */
  async take(id: SubmissionId, owner: RegistrationId, role: 'main' | 'attachment', coming: ComingFile): Promise<void> {
    const promised: SubmissionFile[] = [];
    const place = async ({ size, sha256 }: { size: number; sha256: string }): Promise<string> => {
      const file = await this.files.promise(id, owner, { role, name: coming.name, size, sha256 });
      promised.push(file);
      return this.files.keyOf(file);
    };
    const inspected = await this.uploads.take(place, coming, limitsOf(role));
    for (const { id: fileId } of promised) await this.files.arrived(fileId, inspected, scannerOf(this.settings).isActive);
  }
}
