import { KIND_NAMES, type ListedTenant, TenantDirectory } from '#tenants';
import { readOptions, wrongUsage } from '../options.js';
import { withTenants } from './with-tenants.js';

/** `khoabang tenant list [--json]`: every tenant as a tree, the suspended as well. */
export async function tenantList(args: string[]): Promise<number> {
  const read = readOptions(args, { json: { type: 'boolean' } });
  if (!read || read.positionals.length > 0) return wrongUsage('tenant list [--json]');
  return withTenants(read.values.json, async ({ context }) => {
    const all = await context.get(TenantDirectory).listAll();
    const slugs = new Map(all.map(({ tenant }) => [tenant.id, tenant.slug]));
    return {
      text: all.length > 0 ? linesOf(all, null, '') : 'Chưa có đơn vị nào.\n',
      json: {
        tenants: all.map(({ tenant: { id, slug, name, kind, parentId, status, suspendedAt }, hosts }) => ({
          id,
          slug,
          name,
          kind,
          parent: parentId ? (slugs.get(parentId) ?? null) : null,
          status,
          suspendedAt: suspendedAt?.toISOString() ?? null,
          hosts,
        })),
      },
    };
  });
}

/** A tenant per line, those under it indented below. */
function linesOf(all: readonly ListedTenant[], parentId: string | null, indent: string): string {
  return all
    .filter(({ tenant }) => tenant.parentId === parentId)
    .map(({ tenant, hosts }) => {
      const rests = tenant.status === 'suspended' ? '   đang tạm ngừng' : '';
      const line = `${indent}${tenant.slug}   ${tenant.name}   ${KIND_NAMES[tenant.kind]}   ${hosts.join(', ')}${rests}\n`;
      return line + linesOf(all, tenant.id, `${indent}  `);
    })
    .join('');
}
