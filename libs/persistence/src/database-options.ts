/** How a process reaches the database. */
export interface DatabaseOptions {
  appUrl: string;
  platformUrl: string;
  /** Connections of the application pool. */
  poolSize: number;
  /** How long anybody waits for one of them; a minute unless said otherwise. */
  waitSeconds?: number;
  preparedStatements: boolean;
  /** Called with each statement, where statements are counted (tests). */
  onStatement?: (sql: string) => void;
}

export const DATABASE_OPTIONS = Symbol('DATABASE_OPTIONS');

/** How long anybody waits for a connection to be free, or made, before they are told that there is none. */
export function connectionWithinMs({ waitSeconds = 60 }: Pick<DatabaseOptions, 'waitSeconds'>): number {
  return waitSeconds * 1000;
}
