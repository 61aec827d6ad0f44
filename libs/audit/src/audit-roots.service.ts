import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock, DAY_MS, localDay, MINUTE_MS, startOfLocalDay } from '#kernel';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { lastLinkBefore } from './chain-statements.js';
import { AuditRoot } from './entities/audit-root.entity.js';

/** After midnight, until what was begun before it is written. */
const SETTLES_MS = 10 * MINUTE_MS;

/** A root that is to be kept. */
export interface DueRoot {
  /** The day that is over, in Asia/Ho_Chi_Minh: "2024-10-22". */
  day: string;
  position: number;
  hash: string;
  /** How many links came since the root before. */
  added: number;
}

/** Where the chain of the tenant in scope stood at the end of each day. */
@Injectable()
export class AuditRoots {
  constructor(
    @InjectScoped(AuditRoot) private readonly roots: ScopedRepository<AuditRoot>,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The day whose root may be kept now: yesterday, from ten minutes after midnight on, the day before until then. */
  dayInQuestion(): string {
    return localDay(new Date(this.clock.now().getTime() - SETTLES_MS - DAY_MS));
  }

  /** The root of the day in question; undefined where it is kept already, or nothing was linked since the one before. */
  async due(): Promise<DueRoot | undefined> {
    const day = this.dayInQuestion();
    const [newest] = await this.roots.find({ order: { day: 'DESC' }, take: 1 });
    if (newest && newest.day >= day) return undefined;
    const over = startOfLocalDay(new Date(this.clock.now().getTime() - SETTLES_MS));
    const [link] = await this.unitOfWork.run<{ position: string; hash: string }[]>((manager) =>
      manager.query(lastLinkBefore.text, [this.context.tenantId(), over]),
    );
    const position = Number(link?.position ?? 0);
    const before = newest?.position ?? 0;
    return link && position > before ? { day, position, hash: link.hash, added: position - before } : undefined;
  }

  /** Keeps a root as mailed; false where another process has done so. */
  async keep({ day, position, hash }: DueRoot, letters: number): Promise<boolean> {
    const mailedAt = this.clock.now();
    return (await this.roots.insertMissing([{ day, position, hash, mailedAt, letters }])) > 0;
  }

  /** A page of roots, newest first. */
  async newest({ limit, skip = 0 }: { limit: number; skip?: number }): Promise<AuditRoot[]> {
    return this.roots.find({ order: { day: 'DESC' }, take: limit, skip });
  }

  /** All of them, oldest first. */
  async all(): Promise<AuditRoot[]> {
    return this.roots.find({ order: { day: 'ASC' } });
  }

  /** The root of a day; undefined where it has none. */
  async ofDay(day: string): Promise<AuditRoot | undefined> {
    return (await this.roots.findOne({ where: { day } })) ?? undefined;
  }

  /** The last root before a day; undefined where there is none. */
  async before(day: string): Promise<AuditRoot | undefined> {
    const [found] = await this.roots.find({ where: { day: LessThan(day) }, order: { day: 'DESC' }, take: 1 });
    return found;
  }

  async count(): Promise<number> {
    return this.roots.count();
  }
}
