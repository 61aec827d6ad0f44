import { Injectable } from '@nestjs/common';
import { TenantContext, UnitOfWork } from '#tenancy';
import { linksAfter } from './chain-statements.js';
import { AuditRoots } from './audit-roots.service.js';
import { chainStart } from './domain/link-hash.js';
import { type LinkRow, storedLink, type StoredLink } from './domain/stored-link.js';

const PAGE = 5_000;

/** A part of the chain from which anybody can compute the hashes again. */
export interface ChainPart {
  /** The day of the root with which it ends: "2024-10-22". */
  day: string;
  /** The hash before its first link. */
  before: string;
  links: StoredLink[];
}

/** Parts of the chain of the tenant in scope, for files. */
@Injectable()
export class AuditExport {
  constructor(
    private readonly roots: AuditRoots,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** What came between the root of a day and the one before it; undefined where the day has no root. */
  async ofDay(day: string): Promise<ChainPart | undefined> {
    const root = await this.roots.ofDay(day);
    if (!root) return undefined;
    const start = await this.roots.before(day);
    const links: StoredLink[] = [];
    let at = start?.position ?? 0;
    while (at < root.position) {
      const page = await this.links(at, Math.min(PAGE, root.position - at));
      links.push(...page);
      at = page.at(-1)?.position ?? root.position;
    }
    return { day, before: start?.hash ?? chainStart(this.context.tenantId()), links };
  }

  private async links(after: number, limit: number): Promise<StoredLink[]> {
    const values = [this.context.tenantId(), after, limit];
    return (await this.unitOfWork.run<LinkRow[]>((manager) => manager.query(linksAfter.text, values))).map(storedLink);
  }
}
