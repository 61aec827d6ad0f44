import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { StaffRole } from '#access';
import { Sessions } from '#accounts';
import type { AccountId, TenantId } from '#kernel';
import type { SiteClient } from './site-client.js';
import { testDatabase } from './test-database.js';
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
  const { accountId, host } = await plant(tenantId, roles, fullName);
  const token = await site.as(tenantId, async () => {
    const session = await site.get(Sessions).open(accountId, 'staff');
    await site.get(Sessions).passSecondFactor(session.token);
    return session.token;
  });
  const client = site.visitor(host);
  client.keep('kbs', token);
  return Object.assign(client, { accountId });
}

/** The account, planted as superuser: how staff come to be is another test's business. */
async function plant(tenantId: TenantId, roles: readonly StaffRole[], fullName: string): Promise<{ accountId: AccountId; host: string }> {
  const accountId = randomUUID() as AccountId;
  const client = new pg.Client({ connectionString: (await testDatabase()).superuser });
  await client.connect();
  try {
    await client.query(
      `insert into accounts (tenant_id, id, full_name, name_key, email, staff_roles, position) values ($1, $2, $3, lower($3), $4, $5, 'Tổ thư ký')`,
      [tenantId, accountId, fullName, `nhan-su-${randomBytes(6).toString('hex')}@vidu.vn`, roles],
    );
    const { rows } = await client.query<{ host: string }>('select host from tenant_hosts where tenant_id = $1 order by host limit 1', [
      tenantId,
    ]);
    if (!rows[0]) throw new Error('The tenant has no host.');
    return { accountId, host: rows[0].host };
  } finally {
    await client.end();
  }
}
