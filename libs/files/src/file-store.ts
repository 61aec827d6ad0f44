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

  /** @throws FileError FILE_MISSING */
  abstract get(key: string): Promise<Buffer>;

  abstract exists(key: string): Promise<boolean>;

  /** Removes the file; removing what is not there is nothing. */
  abstract delete(key: string): Promise<void>;

  /** The keys of all files of the tenant, in order: for who takes everything along, or removes it. */
  abstract keys(): Promise<string[]>;
}
