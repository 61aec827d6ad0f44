import type { Settings } from '#settings';

/** A tenant's site as the table lists it. */
export interface ListedSite {
  name: string;
  hosts: string[];
}

/** Who can sign in to the demo's consoles. */
export interface DemoSignIn {
  /** "thu-ky@lam-dong.example (writes)" */
  accounts: string[];
  password: string;
  note: string;
}

/** What `npm start` ends with: where everything is and, last, the `ready` line. */
export function startTable(settings: Settings, sites: readonly ListedSite[], demo: DemoSignIn | undefined, seconds: string): string {
  const port = settings.PORT === 80 ? '' : `:${settings.PORT}`;
  const address = (host: string): string => `http://${host}${port}/`;
  const rows: [string, string][] = [
    ['Khoa Bảng', address(settings.ROOT_HOST)],
    ...sites.flatMap(({ name, hosts }) => hosts.map((host): [string, string] => [name, address(host)])),
  ];
  const [, first = address(settings.ROOT_HOST)] = rows[1] ?? [];
  const below: [string, string][] = [['Quản trị', `ở mỗi trang, /quan-tri (${first}quan-tri)`]];
  if (demo) {
    below.push(['Hộp thư', `ở mỗi trang, /hop-thu (${first}hop-thu); của nhân sự /quan-tri/hop-thu`]);
    below.push(['Tài khoản', `${demo.accounts[0] ?? ''}, mật khẩu ${demo.password}`]);
    for (const line of [...demo.accounts.slice(1), demo.note]) below.push(['', line]);
  }
  const width = Math.max(...[...rows, ...below].map(([name]) => name.length));
  const lines = (table: readonly [string, string][]): string => table.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n');
  const ready = address(settings.HOST === '0.0.0.0' ? 'localhost' : settings.HOST);
  return `\n${lines(rows)}\n\n${lines(below)}\n\n  Dừng bằng Ctrl-C. Khởi động trong ${seconds} giây.\n\nready ${ready}\n`;
}
