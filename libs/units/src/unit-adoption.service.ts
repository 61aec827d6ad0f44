import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AuditTrail } from '#audit';
import type { AccountId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { Catalogue } from './catalogue/catalogue.service.js';
import type { CatalogueUnit } from './catalogue/catalogue-statements.js';
import type { CatalogueUnitId } from './catalogue/catalogue-version.js';
import { isSameName, OFFICIAL_KINDS } from './catalogue/official-kind.js';
import { Unit } from './entities/unit.entity.js';
import { UnitSuccession } from './entities/unit-succession.entity.js';
import { type NewUnit, UnitRegister } from './unit-register.service.js';
import { UnitError } from './unit.errors.js';

/** What taking over a part of the catalogue comes to. */
export interface Adoption {
  /** The unit that was asked for, as the catalogue has it. */
  root: CatalogueUnit;
  /** Units that the register does not have yet. */
  missing: CatalogueUnit[];
  /** How many it has already. */
  known: number;
  /** Codes that the register uses for another name on that day: these are left alone. */
  clashes: { code: string; official: string; own: string }[];
}

/** Takes units of the national catalogue over into the tenant's register. */
@Injectable()
export class UnitAdoption {
  constructor(
    @InjectScoped(Unit) private readonly units: ScopedRepository<Unit>,
    @InjectScoped(UnitSuccession) private readonly successions: ScopedRepository<UnitSuccession>,
    private readonly catalogue: Catalogue,
    private readonly register: UnitRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** What would come of adopting a unit with everything below it, as it stands on the day. @throws UnitError NO_OFFICIAL_UNIT */
  async preview(id: CatalogueUnitId, day: string): Promise<Adoption> {
    const tree = await this.catalogue.subtree(id, day);
    const root = tree.find((one) => one.id === id);
    if (!root) throw new UnitError('NO_OFFICIAL_UNIT');
    const own = new Map((await this.register.list(day)).map((unit) => [unit.code, unit]));
    // One lives and works in something smaller than a province: it stands above its units, and is none.
    const wanted = tree.filter(({ level }) => level !== 'province');
    const found = wanted.flatMap((one) => {
      const unit = own.get(one.code);
      return unit ? [{ one, unit }] : [];
    });
    return {
      root,
      missing: wanted.filter(({ code }) => !own.has(code)),
      known: found.filter(({ one, unit }) => isSameName(one.name, unit.name)).length,
      clashes: found
        .filter(({ one, unit }) => !isSameName(one.name, unit.name))
        .map(({ one, unit }) => ({ code: one.code, official: one.name, own: unit.name })),
    };
  }

  /**
   * Adopts a unit with everything below it. What the register has already stays and learns which official unit it is, and
   * when that one ended; what the catalogue knows of successions among the adopted comes along. Twice is once.
   */
  async adopt(id: CatalogueUnitId, day: string, by: AccountId | null): Promise<{ entered: number; adoption: Adoption }> {
    const adoption = await this.preview(id, day);
    return this.unitOfWork.run(async () => {
      const entered = await this.register.enter(adoption.missing.map(adoptedUnit));
      await this.recognise(id, day);
      await this.takeEndings();
      await this.takeSuccessions();
      await this.audit.record({
        actor: by,
        action: 'units.adopted',
        subject: { kind: 'catalogue-unit', id },
        details: { code: adoption.root.code, day, entered },
      });
      return { entered, adoption };
    });
  }

  /** Units that were there before, under the same code and name. */
  private async recognise(id: CatalogueUnitId, day: string): Promise<void> {
    const own = new Map((await this.register.list(day)).map((unit) => [unit.code, unit]));
    for (const one of await this.catalogue.subtree(id, day)) {
      const unit = own.get(one.code);
      if (unit?.catalogueId !== null || !isSameName(one.name, unit.name)) continue;
      await this.units.update({ id: unit.id, catalogueId: IsNull() }, { catalogueId: one.id });
    }
  }

  /** An official unit that has ended since ends here too. */
  private async takeEndings(): Promise<void> {
    const adopted = await this.units.find({ where: { catalogueId: Not(IsNull()), validTo: IsNull() } });
    const ended = new Map((await this.catalogue.byIds(idsOf(adopted))).map((one) => [one.id, one.validTo]));
    for (const unit of adopted) {
      const validTo = unit.catalogueId && ended.get(unit.catalogueId);
      if (validTo && validTo > unit.validFrom) await this.units.update({ id: unit.id, validTo: IsNull() }, { validTo });
    }
  }

  private async takeSuccessions(): Promise<void> {
    const adopted = await this.units.find({ where: { catalogueId: Not(IsNull()) } });
    const unitOf = new Map(adopted.map((unit) => [unit.catalogueId, unit.id]));
    const found = await this.catalogue.successionsAmong(idsOf(adopted));
    await this.successions.insertMissing(
      found.flatMap(({ fromId, toId, kind, happenedOn, legalBasis }) => {
        const [from, to] = [unitOf.get(fromId), unitOf.get(toId)];
        return from && to ? [{ fromId: from, toId: to, kind, happenedOn, legalBasis }] : [];
      }),
    );
  }
}

function idsOf(units: readonly Unit[]): CatalogueUnitId[] {
  return units.flatMap(({ catalogueId }) => catalogueId ?? []);
}

function adoptedUnit(one: CatalogueUnit): NewUnit {
  const isDistrict = one.level === 'district';
  return {
    code: one.code,
    kind: OFFICIAL_KINDS[one.kind].unitKind,
    name: one.name,
    place: one.place,
    ...(isBelowDistrict(one) ? { parentCode: one.parentCode } : {}),
    // The province is no unit of the register, and the district may not have been adopted.
    aboveCodes: isBelowDistrict(one) ? [one.parentCode, one.provinceCode] : [one.provinceCode],
    // One lives in a commune; a district is what one's office belongs to.
    bases: isDistrict ? ['workplace'] : ['residence', 'workplace'],
    validFrom: one.validFrom,
    ...(one.validTo === null ? {} : { validTo: one.validTo }),
    catalogueId: one.id,
    legalBasis: one.legalBasis,
  };
}

function isBelowDistrict(one: CatalogueUnit): one is CatalogueUnit & { parentCode: string } {
  return one.level === 'commune' && one.parentCode !== one.provinceCode && one.parentCode !== null;
}
