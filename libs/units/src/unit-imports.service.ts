import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, DAY_MS, localDay, newId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { freeCode } from './domain/typed-unit.js';
import { unitKey } from './domain/search-words.js';
import { readSheetUnits, type SheetFault, type SheetRow, type SheetUnit } from './domain/unit-sheet.js';
import { Unit, type UnitId } from './entities/unit.entity.js';
import { UnitImport, type UnitImportId } from './entities/unit-import.entity.js';
import { UnitKeeping } from './unit-keeping.service.js';
import { UnitRegister } from './unit-register.service.js';
import { UnitError } from './unit.errors.js';

/** What entering a sheet would do. */
export interface ImportPreview {
  import: UnitImport;
  units: (SheetUnit & { existing: Unit | undefined; isChanged: boolean })[];
  faults: SheetFault[];
}

/** Sheets of units: brought, looked at, and only then entered. */
@Injectable()
export class UnitImports {
  constructor(
    @InjectScoped(UnitImport) private readonly imports: ScopedRepository<UnitImport>,
    private readonly register: UnitRegister,
    private readonly keeping: UnitKeeping,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Keeps a sheet for a day, until somebody says yes to it; older ones are forgotten. */
  async bring({ fileName, rows, by }: { fileName: string; rows: SheetRow[]; by: AccountId }): Promise<UnitImportId> {
    const now = this.clock.now();
    return this.unitOfWork.run(async () => {
      await this.imports.delete({ createdAt: LessThan(new Date(now.getTime() - DAY_MS)) });
      const id = newId<'unit-import'>(now);
      await this.imports.insert({ id, fileName: fileName.slice(0, 200) || 'bảng', rows, createdBy: by, createdAt: now });
      return id;
    });
  }

  /** Forgets sheets that were brought before and that nobody has entered. For the worker. */
  async forgetBefore(moment: Date): Promise<void> {
    await this.imports.delete({ createdAt: LessThan(moment) });
  }

  /** What would be entered, against the register as it is now. @throws UnitError NO_IMPORT */
  async preview(id: UnitImportId): Promise<ImportPreview> {
    const kept = await this.imports.findOne({ where: { id } });
    if (!kept) throw new UnitError('NO_IMPORT');
    const today = localDay(this.clock.now());
    const own = await this.register.list(today);
    const byCode = new Map(own.map((unit) => [unit.code, unit]));
    const byName = new Map(own.map((unit) => [`${unit.nameKey}|${unit.codes[1] ?? ''}`, unit]));
    const { units, faults } = readSheetUnits(kept.rows, { known: new Set(own.flatMap(({ codes }) => codes)), today });
    return {
      import: kept,
      faults,
      units: units.map((unit) => {
        const existing = unit.code ? byCode.get(unit.code) : byName.get(`${unitKey(unit.name)}|${unit.parentCode}`);
        return { ...unit, existing, isChanged: existing !== undefined && differs(unit, existing) };
      }),
    };
  }

  /** Enters a sheet: all of it or nothing; says from when on the new units are valid. @throws UnitError NO_IMPORT, IMPORT_FAULTY */
  async enter(id: UnitImportId, by: AccountId): Promise<{ added: number; changed: number; firstDays: string[] }> {
    return this.unitOfWork.run(async () => {
      const { units, faults } = await this.preview(id);
      if (faults.length > 0) throw new UnitError('IMPORT_FAULTY');
      // Whoever takes the sheet away enters it: two presses at once enter it once.
      if ((await this.imports.delete({ id })) === 0) throw new UnitError('NO_IMPORT');
      const taken = new Set(units.map(({ code }) => code));
      for (const { code } of await this.register.list(localDay(this.clock.now()))) taken.add(code);
      let [added, changed] = [0, 0];
      for (const unit of units) {
        const isNew = unit.existing === undefined;
        if (isNew) added += 1;
        else if (unit.isChanged || unit.count || unit.contact) changed += 1;
        await this.enterOne(unit, taken, by);
      }
      await this.audit.record({ actor: by, action: 'units.imported', subject: { kind: 'unit-import', id }, details: { added, changed } });
      return { added, changed, firstDays: units.filter(({ existing }) => !existing).map(({ validFrom }) => validFrom) };
    });
  }

  async drop(id: UnitImportId): Promise<void> {
    if ((await this.imports.delete({ id })) === 0) throw new UnitError('NO_IMPORT');
  }

  private async enterOne(unit: ImportPreview['units'][number], taken: Set<string>, by: AccountId): Promise<void> {
    const { existing, isChanged, count, contact } = unit;
    let id: UnitId | undefined = existing?.id;
    if (!id) {
      const code = unit.code || freeCode(unit.name, taken);
      taken.add(code);
      id = await this.keeping.add({ ...unit, code }, by);
    } else if (isChanged) await this.keeping.correct(id, unit, by);
    if (count) await this.keeping.count(id, count, by);
    if (contact) await this.keeping.setContact(id, contact, by);
  }
}

/** Whether a row says something else than the register. A sheet that leaves place, block or parent empty wants them empty. */
function differs(unit: SheetUnit, existing: Unit): boolean {
  const { name, kind, place, block, bases, parentCode } = unit;
  return (
    name !== existing.name ||
    kind !== existing.kind ||
    place !== existing.place ||
    block !== existing.block ||
    parentCode !== (existing.codes[1] ?? '') ||
    [...bases].sort().join() !== [...existing.bases].sort().join()
  );
}
