import { readEmail } from '#accounts';
import { TenantFounding } from '#founding';
import { cleanText } from '#kernel';
import { paletteOf, shortPlaceName, slugFault, slugOf, strongColourFaults, TENANT_KINDS, TenantError } from '#tenants';
import { readOptions, wrongUsage } from '../options.js';
import { originIn, withTenants } from './with-tenants.js';

const USAGE = `tenant create --name TÊN --kind ${TENANT_KINDS.join('|')} --admin-name HỌ_TÊN --admin-email THƯ
         [--admin-position CHỨC_VỤ] [--slug ĐỊA_CHỈ] [--short-name TÊN_NGẮN] [--host-body CƠ_QUAN] [--parent ĐỊA_CHỈ_CẤP_TRÊN]
         [--host TÊN_MIỀN]… [--colour '#RRGGBB'] [--json]`;

/**
 * `khoabang tenant create`: a tenant with its address, drawings of its own and the invitation of its first administrator.
 * 0 when it is there, 1 when something of it is unfit or taken, 2 for wrong usage.
 */
export async function tenantCreate(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const read = readOptions(args, {
    name: text,
    kind: text,
    slug: text,
    'short-name': text,
    'host-body': text,
    parent: text,
    host: { type: 'string', multiple: true },
    colour: text,
    'admin-name': text,
    'admin-email': text,
    'admin-position': text,
    json: { type: 'boolean' },
  });
  const wanted = read?.values;
  const kind = TENANT_KINDS.find((one) => one === wanted?.kind);
  const [name, fullName] = [cleanText(wanted?.name ?? ''), cleanText(wanted?.['admin-name'] ?? '')];
  const email = readEmail(wanted?.['admin-email'] ?? '');
  if (!read || !wanted || read.positionals.length > 0 || !kind || !name || !fullName || !wanted['admin-email']) return wrongUsage(USAGE);
  const slug = wanted.slug ?? slugOf(name);
  const faults = [
    slugFault(slug),
    'fault' in email ? email.fault : undefined,
    ...(wanted.colour === undefined ? [] : strongColourFaults(wanted.colour)),
  ].filter((fault) => fault !== undefined);
  return withTenants(wanted.json, async ({ context, settings }) => {
    if (faults.length > 0 || 'fault' in email) throw new TenantError('TENANT_UNFIT', { reasons: faults.join(' ') });
    const founded = await context.get(TenantFounding).found({
      slug,
      name,
      shortName: cleanText(wanted['short-name'] ?? '') || shortPlaceName(name),
      kind,
      parentSlug: wanted.parent,
      hostBody: wanted['host-body'],
      hosts: wanted.host,
      colours: wanted.colour === undefined ? undefined : paletteOf(wanted.colour),
      administrator: { fullName, email: email.email, position: cleanText(wanted['admin-position'] ?? '') },
      originOf: originIn(settings),
    });
    const { id, hosts, passwordUrl } = founded;
    return {
      text: `Đã lập ${name} tại ${hosts.map(originIn(settings)).join(', ')}. Thư mời đã gửi tới ${email.email}; người ấy đặt mật khẩu tại ${passwordUrl}.\n`,
      json: { id, slug, hosts, invited: email.email, passwordUrl },
    };
  });
}
