import { Inject, Injectable } from '@nestjs/common';
import { ActingAs, AuditTrail } from '#audit';
import { type AccountId, Clock, type ContestId, localDay, newId } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { AssistedEntry } from './entities/assisted-entry.entity.js';
import { Registration, type RegistrationId } from './entities/registration.entity.js';
import { RegistrationError } from './registration.errors.js';

/** Entries that a helper makes for people who cannot do it alone: declared, and so many a day. */
@Injectable()
export class AssistedEntries {
  constructor(
    @InjectScoped(AssistedEntry) private readonly entries: ScopedRepository<AssistedEntry>,
    @InjectScoped(Registration) private readonly registrations: ScopedRepository<Registration>,
    private readonly audit: AuditTrail,
    private readonly actingAs: ActingAs,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** How many more people the helper may enter today. */
  async left(helperId: AccountId): Promise<number> {
    const made = await this.entries.count({ helperId, day: localDay(this.clock.now()) });
    return Math.max(0, this.settings.ASSISTED_PER_DAY - made);
  }

  /**
   * Writes down who has helped, in the unit of work that registers. Each entry takes one of the helper's places of the day, so
   * that many at once are never more than the limit.
   * @throws RegistrationError ASSISTED_ENOUGH
   */
  async enter(contestId: ContestId, registrationId: RegistrationId, helperId: AccountId): Promise<void> {
    const [now, most] = [this.clock.now(), this.settings.ASSISTED_PER_DAY];
    const day = localDay(now);
    for (let place = (await this.entries.count({ helperId, day })) + 1; place <= most; place += 1) {
      const id = newId<'assisted-entry'>(now);
      const taken = await this.entries.insertMissing([{ id, contestId, registrationId, helperId, day, place, enteredAt: now }]);
      if (taken > 0) return this.writeDown(registrationId, helperId);
    }
    throw new RegistrationError('ASSISTED_ENOUGH', { most });
  }

  /** In the trail the person registers, and the helper is who really acts. */
  private async writeDown(id: RegistrationId, helperId: AccountId): Promise<void> {
    const registration = await this.registrations.findOne({ where: { id } });
    const subject = { kind: 'registration', id };
    await this.actingAs.run({ kind: 'account', id: helperId }, () =>
      this.audit.record({ actor: registration?.accountId ?? null, action: 'registration.assisted', subject }),
    );
  }

  /** How many of those who have registered were helped. */
  async count(contestId: ContestId): Promise<number> {
    return this.registrations.count({ contestId, isAssisted: true });
  }

  /** By whom the contestant was entered; undefined for who registered alone. */
  async of(registrationId: RegistrationId): Promise<AssistedEntry | undefined> {
    return (await this.entries.findOne({ where: { registrationId } })) ?? undefined;
  }
}
