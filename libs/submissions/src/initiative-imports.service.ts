import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { AuditTrail } from '#audit';
import { type AccountId, Clock, DAY_MS, newId } from '#kernel';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { type InitiativeFault, type InitiativeRow, readInitiatives, type SheetInitiative } from './domain/initiative-sheet.js';
import { AppliedInitiative } from './entities/applied-initiative.entity.js';
import { InitiativeImport, type InitiativeImportId } from './entities/initiative-import.entity.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { knownInitiatives } from './queries/similarity-statements.js';
import { SubmissionError } from './submission.errors.js';

/** Rows that one statement inserts: a statement has 65,535 values at most. */
const AT_ONCE = 500;

/** What entering a sheet would do. */
export interface InitiativePreview {
  import: InitiativeImport;
  /** Rows that are right; some of them the register has already. */
  initiatives: (SheetInitiative & { isKnown: boolean })[];
  faults: InitiativeFault[];
  /** Rows with faults, as they were brought. */
  faulty: InitiativeRow[];
}

/** Sheets of the register: brought, looked at, and only then entered. */
@Injectable()
export class InitiativeImports {
  constructor(
    @InjectScoped(InitiativeImport) private readonly imports: ScopedRepository<InitiativeImport>,
    @InjectScoped(AppliedInitiative) private readonly initiatives: ScopedRepository<AppliedInitiative>,
    private readonly statements: ScopedStatements,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Keeps a sheet for a day, until somebody says yes to it; older ones are forgotten. */
  async bring({ fileName, rows, by }: { fileName: string; rows: InitiativeRow[]; by: AccountId }): Promise<InitiativeImportId> {
    const now = this.clock.now();
    return this.unitOfWork.run(async () => {
      await this.imports.delete({ createdAt: LessThan(new Date(now.getTime() - DAY_MS)) });
      const id = newId<'initiative-import'>(now);
      await this.imports.insert({ id, fileName: fileName.slice(0, 200) || 'bảng', rows, createdBy: by, createdAt: now });
      return id;
    });
  }

  /** Forgets sheets that were brought before and that nobody has entered. For the worker. */
  async forgetBefore(moment: Date): Promise<void> {
    await this.imports.delete({ createdAt: LessThan(moment) });
  }

  /** What would be entered, against the register as it is now. @throws SubmissionError IMPORT_NOT_FOUND */
  async preview(id: InitiativeImportId): Promise<InitiativePreview> {
    const kept = await this.imports.findOne({ where: { id } });
    if (!kept) throw new SubmissionError('IMPORT_NOT_FOUND');
    const { initiatives, faults } = readInitiatives(kept.rows);
    // Asked by key: the register holds whole texts, by the thousand.
    const known = new Set((await this.statements.run(knownInitiatives, initiatives.map(keyOf))).map(({ key }) => key));
    const wrong = new Set(faults.map(({ row }) => row));
    return {
      ...{ import: kept, faults, faulty: kept.rows.filter(({ row }) => wrong.has(row)) },
      initiatives: initiatives.map((one) => ({ ...one, isKnown: known.has(keyOf(one)) })),
    };
  }

  /**
   * Enters the rows that are right; those with faults are left out, those that the register has stay as they are. Once: whoever takes
   * the sheet away enters it.
   * @throws SubmissionError IMPORT_NOT_FOUND, NOTHING_TO_ENTER
   */
  async enter(id: InitiativeImportId, by: AccountId): Promise<{ added: number; known: number; leftOut: number }> {
    return this.unitOfWork.run(async () => {
      const { initiatives, faulty } = await this.preview(id);
      if (initiatives.length === 0) throw new SubmissionError('NOTHING_TO_ENTER');
      if ((await this.imports.delete({ id })) === 0) throw new SubmissionError('IMPORT_NOT_FOUND');
      const now = this.clock.now();
      let added = 0;
      for (let from = 0; from < initiatives.length; from += AT_ONCE) {
        const rows = initiatives.slice(from, from + AT_ONCE).map(({ title, summary, unitName, appliedFrom, appliedTo, recognisedBy }) => ({
          id: newId<'applied-initiative'>(now),
          ...{ title, summary, unitName, appliedFrom, appliedTo, recognisedBy, importedBy: by, importedAt: now },
        }));
        added += await this.initiatives.insertMissing(rows);
      }
      const details = { added, known: initiatives.length - added, leftOut: faulty.length };
      await this.audit.record({ actor: by, action: 'initiatives.imported', subject: { kind: 'initiative-import', id }, details });
      return details;
    });
  }

  /** @throws SubmissionError IMPORT_NOT_FOUND */
  async drop(id: InitiativeImportId): Promise<void> {
    if ((await this.imports.delete({ id })) === 0) throw new SubmissionError('IMPORT_NOT_FOUND');
  }
}

/** As the database keeps entries apart: see the index applied_initiatives_once. */
function keyOf({ title, unitName, summary }: Pick<SheetInitiative, 'title' | 'unitName' | 'summary'>): string {
  return createHash('md5').update([title, unitName, summary].join('\n')).digest('hex');
}
