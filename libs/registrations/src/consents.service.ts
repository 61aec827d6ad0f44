import { Injectable } from '@nestjs/common';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { ConsentLedger, type Said } from './consent-ledger.service.js';
import type { Consent } from './entities/consent.entity.js';
import { type OwnRegistration, Registration } from './entities/registration.entity.js';

/** The consent to publish one's name: given and taken back by the person, at any time. */
@Injectable()
export class Consents {
  constructor(
    @InjectScoped(Registration) private readonly registrations: ScopedRepository<Registration>,
    private readonly ledger: ConsentLedger,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Gives or takes back the consent to publish the name; saying it twice is saying it once. Public pages show the name, or
   * initials instead, from then on; no standing changes, since none holds a name.
   * @returns whether it changed anything
   */
  async publish({ id }: OwnRegistration, given: boolean, how: Said['how'] = 'form'): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const changed = await this.registrations.update({ id, publishesName: !given }, { publishesName: given });
      if (changed > 0) await this.ledger.write(id, { kind: 'publish-name', given, saidBy: 'contestant', how });
      return changed > 0;
    });
  }

  /** All that was agreed to and taken back, in order of time. */
  async of({ id }: Registration): Promise<Consent[]> {
    return this.ledger.of(id);
  }
}
