import type { DatabaseUrls } from '#persistence';
import type { Settings } from '#settings';
import { TenantDirectory, TenantsModule } from '#tenants';
import { withContext } from '../cli-context.js';

/** What `npm start` ends with: the address of each site and, last, the `ready` line. */
export async function startTable(settings: Settings, urls: DatabaseUrls, seconds: string): Promise<string> {
  const port = settings.PORT === 80 ? '' : `:${settings.PORT}`;
  const address = (host: string): string => `http://${host}${port}/`;
  const tenants = await withContext(settings, urls, [TenantsModule], (context) => context.get(TenantDirectory).list());
  const rows: [string, string][] = [
    ['Khoa Bảng', address(settings.ROOT_HOST)],
    ...tenants.flatMap(({ tenant, hosts }) => hosts.map((host): [string, string] => [tenant.name, address(host)])),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, url]) => `  ${name.padEnd(width)}  ${url}`);
  return `\n${lines.join('\n')}\n\n  Stop with Ctrl-C. Started in ${seconds} s.\n\nready ${address(settings.HOST === '0.0.0.0' ? 'localhost' : settings.HOST)}\n`;
}
