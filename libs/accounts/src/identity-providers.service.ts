import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, compareVietnamese, isUuid, newId } from '#kernel';
import { InjectScoped, ScopedRepository, TenantMemory, TenantContext, UnitOfWork } from '#tenancy';
import { AccountError } from './account.errors.js';
import { type ClaimNames, type IdentityLevels, type ProviderFault, readProvider, type TypedProvider } from './domain/provider-settings.js';
import { AccountIdentity } from './entities/account-identity.entity.js';
import { IdentityProvider, type ProviderId } from './entities/identity-provider.entity.js';
import { OidcClient } from './oidc-client.service.js';
import { SecretBox } from './secret-box.js';

/** The sign-in page asks each time; a change is noticed within this time. */
const REMEMBER_MS = 5_000;

/** A provider whose button is shown. */
export interface OfferedProvider {
  id: ProviderId;
  label: string;
  /** The highest level of electronic identity that it tells of people whom it names; 0 where it tells none. */
  highestLevel: number;
}

/** Where the people of the tenant in scope may sign in with an account that they have elsewhere. */
@Injectable()
export class IdentityProviders {
  private readonly offered: TenantMemory<OfferedProvider[]>;

  constructor(
    @InjectScoped(IdentityProvider) private readonly providers: ScopedRepository<IdentityProvider>,
    @InjectScoped(AccountIdentity) private readonly identities: ScopedRepository<AccountIdentity>,
    private readonly client: OidcClient,
    private readonly box: SecretBox,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    context: TenantContext,
  ) {
    this.offered = new TenantMemory(context, { most: 1_000, forMs: REMEMBER_MS });
  }

  /** Those that are open, for the sign-in page, by name. */
  async open(): Promise<OfferedProvider[]> {
    return this.offered.recall('open', async () =>
      (await this.list())
        .filter(({ isActive }) => isActive)
        .map(({ id, label, levels, claims }) => ({ id, label, highestLevel: highestLevel(levels, claims) })),
    );
  }

  /** All, by name. */
  async list(): Promise<IdentityProvider[]> {
    return (await this.providers.find()).toSorted((a, b) => compareVietnamese(a.label, b.label));
  }

  /** @throws AccountError PROVIDER_UNKNOWN */
  async find(id: string): Promise<IdentityProvider> {
    const provider = isUuid(id) ? await this.providers.findOne({ where: { id: id as ProviderId } }) : null;
    if (!provider) throw new AccountError('PROVIDER_UNKNOWN');
    return provider;
  }

  /** One that is open, with its secret in the clear: for the way there alone. @throws AccountError PROVIDER_UNKNOWN */
  async forSigningIn(id: string): Promise<IdentityProvider> {
    const provider = await this.find(id);
    if (!provider.isActive) throw new AccountError('PROVIDER_UNKNOWN');
    return { ...provider, clientSecret: this.box.open(provider.clientSecret, purposeOf(provider.id)) };
  }

  /** Adds a provider, closed at first. @returns its id, or what is wrong with what was typed */
  async add(typed: TypedProvider, actor: AccountId): Promise<{ id: ProviderId } | { faults: ProviderFault[] }> {
    const reading = readProvider(typed, { mayBeLocal: this.client.mayBeLocal, keepsSecret: false });
    if ('faults' in reading) return reading;
    const now = this.clock.now();
    const id = newId<'identity-provider'>(now);
    const { clientSecret, ...settings } = reading.settings;
    await this.unitOfWork.run(async () => {
      const sealed = this.box.seal(clientSecret, purposeOf(id));
      await this.providers.insert({ ...settings, id, clientSecret: sealed, isActive: false, createdAt: now, changedAt: now });
      await this.audit.record({ actor, action: 'identity-provider.added', subject: { kind: 'identity-provider', id } });
    });
    return { id };
  }

  /**
   * Changes a provider. Another issuer is another place, with other subjects: that is a provider of its own.
   * @throws AccountError PROVIDER_UNKNOWN
   */
  async change(id: ProviderId, typed: TypedProvider, actor: AccountId): Promise<{ faults: ProviderFault[] } | undefined> {
    const before = await this.find(id);
    const reading = readProvider(typed, { mayBeLocal: this.client.mayBeLocal, keepsSecret: true });
    if ('faults' in reading) return reading;
    const { clientSecret, ...settings } = reading.settings;
    if (settings.issuer !== before.issuer && (await this.identities.exists({ providerId: id })))
      return {
        faults: [{ field: 'issuer', text: 'Đã có người liên kết với nơi cấp này nên không đổi địa chỉ được. Hãy thêm một nơi cấp mới.' }],
      };
    await this.unitOfWork.run(async () => {
      const secret = clientSecret ? { clientSecret: this.box.seal(clientSecret, purposeOf(id)) } : {};
      await this.providers.update({ id }, { ...settings, ...secret, changedAt: this.clock.now() });
      await this.audit.record({ actor, action: 'identity-provider.changed', subject: { kind: 'identity-provider', id } });
    });
    this.offered.forget();
    return undefined;
  }

  /** Shows the button, once the provider has answered. @throws AccountError PROVIDER_UNKNOWN, PROVIDER_SILENT */
  async activate(id: ProviderId, actor: AccountId): Promise<void> {
    const provider = await this.find(id);
    await this.client.check({ ...provider, clientSecret: this.box.open(provider.clientSecret, purposeOf(id)) });
    await this.setActive(id, true, actor);
  }

  /** Takes the button away; links stay. @throws AccountError PROVIDER_UNKNOWN */
  async deactivate(id: ProviderId, actor: AccountId): Promise<void> {
    await this.find(id);
    await this.setActive(id, false, actor);
  }

  /** How many accounts are linked with each provider. */
  async linkCounts(): Promise<ReadonlyMap<ProviderId, number>> {
    const rows = await this.identities.query('i', (query) =>
      query
        .select(['i.provider_id as id', 'count(*)::int as count'])
        .groupBy('i.provider_id')
        .getRawMany<{ id: ProviderId; count: number }>(),
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  private async setActive(id: ProviderId, isActive: boolean, actor: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const changed = await this.providers.update({ id, isActive: !isActive }, { isActive, changedAt: this.clock.now() });
      const action = isActive ? 'identity-provider.opened' : 'identity-provider.closed';
      if (changed) await this.audit.record({ actor, action, subject: { kind: 'identity-provider', id } });
    });
    this.offered.forget();
  }
}

function purposeOf(id: ProviderId): string {
  return `identity-provider:${id}`;
}

/** A level helps nobody of whom the provider does not say who it is: an account is made of name and birth date. */
function highestLevel(levels: IdentityLevels, { name, birthDate }: ClaimNames): number {
  return name && birthDate ? Math.max(0, ...Object.values(levels)) : 0;
}
