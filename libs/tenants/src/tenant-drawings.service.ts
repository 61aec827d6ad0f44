import { Injectable } from '@nestjs/common';
import { hotStatement } from '#persistence';
import { CrossTenant, GlobalRepository, InjectGlobal, InjectScoped, ScopedRepository, TenantContext, TenantMemory } from '#tenancy';
import type { TenantId } from '#kernel';
import { firstEmblem } from './domain/first-drawings.js';
import { pictureOf, withPictureInside } from './domain/picture-emblem.js';
import { Tenant } from './entities/tenant.entity.js';
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

const pictureByContent = hotStatement<[sha256: string], { type: 'image/png' | 'image/jpeg'; bytes: Buffer }>(
  'picture-by-content',
  'select type, bytes from tenant_pictures where sha256 = $1 limit 1',
);

/** The drawings of the tenant in scope, and the two kinds that the product's own page shows of everybody. */
@Injectable()
export class TenantDrawings {
  private readonly remembered: TenantMemory<ReadonlyMap<DrawingName, TenantDrawing>>;

  constructor(
    @InjectScoped(TenantDrawing) private readonly drawings: ScopedRepository<TenantDrawing>,
    @InjectGlobal(Tenant) private readonly tenants: GlobalRepository<Tenant>,
    private readonly crossTenant: CrossTenant,
    private readonly context: TenantContext,
  ) {
    this.remembered = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
  }

  /** All drawings of the tenant in scope, by name. */
  async all(): Promise<ReadonlyMap<DrawingName, TenantDrawing>> {
    return this.remembered.recall('all', async () => new Map((await this.drawings.find()).map((drawing) => [drawing.name, drawing])));
  }

  /** All drawings as shapes alone, for paper: an emblem that is a picture gives way to the one from the initials. */
  async forPaper(): Promise<ReadonlyMap<DrawingName, Pick<TenantDrawing, 'svg'>>> {
    const all: ReadonlyMap<DrawingName, Pick<TenantDrawing, 'svg'>> = await this.all();
    const emblem = all.get('emblem');
    const tenant = emblem && pictureOf(emblem.svg) ? await this.tenants.findOne({ where: { id: this.context.tenantId() } }) : undefined;
    return tenant ? new Map([...all, ['emblem' as const, { svg: firstEmblem(tenant) }]]) : all;
  }

  /** A picture that some emblem shows, by its content; undefined when there is none. */
  async picture(sha256: string): Promise<{ type: 'image/png' | 'image/jpeg'; bytes: Buffer } | undefined> {
    const [row] = await this.crossTenant.read('pages of every host show emblems', (reader) => reader.run(pictureByContent, [sha256]));
    return row;
  }

  /** A drawing that needs nothing besides itself. */
  async whole(svg: string): Promise<string> {
    const sha256 = pictureOf(svg);
    const picture = sha256 ? await this.picture(sha256) : undefined;
    return picture ? withPictureInside(svg, picture) : svg;
  }

  /** Reads anew the next time: whoever has just changed one wants to see it. */
  forget(): void {
    this.remembered.forget();
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
