import { BASIS_WORDS, kindWords, SHEET_COLUMNS, spokenDay, type Unit, type UnitContact, type UnitField, type UnitId } from '#units';
import { xlsxFile } from '#documents';

const WIDTHS: Readonly<Record<UnitField, number>> = {
  code: 18,
  name: 44,
  kind: 26,
  parent: 26,
  block: 24,
  place: 40,
  bases: 24,
  validFrom: 12,
  people: 14,
  leaders: 24,
  countedOn: 14,
  source: 34,
  contactName: 26,
  contactPhone: 16,
  contactEmail: 30,
};
const HEADS = SHEET_COLUMNS.map(({ heads }) => heads[0] ?? '');

/** Two invented rows that show how the sheet is filled in. */
const EXAMPLES: readonly Partial<Record<UnitField, string | number>>[] = [
  {
    code: 'so-noi-vu',
    name: 'Sở Nội vụ',
    kind: 'Sở, ban, ngành, cơ quan',
    block: 'Khối sở, ban, ngành',
    bases: 'Nơi làm việc',
    validFrom: '01/07/2025',
    people: 96,
    leaders: 12,
    countedOn: '01/06/2026',
    source: 'Báo cáo biên chế tháng 6/2026',
  },
  {
    code: 'phong-tcbm',
    name: 'Phòng Tổ chức bộ máy',
    kind: 'Phòng',
    parent: 'so-noi-vu',
    bases: 'Nơi làm việc',
    validFrom: '01/07/2025',
    people: 14,
    countedOn: '01/06/2026',
    source: 'Báo cáo biên chế tháng 6/2026',
  },
];

/** The sheet to be filled in. */
export async function templateFile(): Promise<Buffer> {
  return sheetOf(EXAMPLES);
}

/** Units as the sheet that could be brought back. */
export async function unitFile(units: readonly Unit[], contacts: ReadonlyMap<UnitId, UnitContact>): Promise<Buffer> {
  return sheetOf(
    units.map((unit) => {
      const contact = contacts.get(unit.id);
      return {
        code: unit.code,
        name: unit.name,
        kind: kindWords(unit.kind),
        parent: unit.codes[1] ?? '',
        block: unit.block,
        place: unit.place,
        bases: unit.bases.length > 1 ? 'Cả hai' : BASIS_WORDS[unit.bases[0] ?? 'workplace'],
        validFrom: spokenDay(unit.validFrom),
        ...(unit.counted
          ? {
              people: unit.counted.people,
              ...(unit.counted.leaders === null ? {} : { leaders: unit.counted.leaders }),
              countedOn: spokenDay(unit.counted.countedOn),
              source: unit.counted.source,
            }
          : {}),
        ...(contact ? { contactName: contact.fullName, contactPhone: contact.phone, contactEmail: contact.email } : {}),
      };
    }),
  );
}

async function sheetOf(rows: readonly Partial<Record<UnitField, string | number>>[]): Promise<Buffer> {
  const cells = rows.map((row) => SHEET_COLUMNS.map(({ field }) => row[field] ?? null));
  return xlsxFile(
    'Đơn vị',
    HEADS,
    cells,
    SHEET_COLUMNS.map(({ field }) => WIDTHS[field]),
  );
}
