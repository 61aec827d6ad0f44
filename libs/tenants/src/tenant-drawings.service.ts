import { Injectable } from '@nestjs/common';
import { hotStatement } from '#persistence';
import { CrossTenant, InjectScoped, ScopedRepository, TenantContext, TenantMemory } from '#tenancy';
import type { TenantId } from '#kernel';
import { TenantDrawing } from './entities/tenant-drawing.entity.js';
import type { DrawingName } from './enums.js';

/** Every page shows the emblem: a new one is noticed within a minute. */
const REMEMBER_MS = 60_000;

const emblemsOfAll = hotStatement<[], { tenantId: TenantId; svg: string }>(
  'emblems-of-all-tenants',
  `select tenant_id as "tenantId", svg from tenant_drawings where name = 'emblem'`,
);

const cardOf = hotStatement<[slug: string], { svg: string }>(
  'card-of-tenant',
  `select d.svg from tenant_drawings d join tenants t on t.id = d.tenant_id where t.slug = $1 and t.status = 'active' and d.name = 'card'`,
);

/** The drawings of the tenant in scope, and the two kinds that the product's own page shows of everybody. */
@Injectable()
export class TenantDrawings {
  private readonly remembered: TenantMemory<ReadonlyMap<DrawingName, TenantDrawing>>;

  constructor(
    @InjectScoped(TenantDrawing) private readonly drawings: ScopedRepository<TenantDrawing>,
    private readonly crossTenant: CrossTenant,
    context: TenantContext,
  ) {
    this.remembered = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
  }

  /** All drawings of the tenant in scope, by name. */
  async all(): Promise<ReadonlyMap<DrawingName, TenantDrawing>> {
    return this.remembered.recall('all', async () => new Map((await this.drawings.find()).map((drawing) => [drawing.name, drawing])));
  }

  /** The emblem of every tenant, by tenant. */
  async emblemsOfAll(): Promise<ReadonlyMap<TenantId, string>> {
    const rows = await this.crossTenant.read('the product’s page shows the emblem of each tenant', (reader) =>
      reader.run(emblemsOfAll, []),
    );
    return new Map(rows.map((row) => [row.tenantId, row.svg]));
  }

  /** The card of an active tenant; undefined when there is none. */
  async cardOf(slug: string): Promise<string | undefined> {
    const [row] = await this.crossTenant.read('the product’s page shows the card of each tenant', (reader) => reader.run(cardOf, [slug]));
    return row?.svg;
  }
}
