import { unitsOfFew } from '../visibility/small-cells.js';
import type { JudgedEvidence } from './judged-evidence.js';
import type { RecheckRecord } from './recheck-record.js';

/**
 * Makes the records of the board's file about a part of submissions those of the one for everybody: without the sheets that do not
 * count, and without the units of people who could be recognised by them. Whose submission is a unit's own is no secret.
 */
export class JudgedPublicForm {
  /** Submissions whose unit is not named. */
  private readonly withheld: ReadonlySet<string>;

  constructor({ submissions }: Pick<JudgedEvidence, 'submissions'>) {
    const people = new Map<string, Set<string>>();
    const personal = submissions.filter(({ authorKind, unit }) => authorKind !== 'unit' && unit !== undefined);
    for (const { unit = '', authors } of personal) people.set(unit, new Set([...(people.get(unit) ?? []), ...authors]));
    const few = unitsOfFew(new Map([...people].map(([unit, own]) => [unit, own.size])));
    this.withheld = new Set(personal.filter(({ unit = '' }) => few.has(unit)).map(({ id }) => id));
  }

  /** @returns undefined for what everybody does not get */
  of(record: RecheckRecord): RecheckRecord | undefined {
    switch (record.kind) {
      case 'head':
        return { ...record, form: 'public', unitsNamed: this.withheld.size > 0 ? 'of-many' : 'all' };
      case 'judged-submission': {
        const { unit, ...rest } = record.submission;
        return this.withheld.has(rest.id) || unit === undefined ? { ...record, submission: rest } : record;
      }
      case 'judged-line':
        return this.withheld.has(record.line.submission) ? { ...record, line: { ...record.line, unit: null } } : record;
      case 'judged-salt':
      case 'judged-leaders':
        return undefined;
      case 'judged-sheet':
        return record.because === undefined ? record : undefined;
      default:
        return record;
    }
  }
}
