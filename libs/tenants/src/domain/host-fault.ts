const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^${LABEL}(\\.${LABEL})+$`);

/** Why this cannot be a tenant's host name, as a sentence; undefined when it can. */
export function hostFault(host: string): string | undefined {
  if (host.length <= 253 && HOST.test(host)) return undefined;
  return `“${host}” không phải tên miền. Hãy viết dạng cuocthi.tinh.gov.vn, không có http:// và dấu gạch chéo.`;
}
