import { resolve } from 'node:path';
import { backupFaults, backupFolder, readManifest, restoreBackup } from '#persistence';
import { megabytes, readOptions, wrongUsage } from '../options.js';

/** `khoabang restore FILE_OR_DIR --to DATA_DIR [--json]`: looks whether the backup is whole, then restores it where nothing is yet. */
export async function restore(args: string[]): Promise<number> {
  const read = readOptions(args, { to: { type: 'string' }, json: { type: 'boolean' } });
  const [named, ...more] = read?.positionals ?? [];
  if (!read || named === undefined || more.length > 0 || read.values.to === undefined)
    return wrongUsage('restore FILE_OR_DIR --to DATA_DIR [--json]');
  const folder = backupFolder(resolve(named));
  const dataDir = resolve(read.values.to);
  const manifest = readManifest(folder);
  const faults = await backupFaults(folder, manifest);
  if (faults.length > 0) {
    say(
      read.values.json,
      { restored: false, faults },
      `${faults.join('\n')}\nBản sao lưu không nguyên vẹn; chưa khôi phục gì. Hãy dùng bản khác.\n`,
    );
    return 1;
  }
  const { dump } = await restoreBackup(folder, manifest, dataDir);
  say(
    read.values.json,
    { restored: true, dataDir, startedAt: manifest.startedAt, bytes: manifest.bytes, files: manifest.files.length, dump: dump ?? null },
    `${manifest.files.length} tệp, ${megabytes(manifest.bytes)}, tính đến ${manifest.startedAt}.\n${nextStep(dataDir, dump)}\n`,
  );
  return 0;
}

function nextStep(dataDir: string, dump: string | undefined): string {
  if (dump === undefined) return `Chạy bằng lệnh: DATA_DIR=${dataDir} npm start`;
  return `Hãy nạp cơ sở dữ liệu vào một cơ sở dữ liệu trống trên máy chủ của bạn bằng pg_restore (${dump}; xem docs/operators.md), rồi chạy: DATA_DIR=${dataDir} DATABASE_URL=… KHOABANG_MODE=production npm start`;
}

function say(asJson: boolean | undefined, json: object, text: string): void {
  process.stdout.write(asJson ? `${JSON.stringify(json)}\n` : text);
}
