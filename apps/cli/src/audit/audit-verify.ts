import { AuditVerifying, type ChainReport, type WhatToVerify } from '#audit';
import { formatNumber, parseLocal } from '#kernel';
import { TenantContext } from '#tenancy';
import { type Tenant, TenantDirectory } from '#tenants';
import { readOptions, wrongUsage } from '../options.js';
import { type Desk, tenantOf, withTenants } from '../tenant/with-tenants.js';
import { faultSentence } from './fault-sentence.js';
import { mailedHash } from './mailed-hash.js';

export const AUDIT_VERIFY_USAGE =
  'audit verify [--tenant ĐỊA_CHỈ [--root MÃ_CHỐT|TỆP [--date NĂM-THÁNG-NGÀY]]] [--from NĂM-THÁNG-NGÀY] [--json]';
/** More sentences than these tell nobody more; the document has all. */
const MOST_SENTENCES = 50;

/** `khoabang audit verify`: recomputes the chain of each trail; 1 where anything was changed behind its back. */
export async function auditVerify(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const read = readOptions(args, { tenant: text, from: text, root: text, date: text, json: { type: 'boolean' } });
  const { tenant, from: fromDay, root, date: day, json } = read?.values ?? {};
  const isUsable =
    read && read.positionals.length === 0 && [fromDay, day].every((one) => one === undefined || parseLocal(one) !== undefined);
  if (!isUsable) return wrongUsage(AUDIT_VERIFY_USAGE);
  if (root === undefined && day !== undefined) return wrongUsage(AUDIT_VERIFY_USAGE, 'Có --date thì phải có --root: mã chốt của ngày ấy.');
  if (root !== undefined && tenant === undefined)
    return wrongUsage(AUDIT_VERIFY_USAGE, 'Có --root thì phải có --tenant: mỗi đơn vị có chuỗi riêng.');
  const mailed = root === undefined ? undefined : mailedHash(root, day);
  if (mailed && 'fault' in mailed) return wrongUsage(AUDIT_VERIFY_USAGE, mailed.fault);
  return withTenants(json, async (desk) => {
    const verified: [Tenant, ChainReport][] = [];
    for (const one of await tenantsOf(desk, tenant))
      verified.push([one, await verify(desk, one, { fromDay, mailed: mailed && { hash: mailed.hash, day } })]);
    return {
      text: verified.map(([one, report]) => textOf(one, report)).join('') || 'Chưa có đơn vị nào.\n',
      json: { tenants: verified.map(([{ slug }, report]) => ({ slug, ...report })) },
      code: verified.some(([, { faults }]) => faults.length > 0) ? 1 : 0,
    };
  });
}

/** The one of the address, or all, the suspended as well. */
async function tenantsOf(desk: Desk, slug: string | undefined): Promise<Tenant[]> {
  if (slug !== undefined) return [await tenantOf(desk, slug)];
  return (await desk.context.get(TenantDirectory).listAll()).map(({ tenant }) => tenant);
}

function verify({ context }: Desk, { id }: Tenant, what: WhatToVerify): Promise<ChainReport> {
  return context.get(TenantContext).run({ tenantId: id }, () => context.get(AuditVerifying).verify(what));
}

function textOf({ name }: Tenant, { checked, from, head, waiting, faults }: ChainReport): string {
  const lines = [
    `${name}: đã tính lại ${formatNumber(checked)} mục${from > 1 ? `, từ mục số ${formatNumber(from)}` : ''}. ` +
      (faults.length === 0 ? 'Không có gì bị thay đổi.' : `Có ${formatNumber(faults.length)} chỗ không khớp.`),
    ...faults.slice(0, MOST_SENTENCES).map((fault) => `  ${faultSentence(fault)}`),
    ...(faults.length > MOST_SENTENCES ? [`  Và ${formatNumber(faults.length - MOST_SENTENCES)} chỗ nữa; thêm --json để xem hết.`] : []),
    ...(waiting > 0 ? [`  ${formatNumber(waiting)} mục mới chưa nối vào chuỗi; máy nối trong vài giây khi đang chạy.`] : []),
    ...(head ? [`  Mã chốt hiện tại, ở mục số ${formatNumber(head.position)}: ${head.hash}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
