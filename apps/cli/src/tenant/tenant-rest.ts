import { TenantRegistry } from '#tenants';
import { readOptions, wrongUsage } from '../options.js';
import { COMMAND_LINE, tenantOf, withTenants } from './with-tenants.js';

/** `khoabang tenant suspend SLUG --reason TEXT`: nobody gets in any more, the worker passes it over, everything is kept. */
export async function tenantSuspend(args: string[]): Promise<number> {
  const read = readOptions(args, { reason: { type: 'string' }, json: { type: 'boolean' } });
  const [slug, ...more] = read?.positionals ?? [];
  const reason = read?.values.reason?.trim();
  if (!read || slug === undefined || more.length > 0 || !reason) return wrongUsage('tenant suspend ĐỊA_CHỈ --reason LÝ_DO [--json]');
  return withTenants(read.values.json, async (desk) => {
    const { id, name } = await tenantOf(desk, slug);
    const changed = await desk.context.get(TenantRegistry).suspend(id, { by: COMMAND_LINE, reason });
    return {
      text: changed ? `Đã tạm ngừng ${name}. Trang báo tạm ngừng trong vòng năm giây.\n` : `${name} đã tạm ngừng từ trước.\n`,
      json: { slug, status: 'suspended', changed },
    };
  });
}

/** `khoabang tenant resume SLUG`: opens it again as it was. */
export async function tenantResume(args: string[]): Promise<number> {
  const read = readOptions(args, { json: { type: 'boolean' } });
  const [slug, ...more] = read?.positionals ?? [];
  if (!read || slug === undefined || more.length > 0) return wrongUsage('tenant resume ĐỊA_CHỈ [--json]');
  return withTenants(read.values.json, async (desk) => {
    const { id, name } = await tenantOf(desk, slug);
    const changed = await desk.context.get(TenantRegistry).resume(id, { by: COMMAND_LINE });
    return { text: changed ? `Đã mở lại ${name}.\n` : `${name} vẫn đang mở.\n`, json: { slug, status: 'active', changed } };
  });
}
