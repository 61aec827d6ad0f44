import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { StaffRole } from '#access';
import { type AccountId, foldVietnamese, type TenantId } from '#kernel';
import { TenantContext } from '#tenancy';
import { asSuperuser } from '../support/query.js';

/** Somebody of the tenant's staff with these roles; a new person each time. Planted: how staff come to be is another test's business. */
export async function aMember(
  tenantId: TenantId,
  roles: readonly StaffRole[],
  { fullName = 'Tạ Minh Quân', position = null }: { fullName?: string; position?: string | null } = {},
): Promise<AccountId> {
  const id = randomUUID() as AccountId;
  await asSuperuser(
    'insert into accounts (tenant_id, id, full_name, name_key, email, staff_roles, position) values ($1, $2, $3, $4, $5, $6, $7)',
    [tenantId, id, fullName, foldVietnamese(fullName), `nhan-su-${id}@vidu.vn`, roles, position],
  );
  return id;
}

/** Somebody of the tenant in scope who may approve; a new person each time. */
export async function anApprover(source: Pick<INestApplicationContext, 'get'>): Promise<AccountId> {
  const tenantId = source.get(TenantContext, { strict: false }).tenantId();
  return aMember(tenantId, ['approver'], { fullName: 'Phan Người Duyệt' });
}
