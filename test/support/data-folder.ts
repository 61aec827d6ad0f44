import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data directory of a test's own: none may write into the developer's. */
export function aDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'khoa-bang-test-'));
}
