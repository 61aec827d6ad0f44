import { Injectable } from '@nestjs/common';
import { addressPrefix, Throttle } from '#access';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, MINUTE_MS, type TenantId } from '#kernel';
import { InjectScoped, ScopedRepository, TenantContext, UnitOfWork } from '#tenancy';
import { AccountError } from './account.errors.js';
import { Accounts } from './accounts.service.js';
import type { Contact } from './domain/contact.js';
import type { ToldIdentity } from './domain/told-identity.js';
import type { Account } from './entities/account.entity.js';
import { AccountIdentity } from './entities/account-identity.entity.js';
import type { ProviderId } from './entities/identity-provider.entity.js';
import { IdentityProviders } from './identity-providers.service.js';
import { type Journey, OidcClient } from './oidc-client.service.js';
import { SecretBox } from './secret-box.js';

const JOURNEY = 'identity-journey';
const VISITOR = 'identity-visitor';
/** Each makes us ask the provider: nobody should have us ask it by the ten thousand. */
const JOURNEYS_PER_NET = { action: 'identity-journey', limit: 1000, windowSeconds: 15 * 60 };
const JOURNEY_MINUTES = 15;
const VISITOR_MINUTES = 30;

interface SealedJourney extends Journey {
  tenantId: TenantId;
  providerId: ProviderId;
  next: string | undefined;
  /** Who is signed in already and wants the link. */
  linkTo: AccountId | undefined;
  until: number;
}

/** Somebody whom a provider has named and whom we do not know by that name yet. */
export interface IdentityVisitor extends Omit<ToldIdentity, 'identityNumber'> {
  providerId: ProviderId;
  next: string | undefined;
  /** The contact that a code has proved since. */
  proved?: Contact | undefined;
}

type SealedVisitor = IdentityVisitor & { tenantId: TenantId; until: number };

/** What came of a journey: somebody known, or a visitor who has to say who they are here. */
export type Arrival = ({ accountId: AccountId; isLinked: boolean } | { visitor: string }) & {
  next: string | undefined;
  /** What the provider has told of the identity card; for whoever has to keep it, and for nothing that is sealed here. */
  identityNumber: string | undefined;
};

