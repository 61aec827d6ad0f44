import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessModule } from '#access';
import { AccountsModule } from '#accounts';
import { CertificatesModule } from '#certificates';
import { FileStore } from '#files';
import type { TenantId } from '#kernel';
import { MailModule } from '#mail';
import { ReportsModule } from '#reports';
import { SETTINGS, type Settings } from '#settings';
import { type FinishedExport, TenantDeleting, TenantDirectory, TenantExporting, TenantRegistry, WITHHELD } from '#tenants';
import { aTenantWithEverything } from '../factories/everything.js';
import { DatabaseContext } from '../support/database-context.js';

/** Columns whose names sound like a secret and which an export shows nevertheless. */
const NO_SECRETS: readonly string[] = [
  // Fingerprints, which are there to be compared.
  'attempts.receipt_salt',
  'submission_versions.receipt_salt',
];

const context = DatabaseContext.forTests(AccessModule, AccountsModule, MailModule, CertificatesModule, ReportsModule);

/** Every table of the database that has the tenant's id in any row, in whatever column, and in how many rows. */
async function mentions(id: TenantId): Promise<Record<string, number>> {
  const tables = await context.asSuperuser<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')",
  );
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name} t where t::text like '%${id}%'`);
  const rows = await context.asSuperuser<{ name: string; n: number }>(counts.join(' union all '));
  return Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ name, n }) => [name, n]));
}

/** A fingerprint of all rows of a tenant in every table. */
async function fingerprint(id: TenantId): Promise<Record<string, string>> {
  const tables = await context.asSuperuser<{ name: string }>('select name from tenant_tables_in_order() order by 1');
  const prints = tables.map(
    ({ name }) =>
      `select '${name}' as name, coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as md5 from ${name} t where tenant_id = '${id}'`,
  );
  const rows = await context.asSuperuser<{ name: string; md5: string }>(prints.join(' union all '));
  return Object.fromEntries(rows.map(({ name, md5 }) => [name, md5]));
}

const exportOf = (id: TenantId, into: string): Promise<FinishedExport> => context.get(TenantExporting).export(id, { into, by: 'kiểm thử' });
const slugOf = async (id: TenantId): Promise<string> => (await context.get(TenantDirectory).findById(id))!.slug;
/** Lets go of what a tenant still has with others. */
const revokeGrants = (id: TenantId) =>
  context.asSuperuser('update grants set revoked_at = granted_at where tenant_id = $1 or via_tenant_id = $1', [id]);
const remove = async (id: TenantId, exportSha256: string, slug?: string) =>
  context.get(TenantDeleting).delete(id, { slug: slug ?? (await slugOf(id)), exportSha256, by: 'kiểm thử', ownerUrl: context.urls.owner });

describe('the export of a tenant', () => {
  let id: TenantId;
  let into: string;
  let done: FinishedExport;

  beforeAll(async () => {
    into = mkdtempSync(join(tmpdir(), 'khoa-bang-export-'));
    id = await aTenantWithEverything(context);
    await context.as(id, () => context.get(FileStore).put('certificates/2024/a.pdf', Buffer.from('%PDF')));
    done = await exportOf(id, into);
  });
  afterAll(() => rmSync(into, { recursive: true, force: true }));

  const linesOf = (table: string): Record<string, unknown>[] =>
    readFileSync(join(done.folder, 'tables', `${table}.jsonl`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('has every table that carries tenant_id under row security, with all its rows, but for those that hold secrets alone', async () => {
    const tables = await context.asSuperuser<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'tenant_id' and c.relforcerowsecurity order by 1`,
    );
    const withheld = WITHHELD.filter(({ columns }) => !columns).map(({ table }) => table);
    const expected = tables.map(({ name }) => name).filter((name) => !withheld.includes(name));

    expect(readdirSync(join(done.folder, 'tables')).toSorted()).toEqual(expected.map((name) => `${name}.jsonl`));
    for (const name of expected) {
      // The export remembers itself only after it is made.
      const [row] = await context.asSuperuser<{ n: number }>(`select count(*)::int as n from ${name} where tenant_id = $1`, [id]);
      expect({ name, rows: linesOf(name).length }).toEqual({ name, rows: row!.n - (name === 'tenant_exports' ? 1 : 0) });
    }
  });

  it('holds nobody else’s rows', async () => {
    for (const file of readdirSync(join(done.folder, 'tables'))) {
      const others = linesOf(file.replace('.jsonl', '')).filter((row) => row['tenant_id'] !== id);
      expect({ file, others }).toEqual({ file, others: [] });
    }
  });

  it('leaves out every column that sounds like a secret, and says so', async () => {
    const sounding = await context.asSuperuser<{ table: string; column: string }>(
      `select table_name as table, column_name as column from information_schema.columns join pg_class on relname = table_name
       where table_schema = 'public' and relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relforcerowsecurity
         and column_name ~ '(secret|password|totp|token|hmac|salt|sealed$|box$|cipher|encrypted|_hash$)' order by 1, 2`,
    );
    const shown = sounding.filter(({ table, column }) => {
      const withheld = WITHHELD.find((one) => one.table === table);
      return !withheld || (withheld.columns && !withheld.columns.includes(column));
    });

    expect(shown.map(({ table, column }) => `${table}.${column}`)).toEqual(NO_SECRETS);
    expect(Object.keys(linesOf('accounts')[0]!)).not.toContain('password_hash');
    const manifest = JSON.parse(readFileSync(join(done.folder, 'manifest.json'), 'utf8')) as { leftOut: { table: string }[] };
    expect(manifest.leftOut.map(({ table }) => table)).toEqual(WITHHELD.map(({ table }) => table));
  });

  it('can be checked by anybody: each file by its SHA-256, the whole by that of the manifest', () => {
    const bytes = readFileSync(join(done.folder, 'manifest.json'));
    const manifest = JSON.parse(bytes.toString('utf8')) as Record<'tables' | 'files', { path: string; sha256: string; bytes: number }[]>;

    expect(createHash('sha256').update(bytes).digest('hex')).toBe(done.sha256);
    for (const { path, sha256, bytes: size } of [...manifest.tables, ...manifest.files]) {
      const content = readFileSync(join(done.folder, path));
      expect({ path, sha256: createHash('sha256').update(content).digest('hex'), size: content.length }).toEqual({ path, sha256, size });
    }
    expect(manifest.files.map(({ path }) => path)).toEqual(['tenant.json', 'files/certificates/2024/a.pdf']);
    expect([statSync(done.folder).mode & 0o777, statSync(join(done.folder, 'manifest.json')).mode & 0o777]).toEqual([0o700, 0o600]);
  });
});

