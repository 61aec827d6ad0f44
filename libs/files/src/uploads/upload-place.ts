import type { DataStore, Locker } from '@tus/server';

/** Where the bytes of unfinished uploads lie. */
export interface UploadPlace {
  store: DataStore;
  locker: Locker;
  /** What the upload is called there. */
  nameOf(tenantId: string, id: string): string;
  /** The ids of a tenant's uploads whose bytes lie here, whole or begun; in no order. */
  begun(tenantId: string): Promise<string[]>;
  /** Works with the bytes of an upload as a file of this machine that nobody changes any more. */
  withFile<T>(name: string, work: (path: string) => Promise<T>): Promise<T>;
  /** Counts as if somebody had just gone on with it: it is not removed for its age. */
  keep(name: string): Promise<void>;
  /** Removes what nobody has gone on with since. @returns how many */
  removeOlderThan(instant: Date): Promise<number>;
}
