import { join } from 'node:path';
import { type DatabaseUrls, freePort } from '#persistence';
import { KeptProcess } from '../../../apps/cli/src/start/child-process.js';
import { BENCH_SECRETS } from '../../../bench/load/a-web-process.js';

const PROGRAMS = {
  product: join(import.meta.dirname, '../../../apps/web/src/main.js'),
  hasty: join(import.meta.dirname, 'hasty-web-process.js'),
};

/** How a web process is started. */
export interface WebOptions {
  /** `hasty` acknowledges before the commit: the guard that several faults are there to test, switched off. */
  program?: keyof typeof PROGRAMS;
  environment?: NodeJS.ProcessEnv;
}

/** Beside the first: as on a larger machine. */
export const A_SECOND: WebOptions = { environment: { LOG_LEVEL: 'silent' } };

/** Acknowledges before the commit. */
export const HASTY: WebOptions = { program: 'hasty' };

/** So few connections that a lock keeps all of them, and a short wait for one. */
export const FEW_CONNECTIONS: WebOptions = { environment: { DATABASE_POOL: '2', DATABASE_WAIT: '1' } };

/** The web process as `npm start` keeps it in production: started again when it dies. */
export class Web {
  private constructor(
    private readonly kept: KeptProcess,
    readonly port: number,
  ) {}

  /** @param databasePort where Postgres is reached: a relay's */
  static async start(urls: DatabaseUrls, databasePort: number, { program = 'product', environment = {} }: WebOptions): Promise<Web> {
    const port = await freePort();
    const variables = {
      ...process.env,
      ...BENCH_SECRETS,
      KHOABANG_MODE: 'production',
      TRUST_PROXY: '1',
      HTTPS: '0',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: '',
      DATABASE_APP_URL: at(urls.app, databasePort),
      DATABASE_PLATFORM_URL: at(urls.platform, databasePort),
      LOG_LEVEL: 'silent',
      ...environment,
    };
    const kept = new KeptProcess('web', PROGRAMS[program], variables, 'ignore');
    await kept.start();
    return new Web(kept, port);
  }

  /** SIGKILL; the supervisor notices, and starts it again a second later. */
  kill(): void {
    if (this.kept.pid !== undefined) process.kill(this.kept.pid, 'SIGKILL');
  }

  async stop(): Promise<void> {
    await this.kept.stop();
  }
}

function at(address: string, port: number): string {
  const url = new URL(address);
  url.port = String(port);
  return url.href;
}