describe('deleting a tenant', () => {
  let into: string;

  beforeAll(() => {
    into = mkdtempSync(join(tmpdir(), 'khoa-bang-export-'));
  });
  afterAll(() => rmSync(into, { recursive: true, force: true }));

  const aDoomedTenant = async (): Promise<{ id: TenantId; sha256: string }> => {
    const id = await aTenantWithEverything(context);
    await context.as(id, () => context.get(FileStore).put('certificates/2024/a.pdf', Buffer.from('%PDF')));
    await context.get(TenantRegistry).suspend(id, { by: 'kiểm thử', reason: 'hết hợp đồng' });
    await revokeGrants(id);
    return { id, sha256: (await exportOf(id, into)).sha256 };
  };

  it('leaves no row with its id but the proof, and changes nobody else’s rows', async () => {
    const other = await aTenantWithEverything(context);
    const { id, sha256 } = await aDoomedTenant();
    const [before, slug] = [await fingerprint(other), await slugOf(id)];
    expect(Object.keys(await mentions(id)).length).toBeGreaterThan(30);

    const { proof, sha256: proofSha256 } = await remove(id, sha256);

    expect(await mentions(id)).toEqual({ tenant_deletions: 1 });
    expect(await fingerprint(other)).toEqual(before);
    expect(existsSync(context.get<Settings>(SETTINGS).inDataDir('files', id, 'certificates/2024/a.pdf'))).toBe(false);
    expect(createHash('sha256').update(proof).digest('hex')).toBe(proofSha256);
    const told = JSON.parse(proof) as { rows: Record<string, number> };
    expect(told).toMatchObject({ format: 'khoa-bang-deletion-1', slug, deletedBy: 'kiểm thử', exportSha256: sha256 });
    expect([told.rows['tenants'], told.rows['tenant_hosts'], told.rows['audit_entries']! > 0]).toEqual([1, 1, true]);
  });

  it('done twice, gives the same proof', async () => {
    const { id, sha256 } = await aDoomedTenant();
    const slug = await slugOf(id);
    const first = await remove(id, sha256, slug);

    expect(await remove(id, sha256, slug)).toEqual(first);
  });

  it('is refused while it is open, without its name, and without an export made since it rests', async () => {
    const id = await context.aTenant();
    const early = await exportOf(id, into);
    await expect(remove(id, early.sha256)).rejects.toMatchObject({ code: 'NOT_SUSPENDED' });

    await context.get(TenantRegistry).suspend(id, { by: 'kiểm thử', reason: 'hết hợp đồng' });
    await expect(remove(id, early.sha256)).rejects.toMatchObject({ code: 'EXPORT_MISSING' });
    const late = await exportOf(id, into);
    await expect(remove(id, late.sha256, 'khac')).rejects.toMatchObject({ code: 'SLUG_NOT_CONFIRMED' });

    expect(await context.get(TenantDirectory).findById(id)).toBeDefined();
  });

  it('is refused while tenants stand under it', async () => {
    const id = await context.aTenant();
    const child = await context.aTenant({ kind: 'ward', parentSlug: await slugOf(id) });
    await context.get(TenantRegistry).suspend(id, { by: 'kiểm thử', reason: 'hết hợp đồng' });
    const { sha256 } = await exportOf(id, into);

    await expect(remove(id, sha256)).rejects.toMatchObject({ code: 'HAS_CHILDREN' });
    expect(await context.get(TenantDirectory).findById(child)).toBeDefined();
  });

  it('is refused while a grant of the cascade is live, given or received', async () => {
    const city = await aTenantWithEverything(context);
    const [{ ward }] = (await context.asSuperuser<{ ward: TenantId }>('select via_tenant_id as ward from grants where tenant_id = $1', [
      city,
    ])) as [{ ward: TenantId }];
    for (const id of [city, ward]) {
      await context.get(TenantRegistry).suspend(id, { by: 'kiểm thử', reason: 'hết hợp đồng' });
      const { sha256 } = await exportOf(id, into);
      await expect(remove(id, sha256)).rejects.toMatchObject({ code: 'HAS_GRANTS' });
    }

    await revokeGrants(ward);
    const { sha256 } = await exportOf(ward, into);
    const { proof } = await remove(ward, sha256);

    // The city's history stays the city's: the proof tells what of it still names the ward.
    expect(JSON.parse(proof)).toMatchObject({ namedInRowsOfOthers: { grants: 1, deployments: 1 } });
  });

  it('is not held up by nominations, whether the tenant was invited or received them', async () => {
    const [receiver, sender] = [await aTenantWithEverything(context), await context.aTenant()];
    const callId = randomUUID();
    await context.asSuperuser(
      `insert into nomination_calls (tenant_id, id, contest_id, title, kinds, closes_at)
       select tenant_id, $2, id, 'Bài dự thi hay', '{entry}', app_now() from contests where tenant_id = $1 limit 1`,
      [receiver, callId],
    );
    await context.asSuperuser(
      `insert into nomination_invitations (tenant_id, id, call_id, via_tenant_id, at_least, at_most) values ($1, gen_random_uuid(), $2, $3, 0, 3)`,
      [receiver, callId, sender],
    );
    const third = await context.aTenant();
    await context.asSuperuser(
      `insert into nominations (tenant_id, id, receiver_tenant_id, call_id, invitation_id, kind, title, content, sha256)
       values ($1, gen_random_uuid(), $2, $3, $3, 'entry', 'Bài', '{}', repeat('a', 64))`,
      [third, receiver, callId],
    );
    const end = async (id: TenantId): Promise<unknown> => {
      await context.get(TenantRegistry).suspend(id, { by: 'kiểm thử', reason: 'hết hợp đồng' });
      await revokeGrants(id);
      return JSON.parse((await remove(id, (await exportOf(id, into)).sha256)).proof);
    };

    expect(await end(sender)).toMatchObject({ namedInRowsOfOthers: { nomination_invitations: 1 } });
    expect(await end(receiver)).toMatchObject({ namedInRowsOfOthers: { nominations: 1 } });
    await expect(
      context.asSuperuser(`insert into nominations (tenant_id, id, receiver_tenant_id, call_id, invitation_id, kind, title, content, sha256)
        select tenant_id, gen_random_uuid(), receiver_tenant_id, call_id, invitation_id, kind, title, content, sha256 from nominations where tenant_id = '${third}'`),
    ).rejects.toThrow(/there is no tenant/);
  });

  it('is nobody’s but the owner’s: neither the application’s role nor the platform’s may run it, nor remove what is sealed', async () => {
    const { id, sha256 } = await aDoomedTenant();

    for (const url of [context.urls.app, context.urls.platform])
      await expect(
        context.get(TenantDeleting).delete(id, { slug: await slugOf(id), exportSha256: sha256, by: 'kẻ lạ', ownerUrl: url }),
      ).rejects.toThrow(/permission denied/);
    await expect(
      context.asApp(`begin; set local app.tenant_id = '${id}'; delete from attempts where submitted_at is not null`),
    ).rejects.toThrow(/is sealed/);
    await expect(
      context.asSuperuser(`insert into grants (tenant_id, id, contest_id, via_tenant_id, unit_code)
        select tenant_id, gen_random_uuid(), contest_id, gen_random_uuid(), 'x' from grants where tenant_id = '${id}'`),
    ).rejects.toThrow(/there is no tenant/);
  });
});
