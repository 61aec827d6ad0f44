import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { FileStore } from '#files';
import { Clock, newId, type TenantId } from '#kernel';
import { InjectScoped, ScopedRepository, TenantContext, TenantRows } from '#tenancy';
import type { Tenant } from '../entities/tenant.entity.js';
import { TenantExportRecord } from '../entities/tenant-export.entity.js';
import { TenantDirectory } from '../tenant-directory.service.js';
import { TenantError } from '../tenant.errors.js';
import { WITHHELD } from '../withheld.js';
import { type ExportedFile, ExportFolder, MANIFEST, TENANT } from './export-folder.js';

export const EXPORT_FORMAT = 'khoa-bang-tenant-export-1';

/** One table in an export. */
interface ExportedTable extends ExportedFile {
  table: string;
  columns: string[];
  rows: number;
}

/** What an export holds. Written last; its SHA-256 is the export's. */
interface ExportManifest {
  format: typeof EXPORT_FORMAT;
  madeAt: string;
  tenant: Pick<Tenant, 'id' | 'slug' | 'name' | 'kind' | 'status'> & { parent: string | null; hosts: string[] };
  tables: ExportedTable[];
  /** Certificates and whatever else was kept as a file. */
  files: ExportedFile[];
  /** What stands in no file, on purpose. */
  leftOut: { table: string; columns?: readonly string[]; why: string }[];
}

export interface FinishedExport {
  folder: string;
  sha256: string;
  tables: number;
  rows: number;
  files: number;
}

/** Everything of one tenant as a folder of JSON lines and files that anybody can check. */
@Injectable()
export class TenantExporting {
  constructor(
    @InjectScoped(TenantExportRecord) private readonly records: ScopedRepository<TenantExportRecord>,
    private readonly directory: TenantDirectory,
    private readonly rows: TenantRows,
    private readonly files: FileStore,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes the export into a new folder below `into` and remembers its fingerprint. Every table with row security is in it:
   * they come from the database's catalogue. @throws TenantError TENANT_NOT_FOUND
   */
  async export(id: TenantId, { into, by }: { into: string; by: string }): Promise<FinishedExport> {
    const tenant = await this.directory.findById(id);
    if (!tenant) throw new TenantError('TENANT_NOT_FOUND');
    return this.context.run({ tenantId: id }, async () => {
      // Before the reading, so that the export tells of itself.
      await this.audit.record({ actor: null, action: 'tenant.exported', subject: { kind: 'tenant', id }, details: { by } });
      const madeAt = this.clock.now();
      const folder = await ExportFolder.begin(into, `${tenant.slug}-${nameAt(madeAt)}`);
      try {
        const manifest = await this.fill(folder, tenant, madeAt);
        const { sha256 } = await folder.write(MANIFEST, (file) => file.add(`${JSON.stringify(manifest, null, 1)}\n`));
        const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
        const place = await folder.finish();
        await this.records.insert({ id: newId<'tenant-export'>(madeAt), sha256, rows: String(rows), files: manifest.files.length, madeAt });
        return { folder: place, sha256, tables: manifest.tables.length, rows, files: manifest.files.length };
      } catch (error) {
        await folder.abandon();
        throw error;
      }
    });
  }

  private async fill(folder: ExportFolder, tenant: Tenant, madeAt: Date): Promise<ExportManifest> {
    const { id, slug, name, kind, status } = tenant;
    const parent = tenant.parentId ? await this.directory.findById(tenant.parentId) : undefined;
    const hosts = await this.directory.hostsOf(id);
    const tables = await this.tables(folder);
    const own = await folder.write(TENANT, (file) => file.add(`${JSON.stringify({ ...tenant, hosts }, null, 1)}\n`));
    const files = [own, ...(await this.keptFiles(folder))];
    return {
      format: EXPORT_FORMAT,
      madeAt: madeAt.toISOString(),
      tenant: { id, slug, name, kind, status, parent: parent?.slug ?? null, hosts },
      tables,
      files,
      leftOut: WITHHELD.map(({ table, columns, why }) => ({ table, ...(columns ? { columns } : {}), why })),
    };
  }

  private async tables(folder: ExportFolder): Promise<ExportedTable[]> {
    return this.rows.readAll(async (reader) => {
      const done: ExportedTable[] = [];
      for (const table of reader.tables) {
        const withheld = WITHHELD.find((one) => one.table === table.name);
        if (withheld && !withheld.columns) continue;
        let rows = 0;
        const written = await folder.write(`tables/${table.name}.jsonl`, async (file) => {
          for await (const lines of reader.rows(table, withheld?.columns ?? [])) {
            rows += lines.length;
            await file.add(`${lines.join('\n')}\n`);
          }
        });
        const columns = table.columns.filter((column) => !withheld?.columns?.includes(column));
        done.push({ table: table.name, columns, rows, ...written });
      }
      return done;
    });
  }

  private async keptFiles(folder: ExportFolder): Promise<ExportedFile[]> {
    const done: ExportedFile[] = [];
    for (const key of await this.files.keys()) {
      const bytes = await this.files.get(key);
      done.push(await folder.write(`files/${key}`, (file) => file.add(bytes)));
    }
    return done;
  }
}

/** "2026-11-20T19-00-00Z": the time as a name that every file system takes. */
function nameAt(time: Date): string {
  return `${time.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
}
