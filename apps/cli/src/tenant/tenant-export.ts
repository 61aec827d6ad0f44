import { resolve } from 'node:path';
import { formatNumber } from '#kernel';
import { TenantExporting } from '#tenants';
import { readOptions, wrongUsage } from '../options.js';
import { COMMAND_LINE, tenantOf, withTenants } from './with-tenants.js';

/** `khoabang tenant export SLUG [--to DIR]`: everything of a tenant, secrets apart, as a folder that anybody can check. */
export async function tenantExport(args: string[]): Promise<number> {
  const read = readOptions(args, { to: { type: 'string' }, json: { type: 'boolean' } });
  const [slug, ...more] = read?.positionals ?? [];
  if (!read || slug === undefined || more.length > 0) return wrongUsage('tenant export ĐỊA_CHỈ [--to THƯ_MỤC] [--json]');
  return withTenants(read.values.json, async (desk) => {
    const { id } = await tenantOf(desk, slug);
    const into = read.values.to === undefined ? desk.settings.inDataDir('exports') : resolve(read.values.to);
    const done = await desk.context.get(TenantExporting).export(id, { into, by: COMMAND_LINE });
    const { folder, sha256, tables, rows, files } = done;
    return {
      text: `${folder}\n${tables} bảng, ${formatNumber(rows)} dòng, ${formatNumber(files)} tệp. SHA-256: ${sha256}\nThư mục này có thông tin cá nhân: hãy giữ kín.\n`,
      json: { slug, folder, sha256, tables, rows, files },
    };
  });
}
