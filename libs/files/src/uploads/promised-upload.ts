import type { DeclaredFile, InspectedFile, IntakeLimits } from '../intake/inspected-file.js';
import type { IntakeError } from '../intake/intake.errors.js';

/** A file that somebody has promised to send, and where it stands. */
export interface PromisedUpload {
  /** A UUID: the upload's address ends in it. */
  id: string;
  declared: DeclaredFile;
  limits: IntakeLimits;
  /** Under which the file is kept once it is whole and taken in. */
  key: string;
  state: 'awaited' | 'arrived' | 'refused';
}

/** Bytes that are promised or kept, besides the file that is asked about. */
export interface UsedBytes {
  person: number;
  tenant: number;
}

/**
 * Who has promised what: kept by the feature to which the files belong, in the tenant that is in scope. Both reports may come twice
 * for one file, from two processes at once; the second changes nothing.
 */
export interface UploadPromises {
  /** All bytes are here; nobody has looked into them yet. Told before that is done: whether they came in time does not hang on it. */
  whole(id: string): Promise<void>;
  /** The file arrived whole and is kept under its key. */
  arrived(id: string, file: InspectedFile): Promise<void>;
  /** The file arrived and is not taken; its bytes are gone. */
  refused(id: string, why: IntakeError): Promise<void>;
}
