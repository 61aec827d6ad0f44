import type { ReadText } from './read-text.js';

/** A file to read, as it is sent to the process that reads it. */
export interface ReadingJob {
  bytes: Uint8Array;
}

export type ReadingReply =
  | { read: ReadText }
  | { refused: { by: 'office' | 'reading'; code: string; params: Readonly<Record<string, string | number>>; message: string } }
  | { fault: string };
