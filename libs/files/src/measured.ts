import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { FileError } from './file.errors.js';
import type { KeptFile } from './file-store.js';

/** Counts and hashes the bytes that pass, and stops them at the most that is allowed. */
export class Measured {
  private readonly hash = createHash('sha256');
  private size = 0;

  constructor(private readonly most = Number.MAX_SAFE_INTEGER) {}

  /** @throws FileError FILE_TOO_LARGE before the first byte that is too many is passed on */
  async *pass(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const bytes of source) {
      this.size += bytes.length;
      if (this.size > this.most) throw new FileError('FILE_TOO_LARGE', { most: this.most });
      this.hash.update(bytes);
      yield bytes;
    }
  }

  /** To be asked once, when all have passed. */
  result(): KeptFile {
    return { size: this.size, sha256: this.hash.digest('hex') };
  }
}

/** The facts of a file of this machine. */
export async function measureFile(path: string): Promise<KeptFile> {
  const measured = new Measured();
  const bytes = measured.pass(createReadStream(path) as AsyncIterable<Buffer>);
  while (!(await bytes.next()).done);
  return measured.result();
}
