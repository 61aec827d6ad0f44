import type { TenantId } from '#kernel';

/** Look once at the tenant's rounds and corrections; perhaps stand still at a transition, or where a table is kept, for good. */
export interface Order {
  tenant: TenantId;
  stop?: { at: string; when: 'before the commit' | 'after the commit' } | undefined;
}

export type Word = { kind: 'ready' } | { kind: 'looked' } | { kind: 'standing still' } | { kind: 'failed'; why: string };
