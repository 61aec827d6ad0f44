import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clusterOf, type DatabaseToBackUp } from '#persistence';
import type { Settings } from '#settings';
import { Refusal } from '../refusal.js';
import { runningOn, takeDataDirectory } from '../start/data-directory.js';
import { startEmbedded } from '../start/database.js';

/** Does the work while the installation's database runs: as it is, or started for this alone. @throws Refusal */
export async function withDatabase<T>(settings: Settings, work: (database: DatabaseToBackUp) => Promise<T>): Promise<T> {
  if (settings.DATABASE_URL) return work({ ownerUrl: settings.DATABASE_URL });
  if (!existsSync(join(settings.dataDir, 'postgres.json')))
    throw new Refusal(`Trong ${settings.dataDir} không có cơ sở dữ liệu nào để sao lưu. Hãy đặt DATA_DIR là đúng thư mục.`);
  if (runningOn(settings.dataDir) !== undefined) return work({ cluster: clusterOf(settings.dataDir) });
  takeDataDirectory(settings.dataDir);
  const embedded = await startEmbedded(settings);
  try {
    return await work({ cluster: clusterOf(settings.dataDir) });
  } finally {
    await embedded.stop();
  }
}
