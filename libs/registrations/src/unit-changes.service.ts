import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Accounts } from '#accounts';
import { Grants, RoundTransitions, type RunningContest, unitDay } from '#contests';
import { Clock, newId, type TenantId } from '#kernel';
import { checkEligibility } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { type Basis, isValidOn, type Unit, type UnitId } from '#units';
import { basesFor } from './domain/bases.js';
import { isOver, mayChooseUnit } from './domain/open-rounds.js';
import { type OwnRegistration, Registration } from './entities/registration.entity.js';
import { KeptUnit, UnitChange } from './entities/unit-change.entity.js';
import { RegistrationError } from './registration.errors.js';

/** The conditions of the rules that look at the unit. */
const ABOUT_UNITS = ['area.', 'audience.registers-by'];

/** The unit that somebody chooses to count for from now on. */
export interface UnitChoice {
  basis: Basis;
  unit: Pick<Unit, 'id' | 'codes' | 'bases' | 'validFrom' | 'validTo'>;
  /** The ward's own unit, on the page of a ward that keeps such a list. */
  viaUnitId?: UnitId | undefined;
}

/** Choosing anew for which unit one counts. */
@Injectable()
export class UnitChanges {
  constructor(
    @InjectScoped(Registration) private readonly registrations: ScopedRepository<Registration>,
    @InjectScoped(UnitChange) private readonly changes: ScopedRepository<UnitChange>,
    @InjectScoped(KeptUnit) private readonly kept: ScopedRepository<KeptUnit>,
    private readonly transitions: RoundTransitions,
    private readonly grants: Grants,
    private readonly accounts: Accounts,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whether one may still choose. */
  mayChange({ rounds, receiving }: RunningContest): boolean {
    return mayChooseUnit([...rounds, ...receiving], this.clock.now());
  }

  /**
   * Counts the contestant for another unit from now on, wherever nothing has closed; rounds that have keep what they had. The
   * person is in one place at any time and in any counting. Does nothing for the unit that counts already.
   * @throws RegistrationError UNIT_WRONG, UNIT_OUTSIDE, UNIT_FIXED, CHANGED_MEANWHILE
   */
  async change(running: RunningContest, registration: OwnRegistration, choice: UnitChoice): Promise<void> {
    const { basis, unit } = choice;
    await this.refuseUnfit(running, registration, choice);
    await this.unitOfWork.run(async () => {
      // Held in common with others who choose, against whoever closes a round: it is closed before, or after.
      const rounds = await this.transitions.share(running.contest.id);
      const now = this.clock.now();
      if (!mayChooseUnit(rounds, now)) throw new RegistrationError('UNIT_FIXED');
      const viaTenantId = await this.grants.wardOf(running.contest.id, unit.codes);
      const viaUnitId = ownUnitOf(registration, choice, viaTenantId);
      const isSamePlace = registration.unitId === unit.id && registration.basis === basis;
      if (isSamePlace && registration.viaUnitId === viaUnitId) return;
      await this.keep(registration, rounds.filter((round) => isOver(round, now)).map(({ id }) => id)); // prettier-ignore
      const { id, unitId, basis: fromBasis, accountId } = registration;
      const slot = basis === 'residence' ? { residenceUnitId: unit.id } : { workplaceUnitId: unit.id };
      // Of the ward that was kept for closed rounds too: whoever ceased to be its person meanwhile must not stay so there.
      const moved = await this.registrations.update(
        { id, unitId, basis: fromBasis, accountId, viaTenantId: registration.viaTenantId ?? IsNull() },
        { unitId: unit.id, basis, viaTenantId, viaUnitId, ...slot },
      );
      if (moved === 0) throw new RegistrationError('CHANGED_MEANWHILE');
      if (isSamePlace) return;
      await this.changes.insert({
        id: newId<'unit-change'>(now),
        registrationId: id,
        fromBasis,
        fromUnitId: unitId,
        toBasis: basis,
        toUnitId: unit.id,
        changedAt: now,
      });
    });
  }

  /** The changes of a contestant, in order of time. */
  async of({ id }: Registration): Promise<UnitChange[]> {
    return this.changes.find({ where: { registrationId: id }, order: { changedAt: 'ASC', id: 'ASC' } });
  }

  /** Rounds that closed before remember for whom the contestant counted in them; those that remember already stay. */
  private async keep({ id, unitId, viaTenantId, viaUnitId }: Registration, closed: KeptUnit['roundId'][]): Promise<void> {
    await this.kept.insertMissing(closed.map((roundId) => ({ registrationId: id, roundId, unitId, viaTenantId, viaUnitId })));
  }

  private async refuseUnfit(running: RunningContest, { audience, accountId }: OwnRegistration, choice: UnitChoice): Promise<void> {
    const { basis, unit } = choice;
    const { ruleSet } = running;
    const isChoosable = unit.bases.includes(basis) && basesFor(ruleSet, audience).includes(basis) && isValidOn(unit, unitDay(running));
    if (!isChoosable) throw new RegistrationError('UNIT_WRONG');
    const birthDate = (await this.accounts.findById(accountId))?.birthDate ?? undefined;
    const { reasons } = checkEligibility(ruleSet, { audience, registersBy: basis, unitCodes: unit.codes, birthDate });
    const reason = reasons.find(({ code, kind }) => kind === 'refused' && ABOUT_UNITS.some((begin) => code.startsWith(begin)));
    if (reason) throw new RegistrationError('UNIT_OUTSIDE', { reason: reason.sentence });
  }
}

/** The ward's own unit goes with the ward: it stays while the person counts for the same one and names no other. */
function ownUnitOf(registration: Registration, { unit, viaUnitId }: UnitChoice, viaTenantId: TenantId | null): UnitId | null {
  if (viaTenantId === null) return null;
  if (viaUnitId !== undefined) return viaUnitId;
  return registration.viaTenantId === viaTenantId && registration.unitId === unit.id ? registration.viaUnitId : null;
}
