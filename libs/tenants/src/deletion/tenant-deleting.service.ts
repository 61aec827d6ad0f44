import { Injectable } from '@nestjs/common';
import { FileStore } from '#files';
import type { TenantId } from '#kernel';
import { hotStatement, runAsOwner } from '#persistence';
import { GlobalRepository, InjectGlobal, TenantContext } from '#tenancy';
import { Tenant } from '../entities/tenant.entity.js';
import { TenantDeletionRecord } from '../entities/tenant-deletion.entity.js';
import { TenantDirectory } from '../tenant-directory.service.js';
import { TenantError } from '../tenant.errors.js';

const deleteTenant = hotStatement<[id: string, slug: string, exportSha256: string, by: string], { proof: string; sha256: string }>(
  'delete-tenant',
  'select proof, sha256 from delete_tenant($1, $2, $3, $4)',
);

const filesRemoved = hotStatement<[id: string], never>(
  'tenant-files-removed',
  'update tenant_deletions set files_removed_at = app_now() where tenant_id = $1 and files_removed_at is null',
);

/** Why the database's function refuses, by the code that it raises. */
const REFUSALS = {
  KB001: 'TENANT_NOT_FOUND',
  KB002: 'SLUG_NOT_CONFIRMED',
  KB003: 'NOT_SUSPENDED',
  KB004: 'EXPORT_MISSING',
  KB005: 'HAS_CHILDREN',
  KB006: 'HAS_GRANTS',
} as const;

export interface DeletionOrder {
  /** The tenant's address, typed again by whoever deletes. */
  slug: string;
  /** Of an export that was made since the tenant rests. */
  exportSha256: string;
  by: string;
  /** Of the schema's owner: the application's role may not delete what is sealed or issued. */
  ownerUrl: string;
}

/** The proof of a deletion, as it was written down. */
export interface DeletionProof {
  /** JSON as it was hashed. */
  proof: string;
  sha256: string;
}

/** Ends a tenant for good, and tells of those that have ended. */
@Injectable()
export class TenantDeleting {
  constructor(
    @InjectGlobal(Tenant) private readonly tenants: GlobalRepository<Tenant>,
    @InjectGlobal(TenantDeletionRecord) private readonly deletions: GlobalRepository<TenantDeletionRecord>,
    private readonly directory: TenantDirectory,
    private readonly files: FileStore,
    private readonly context: TenantContext,
  ) {}

  /**
   * Deletes all rows of the tenant in one transaction, then its files. Once more after a broken try, it removes what files
   * are left and gives the same proof.
   * @throws TenantError TENANT_NOT_FOUND, SLUG_NOT_CONFIRMED, NOT_SUSPENDED, EXPORT_MISSING, HAS_CHILDREN, HAS_GRANTS
   */
  async delete(id: TenantId, order: DeletionOrder): Promise<DeletionProof> {
    const done = await this.deletions.findOne({ where: { tenantId: id } });
    const proof = done ?? (await this.deleteRows(id, order));
    await this.context.run({ tenantId: id }, async () => {
      for (const key of await this.files.keys()) await this.files.delete(key);
    });
    await runAsOwner(order.ownerUrl, filesRemoved, [id]);
    this.directory.forget();
    return { proof: proof.proof, sha256: proof.sha256 };
  }

  /** The tenant that is there under this address, or the one that was deleted last under it and still has files. */
  async idOf(slug: string): Promise<TenantId | undefined> {
    const present = await this.tenants.findOne({ where: { slug } });
    if (present) return present.id;
    const [gone] = (await this.list()).filter((one) => one.slug === slug);
    return gone?.tenantId;
  }

  /** The proofs of all deletions, newest first. */
  async list(): Promise<TenantDeletionRecord[]> {
    return this.deletions.find({ order: { deletedAt: 'DESC' } });
  }

  private async deleteRows(id: TenantId, { slug, exportSha256, by, ownerUrl }: DeletionOrder): Promise<DeletionProof> {
    try {
      const [proof] = await runAsOwner(ownerUrl, deleteTenant, [id, slug, exportSha256, by]);
      if (!proof) throw new Error('The deletion gave no proof.');
      return proof;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (code in REFUSALS) throw new TenantError(REFUSALS[code as keyof typeof REFUSALS]);
      throw error;
    }
  }
}
