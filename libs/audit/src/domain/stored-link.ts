import type { ChainedEntry } from './link-hash.js';

/** A link with its entry, as they are stored. */
export interface StoredLink {
  position: number;
  hash: string;
  recordedAt: string;
  entryId: string;
  /** Null where no such entry is there. */
  entry: ChainedEntry | null;
}

/** A link and its entry in one row of the database; the entry's columns are null where it is not there. */
export type LinkRow = { [Name in keyof ChainedEntry]: ChainedEntry[Name] | null } & {
  position: string;
  hash: string;
  recordedAt: string;
  entryId: string;
};

export function storedLink({ position, hash, recordedAt, entryId, ...entry }: LinkRow): StoredLink {
  const isThere = entry.id !== null;
  return { position: Number(position), hash, recordedAt, entryId, entry: isThere ? ({ ...entry, recordedAt } as ChainedEntry) : null };
}
