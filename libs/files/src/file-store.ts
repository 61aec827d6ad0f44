import type { Readable } from 'node:stream';

/** What was kept: its length and the SHA-256 (hex) of its bytes. */
export interface KeptFile {
  size: number;
  sha256: string;
}

/** Bytes of a file from one place to another, both of them included. */
export interface ByteRange {
  from: number;
  to: number;
}

/**
 * Where the files of the tenant in scope are kept. A key is a path of lower-case words ("certificates/01/a.pdf"); the
 * tenant is part of every place and cannot be named, so another tenant's file cannot be asked for.
 *
 * Kept small on purpose: a directory of one machine and an S3-compatible store must both be able to be it.
 */
export abstract class FileStore {
  /**
   * Keeps the bytes under the key, replacing what is there. When it returns they are on the disk; whoever reads meanwhile
   * gets all of the old bytes or all of the new ones.
   */
  abstract put(key: string, bytes: Uint8Array): Promise<void>;

  /**
   * The same for bytes that come one after the other and are never together in memory.
   * @param most bytes; with more, nothing is kept
   * @throws FileError FILE_TOO_LARGE
   */
  abstract putStream(key: string, source: AsyncIterable<Uint8Array>, most: number): Promise<KeptFile>;

  /**
   * The same for a file of this machine, which stays where it is and must not be changed any more.
   * @param facts of the file, where they are known already
   */
  abstract putFile(key: string, path: string, facts?: KeptFile): Promise<KeptFile>;

  /** @throws FileError FILE_MISSING */
  abstract get(key: string): Promise<Buffer>;

  /** Its length in bytes. @throws FileError FILE_MISSING */
  abstract size(key: string): Promise<number>;

  /** Its bytes one after the other, all of them or a range that lies within. @throws FileError FILE_MISSING */
  abstract read(key: string, range?: ByteRange): Promise<Readable>;

  abstract exists(key: string): Promise<boolean>;

  /** Removes the file; removing what is not there is nothing. */
  abstract delete(key: string): Promise<void>;

  /** The keys of all files of the tenant, in order: for who takes everything along, or removes it. */
  abstract keys(): Promise<string[]>;
}
