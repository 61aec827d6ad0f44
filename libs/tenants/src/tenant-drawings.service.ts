import { Injectable } from '@nestjs/common';
import { InjectScoped, ScopedRepository, TenantContext } from '#tenancy';
import { TenantDrawing } from './entities/tenant-drawing.entity.js';
import type { DrawingName } from './enums.js';

const REMEMBER_MS = 60_000;

/** The drawings of the tenant in scope. Every page shows the emblem, so they are remembered for a minute. */
@Injectable()
export class TenantDrawings {
  private readonly remembered = new Map<string, { drawings: ReadonlyMap<DrawingName, TenantDrawing>; until: number }>();

  constructor(
    @InjectScoped(TenantDrawing) private readonly drawings: ScopedRepository<TenantDrawing>,
    private readonly context: TenantContext,
  ) {}

  /** All drawings by name. */
  async all(): Promise<ReadonlyMap<DrawingName, TenantDrawing>> {
    const tenantId = this.context.tenantId();
    const known = this.remembered.get(tenantId);
    if (known && known.until > performance.now()) return known.drawings;
    const drawings = new Map((await this.drawings.find()).map((drawing) => [drawing.name, drawing]));
    if (this.remembered.size > 1_000) this.remembered.clear();
    this.remembered.set(tenantId, { drawings, until: performance.now() + REMEMBER_MS });
    return drawings;
  }
}
