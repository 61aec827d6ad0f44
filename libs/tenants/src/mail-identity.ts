import type { Settings } from '#settings';
import type { Tenant } from './entities/tenant.entity.js';

/** From whom a tenant's mail comes, and where answers go. */
export interface MailIdentity {
  from: string;
  replyTo?: string | undefined;
}

/**
 * The sender of a tenant's mail. Its own address stands in From only where this installation may send for its domain;
 * elsewhere, mail systems would take it for forged: then it is the address for answers.
 */
export function mailIdentity(
  { name, mailName, mailAddress }: Pick<Tenant, 'name' | 'mailName' | 'mailAddress'>,
  { MAIL_FROM, MAIL_DOMAINS }: Pick<Settings, 'MAIL_FROM' | 'MAIL_DOMAINS'>,
): MailIdentity {
  const own = addressIn(MAIL_FROM);
  const shown = quoted(mailName ?? name);
  if (mailAddress === null) return { from: `${shown} <${own}>` };
  if (mayBeSender(mailAddress, { MAIL_FROM, MAIL_DOMAINS })) return { from: `${shown} <${mailAddress}>` };
  return { from: `${shown} <${own}>`, replyTo: mailAddress };
}

/** Whether mail may leave in the name of this address. */
export function mayBeSender(address: string, { MAIL_FROM, MAIL_DOMAINS }: Pick<Settings, 'MAIL_FROM' | 'MAIL_DOMAINS'>): boolean {
  const domain = domainOf(address);
  return domain === domainOf(addressIn(MAIL_FROM)) || MAIL_DOMAINS.includes(domain);
}

/** "khong-tra-loi@localhost" of "Khoa Bảng <khong-tra-loi@localhost>". */
function addressIn(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender.trim();
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** A name in a header: in quotation marks, without what would end them or the line. */
function quoted(name: string): string {
  return `"${name.replace(/["\\\p{Cc}]/gu, '').trim()}"`;
}
