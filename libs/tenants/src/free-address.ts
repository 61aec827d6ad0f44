import { TenantError } from './tenant.errors.js';

/** Writes an address that must be nobody else's. @throws TenantError ADDRESS_TAKEN */
export async function freeAddress(address: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const { constraint } = (error as { driverError?: { constraint?: string } }).driverError ?? {};
    if (constraint === 'tenants_slug_key' || constraint === 'tenant_hosts_pkey') throw new TenantError('ADDRESS_TAKEN', { address });
    throw error;
  }
}
