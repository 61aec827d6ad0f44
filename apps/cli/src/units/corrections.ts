import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PROJECT_ROOT } from '#settings';
import type { CatalogueFault, CatalogueLevel, ListedUnit, MappedUnit } from '#units';

const FILE = 'config/catalogue/corrections.yaml';

interface Correction {
  list: string;
  level: CatalogueLevel;
  code: string;
  name: string;
  is: { code?: string; name?: string };
}

/** A list that comes with the product, set right. A correction that fits nothing in it any more is a fault. */
export function corrected(units: ListedUnit[], list: string): { units: ListedUnit[]; faults: CatalogueFault[] } {
  const faults: CatalogueFault[] = [];
  for (const { level, code, name, is } of correctionsOf(list)) {
    const wrong = units.find((unit) => unit.level === level && unit.code === code && unit.name === name);
    if (wrong) Object.assign(wrong, is);
    else
      faults.push({
        file: FILE,
        record: `mã ${code}`,
        sentence: `Danh sách ${list} không còn “${name}” mang mã ${code}; hãy bỏ dòng sửa này.`,
      });
  }
  return { units, faults };
}

/**
 * A mapping with the same corrections: it was made from the same wrong lists, and names units as they do. One that has them
 * right already stays as it is.
 */
export function correctedMapping(rows: readonly MappedUnit[], { before, today }: { before: string; today: string }): MappedUnit[] {
  const [old, current] = [correctionsOf(before), correctionsOf(today)];
  return rows.map((row) => ({ ...row, from: setRight(row.from, old), to: setRight(row.to, current) }));
}

function setRight(unit: MappedUnit['to'], corrections: readonly Correction[]): MappedUnit['to'] {
  const fitting = corrections.find(({ level, code, name }) => unit.level === level && unit.code === code && unit.name === name);
  return fitting ? { ...unit, ...fitting.is } : unit;
}

function correctionsOf(list: string): Correction[] {
  const all = parse(readFileSync(join(PROJECT_ROOT, FILE), 'utf8')) as { corrections: Correction[] };
  return all.corrections.filter((one) => one.list === list);
}
