import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { S3Store } from '@tus/s3-store';
import { MemoryLocker } from '@tus/server';
import type { Settings } from '#settings';
import { s3Config } from '../s3-client.js';
import type { UploadPlace } from './upload-place.js';

/** The least that a part of an upload may be in S3: so much of a cut piece is sent again at most. */
const PART = 5 * 1024 * 1024;
const HOUR_MS = 3_600_000;

/** Uploads in the bucket of the settings, under `uploads/<tenant>/`, as parts that the bucket puts together at their end. */
export function s3Uploads(settings: Settings): UploadPlace {
  const store = new BucketUploads({
    partSize: PART,
    useTags: false,
    expirationPeriodInMilliseconds: settings.UPLOADS_KEPT_HOURS * HOUR_MS,
    s3ClientConfig: { ...s3Config(settings), bucket: settings.S3_BUCKET ?? '' },
  });
  return {
    store,
    locker: new MemoryLocker(),
    nameOf: (tenantId, id) => `uploads/${tenantId}/${id}`,
    begun: (tenantId) => store.begun(`uploads/${tenantId}/`),
    async withFile(name, work) {
      const folder = settings.inDataDir('spool');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, randomUUID());
      try {
        await pipeline(await store.read(name), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        return await work(path);
      } finally {
        await rm(path, { force: true });
      }
    },
    // What is whole has been put together by the bucket, which counts only what is not as expired.
    keep: () => Promise.resolve(),
    // By the age that the bucket knows.
    removeOlderThan: () => store.deleteExpired(),
  };
}

class BucketUploads extends S3Store {
  /** By what is kept about each, which is there from its beginning to its end. */
  async begun(prefix: string): Promise<string[]> {
    const ids: string[] = [];
    let token: string | undefined;
    do {
      const page = await this.client.listObjectsV2({ Bucket: this.bucket, Prefix: prefix, ContinuationToken: token });
      for (const { Key: key = '' } of page.Contents ?? []) if (key.endsWith('.info')) ids.push(key.slice(prefix.length, -'.info'.length));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return ids;
  }

  /** Also of an upload that the bucket has put together already, of which the library would leave everything. */
  override async remove(id: string): Promise<void> {
    const { 'upload-id': uploadId } = await this.getMetadata(id).catch(() => ({ 'upload-id': undefined }));
    if (uploadId !== undefined)
      await this.client.abortMultipartUpload({ Bucket: this.bucket, Key: id, UploadId: uploadId }).catch((error: unknown) => {
        if ((error as Error).name !== 'NoSuchUpload') throw error;
      });
    const objects = [id, this.infoKey(id), this.partKey(id, true)].map((key) => ({ Key: key }));
    await this.client.deleteObjects({ Bucket: this.bucket, Delete: { Objects: objects } });
    await this.clearCache(id);
  }
}