/** Signing in with an account elsewhere. What waits in between stays with the browser, sealed and bound to the tenant. */
@Injectable()
export class IdentitySignIn {
  constructor(
    @InjectScoped(AccountIdentity) private readonly identities: ScopedRepository<AccountIdentity>,
    private readonly providers: IdentityProviders,
    private readonly client: OidcClient,
    private readonly accounts: Accounts,
    private readonly box: SecretBox,
    private readonly throttle: Throttle,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Where to send the browser, and what it is to bring back.
   * @throws AccountError PROVIDER_UNKNOWN, PROVIDER_SILENT; AccessError TOO_MANY_TRIES
   */
  async begin(
    providerId: string,
    { returnUrl, next, linkTo, address }: { returnUrl: string; next: string | undefined; linkTo?: AccountId | undefined; address: string },
  ): Promise<{ url: string; journey: string }> {
    await this.throttle.count(JOURNEYS_PER_NET, addressPrefix(address));
    const provider = await this.providers.forSigningIn(providerId);
    const { url, journey } = await this.client.begin(provider, returnUrl);
    const sealed: SealedJourney = {
      ...journey,
      tenantId: this.context.tenantId(),
      providerId: provider.id,
      next,
      linkTo,
      until: this.clock.now().getTime() + JOURNEY_MINUTES * MINUTE_MS,
    };
    return { url, journey: this.box.seal(JSON.stringify(sealed), JOURNEY) };
  }

  /**
   * Takes what came back. Whoever is linked is known; who began signed in, and is so still, is linked now; anybody else is a
   * visitor.
   * @param signedIn who is signed in where it came back
   * @throws AccountError PROVIDER_UNKNOWN, PROVIDER_REFUSED, PROVIDER_SILENT, JOURNEY_OVER, LINKED_TO_ANOTHER
   */
  async finish(providerId: string, answerUrl: URL, sealed: string | undefined, signedIn?: AccountId): Promise<Arrival> {
    const journey = this.opened<SealedJourney>(sealed, JOURNEY);
    if (journey?.providerId !== providerId) throw new AccountError('JOURNEY_OVER');
    // Somebody else may have signed in on a shared device meanwhile: theirs is no answer to what this one asked.
    if (journey.linkTo !== undefined && journey.linkTo !== signedIn) throw new AccountError('JOURNEY_OVER');
    const provider = await this.providers.forSigningIn(providerId);
    const { identityNumber, ...told } = await this.client.finish(provider, answerUrl, journey);
    const { next, linkTo } = journey;
    const accountId = await this.known(provider.id, told);
    if (linkTo !== undefined) {
      if (accountId !== undefined && accountId !== linkTo) throw new AccountError('LINKED_TO_ANOTHER');
      if (accountId === undefined) await this.link(linkTo, { ...told, providerId: provider.id, next });
      return { accountId: linkTo, next, identityNumber, isLinked: true };
    }
    if (accountId !== undefined) return { accountId, next, identityNumber, isLinked: false };
    return { visitor: this.sealVisitor({ ...told, providerId: provider.id, next }), next, identityNumber };
  }

  /** The visitor that the browser brings along; undefined when it is none of ours, or too old. */
  visitor(sealed: string | undefined): IdentityVisitor | undefined {
    return this.opened<SealedVisitor>(sealed, VISITOR);
  }

  /** The visitor whose contact a code has proved. */
  proved(visitor: IdentityVisitor, contact: Contact): string {
    return this.sealVisitor({ ...visitor, proved: contact });
  }

  /** Whom the visitor may be, here: everybody who is reached by the proved contact. */
  async candidates({ proved }: IdentityVisitor): Promise<Account[]> {
    return proved ? this.accounts.reachedBy(proved) : [];
  }

  /**
   * Links the visitor to one of the candidates. @throws AccountError PERSON_UNKNOWN for anybody else, LINKED_TO_ANOTHER
   */
  async linkTo(visitor: IdentityVisitor, person: string): Promise<AccountId> {
    const found = (await this.candidates(visitor)).find(({ id }) => id === person);
    if (!found) throw new AccountError('PERSON_UNKNOWN');
    await this.link(found.id, visitor);
    return found.id;
  }

  /**
   * Makes an account of what the provider told, under the proved contact. @throws AccountError VISITOR_UNNAMED when it told
   * neither name nor birth date, ACCOUNT_EXISTS, LINKED_TO_ANOTHER
   */
  async createFor(visitor: IdentityVisitor): Promise<AccountId> {
    const { fullName, birthDate, proved } = visitor;
    if (!fullName || !birthDate || !proved) throw new AccountError('VISITOR_UNNAMED');
    return this.unitOfWork.run(async () => {
      const id = await this.accounts.create({ fullName, birthDate, contact: proved });
      await this.link(id, visitor);
      return id;
    });
  }

  /** With which providers an account is linked. */
  async linksOf(accountId: AccountId): Promise<AccountIdentity[]> {
    return this.identities.find({ where: { accountId }, order: { linkedAt: 'ASC' } });
  }

  /** Takes a link away; the contact remains a way in. */
  async unlink(accountId: AccountId, providerId: ProviderId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const removed = await this.identities.delete({ accountId, providerId });
      if (removed) await this.audit.record({ actor: accountId, action: 'account.identity-unlinked', subject: subjectOf(accountId) });
    });
  }

  /** Of two browsers that link the same identity at once, the constraint lets one through. */
  private async link(accountId: AccountId, { providerId, subject, level }: IdentityVisitor): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run(async () => {
      const linked = await this.identities.insertMissing([{ providerId, subject, accountId, level, linkedAt: now, lastUsedAt: now }]);
      if (!linked && (await this.linkedAccount(providerId, subject)) !== accountId) throw new AccountError('LINKED_TO_ANOTHER');
      if (linked) await this.audit.record({ actor: accountId, action: 'account.identity-linked', subject: subjectOf(accountId) });
    });
  }

  /** The active account that is linked, with what the provider says of its level now. @throws AccountError ACCOUNT_LOCKED */
  private async known(providerId: ProviderId, { subject, level }: Pick<ToldIdentity, 'subject' | 'level'>): Promise<AccountId | undefined> {
    const accountId = await this.linkedAccount(providerId, subject);
    if (accountId === undefined) return undefined;
    const account = await this.accounts.findById(accountId);
    if (account?.status !== 'active') throw new AccountError('ACCOUNT_LOCKED');
    await this.identities.update({ providerId, subject }, { level, lastUsedAt: this.clock.now() });
    return accountId;
  }

  private async linkedAccount(providerId: ProviderId, subject: string): Promise<AccountId | undefined> {
    return (await this.identities.findOne({ where: { providerId, subject } }))?.accountId;
  }

  private sealVisitor(visitor: IdentityVisitor): string {
    const until = this.clock.now().getTime() + VISITOR_MINUTES * MINUTE_MS;
    const sealed: SealedVisitor = { ...visitor, tenantId: this.context.tenantId(), until };
    return this.box.seal(JSON.stringify(sealed), VISITOR);
  }

  private opened<T extends { tenantId: TenantId; until: number }>(sealed: string | undefined, purpose: string): T | undefined {
    if (sealed === undefined) return undefined;
    try {
      const content = JSON.parse(this.box.open(sealed, purpose)) as T;
      return content.tenantId === this.context.tenantId() && content.until > this.clock.now().getTime() ? content : undefined;
    } catch {
      return undefined;
    }
  }
}

function subjectOf(id: AccountId): { kind: string; id: AccountId } {
  return { kind: 'account', id };
}
