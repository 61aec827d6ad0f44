import type { Logger } from 'typeorm';

/** Hands each statement to a listener: tests count what a request costs. Parameters are never passed on. */
export class StatementLogger implements Logger {
  constructor(private readonly listener: (sql: string) => void) {}

  logQuery(query: string): void {
    this.listener(query);
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
