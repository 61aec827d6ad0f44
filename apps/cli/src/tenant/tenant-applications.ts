import { type ApplicationId, FoundingError, type TenantApplication, TenantApplications } from '#founding';
import { formatMoment, isUuid } from '#kernel';
import { KIND_NAMES, slugFault, TenantError } from '#tenants';
import { readOptions, wrongUsage } from '../options.js';
import { COMMAND_LINE, originIn, withTenants } from './with-tenants.js';

/** `khoabang tenant applications`: who waits for a decision. */
export async function tenantApplications(args: string[]): Promise<number> {
  const read = readOptions(args, { json: { type: 'boolean' } });
  if (!read || read.positionals.length > 0) return wrongUsage('tenant applications [--json]');
  return withTenants(read.values.json, async ({ context }) => {
    const waiting = await context.get(TenantApplications).list();
    return {
      text: waiting.map(lineOf).join('') || 'Không có đơn nào đang chờ.\n',
      json: {
        applications: waiting.map(({ id, name, kind, slug, legalPaper, applicantName, applicantPosition, email, phone, createdAt }) => ({
          id,
          name,
          kind,
          slug,
          legalPaper,
          applicant: { name: applicantName, position: applicantPosition, email, phone },
          createdAt: createdAt.toISOString(),
        })),
      },
    };
  });
}

/** `khoabang tenant confirm ID [--slug SLUG]`: makes the tenant of an application; twice is once. */
export async function tenantConfirm(args: string[]): Promise<number> {
  const read = readOptions(args, { slug: { type: 'string' }, json: { type: 'boolean' } });
  const [id, ...more] = read?.positionals ?? [];
  if (!read || id === undefined || more.length > 0) return wrongUsage('tenant confirm MÃ_ĐƠN [--slug ĐỊA_CHỈ] [--json]');
  return withTenants(read.values.json, async ({ context, settings }) => {
    const fault = read.values.slug === undefined ? undefined : slugFault(read.values.slug);
    if (fault) throw new TenantError('TENANT_UNFIT', { reasons: fault });
    const decider = { by: COMMAND_LINE, originOf: originIn(settings) };
    const { tenantId, slug, hosts } = await context.get(TenantApplications).confirm(applicationId(id), decider, read.values.slug);
    return { text: `Đã lập đơn vị tại ${hosts.map(originIn(settings)).join(', ')}.\n`, json: { id: tenantId, slug, hosts } };
  });
}

/** `khoabang tenant refuse ID --reason TEXT`: tells whoever applied why not. */
export async function tenantRefuse(args: string[]): Promise<number> {
  const read = readOptions(args, { reason: { type: 'string' }, json: { type: 'boolean' } });
  const [id, ...more] = read?.positionals ?? [];
  if (!read || id === undefined || more.length > 0 || !read.values.reason)
    return wrongUsage('tenant refuse MÃ_ĐƠN --reason LÝ_DO [--json]');
  const { reason, json } = read.values;
  return withTenants(json, async ({ context }) => {
    await context.get(TenantApplications).refuse(applicationId(id), COMMAND_LINE, reason);
    return { text: 'Đã từ chối đơn và gửi lý do cho người đăng ký.\n', json: { id, state: 'refused' } };
  });
}

function applicationId(typed: string): ApplicationId {
  if (!isUuid(typed)) throw new FoundingError('APPLICATION_NOT_FOUND');
  return typed as ApplicationId;
}

function lineOf({ id, name, kind, slug, applicantName, email, createdAt }: TenantApplication): string {
  return `${id}   ${name}   ${KIND_NAMES[kind]}   ${slug}   ${applicantName} <${email}>   ${formatMoment(createdAt)}\n`;
}
