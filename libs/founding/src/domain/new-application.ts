import { readEmail, readPhone } from '#accounts';
import { cleanText } from '#kernel';
import { parentFault, shortPlaceName, slugFault, slugOf, TENANT_KINDS, type TenantKind } from '#tenants';

/** An application that was read and is whole. */
export interface NewApplication {
  name: string;
  shortName: string;
  kind: TenantKind;
  slug: string;
  legalPaper: string;
  applicantName: string;
  applicantPosition: string;
  email: string;
  phone: string;
}

export type ApplicationField =
  'name' | 'kind' | 'parent' | 'slug' | 'legalPaper' | 'applicantName' | 'applicantPosition' | 'email' | 'phone';

/** An application as typed. */
export type TypedApplication = Partial<Record<ApplicationField, string>>;

export interface ApplicationFault {
  field: ApplicationField;
  text: string;
}

/** What is known of the addresses and tenants that the application names. */
export interface KnownTenants {
  /** Of the parent that was chosen; undefined when it is none, null when there is no such tenant. */
  parentKind: TenantKind | null | undefined;
  isSlugTaken: boolean;
}

const LONGEST = 120;
const LONGEST_PAPER = 200;

/** Reads an application. @returns it, or every fault at once in the order of the fields */
export function readApplication(
  typed: TypedApplication,
  known: KnownTenants,
): { application: NewApplication } | { faults: ApplicationFault[] } {
  const faults: ApplicationFault[] = [];
  const say = (field: ApplicationField, text: string | undefined): void => {
    if (text !== undefined) faults.push({ field, text });
  };
  const line = (field: ApplicationField, missing: string, longest = LONGEST): string => {
    const text = cleanText(typed[field] ?? '');
    say(field, !/\p{L}/u.test(text) ? missing : text.length > longest ? `Nhiều nhất ${longest} ký tự. Hãy viết gọn hơn.` : undefined);
    return text;
  };
  const name = line('name', 'Hãy nhập tên đơn vị, ví dụ “Tỉnh Lâm Đồng”.');
  const kind = TENANT_KINDS.find((one) => one === typed.kind);
  say('kind', kind ? undefined : 'Hãy chọn loại đơn vị.');
  say('parent', faultOfParent(kind, known.parentKind));
  const slug = wishedSlug(typed);
  // Without a name there is none to make an address of: one fault is enough.
  if (slug || /\p{L}/u.test(name))
    say('slug', slugFault(slug) ?? (known.isSlugTaken ? `Địa chỉ “${slug}” đã có đơn vị khác dùng. Hãy chọn địa chỉ khác.` : undefined));
  const legalPaper = line('legalPaper', 'Hãy ghi số, ký hiệu và ngày của văn bản.', LONGEST_PAPER);
  const applicantName = line('applicantName', 'Hãy nhập họ và tên người đăng ký.');
  const applicantPosition = line('applicantPosition', 'Hãy nhập chức vụ, ví dụ “Chuyên viên Văn phòng”.');
  const email = readEmail(typed.email ?? '');
  if ('fault' in email) say('email', email.fault);
  const phone = readOfficePhone(typed.phone ?? '');
  if ('fault' in phone) say('phone', phone.fault);
  if (faults.length > 0 || !kind || 'fault' in email || 'fault' in phone) return { faults };
  const shortName = shortPlaceName(name).slice(0, 60);
  return {
    application: { name, shortName, kind, slug, legalPaper, applicantName, applicantPosition, email: email.email, phone: phone.phone },
  };
}

/** The address that is wished for; who names none gets the one that fits the name. */
export function wishedSlug({ slug = '', name = '' }: TypedApplication): string {
  return slug.trim().toLowerCase() || slugOf(name);
}

function faultOfParent(kind: TenantKind | undefined, parentKind: KnownTenants['parentKind']): string | undefined {
  if (parentKind === undefined || !kind) return undefined;
  if (parentKind === null) return 'Không có đơn vị cấp trên này. Hãy chọn lại trong danh sách.';
  return parentFault(kind, parentKind);
}

/** A phone at which the operator may ask back: a mobile one, or that of an office ("0263 3822 xxx"). */
function readOfficePhone(typed: string): { phone: string } | { fault: string } {
  const digits = typed.replace(/[\s.()-]/g, '');
  if (/^02\d{8,9}$/.test(digits)) return { phone: `+84${digits.slice(1)}` };
  if (!digits) return { fault: 'Hãy nhập số điện thoại.' };
  const reading = readPhone(typed);
  return 'contact' in reading ? { phone: reading.contact.value } : reading;
}
