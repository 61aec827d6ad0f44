import type { StaffRole } from '#access';
import { Sessions } from '#accounts';
import type { AccountId, TenantId } from '#kernel';
import { aMember } from '../factories/a-member.js';
import { asSuperuser } from './query.js';
import type { SiteClient } from './site-client.js';
import type { TestSite } from './test-site.js';

/**
 * Somebody of the tenant's staff with these roles, signed in with password and second factor: a browser on the tenant's
 * host that carries the console's cookie. A new person each time.
 */
export async function aStaffMember(
  site: TestSite,
  tenantId: TenantId,
  roles: readonly StaffRole[],
  { fullName = 'Tạ Minh Quân' }: { fullName?: string } = {},
): Promise<SiteClient & { readonly accountId: AccountId }> {
  const accountId = await aMember(tenantId, roles, { fullName, position: 'Tổ thư ký' });
  const token = await site.as(tenantId, async () => {
    const session = await site.get(Sessions).open(accountId, 'staff');
    await site.get(Sessions).passSecondFactor(session.token);
    return session.token;
  });
  const client = site.visitor(await hostOf(tenantId));
  client.keep('kbs', token);
  return Object.assign(client, { accountId });
}

async function hostOf(tenantId: TenantId): Promise<string> {
  const [row] = await asSuperuser<{ host: string }>('select host from tenant_hosts where tenant_id = $1 order by host limit 1', [tenantId]);
  if (!row) throw new Error('The tenant has no host.');
  return row.host;
}
