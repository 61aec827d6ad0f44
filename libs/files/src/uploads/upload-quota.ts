import type { Settings } from '#settings';
import { IntakeError } from '../intake/intake.errors.js';
import type { UsedBytes } from './promised-upload.js';

const [MIB, GIB] = [1024 ** 2, 1024 ** 3];

/**
 * Looks whether there is room for a file of `size` bytes.
 * @throws IntakeError QUOTA_OF_PERSON, QUOTA_OF_TENANT
 */
export function checkQuota(used: UsedBytes, size: number, settings: Settings): void {
  const most = settings.UPLOADS_PER_PERSON_MB * MIB;
  if (used.person + size > most) throw new IntakeError('QUOTA_OF_PERSON', { most });
  if (used.tenant + size > settings.UPLOADS_PER_TENANT_GB * GIB) throw new IntakeError('QUOTA_OF_TENANT');
}
