import pg from 'pg';

/** A database server that cannot be used; the message is one sentence for the operator. */
export class DatabaseServerError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DatabaseServerError';
  }
}

const OLDEST = 15;
const NEWEST = 18;

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'không có gì trả lời ở máy chủ và cổng đó',
  ENOTFOUND: 'không có máy chủ này',
  ETIMEDOUT: 'máy chủ không trả lời',
  '28P01': 'sai mật khẩu',
  '28000': 'người dùng này không được đăng nhập',
  '3D000': 'không có cơ sở dữ liệu này',
};

/** Looks whether the owner's address leads to a server that can be worked with. @throws DatabaseServerError */
export async function inspectServer(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; may: boolean }>(
      "select current_setting('server_version_num') as version, rolcreaterole or rolsuper as may from pg_roles where rolname = current_user",
    );
    const major = Math.floor(Number(rows[0]?.version) / 10_000);
    if (major < OLDEST || major > NEWEST) {
      throw new DatabaseServerError(`DATABASE_URL dẫn tới Postgres ${major}; Khoa Bảng chạy với Postgres ${OLDEST} đến ${NEWEST}.`);
    }
    if (!rows[0]?.may)
      throw new DatabaseServerError('Vai trò trong DATABASE_URL không được tạo vai trò. Hãy dùng vai trò chủ sở hữu có quyền CREATEROLE.');
  } catch (error) {
    if (error instanceof DatabaseServerError) throw error;
    const { code, message } = error as Error & { code?: string };
    const reason = code ? (REASONS[code] ?? `máy chủ trả lời ${code}`) : message;
    throw new DatabaseServerError(
      `Không dùng được DATABASE_URL: ${reason}. Hãy xem lại máy chủ, cổng, người dùng, mật khẩu và tên cơ sở dữ liệu rồi chạy lại.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Lets the database's clock be moved (the demo, tests), or sets it right and fastens it (production). */
export async function allowMovingClock(ownerUrl: string, isAllowed: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("update app_clock set is_movable = $1, shift = case when $1 then shift else '0' end", [isAllowed]);
  } finally {
    await client.end();
  }
}

/**
 * What a given database is: one in which nothing stands, a demo's (its clock may be moved), or one that holds something else: a
 * production's, or another program's.
 */
export async function kindOfDatabase(ownerUrl: string): Promise<'empty' | 'demo' | 'in-use'> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ tables: number; ours: boolean }>(
      `select count(*)::int as tables, coalesce(bool_or(relname = 'app_clock'), false) as ours from pg_class
       where relkind in ('r', 'p', 'v', 'm') and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'pg_toast')
         and relnamespace::regnamespace::text not like 'pg!_%' escape '!'`,
    );
    if (!rows[0]?.tables) return 'empty';
    if (!rows[0].ours) return 'in-use';
    const clock = await client.query<{ is_movable: boolean }>('select is_movable from app_clock');
    return clock.rows[0]?.is_movable ? 'demo' : 'in-use';
  } finally {
    await client.end();
  }
}
