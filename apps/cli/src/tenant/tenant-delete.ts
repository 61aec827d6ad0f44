import { TenantDeleting, TenantError } from '#tenants';
import { readOptions, wrongUsage } from '../options.js';
import { Refusal } from '../refusal.js';
import { COMMAND_LINE, withTenants } from './with-tenants.js';

const USAGE = 'tenant delete ĐỊA_CHỈ --confirm ĐỊA_CHỈ --export-sha256 DẤU [--by NGƯỜI] [--json]';

/**
 * `khoabang tenant delete SLUG --confirm SLUG --export-sha256 HEX`: ends a suspended tenant for good and prints the proof.
 * Once more after it broke off, it finishes and prints the same.
 */
export async function tenantDelete(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const read = readOptions(args, { confirm: text, 'export-sha256': text, by: text, json: { type: 'boolean' } });
  const [slug, ...more] = read?.positionals ?? [];
  const { confirm, 'export-sha256': exportSha256, by = COMMAND_LINE, json } = read?.values ?? {};
  if (!read || slug === undefined || more.length > 0 || confirm === undefined || !/^[0-9a-f]{64}$/.test(exportSha256 ?? ''))
    return wrongUsage(USAGE);
  return withTenants(json, async ({ context, ownerUrl }) => {
    if (ownerUrl === undefined) throw new Refusal('Xóa đơn vị cần địa chỉ của chủ cơ sở dữ liệu. Hãy đặt DATABASE_URL rồi chạy lại.');
    const deleting = context.get(TenantDeleting);
    const id = await deleting.idOf(slug);
    if (!id) throw new TenantError('TENANT_NOT_FOUND');
    const { proof, sha256 } = await deleting.delete(id, { slug: confirm, exportSha256: exportSha256 ?? '', by, ownerUrl });
    return {
      text: `Đã xóa ${slug}. Bằng chứng (SHA-256 ${sha256}):\n${proof}\n`,
      json: { proof: JSON.parse(proof) as object, proofText: proof, sha256 },
    };
  });
}

/** `khoabang tenant deletions`: the proofs of all deletions. */
export async function tenantDeletions(args: string[]): Promise<number> {
  const read = readOptions(args, { json: { type: 'boolean' } });
  if (!read || read.positionals.length > 0) return wrongUsage('tenant deletions [--json]');
  return withTenants(read.values.json, async ({ context }) => {
    const all = await context.get(TenantDeleting).list();
    return {
      text: all.map(({ proof, sha256 }) => `${sha256}\n${proof}\n`).join('') || 'Chưa xóa đơn vị nào.\n',
      json: {
        deletions: all.map(({ proof, sha256, filesRemovedAt }) => ({
          proof: JSON.parse(proof) as object,
          proofText: proof,
          sha256,
          filesRemovedAt: filesRemovedAt?.toISOString() ?? null,
        })),
      },
    };
  });
}
