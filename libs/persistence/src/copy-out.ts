import type pg from 'pg';
import type { EntityManager } from 'typeorm';

/** How much text comes at once: some ten thousand short rows. */
const PORTION_BYTES = 4 * 1024 * 1024;

/**
 * What the planner may do for it. Tables are joined whole, whatever it believes of their size: where it has heard of nothing yet
 * and expects one row, it would look through a table once for each of a million others.
 */
const WHOLE_TABLES = `set local work_mem = '64MB'; set local enable_nestloop = off; set local enable_mergejoin = off;`;

/** What of the driver's connection is used; it is part of what the driver keeps open for classes like this one. */
interface Wire {
  query(text: string): void;
  stream: { pause(): void; resume(): void };
}

/**
 * Streams the rows of a query in the running transaction, as COPY writes them: a line for each row, tabs between fields, `\N`
 * for null. Of a million rows the driver makes no million objects; what is read is handed on in whole lines, and the database
 * waits while `take` is busy. For a transaction of its own: what else runs in it is planned alike.
 * @param query a select with its values in it (COPY takes no parameters): literals that were checked to be UUIDs, nothing else
 * @param take gets portions of at most 4 MiB (more only where one row is longer), each to keep; never twice at a time. It
 *   is called by the connection: in no scope and no transaction
 */
export async function copyOut(manager: EntityManager, query: string, take: (portion: Buffer) => Promise<void> | void): Promise<void> {
  const runner = manager.queryRunner;
  if (!runner) throw new Error('Rows are streamed in a transaction.');
  const text = `${WHOLE_TABLES} copy (${query}) to stdout`;
  manager.dataSource.logger.logQuery(text, [], runner);
  const client = (await runner.connect()) as pg.ClientBase;
  await new Promise<void>((resolve, reject) => {
    client.query(new CopyOut(text, take, (error) => (error ? reject(error) : resolve())));
  });
}

/** A query class for the driver, as those of its cursor are. */
class CopyOut implements pg.Submittable {
  private wire: Wire | undefined;
  private portion = Buffer.allocUnsafeSlow(PORTION_BYTES);
  private used = 0;
  /** Ends when everything that was handed on has been taken. */
  private taken: Promise<void> = Promise.resolve();
  private waiting = 0;
  private failed: { error: unknown } | undefined;

  constructor(
    private readonly text: string,
    private readonly take: (portion: Buffer) => Promise<void> | void,
    private readonly ended: (error?: Error) => void,
  ) {}

  submit(connection: unknown): void {
    this.wire = connection as Wire;
    this.wire.query(this.text);
  }

  /** One row. The bytes are the driver's own and overwritten by what comes next. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.failed) return;
    if (this.used + chunk.length > this.portion.length) {
      this.handOn();
      this.portion = Buffer.allocUnsafeSlow(Math.max(PORTION_BYTES, chunk.length));
      this.used = 0;
    }
    chunk.copy(this.portion, this.used);
    this.used += chunk.length;
  }

  handleReadyForQuery(): void {
    this.handOn();
    void this.taken.then(() => {
      const { failed } = this;
      if (!failed) this.ended();
      else this.ended(failed.error instanceof Error ? failed.error : new Error(String(failed.error)));
    });
  }

  handleError(error: Error): void {
    this.failed ??= { error };
    this.ended(error);
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
  handleCopyInResponse(): void {}

  /** Hands on what has been gathered. What cannot be taken any more is still read to its end, since the connection goes on. */
  private handOn(): void {
    if (this.used === 0 || this.failed) return;
    const portion = this.portion.subarray(0, this.used);
    this.waiting += 1;
    if (this.waiting > 1) this.wire?.stream.pause();
    this.taken = this.taken
      .then(() => (this.failed ? undefined : this.take(portion)))
      .catch((error: unknown) => {
        this.failed ??= { error };
      })
      .then(() => {
        this.waiting -= 1;
        if (this.waiting <= 1) this.wire?.stream.resume();
      });
  }
}
