import { mkdirSync } from 'node:fs';
import { clusterOf, type DatabaseUrls, opensRoles } from '#persistence';
import type { Settings } from '#settings';
import { Refusal } from '../refusal.js';
import { runningOn, secretsOf, takeDataDirectory } from './data-directory.js';
import { openDatabase } from './database.js';
import { Progress } from './progress.js';

/** The owner's address as well, for the few acts that are its alone; absent where the environment names the two roles only. */
type AppUrls = Pick<DatabaseUrls, 'app' | 'platform'> & { owner?: string | undefined };

/**
 * Does the work on the installation's database as the application's roles: the one that the environment names, the one that
 * `npm start` runs now, or the embedded one, started for this alone and brought to the newest schema. Whoever serves from it is
 * not disturbed: its clock and the roles' passwords stay as they are. @throws Refusal
 */
export async function withAppDatabase<T>(settings: Settings, work: (urls: AppUrls) => Promise<T>): Promise<T> {
  const { DATABASE_APP_URL: app, DATABASE_PLATFORM_URL: platform, DATABASE_URL: given, dataDir } = settings;
  if (app && platform) return work({ app, platform, owner: given });
  if (!given && runningOn(dataDir) !== undefined) return work(runningUrls(dataDir));
  if (given) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  else takeDataDirectory(dataDir);
  const secrets = secretsOf(dataDir);
  if (given && !(await opensRoles(given, { app: secrets.appPassword, platform: secrets.platformPassword })))
    throw new Refusal(
      `Khóa bí mật trong ${dataDir} không phải của các vai trò trong cơ sở dữ liệu này. Hãy đặt DATA_DIR là thư mục dữ liệu của máy chủ, hoặc đặt DATABASE_APP_URL và DATABASE_PLATFORM_URL như máy chủ đang dùng.`,
    );
  const { urls, embedded } = await openDatabase(settings, secrets, new Progress());
  try {
    return await work(urls);
  } finally {
    await embedded?.stop();
  }
}

/** The roles' addresses in the cluster that runs now. */
function runningUrls(dataDir: string): AppUrls {
  const { port } = clusterOf(dataDir);
  const { appPassword, platformPassword, ownerPassword } = secretsOf(dataDir);
  const url = (role: string, password: string): string =>
    `postgres://khoabang_${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/khoabang`;
  return { app: url('app', appPassword), platform: url('platform', platformPassword), owner: url('owner', ownerPassword) };
}
