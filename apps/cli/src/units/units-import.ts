import { existsSync, readFileSync } from 'node:fs';
import { Clock, localDay } from '#kernel';
import { readSettings } from '#settings';
import { Catalogue, type CatalogueBook, type CatalogueCounts, type CatalogueFault, REFORM_DAY, readDay, UnitsModule } from '#units';
import { withContext } from '../cli-context.js';
import { readOptions, wrongUsage } from '../options.js';
import { Refusal } from '../refusal.js';
import { withAppDatabase } from '../start/app-database.js';
import { writeBundled } from './bring-bundled.js';
import { BEFORE, TODAY } from './bundled-lists.js';
import { correctedMapping } from './corrections.js';
import { readDecreeFile } from './decree-file.js';
import { readMappingCsv } from './mapping-csv.js';
import { readProvinceJson } from './province-json.js';

const USAGE = `units import [--bundled | --current FILE | --legacy FILE | --mapping FILE | --patch FILE]
         [--on DAY] [--basis TEXT] [--force] [--dry-run] [--json]`;

/** The newest document in the last list of the three levels. */
const LAST_OF_OLD = { day: '2025-03-01', basis: 'Nghị quyết số 1365/NQ-UBTVQH15' };

/** What one import has to say. */
export interface ImportReport extends CatalogueCounts {
  /** Milliseconds. */
  took: number;
  isDryRun: boolean;
  faults: CatalogueFault[];
}

interface Wanted {
  current?: string | undefined;
  legacy?: string | undefined;
  mapping?: string | undefined;
  patch?: string | undefined;
  on?: string | undefined;
  basis?: string | undefined;
  force?: boolean | undefined;
}

/**
 * `khoabang units import`: brings the national catalogue up to date from one source. Nothing is written before all is read,
 * and the same source twice changes nothing. 0 done, 1 with faults (the rest is brought in all the same), 2 wrong usage.
 */
export async function unitsImport(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const read = readOptions(args, {
    bundled: flag,
    current: text,
    legacy: text,
    mapping: text,
    patch: text,
    on: text,
    basis: text,
    force: flag,
    'dry-run': flag,
    json: flag,
  });
  const sources = [read?.values.bundled, read?.values.current, read?.values.legacy, read?.values.mapping, read?.values.patch].filter(
    Boolean,
  );
  if (!read || read.positionals.length > 0 || sources.length > 1) return wrongUsage(USAGE);
  if (read.values.on !== undefined && !readDay(read.values.on)) return wrongUsage(`${USAGE}\nDAY là một ngày, ví dụ 2026-09-20.`);
  for (const file of [read.values.current, read.values.legacy, read.values.mapping, read.values.patch])
    if (file !== undefined && !existsSync(file)) throw new Refusal(`Không có tệp ${file}.`);
  const settings = readSettings();
  const isDryRun = read.values['dry-run'] ?? false;
  const report = await withAppDatabase(settings, (urls) =>
    withContext(settings, urls, [UnitsModule], (context) =>
      importInto(context.get(Catalogue), { ...read.values, isDryRun, today: localDay(context.get(Clock).now()) }),
    ),
  );
  if (read.values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
  else process.stdout.write(reportText(report));
  return report.faults.length > 0 ? 1 : 0;
}

/** Brings a source into the catalogue; the lists of the product come first where there is nothing yet. */
export async function importInto(catalogue: Catalogue, wanted: Wanted & { isDryRun?: boolean; today: string }): Promise<ImportReport> {
  const from = performance.now();
  const isFirst = await catalogue.isEmpty();
  const book = await catalogue.open();
  const source = wanted.current ?? wanted.legacy ?? wanted.mapping ?? wanted.patch;
  const bundled = isFirst || source === undefined ? writeBundled(book) : [];
  const faults = source === undefined ? [] : write(book, source, wanted);
  const isDryRun = wanted.isDryRun ?? false;
  const counts = isDryRun ? book.counts() : await catalogue.keep(book);
  return { ...counts, took: Math.round(performance.now() - from), isDryRun, faults: [...bundled, ...faults, ...book.faults] };
}

function write(
  book: CatalogueBook,
  file: string,
  { current, legacy, mapping, on, basis, force = false, today }: Wanted & { today: string },
): CatalogueFault[] {
  const source = readFileSync(file, 'utf8');
  const day = on === undefined ? undefined : readDay(on);
  if (current !== undefined || legacy !== undefined) {
    const { units, faults } = readProvinceJson(source, file);
    const list =
      legacy === undefined ? { day: day ?? today, basis: basis ?? '' } : { day: day ?? LAST_OF_OLD.day, basis: basis ?? LAST_OF_OLD.basis };
    if (list.day < REFORM_DAY !== (legacy !== undefined))
      return [
        {
          file,
          record: 'cả tệp',
          sentence: `Danh mục ${legacy === undefined ? 'từ' : 'trước'} ngày 01/07/2025 không thể tính từ ngày ${list.day}.`,
        },
      ];
    if (units.length > 0) book.take({ units, ...list, file, isForced: force });
    return faults;
  }
  if (mapping !== undefined) {
    const { rows, faults } = readMappingCsv(source, file);
    book.map(correctedMapping(rows, { before: BEFORE, today: TODAY }), basis ?? 'Nghị quyết số 202/2025/QH15');
    return faults;
  }
  const { decrees, faults } = readDecreeFile(source, file);
  for (const decree of decrees) book.carryOut(decree);
  return faults;
}

function reportText({ added, closed, corrected, unchanged, successions, took, isDryRun, faults }: ImportReport): string {
  const lines = faults.map(({ file, record, sentence }) => `${file}: ${record}: ${sentence}\n`).join('');
  const done = `Thêm ${added}, kết thúc ${closed}, sửa ${corrected}, giữ nguyên ${unchanged} đơn vị; ${successions} quan hệ kế tục; ${faults.length} lỗi; ${(took / 1000).toFixed(1)} giây.`;
  return `${lines}${done}${isDryRun ? ' Chưa ghi gì (--dry-run).' : ''}\n`;
}
