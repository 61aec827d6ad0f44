import type { TenantId } from '#kernel';

/** Look once at the tenant's rounds; perhaps stand still at a transition, for good. */
export interface Order {
  tenant: TenantId;
  stop?: { at: string; when: 'before the commit' | 'after the commit' } | undefined;
}

export type Word = { kind: 'ready' } | { kind: 'looked' } | { kind: 'standing still' } | { kind: 'failed'; why: string };
