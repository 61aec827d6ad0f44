import type { INestApplicationContext } from '@nestjs/common';
import { AttemptsModule } from '#attempts';
import { ResultsModule } from '#results';
import { readSettings } from '#settings';
import { withContext } from '../../../apps/cli/src/cli-context.js';
import { BENCH_SECRETS } from '../../../bench/load/a-web-process.js';
import { type OpenRound, openRoundIn, somePeople } from '../../../bench/exam/an-open-round.js';
import { CONTEST_MODULES } from '../../../bench/load/a-contest.js';
import { query } from '../../../bench/load/query.js';
import { KillableDatabase } from './killable-database.js';
import { Relay } from './relay.js';
import { Web, type WebOptions } from './web.js';

/** Where faults happen: Postgres, the web process, and a relay before each of them. */
export class Stage {
  private readonly webs = new Map<string, Promise<Web>>();
  private people = 1;
  private rounds = 0;

  private constructor(
    readonly database: KillableDatabase,
    /** Between the web process and Postgres. */
    readonly databaseLine: Relay,
    /** The product's own services, for closing a round and for its standing. */
    readonly services: INestApplicationContext,
    readonly say: (text: string) => void,
  ) {}

  static async set(say: (text: string) => void, work: (stage: Stage) => Promise<void>): Promise<void> {
    const database = await KillableDatabase.start();
    const line = await Relay.open(() => database.port);
    try {
      const settings = readSettings({ KHOABANG_MODE: 'production', ...BENCH_SECRETS });
      await withContext(settings, database.urls, [...CONTEST_MODULES, AttemptsModule, ResultsModule], async (services) => {
        const stage = new Stage(database, line, services, say);
        try {
          await work(stage);
        } finally {
          await Promise.all([...stage.webs.values()].map(async (web) => (await web).stop()));
        }
      });
    } finally {
      line.close();
      await database.stop();
    }
  }

  /** A web process that was started so, now or before. */
  async webProcess(options: WebOptions = {}): Promise<Web> {
    const key = JSON.stringify(options);
    const web = this.webs.get(key) ?? Web.start(this.database.urls, this.databaseLine.port, options);
    this.webs.set(key, web);
    return web;
  }

  /** A contest of its own, with a round that is open now. */
  async round(): Promise<OpenRound> {
    this.rounds += 1;
    return openRoundIn(this.services, this.database.superuser, `su-co-${this.rounds}`);
  }

  /** Numbers of people who have registered and are signed in. */
  async somePeople(round: OpenRound, count: number): Promise<number[]> {
    const from = this.people;
    this.people += count;
    await somePeople(round, from, count);
    return Array.from({ length: count }, (_, n) => from + n);
  }

  /** As the superuser, past all guards. */
  async sql<Row extends object>(text: string): Promise<Row[]> {
    return query<Row>(this.database.superuser, text);
  }

  /** The same, where no rows are wanted. */
  async run(text: string): Promise<void> {
    await this.sql(text);
  }
}
