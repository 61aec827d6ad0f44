import type { Settings } from '#settings';
import type { Tenant } from './entities/tenant.entity.js';

/** From whom a tenant's mail comes, and where answers go. */
export interface MailIdentity {
  from: string;
  replyTo?: string | undefined;
}

type Sender = Pick<Tenant, 'slug' | 'name' | 'mailAddress' | 'mailConfirmedAt'>;
type Installation = Pick<Settings, 'MAIL_FROM' | 'MAIL_DOMAINS'>;

/**
 * What keeps an address from being used, so that nobody writes in the name of others: `reserved` for any at the
 * installation's own domain but the one of the tenant's code, `unconfirmed` until somebody has typed the code that went there.
 */
export type SenderProblem = 'reserved' | 'unconfirmed';

/**
 * The sender of a tenant's mail, always under the tenant's name. Its own address stands in From only where this installation
 * may send for its domain; elsewhere, mail systems would take it for forged: then it is the address for answers.
 */
export function mailIdentity(tenant: Sender, settings: Installation): MailIdentity {
  const shown = quoted(tenant.name);
  const { mailAddress: address } = tenant;
  const platform = { from: `${shown} <${addressIn(settings.MAIL_FROM)}>` };
  if (address === null) return platform;
  const problem = senderProblem(tenant, settings);
  if (problem === 'reserved') return { from: `${shown} <${ownAddress(tenant, settings)}>` };
  if (problem) return platform;
  return mayBeSender(address, settings) ? { from: `${shown} <${address}>` } : { ...platform, replyTo: address };
}

/** Why the tenant's address is not used; undefined when it is, or there is none. */
export function senderProblem(tenant: Omit<Sender, 'name'>, settings: Installation): SenderProblem | undefined {
  const { mailAddress, mailConfirmedAt } = tenant;
  if (mailAddress === null || mailAddress === ownAddress(tenant, settings)) return undefined;
  if (isReserved(mailAddress, settings)) return 'reserved';
  return mailConfirmedAt === null ? 'unconfirmed' : undefined;
}

/** Whether the address is at the installation's own domain, where addresses are given, not chosen. */
export function isReserved(address: string, { MAIL_FROM }: Pick<Settings, 'MAIL_FROM'>): boolean {
  return domainOf(address) === domainOf(addressIn(MAIL_FROM));
}

/** The only address of the tenant at the installation's own domain: its code. */
export function ownAddress({ slug }: Pick<Tenant, 'slug'>, { MAIL_FROM }: Pick<Settings, 'MAIL_FROM'>): string {
  return `${slug}@${domainOf(addressIn(MAIL_FROM))}`;
}

/** Whether mail may leave in the name of this address. */
export function mayBeSender(address: string, settings: Installation): boolean {
  return isReserved(address, settings) || settings.MAIL_DOMAINS.includes(domainOf(address));
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
