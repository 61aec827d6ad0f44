import { Injectable } from '@nestjs/common';
import { TenantContext, InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { AuditChain, type ChainHead } from './audit-chain.service.js';
import { linksAfter, unlinked } from './chain-statements.js';
import { type ChainFault, ChainWalk } from './domain/chain-walk.js';
import { type LinkRow, storedLink, type StoredLink } from './domain/stored-link.js';
import { chainStart } from './domain/link-hash.js';
import { AuditLink } from './entities/audit-link.entity.js';
import { AuditRoot } from './entities/audit-root.entity.js';

/** Links that one question to the database brings. */
const PAGE = 5_000;

export interface WhatToVerify {
  /** Only from the root before this day on ("2024-10-22"), which is taken as right. */
  fromDay?: string | undefined;
  /** A hash from a letter, which must be in the chain; with the day of the letter, also the root that is kept of that day. */
  mailed?: { hash: string; day?: string | undefined } | undefined;
}

export interface ChainReport {
  /** How many links were recomputed, from which position on. */
  checked: number;
  from: number;
  head: ChainHead | undefined;
  /** Entries that are not linked yet, which is no fault. */
  waiting: number;
  /** In the order in which they were found; empty where nothing was changed. */
  faults: ChainFault[];
}

/**
 * Recomputes the chain of the tenant in scope from what is stored. Finds what was changed behind the product's back: an entry, a
 * link or a root that was changed, taken away, put in or moved. Who rewrites everything from some entry on, to the end and with the
 * roots, is found by a hash that was mailed before.
 */
@Injectable()
export class AuditVerifying {
  constructor(
    @InjectScoped(AuditLink) private readonly links: ScopedRepository<AuditLink>,
    @InjectScoped(AuditRoot) private readonly roots: ScopedRepository<AuditRoot>,
    private readonly chain: AuditChain,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Changes nothing; entries may be written and linked meanwhile. */
  async verify({ fromDay, mailed }: WhatToVerify = {}): Promise<ChainReport> {
    const roots = await this.roots.find({ order: { day: 'ASC' } });
    const start = fromDay === undefined ? undefined : roots.findLast(({ day }) => day < fromDay);
    const walk = new ChainWalk(start?.hash ?? chainStart(this.context.tenantId()), start?.position ?? 0, roots);
    let position = start?.position ?? 0;
    for (;;) {
      const page = await this.page(position);
      walk.take(page);
      position = page.at(-1)?.position ?? position;
      if (page.length < PAGE) break;
    }
    walk.end();
    const faults = [...walk.faults, ...(await this.unlinked())];
    if (start && !(await this.links.exists({ position: start.position, hash: start.hash })))
      faults.push({ kind: 'root-differs', position: start.position, at: start.day, entryId: null });
    if (mailed && !(await this.links.exists({ hash: mailed.hash })))
      faults.push({ kind: 'root-unknown', position: null, at: null, entryId: null });
    if (mailed?.day !== undefined) {
      const kept = roots.find(({ day }) => day === mailed.day);
      if (kept?.hash !== mailed.hash)
        faults.push({ kind: 'root-replaced', position: kept?.position ?? null, at: mailed.day, entryId: null });
    }
    return {
      checked: walk.count,
      from: (start?.position ?? 0) + 1,
      head: await this.chain.head(),
      waiting: await this.chain.waiting(),
      faults,
    };
  }

  private async page(after: number): Promise<StoredLink[]> {
    const values = [this.context.tenantId(), after, PAGE];
    return (await this.unitOfWork.run<LinkRow[]>((manager) => manager.query(linksAfter.text, values))).map(storedLink);
  }

  private async unlinked(): Promise<ChainFault[]> {
    const rows = await this.unitOfWork.run<{ id: string; happenedAt: string }[]>((manager) =>
      manager.query(unlinked.text, [this.context.tenantId()]),
    );
    return rows.map(({ id, happenedAt }) => ({ kind: 'unlinked' as const, position: null, at: happenedAt, entryId: id }));
  }
}
