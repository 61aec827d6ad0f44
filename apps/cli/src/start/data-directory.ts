import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.js';

const LOCK = 'running.pid';

/** Secrets that the installation made for itself at the first start, mode 0600. */
export interface Secrets {
  secretKey: string;
  identityKey: string;
  appPassword: string;
  platformPassword: string;
  ownerPassword: string;
}

const SECRETS = ['secretKey', 'identityKey', 'appPassword', 'platformPassword', 'ownerPassword'] as const satisfies (keyof Secrets)[];

/** Makes the data directory and takes it for this process. @throws Refusal when it cannot be written or is in use. */
export function takeDataDirectory(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(
      `Không ghi được vào thư mục dữ liệu ${folder} (${code}). Hãy cho người dùng này quyền ghi, hoặc đặt DATA_DIR là thư mục khác.`,
    );
  }
  const other = runningOn(folder);
  if (other !== undefined) {
    throw new Refusal(
      `Khoa Bảng đang chạy trên ${folder} rồi (tiến trình ${other}). Hãy dừng trước, hoặc đặt DATA_DIR và PORT khác để chạy thêm một bản.`,
    );
  }
  writeFileSync(join(folder, LOCK), String(process.pid));
}

/** The process that works on the data directory now, when it is another than this one. */
export function runningOn(folder: string): number | undefined {
  const lock = join(folder, LOCK);
  const other = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  return other && other !== process.pid && isOurs(other) ? other : undefined;
}

/** The secrets of this installation, made at the first start. */
export function secretsOf(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  // An installation of an earlier version lacks the secrets that came later.
  if (SECRETS.every((name) => known[name])) return known as Secrets;
  const made = SECRETS.map((name) => [name, known[name] ?? randomBytes(32).toString('base64url')] as const);
  const secrets = Object.fromEntries(made) as unknown as Secrets;
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

/** Whether the process lives and is one of ours, not a stranger that was given the same number after a restart. */
function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join('apps', 'cli', 'src', 'main.js'));
  } catch {
    return true;
  }
}
