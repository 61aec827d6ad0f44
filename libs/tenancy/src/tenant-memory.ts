import type { TenantContext } from './tenant-context.js';

/**
 * What a process remembers of a tenant's things. The open scope is part of every key, so that knowing another tenant's id
 * never brings back what was remembered for them, nor a narrowed scope what the whole one has seen.
 */
export class TenantMemory<T> {
  private readonly kept = new Map<string, { answer: Promise<T>; until: number }>();

  /**
   * @param most how many things are kept; when there are more, all are forgotten
   * @param forMs how long; without it, for what never changes, as long as there is room
   */
  constructor(
    private readonly context: TenantContext,
    private readonly limits: { most: number; forMs?: number },
  ) {}

  /** The remembered thing, or what `read` finds now. Those who ask at once share one reading; a failed one is not kept. */
  async recall(key: string, read: () => Promise<T>): Promise<T> {
    const { tenantId, viaTenantId = '' } = this.context.current('What is remembered');
    const place = `${tenantId} ${viaTenantId} ${key}`;
    const known = this.kept.get(place);
    if (known && known.until > performance.now()) return known.answer;
    if (this.kept.size >= this.limits.most) this.kept.clear();
    const answer = read();
    this.kept.set(place, { answer, until: performance.now() + (this.limits.forMs ?? Infinity) });
    answer.catch(() => this.kept.delete(place));
    return answer;
  }

  /** Forgets everything at once: what this process has just changed must not be answered from memory. */
  forget(): void {
    this.kept.clear();
  }
}
