import { Injectable } from '@nestjs/common';
import { Clock, newId } from '#kernel';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { CONSENT_TEXT_VERSION } from './domain/consent-texts.js';
import { Consent } from './entities/consent.entity.js';
import type { RegistrationId } from './entities/registration.entity.js';

/** What is written down of a consent: who said what and how. */
export interface Said extends Pick<Consent, 'kind' | 'given' | 'saidBy' | 'how'> {
  statement?: string;
  /** Which wording was read; today's, unless another is said. */
  textVersion?: string;
}

/** The ledger of consents: appended to in the unit of work that acts on them, never changed. */
@Injectable()
export class ConsentLedger {
  constructor(
    @InjectScoped(Consent) private readonly consents: ScopedRepository<Consent>,
    private readonly clock: Clock,
  ) {}

  async write(registrationId: RegistrationId, ...said: Said[]): Promise<void> {
    const now = this.clock.now();
    await this.consents.insert(
      said.map(({ statement = null, textVersion = CONSENT_TEXT_VERSION, ...line }) => ({
        id: newId<'consent'>(now),
        registrationId,
        statement,
        textVersion,
        saidAt: now,
        ...line,
      })),
    );
  }

  /** All that was said, in order of time. */
  async of(registrationId: RegistrationId): Promise<Consent[]> {
    return this.consents.find({ where: { registrationId }, order: { saidAt: 'ASC', id: 'ASC' } });
  }
}
