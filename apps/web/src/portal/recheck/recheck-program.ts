import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#settings';

/** The program with which anybody checks a standing again, as it was built. */
export interface RecheckProgram {
  bytes: Buffer;
  sha256: string;
}

export const PROGRAM_NAME = 'kiem-tra-lai.cjs';

let program: RecheckProgram | undefined;

export function recheckProgram(): RecheckProgram {
  if (program) return program;
  const bytes = readFileSync(join(PROJECT_ROOT, 'dist/recheck', PROGRAM_NAME));
  program = { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  return program;
}
