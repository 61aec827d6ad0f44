import { TenantDirectory, TenantError, TenantHosts, TenantMoving } from '#tenants';
import { readOptions, wrongUsage } from '../options.js';
import { COMMAND_LINE, tenantOf, withTenants } from './with-tenants.js';

/**
 * `khoabang tenant host add|remove SLUG HOST`: one more name under which a tenant's pages stand, or one less. One always stays.
 * 0 when it is as wanted, 1 when the name is unfit, taken, not the tenant's or its last.
 */
export async function tenantHost(args: string[]): Promise<number> {
  const read = readOptions(args, { json: { type: 'boolean' } });
  const [verb, slug, host, ...more] = read?.positionals ?? [];
  if (!read || (verb !== 'add' && verb !== 'remove') || slug === undefined || host === undefined || more.length > 0)
    return wrongUsage('tenant host add|remove ĐỊA_CHỈ TÊN_MIỀN [--json]');
  return withTenants(read.values.json, async (desk) => {
    const { context, settings } = desk;
    const { id, name } = await tenantOf(desk, slug);
    if (verb === 'add' && host.toLowerCase() === settings.ROOT_HOST)
      throw new TenantError('TENANT_UNFIT', { reasons: `${host} là trang chung của hệ thống. Hãy chọn tên miền khác.` });
    const hosts = context.get(TenantHosts);
    const changed = verb === 'add' ? await hosts.add(id, host, { by: COMMAND_LINE }) : true;
    if (verb === 'remove') await hosts.remove(id, host, { by: COMMAND_LINE });
    const all = await context.get(TenantDirectory).hostsOf(id);
    return {
      text: `${changed ? 'Trong vòng năm giây, ' : ''}${name} có các tên miền: ${all.join(', ')}.\n`,
      json: { slug, hosts: all, changed },
    };
  });
}

/**
 * `khoabang tenant move SLUG --parent SLUG|none`: another place in the tree, with all that stands below. 0 when it stands there,
 * 1 when its kind may not stand there or what was granted to it is still live.
 */
export async function tenantMove(args: string[]): Promise<number> {
  const read = readOptions(args, { parent: { type: 'string' }, json: { type: 'boolean' } });
  const [slug, ...more] = read?.positionals ?? [];
  const wanted = read?.values.parent;
  if (!read || slug === undefined || !wanted || more.length > 0)
    return wrongUsage('tenant move ĐỊA_CHỈ --parent ĐỊA_CHỈ_CẤP_TRÊN|none [--json]');
  return withTenants(read.values.json, async (desk) => {
    const { id, name } = await tenantOf(desk, slug);
    const parent = wanted === 'none' ? null : await tenantOf(desk, wanted);
    const changed = await desk.context.get(TenantMoving).move(id, parent?.slug ?? null, { by: COMMAND_LINE });
    const place = parent ? `thuộc ${parent.name}` : 'không thuộc đơn vị nào';
    return {
      text: changed ? `Từ nay ${name} ${place}.\n` : `${name} vẫn ${place}.\n`,
      json: { slug, parent: parent?.slug ?? null, changed },
    };
  });
}
