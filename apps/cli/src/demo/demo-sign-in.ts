import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { NewStaff } from '#accounts';
import { PROJECT_ROOT } from '#settings';
import type { DemoSignIn } from '../start/start-table.js';

/** The demo's staff by the tenant's slug; one password for all. */
export interface DemoStaff {
  password: string;
  staff: Readonly<Record<string, readonly NewStaff[]>>;
}

const DUTIES: Readonly<Record<NewStaff['roles'][number], string>> = {
  author: 'soạn',
  approver: 'duyệt',
  publisher: 'công bố',
  administrator: 'quản trị',
  judge: 'chấm',
};

/** The staff of the demo as `config/demo/staff.yaml` has them. */
export function demoStaff(): DemoStaff {
  return parse(readFileSync(join(PROJECT_ROOT, 'config/demo/staff.yaml'), 'utf8')) as DemoStaff;
}

/** How one signs in to the demo's consoles: every tenant has the same duties. */
export function demoSignIn(): DemoSignIn {
  const { password, staff } = demoStaff();
  const [slug = '', people = []] = Object.entries(staff)[0] ?? [];
  return {
    password,
    accounts: people.map(({ email, roles }) => `${email} (${roles.map((role) => DUTIES[role]).join(', ')})`),
    note: `Ở mỗi trang cũng vậy, thay ${slug} bằng tên của trang; sáu chữ số được hỏi nằm trong hộp thư.`,
  };
}
