import { Inject, Injectable } from '@nestjs/common';
import { FileStore, type IntakeLimits, type PromisedUpload, type ResumableUploads, type UploadPromises, uploadsOf } from '#files';
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

  /** See `ResumableUploads.take`. @throws FileError FILE_TOO_LARGE; IntakeError; those of making the promise */
  async take(
    promise: (measured: { size: number; sha256: string }) => Promise<PromisedUpload>,
    promises: UploadPromises,
    file: ComingFile,
    limits: IntakeLimits,
  ): Promise<'arrived' | 'waiting'> {
    const { settings, context, files, clock } = this;
    this.uploads ??= uploadsOf('/', { settings, context, files, clock });
    return (await this.uploads).take(promise, promises, file, limits);
  }
}
