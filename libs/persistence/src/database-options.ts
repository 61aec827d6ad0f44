/** How a process reaches the database. */
export interface DatabaseOptions {
  appUrl: string;
  platformUrl: string;
  /** Connections of the application pool. */
  poolSize: number;
  preparedStatements: boolean;
  /** Called with each statement, where statements are counted (tests). */
  onStatement?: (sql: string) => void;
}

export const DATABASE_OPTIONS = Symbol('DATABASE_OPTIONS');
