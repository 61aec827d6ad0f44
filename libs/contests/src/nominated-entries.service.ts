import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { FileStore } from '#files';
import type { NominatedEntry, NominatedFile } from './domain/nominated-entry.js';
import { NominationError } from './nomination.errors.js';

/** What the library that keeps entries knows of them, in the sender's scope. */
export interface EntryKeeping {
  /** @throws NominationError ENTRY_CHANGED where the version that was chosen no longer counts */
  stands(entry: NominatedEntry): Promise<void>;
  /** The bytes of a file. */
  open(entry: NominatedEntry, file: NominatedFile): Promise<Readable>;
}

/** The files of nominated entries on their way: read where the sender keeps them, kept by the receiver until it has decided. */
@Injectable()
export class NominatedEntries {
  private keeping: EntryKeeping | undefined;

  constructor(private readonly store: FileStore) {}

  /** Tells who keeps entries; once, when the program starts. */
  keptBy(keeping: EntryKeeping): void {
    this.keeping = keeping;
  }

  /** @throws NominationError ENTRY_CHANGED */
  async stands(entry: NominatedEntry): Promise<void> {
    await this.known().stands(entry);
  }

  /** The bytes of a file, in the sender's scope. */
  async open(entry: NominatedEntry, file: NominatedFile): Promise<Readable> {
    return this.known().open(entry, file);
  }

  /**
   * Keeps the bytes of a file for the tenant in scope, the receiver: just those that were promised. Again they take the place of what is there.
   * @param at place among the files, from 0
   * @throws NominationError FILE_CHANGED
   */
  async keep(delivery: string, at: number, { size, sha256 }: NominatedFile, bytes: Readable): Promise<void> {
    const key = deliveredKey(delivery, at);
    const kept = await this.store.putStream(key, bytes, size);
    if (kept.size === size && kept.sha256 === sha256) return;
    await this.store.delete(key);
    throw new NominationError('FILE_CHANGED');
  }

  /** Takes away what was kept of a delivery. Twice is once. */
  async remove(delivery: string, files: readonly NominatedFile[]): Promise<void> {
    for (const at of files.keys()) await this.store.delete(deliveredKey(delivery, at));
  }

  private known(): EntryKeeping {
    if (!this.keeping) throw new Error('Nobody has said who keeps entries.');
    return this.keeping;
  }
}

/** Where the receiver keeps a file until it has decided. @param at place among the files, from 0 */
export function deliveredKey(delivery: string, at: number): string {
  return `nominations/${delivery}/${at + 1}`;
}
