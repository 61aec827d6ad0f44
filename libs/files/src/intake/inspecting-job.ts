import type { DeclaredFile, InspectedFile, IntakeLimits } from './inspected-file.js';

/** A file to look into, as its place is told to the process that does. */
export interface InspectingJob {
  path: string;
  declared: DeclaredFile;
  limits: IntakeLimits;
}

export type InspectingReply =
  | { inspected: InspectedFile }
  | { refused: { code: string; params: Readonly<Record<string, string | number>>; message: string } }
  | { fault: string };
