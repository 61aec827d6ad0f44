import { Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '#settings';
import { TenantContext } from '#tenancy';
import { FileStore } from './file-store.js';
import { LocalFileStore } from './local-file-store.js';

/** Keeping files where FILES says. Wants SETTINGS to be provided globally. */
@Module({
  providers: [
    {
      provide: FileStore,
      inject: [SETTINGS, TenantContext],
      useFactory: async (settings: Settings, context: TenantContext): Promise<FileStore> => {
        if (settings.FILES === 'local') return new LocalFileStore(settings, context);
        // Loaded where it is needed: it is large.
        const [{ S3FileStore }, { s3Client }] = await Promise.all([import('./s3-file-store.js'), import('./s3-client.js')]);
        return new S3FileStore(s3Client(settings), settings, context);
      },
    },
  ],
  exports: [FileStore],
})
export class FilesModule {}
