import { Injectable } from '@nestjs/common';
import { InjectScoped, ScopedRepository, TenantContext, TenantMemory } from '#tenancy';
import { type StandingId, StandingRow } from '../entities/standing.entity.js';

/** How many people have so many points. */
export interface PointCount {
  points: number;
  people: number;
}

/** How the points of a standing are spread: counted once, since a standing never changes. */
@Injectable()
export class PointSpread {
  private readonly remembered: TenantMemory<PointCount[]>;

  constructor(
    @InjectScoped(StandingRow) private readonly rows: ScopedRepository<StandingRow>,
    context: TenantContext,
  ) {
    this.remembered = new TenantMemory(context, { most: 200 });
  }

  /** Most points first. */
  async of(standingId: StandingId): Promise<readonly PointCount[]> {
    return this.remembered.recall(standingId, () => this.count(standingId));
  }

  private async count(standingId: StandingId): Promise<PointCount[]> {
    const found = await this.rows.query('l', (query) =>
      query
        .andWhere('l.standingId = :standingId', { standingId })
        .select(['l.points as points', 'count(*)::int as people'])
        .groupBy('l.points')
        .orderBy('l.points', 'DESC')
        .getRawMany<{ points: string; people: number }>(),
    );
    return found.map(({ points, people }) => ({ points: Number(points), people }));
  }
}
