import { join } from 'node:path';
import { allowMovingClock } from '#persistence';
import { readSettings } from '#settings';
import { NightlyBackups } from '../backup/nightly-backups.js';
import { demoSignIn } from '../demo/demo-sign-in.js';
import { checkMode, MODE_BY_DEFAULT } from './check-mode.js';
import { checkPort } from './check-port.js';
import { KeptProcess } from './child-process.js';
import { secretsOf, takeDataDirectory } from './data-directory.js';
import { openDatabase, type ReadyDatabase, startEmbedded } from './database.js';
import { Progress } from './progress.js';
import { runPrepare } from './run-prepare.js';
import { startTable } from './start-table.js';

const APPS = join(import.meta.dirname, '../../..');

/**
 * `npm start`: Postgres, schema, demo data, the web process and the worker, then a table of addresses and the `ready`
 * line. SIGTERM and SIGINT stop everything in the opposite order; so does the death of the parent.
 */
export async function start(args: string[]): Promise<number> {
  const progress = new Progress();
  const settings = readSettings();
  takeDataDirectory(settings.dataDir);
  await checkPort(settings.HOST, settings.PORT);
  await checkMode(settings, args.includes(MODE_BY_DEFAULT));
  const secrets = secretsOf(settings.dataDir);

  let asked: ((reason: string) => void) | undefined;
  const stopAsked = new Promise<string>((resolve) => {
    asked = resolve;
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked?.(signal));
  process.on('disconnect', () => asked?.('tiến trình mẹ đã dừng'));

  const database = await openDatabase(settings, secrets, progress);
  const processes: KeptProcess[] = [];
  const backups = new NightlyBackups(settings);
  try {
    // Only who serves says whether this is a demo: a command run with other settings must not loosen a production's clock.
    await allowMovingClock(database.urls.owner, settings.isDemo);
    const environment = {
      ...process.env,
      KHOABANG_MODE: settings.KHOABANG_MODE,
      DATABASE_URL: '',
      DATABASE_APP_URL: database.urls.app,
      DATABASE_PLATFORM_URL: database.urls.platform,
      SECRET_KEY: settings.SECRET_KEY ?? secrets.secretKey,
      IDENTITY_KEY: settings.IDENTITY_KEY ?? secrets.identityKey,
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    };
    keepPostgres(database, settings);
    const sites = await progress.step(settings.isDemo ? 'Nạp dữ liệu chạy thử' : 'Xem các đơn vị tổ chức', () =>
      runPrepare(environment, stopAsked),
    );
    if (!sites) {
      process.stderr.write(`\nĐang dừng (${await stopAsked}) …\n`);
      return 0;
    }
    processes.push(
      new KeptProcess('web', join(APPS, 'web/src/main.js'), environment),
      new KeptProcess('worker', join(APPS, 'worker/src/main.js'), environment),
    );
    await progress.step('Khởi động máy chủ', async () => {
      await Promise.all(processes.map((one) => one.start()));
    });
    process.stdout.write(startTable(settings, sites, settings.isDemo ? demoSignIn() : undefined, progress.seconds));
    backups.start();
    const reason = await stopAsked;
    process.stderr.write(`\nĐang dừng (${reason}) …\n`);
  } finally {
    await Promise.all([...processes.map((one) => one.stop()), backups.stop()]);
    await database.embedded?.stop();
  }
  return 0;
}

/** Starts Postgres again when it has died under us; the processes' pools connect anew by themselves. */
function keepPostgres(database: ReadyDatabase, settings: ReturnType<typeof readSettings>): void {
  database.embedded?.onUnexpectedEnd(() => {
    process.stderr.write('Postgres đã dừng đột ngột; đang chạy lại.\n');
    void startEmbedded(settings).then(
      (again) => {
        database.embedded = again;
        keepPostgres(database, settings);
      },
      (error: unknown) => {
        process.stderr.write(`${(error as Error).message}\n`);
        process.kill(process.pid, 'SIGTERM');
      },
    );
  });
}
