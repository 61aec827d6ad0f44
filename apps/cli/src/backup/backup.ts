import { resolve } from 'node:path';
import { ShiftedClock } from '#kernel';
import { takeBackup } from '#persistence';
import { readSettings } from '#settings';
import { megabytes, readOptions, wrongUsage } from '../options.js';
import { withDatabase } from './running-database.js';

/** `khoabang backup [--to DIR] [--json]`: a whole backup, while the server runs or while it does not. */
export async function backup(args: string[]): Promise<number> {
  const read = readOptions(args, { to: { type: 'string' }, json: { type: 'boolean' } });
  if (!read || read.positionals.length > 0) return wrongUsage('backup [--to DIR] [--json]');
  const settings = readSettings();
  const into = read.values.to === undefined ? settings.inDataDir('backups') : resolve(read.values.to);
  const { folder, manifest } = await withDatabase(settings, (database) =>
    takeBackup({ dataDir: settings.dataDir, database, into, clock: new ShiftedClock() }),
  );
  const { startedAt, finishedAt, bytes, files } = manifest;
  process.stdout.write(
    read.values.json
      ? `${JSON.stringify({ backup: folder, startedAt, finishedAt, bytes, files: files.length })}\n`
      : `${folder}\n${files.length} tệp, ${megabytes(bytes)}. Bản này có khóa bí mật của hệ thống: hãy cất giữ cẩn thận.\n`,
  );
  return 0;
}
