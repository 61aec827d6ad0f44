import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { Grants, type Round, RoundTransitions } from '#contests';
import { type AccountId, Clock } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import type { Unit } from '#units';
import { isOver } from './domain/open-rounds.js';
import { type OwnRegistration } from './entities/registration.entity.js';
import { KeptUnit } from './entities/unit-change.entity.js';
import { RegistrationError } from './registration.errors.js';

/** Corrects for whom somebody counted in a round that has closed, where the board has found that it was another unit. */
@Injectable()
export class UnitCorrections {
  constructor(
    @InjectScoped(KeptUnit) private readonly kept: ScopedRepository<KeptUnit>,
    private readonly transitions: RoundTransitions,
    private readonly grants: Grants,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts the person for the unit in this round, and in no other one. What was computed before stays until it is computed again.
   * @throws RegistrationError UNIT_FIXED while the round is still on: until then people choose by themselves
   */
  async correct(round: Round, registration: OwnRegistration, unit: Pick<Unit, 'id' | 'codes'>, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      if (!isOver(await this.transitions.hold(round.id), this.clock.now())) throw new RegistrationError('UNIT_FIXED');
      const viaTenantId = await this.grants.wardOf(round.contestId, unit.codes);
      const where = { registrationId: registration.id, roundId: round.id };
      const counted = { unitId: unit.id, viaTenantId, viaUnitId: null };
      // Written at once or found there: two at the same time end with the later one.
      const isNew = (await this.kept.insertMissing([{ ...where, ...counted }])) > 0;
      if (!isNew) await this.kept.update(where, counted);
      await this.audit.record({
        actor: by,
        action: 'registration.unit-corrected',
        subject: { kind: 'round', id: round.id },
        details: { registration: registration.id, unit: unit.id },
      });
    });
  }

  /** For which unit somebody counted in a round, where that was kept; undefined where it is the one of now. */
  async keptIn(round: Pick<Round, 'id'>, { id }: Pick<OwnRegistration, 'id'>): Promise<KeptUnit | undefined> {
    return (await this.kept.findOne({ where: { registrationId: id, roundId: round.id } })) ?? undefined;
  }
}
