import { Inject, Injectable } from '@nestjs/common';
import { FileStore, type InspectedFile, type IntakeLimits, type ResumableUploads, uploadsOf } from '#files';
import { Clock } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { TenantContext } from '#tenancy';
import type { ComingFile } from './streamed-form.js';

/** Files that come in one piece, from forms of pages without script: looked into and kept as those that come piece by piece. */
@Injectable()
export class PlainUploads {
  private uploads: Promise<ResumableUploads> | undefined;

  constructor(
    private readonly files: FileStore,
    private readonly context: TenantContext,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Takes the file under its key in the store. Whoever does not want it after all removes it there.
   * @param key of the file; or what says it once the file is known and found fit: then nothing is kept before it is promised
   * @throws FileError FILE_TOO_LARGE; IntakeError, INSPECTOR_LOST also while nobody can look for malware
   */
  async take(key: string | ((file: InspectedFile) => Promise<string>), file: ComingFile, limits: IntakeLimits): Promise<InspectedFile> {
    const { settings, context, files, clock } = this;
    this.uploads ??= uploadsOf('/', { settings, context, files, clock });
    return (await this.uploads).take(key, file, limits);
  }
}
