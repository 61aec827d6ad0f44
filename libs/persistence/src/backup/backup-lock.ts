import pg from 'pg';
import { BackupError } from './backup-error.js';

const LOCK = 7_310_420_002;

/** Does the work while nobody else backs up the same database. A lock of the session: gone with whoever held it. @throws BackupError */
export async function whileAlone<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, application_name: 'khoa-bang-backup' });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    throw new BackupError(
      `Cơ sở dữ liệu không trả lời (${code ?? message}) nên chưa sao lưu được. Hãy xem nó có đang chạy không rồi thử lại.`,
    );
  }
  try {
    const { rows } = await client.query<{ isMine: boolean }>('select pg_try_advisory_lock($1) as "isMine"', [LOCK]);
    if (!rows[0]?.isMine) throw new BackupError('Cơ sở dữ liệu này đang được sao lưu. Hãy đợi xong.');
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}
