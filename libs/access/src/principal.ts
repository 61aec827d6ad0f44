import type { AccountId } from '#kernel';
import type { Permission } from './permission.js';

/** Who is asking, as the session says. Set on the request by the app before any guard runs. */
export interface Principal {
  readonly accountId: AccountId;
  readonly displayName: string;
  readonly kind: 'contestant' | 'staff';
  /** How a contestant came in. A code to a shared phone speaks for all who share it, a password or another account for one alone. */
  readonly method?: 'code' | 'password' | 'provider' | 'link' | undefined;
  readonly permissions: ReadonlySet<Permission>;
}

/** A request that may carry a principal. */
export interface WithPrincipal {
  principal?: Principal;
  /** The session's token, where one came along. */
  sessionToken?: string;
}
