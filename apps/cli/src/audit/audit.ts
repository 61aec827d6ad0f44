import { wrongUsage } from '../options.js';
import { AUDIT_VERIFY_USAGE, auditVerify } from './audit-verify.js';

/** `khoabang audit VERB …`: what an operator does with the trails. */
export async function audit(args: string[]): Promise<number> {
  const [verb, ...rest] = args;
  return verb === 'verify' ? auditVerify(rest) : wrongUsage(AUDIT_VERIFY_USAGE);
}
