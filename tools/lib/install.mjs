import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, ROOT, say } from './paths.mjs';

const STAMP = join(ROOT, 'node_modules', '.khoa-bang-install.json');

/**
 * Installs the packages if they are missing or not those of the lock file. Without `dev`, what only tests and checks need
 * is left out; an installation that has more than asked for is left as it is.
 */
export function ensureInstalled({ dev }) {
  const wanted = wantedState();
  const have = readStamp();
  if (have && have.lock === wanted.lock && have.platform === wanted.platform && (have.dev || !dev)) return;

  checkWritable();
  say(`Đang cài các gói${dev ? ' cùng công cụ kiểm thử' : ''} (lần đầu mất một, hai phút) …`);
  const npm = process.env.npm_execpath;
  const args = [
    'install',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(dev || (have && have.dev) ? ['--include=dev'] : ['--omit=dev']),
  ];
  const command = npm && npm.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  const result = spawnSync(command[0], command[1], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (result.error) throw new Refusal(`Không chạy được npm (${result.error.code}). Hãy cài npm 10 trở lên rồi thử lại.`);
  if (result.status !== 0) throw new Refusal('Không cài được các gói. Hãy xem kết nối tới kho npm và các dòng ở trên, rồi chạy lại lệnh.');
  writeFileSync(STAMP, JSON.stringify({ ...wanted, dev: dev || Boolean(have && have.dev) }));
}

function wantedState() {
  // npm may rewrite the lock file's formatting for optional packages; what counts is what is asked for.
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package.json')))
    .digest('hex');
  return { lock, platform: `${process.platform}-${process.arch}` };
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return undefined;
  }
}

function checkWritable() {
  try {
    accessSync(existsSync(join(ROOT, 'node_modules')) ? join(ROOT, 'node_modules') : ROOT, constants.W_OK);
  } catch {
    throw new Refusal(
      `Không ghi được vào thư mục ${ROOT} nên không cài được các gói. Hãy cho người dùng này quyền ghi, hoặc sao chép mã nguồn vào thư mục riêng.`,
    );
  }
}
