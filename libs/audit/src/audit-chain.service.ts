import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Id } from '#kernel';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { addLinks, countWaiting, lastLink, mayLink, takeWaiting } from './chain-statements.js';
import { type ChainedEntry, chainStart, linkHash } from './domain/link-hash.js';
import { AuditLink } from './entities/audit-link.entity.js';

/** Entries that one transaction links. */
const AT_ONCE = 2_000;

/** Where a chain stands. */
export interface ChainHead {
  position: number;
  hash: string;
}

/** Links entries into the chain of the tenant in scope. The only writer of links. */
@Injectable()
export class AuditChain {
  constructor(
    @InjectScoped(AuditLink) private readonly links: ScopedRepository<AuditLink>,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Links what waits, oldest first; how many entries. Safe beside others that do the same: one links, the others find that and
   * leave. What was taken out of the queue and what became of it is one transaction, so that nothing is linked twice or lost.
   */
  async linkWaiting(): Promise<number> {
    let linked = 0;
    for (;;) {
      const count = await this.linkSome();
      linked += count;
      if (count < AT_ONCE) return linked;
    }
  }

  /** The last link; undefined before the first. */
  async head(): Promise<ChainHead | undefined> {
    const [last] = await this.unitOfWork.run<{ position: string; hash: string }[]>((manager) =>
      manager.query(lastLink.text, [this.context.tenantId()]),
    );
    return last && { position: Number(last.position), hash: last.hash };
  }

  /** How many entries are not linked yet. */
  async waiting(): Promise<number> {
    const [row] = await this.unitOfWork.run<{ waiting: number }[]>((manager) =>
      manager.query(countWaiting.text, [this.context.tenantId()]),
    );
    return row?.waiting ?? 0;
  }

  /** The positions of these entries; those that wait have none. */
  async positionsOf(entries: readonly Id<'audit-entry'>[]): Promise<ReadonlyMap<Id<'audit-entry'>, number>> {
    const found = await this.links.find({ where: { entryId: In([...entries]) } });
    return new Map(found.map(({ entryId, position }) => [entryId, position]));
  }

  private async linkSome(): Promise<number> {
    const tenantId = this.context.tenantId();
    return this.unitOfWork.run(async (manager) => {
      const [lock] = await manager.query<{ mine: boolean }[]>(mayLink.text, [tenantId]);
      if (!lock?.mine) return 0;
      const entries = await manager.query<ChainedEntry[]>(takeWaiting.text, [tenantId, AT_ONCE]);
      if (entries.length === 0) return 0;
      const head = await this.head();
      let hash = head?.hash ?? chainStart(tenantId);
      const first = (head?.position ?? 0) + 1;
      const hashes = entries.map((entry, index) => (hash = linkHash(hash, first + index, entry)));
      await manager.query(addLinks.text, [
        tenantId,
        entries.map((_, index) => first + index),
        entries.map(({ id }) => id),
        entries.map(({ recordedAt }) => recordedAt),
        hashes,
      ]);
      return entries.length;
    });
  }
}
