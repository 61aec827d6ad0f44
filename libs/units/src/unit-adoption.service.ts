import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, compareVietnamese } from '#kernel';
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
  /** Units of the whole register of which the catalogue knows, and the register does not, that they have ended: on which day. */
  ended: { unit: Unit; validTo: string }[];
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
    const same = found.filter(({ one, unit }) => isSameName(one.name, unit.name));
    return {
      root,
      missing: wanted.filter(({ code }) => !own.has(code)),
      known: same.length,
      ended: await this.endedSince(same),
      clashes: found
        .filter(({ one, unit }) => !isSameName(one.name, unit.name))
        .map(({ one, unit }) => ({ code: one.code, official: one.name, own: unit.name })),
    };
  }

  /**
   * Adopts a unit with everything below it. What the register has already stays and learns which official unit it is, and,
   * where that is wanted, when that one ended; what the catalogue knows of successions among the adopted comes along. Twice
   * is once.
   */
  async adopt(
    id: CatalogueUnitId,
    day: string,
    { by, endsUnits }: { by: AccountId | null; endsUnits: boolean },
  ): Promise<{ entered: number; ended: number; adoption: Adoption }> {
    return this.unitOfWork.run(async () => {
      const adoption = await this.preview(id, day);
      const entered = await this.register.enter(adoption.missing.map(adoptedUnit));
      await this.recognise(id, day);
      const ended = endsUnits ? await this.end(adoption.ended) : 0;
      await this.takeSuccessions();
      await this.audit.record({
        actor: by,
        action: 'units.adopted',
        subject: { kind: 'catalogue-unit', id },
        details: { code: adoption.root.code, day, entered, ended },
      });
      return { entered, ended, adoption };
    });
  }

  /** Which official unit each of these is, by code and name on a day; those that are none stay as they are. */
  async recognised(units: readonly NewUnit[], day: string): Promise<NewUnit[]> {
    const official = new Map(
      (
        await this.catalogue.byCodes(
          units.map(({ code }) => code),
          day,
        )
      ).map((one) => [one.code, one]),
    );
    return units.map((unit) => {
      const one = official.get(unit.code);
      return one && isSameName(one.name, unit.name) ? { ...unit, catalogueId: one.id } : unit;
    });
  }

  /**
   * Enters what became of the official units of the register, step by step up to the tree of today, so that numbers counted
   * on the old one can be carried over; how many are new.
   */
  async enterHeirs(): Promise<number> {
    return this.unitOfWork.run(async () => {
      let newest = idsOf(await this.units.find({ where: { catalogueId: Not(IsNull()) } }));
      const seen = new Set(newest);
      let entered = 0;
      while (newest.length > 0) {
        const heirs = (await this.catalogue.heirsOf(newest)).filter(({ id, level }) => !seen.has(id) && level !== 'province');
        const codes = await this.register.everyCode();
        // A district of which the register holds nothing stands above its units, and is none of them.
        entered += await this.register.enter(
          heirs.map(adoptedUnit).map(({ parentCode, ...unit }) => (parentCode && codes.has(parentCode) ? { ...unit, parentCode } : unit)),
        );
        for (const { id } of heirs) seen.add(id);
        newest = heirs.map(({ id }) => id);
      }
      await this.takeSuccessions();
      return entered;
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

  /** What has ended of all that the register has from the catalogue, and of these, which it has written by hand. */
  private async endedSince(same: readonly { one: CatalogueUnit; unit: Unit }[]): Promise<Adoption['ended']> {
    const adopted = await this.units.find({ where: { catalogueId: Not(IsNull()), validTo: IsNull() } });
    const endOf = new Map((await this.catalogue.byIds(idsOf(adopted))).map((one) => [one.id, one.validTo]));
    const recognised = same.filter(({ unit }) => unit.catalogueId === null && unit.validTo === null);
    const candidates = [
      ...adopted.map((unit) => ({ unit, validTo: unit.catalogueId && endOf.get(unit.catalogueId) })),
      ...recognised.map(({ one, unit }) => ({ unit, validTo: one.validTo })),
    ];
    return candidates
      .flatMap(({ unit, validTo }) => (validTo && validTo > unit.validFrom ? [{ unit, validTo }] : []))
      .toSorted((a, b) => compareVietnamese(a.unit.name, b.unit.name));
  }

  private async end(ended: Adoption['ended']): Promise<number> {
    let count = 0;
    for (const { unit, validTo } of ended) count += await this.units.update({ id: unit.id, validTo: IsNull() }, { validTo });
    return count;
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
