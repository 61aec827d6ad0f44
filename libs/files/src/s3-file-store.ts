import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { Settings } from '#settings';
import type { TenantContext } from '#tenancy';
import { FileError } from './file.errors.js';
import { keyParts } from './file-key.js';
import { type ByteRange, FileStore, type KeptFile } from './file-store.js';
import { Measured, measureFile } from './measured.js';

/** Files in a bucket that speaks S3, under `files/<tenant>/`. What the bucket has confirmed counts as being on the disk. */
export class S3FileStore extends FileStore {
  constructor(
    private readonly client: S3Client,
    private readonly settings: Settings,
    private readonly context: TenantContext,
  ) {
    super();
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const place = this.placeOf(key);
    if (!(bytes instanceof Uint8Array)) throw new TypeError('A file is bytes.');
    await this.asked(key, () => this.client.send(new PutObjectCommand({ ...place, Body: bytes })));
  }

  /** Through a file of this machine: a bucket wants to know the length before the first byte. */
  async putStream(key: string, source: AsyncIterable<Uint8Array>, most: number): Promise<KeptFile> {
    this.placeOf(key);
    const folder = this.settings.inDataDir('spool');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = `${folder}/${randomUUID()}`;
    try {
      const measured = new Measured(most);
      await pipeline(measured.pass(source), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      return await this.send(key, path, measured.result());
    } finally {
      await rm(path, { force: true });
    }
  }

  async putFile(key: string, path: string, facts?: KeptFile): Promise<KeptFile> {
    const kept = facts ?? (await measureFile(path));
    return this.send(key, path, kept);
  }

  async get(key: string): Promise<Buffer> {
    const place = this.placeOf(key);
    return this.asked(key, async () => {
      const { Body: body } = await this.client.send(new GetObjectCommand(place));
      return Buffer.from((await body?.transformToByteArray()) ?? []);
    });
  }

  async size(key: string): Promise<number> {
    const place = this.placeOf(key);
    const { ContentLength: size } = await this.asked(key, () => this.client.send(new HeadObjectCommand(place)));
    return size ?? 0;
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const place = this.placeOf(key);
    const part = range && { Range: `bytes=${range.from}-${range.to}` };
    const { Body: body } = await this.asked(key, () => this.client.send(new GetObjectCommand({ ...place, ...part })));
    return body instanceof Readable ? body : Readable.from([]);
  }

  async exists(key: string): Promise<boolean> {
    try {
      await this.size(key);
      return true;
    } catch (error) {
      if (error instanceof FileError && error.code === 'FILE_MISSING') return false;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    const place = this.placeOf(key);
    await this.asked(key, () => this.client.send(new DeleteObjectCommand(place)));
  }

  async keys(): Promise<string[]> {
    const prefix = this.prefix();
    const keys: string[] = [];
    let token: string | undefined;
    do {
      const listed = await this.asked(prefix, () =>
        this.client.send(
          new ListObjectsV2Command({ Bucket: this.bucket(), Prefix: prefix, ...(token === undefined ? {} : { ContinuationToken: token }) }),
        ),
      );
      keys.push(...(listed.Contents ?? []).flatMap(({ Key: key }) => (key === undefined ? [] : [key.slice(prefix.length)])));
      token = listed.IsTruncated ? listed.NextContinuationToken : undefined;
    } while (token !== undefined);
    return keys.toSorted();
  }

  /** Sends a file whose hash is known: the store computes it again, and takes nothing that was changed under way. */
  private async send(key: string, path: string, kept: KeptFile): Promise<KeptFile> {
    const place = this.placeOf(key);
    await this.asked(key, async () => {
      const body = createReadStream(path);
      const command = new PutObjectCommand({ ...place, Body: body, ContentLength: kept.size });
      command.middlewareStack.add(
        (next) => (step) => {
          (step.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = kept.sha256;
          return next(step);
        },
        { step: 'build', name: 'known-hash' },
      );
      try {
        await this.client.send(command);
      } finally {
        body.destroy();
      }
    });
    return kept;
  }

  private async asked<T>(key: string, ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      const { name, $metadata: answer } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
      if (name === 'NoSuchKey' || name === 'NotFound') throw new FileError('FILE_MISSING', {}, `there is no file ${key}`);
      // No answer, or the store's own trouble: it passes. Anything else (a wrong key, no such bucket) is ours to mend.
      const isAway = answer?.httpStatusCode === undefined || answer.httpStatusCode >= 500;
      throw isAway && !(error instanceof TypeError) ? new FileError('STORE_AWAY', {}, String(error)) : error;
    }
  }

  private bucket(): string {
    return this.settings.S3_BUCKET ?? '';
  }

  private prefix(): string {
    return `files/${this.context.tenantId()}/`;
  }

  private placeOf(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket(), Key: this.prefix() + keyParts(key).join('/') };
  }
}
