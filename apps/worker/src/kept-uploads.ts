import { Inject, Injectable } from '@nestjs/common';
import { FileStore, type ResumableUploads, uploadsOf } from '#files';
import { Clock } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { TenantContext } from '#tenancy';

/** Uploads as the worker sees them: those that wait to be looked into, and those with which nobody goes on. Their addresses are the web's affair. */
@Injectable()
export class KeptUploads {
  private made: Promise<ResumableUploads> | undefined;

  constructor(
    private readonly context: TenantContext,
    private readonly files: FileStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async all(): Promise<ResumableUploads> {
    const { context, files, clock, settings } = this;
    this.made ??= uploadsOf('/', { settings, context, files, clock });
    return this.made;
  }
}
