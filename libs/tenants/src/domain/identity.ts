import { cleanText } from '#kernel';
import type { TenantColours } from './colours.js';
import { paletteOf, strongColourFaults } from './palettes.js';

/** What a tenant says of itself. */
export interface TenantIdentity {
  name: string;
  shortName: string;
  hostBody: string;
  colours: TenantColours;
  mailAddress: string | null;
}

export type IdentityField = 'name' | 'shortName' | 'hostBody' | 'colour' | 'mailAddress';

/** What a tenant says of itself, as typed. */
export type TypedIdentity = Partial<Record<IdentityField, string>>;

export interface IdentityFault {
  field: IdentityField;
  text: string;
}

/** Reads what a tenant says of itself. @returns it, or every fault at once in the order of the fields */
export function readIdentity(typed: TypedIdentity): { identity: TenantIdentity } | { faults: IdentityFault[] } {
  const faults: IdentityFault[] = [];
  const line = (field: IdentityField, missing: string, longest: number): string => {
    const text = cleanText(typed[field] ?? '');
    if (missing && !/[\p{L}\d]/u.test(text)) faults.push({ field, text: missing });
    else if (text.length > longest) faults.push({ field, text: `Nhiều nhất ${longest} ký tự. Hãy viết gọn hơn.` });
    return text;
  };
  const name = line('name', 'Hãy nhập tên đơn vị.', 120);
  const shortName = line('shortName', 'Hãy nhập tên ngắn, ví dụ “Lâm Đồng”.', 60);
  const hostBody = line('hostBody', 'Hãy nhập tên cơ quan đứng ra tổ chức, ví dụ “Ban Tổ chức cuộc thi”.', 120);
  const colour = (typed.colour ?? '').trim();
  const [colourFault] = strongColourFaults(colour);
  if (colourFault) faults.push({ field: 'colour', text: colourFault });
  const mailAddress = (typed.mailAddress ?? '').trim().toLowerCase() || null;
  if (mailAddress !== null && !/^[^\s@<>"',;:()[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(mailAddress))
    faults.push({ field: 'mailAddress', text: 'Địa chỉ thư điện tử có dạng ten@coquan.vn. Hãy xem lại.' });
  if (faults.length > 0) return { faults };
  return { identity: { name, shortName, hostBody, colours: paletteOf(colour), mailAddress } };
}
