import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, cleanText, Clock, newId } from '#kernel';
import type { UnitKind } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { unitKey } from './domain/search-words.js';
import type { ReadContact } from './domain/typed-unit.js';
import { type Basis, Unit, type UnitId } from './entities/unit.entity.js';
import { UnitContact } from './entities/unit-contact.entity.js';
import type { CountedPeople } from './domain/counted-people.js';
import { UnitSuccession } from './entities/unit-succession.entity.js';
import { HeadCounts } from './head-counts.service.js';
import { UnitError } from './unit.errors.js';

/** What may be set right of a unit without it becoming another. */
export interface UnitTraits {
  name: string;
  kind: UnitKind;
  place: string;
  parentCode: string;
  block: string;
  bases: readonly Basis[];
}

/** A unit to be entered by hand. */
export interface OwnUnit extends UnitTraits {
  code: string;
  validFrom: string;
  legalBasis?: string;
}

/** What happens to a unit on a day, by which document. */
export interface UnitEvent {
  day: string;
  legalBasis: string;
}

/** Keeps the tenant's own register: every act with its trail, in the caller's unit of work or in one of its own. */
@Injectable()
export class UnitKeeping {
  constructor(
    @InjectScoped(Unit) private readonly units: ScopedRepository<Unit>,
    @InjectScoped(UnitContact) private readonly people: ScopedRepository<UnitContact>,
    @InjectScoped(UnitSuccession) private readonly successions: ScopedRepository<UnitSuccession>,
    private readonly headCounts: HeadCounts,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Enters a unit. @throws UnitError CODE_TAKEN where another has the code in the same time */
  async add(unit: OwnUnit, by: AccountId | null): Promise<UnitId> {
    return this.unitOfWork.run(async () => {
      const id = newId<'unit'>(this.clock.now());
      const { code, validFrom, legalBasis = '' } = unit;
      const columns = await this.columns(unit, validFrom);
      await this.units.insert({ id, code, validFrom, validTo: null, legalBasis, catalogueId: null, ...columns }).catch((error: unknown) => {
        const { constraint } = (error as { driverError?: { constraint?: string } }).driverError ?? {};
        if (constraint === 'units_one_at_a_time' || constraint === 'units_code_key') throw new UnitError('CODE_TAKEN', { code });
        throw error;
      });
      await this.record('unit.added', id, by, { code });
      return id;
    });
  }

  /** Sets right what is wrong about a unit; the codes of everything below follow. @throws UnitError NO_UNIT */
  async correct(id: UnitId, traits: UnitTraits, by: AccountId | null): Promise<void> {
    await this.unitOfWork.run(async () => {
      const unit = await this.get(id);
      const wanted = await this.columns({ ...traits, code: unit.code }, unit.validFrom);
      // What stands above and is no unit of the register (a province) is known from the unit alone.
      const isWhereItWas = traits.parentCode === (unit.codes[1] ?? '');
      const columns = isWhereItWas ? { ...wanted, parentId: unit.parentId, codes: unit.codes } : wanted;
      await this.units.update({ id }, columns);
      if (columns.codes.join() !== unit.codes.join()) await this.renewCodesBelow(id, columns.codes);
      await this.record('unit.corrected', id, by, { code: unit.code });
    });
  }

  /** Gives a unit a new name from a day on: the old version ends, a new one with the same code takes its whole place. */
  async rename(id: UnitId, { name, day, legalBasis }: UnitEvent & { name: string }, by: AccountId): Promise<UnitId> {
    return this.unitOfWork.run(async () => {
      const unit = await this.get(id);
      await this.close(unit, day);
      const heir = newId<'unit'>(this.clock.now());
      const { code, kind, place, parentId, codes, bases, block, validTo } = unit;
      const written = cleanText(name);
      await this.units.insert({
        id: heir,
        ...{ code, kind, place, parentId, codes, bases, block, validTo, legalBasis, catalogueId: null, validFrom: day, name: written },
        ...{ nameKey: unitKey(written), searchKey: unitKey(`${written} ${place}`) },
      });
      await this.successions.insert({ fromId: id, toId: heir, kind: 'whole', happenedOn: day, legalBasis });
      const contact = await this.people.findOne({ where: { unitId: id } });
      if (contact) await this.people.insert({ unitId: heir, fullName: contact.fullName, phone: contact.phone, email: contact.email });
      await this.record('unit.renamed', heir, by, { code, day });
      return heir;
    });
  }

  /** Ends a unit; those who stand in its place took it whole, or, where they are several, a part each. */
  async end(id: UnitId, { day, legalBasis, into }: UnitEvent & { into: readonly UnitId[] }, by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const unit = await this.get(id);
      const heirs = [...new Set(into)].filter((heir) => heir !== id);
      for (const heir of heirs) await this.get(heir);
      await this.close(unit, day);
      const kind = heirs.length > 1 ? 'part' : 'whole';
      await this.successions.insertMissing(heirs.map((toId) => ({ fromId: id, toId, kind, happenedOn: day, legalBasis })));
      await this.record('unit.ended', id, by, { code: unit.code, day, into: heirs.length });
    });
  }

  /** Writes down how many people a unit has; a counting of the same day replaces the earlier. */
  async count(id: UnitId, counted: CountedPeople, by: AccountId | null): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { code } = await this.get(id);
      await this.headCounts.put([{ unitId: id, ...counted }]);
      await this.record('unit.counted', id, by, { code, people: counted.people, day: counted.countedOn });
    });
  }

  /** Whom to ask at a unit; without one, nobody any more. The trail names no person. */
  async setContact(id: UnitId, contact: ReadContact | undefined, by: AccountId | null): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { code } = await this.get(id);
      if (!contact) await this.people.delete({ unitId: id });
      else if ((await this.people.update({ unitId: id }, contact)) === 0) await this.people.insert({ unitId: id, ...contact });
      await this.record('unit.contact-set', id, by, { code });
    });
  }

  /** Contacts of units, for the file of the register. */
  async contacts(): Promise<ReadonlyMap<UnitId, UnitContact>> {
    return new Map((await this.people.find()).map((contact) => [contact.unitId, contact]));
  }

  async contactOf(id: UnitId): Promise<UnitContact | undefined> {
    return (await this.people.findOne({ where: { unitId: id } })) ?? undefined;
  }

  private async get(id: UnitId): Promise<Unit> {
    const unit = await this.units.findOne({ where: { id } });
    if (!unit) throw new UnitError('NO_UNIT');
    return unit;
  }

  /** A unit ends once: the condition decides, not what was read before. */
  private async close({ id, validFrom }: Unit, day: string): Promise<void> {
    const closed = day > validFrom ? await this.units.update({ id, validTo: IsNull() }, { validTo: day }) : 0;
    if (closed === 0) throw new UnitError('UNIT_ENDED');
  }

  private async columns(unit: UnitTraits & { code: string }, day: string) {
    const [name, place] = [cleanText(unit.name), cleanText(unit.place)];
    const above = unit.parentCode ? await this.on(unit.parentCode, day) : undefined;
    return {
      name,
      kind: unit.kind,
      place,
      nameKey: unitKey(name),
      searchKey: unitKey(`${name} ${place}`),
      block: cleanText(unit.block),
      bases: [...unit.bases],
      parentId: above?.id ?? null,
      codes: [unit.code, ...(above?.codes ?? (unit.parentCode ? [unit.parentCode] : []))],
    };
  }

  /** The version of a code on the day, else the newest: an agency may be older than the unit to which it belongs today. */
  private async on(code: string, day: string): Promise<Unit | undefined> {
    const versions = await this.units.find({ where: { code }, order: { validFrom: 'DESC' } });
    return versions.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day)) ?? versions[0];
  }

  private async renewCodesBelow(id: UnitId, codes: string[]): Promise<void> {
    for (const child of await this.units.find({ where: { parentId: id } })) {
      const own = [child.code, ...codes];
      // A unit that stands above itself by mistake ends the walk.
      if (codes.includes(child.code)) continue;
      await this.units.update({ id: child.id }, { codes: own });
      await this.renewCodesBelow(child.id, own);
    }
  }

  private async record(action: string, id: UnitId, actor: AccountId | null, details: Record<string, unknown>): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'unit', id }, details });
  }
}
