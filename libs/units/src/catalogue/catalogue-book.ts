import {
  type CatalogueFault,
  type CatalogueSuccession,
  type CatalogueUnitId,
  type CatalogueVersion,
  isValidOn,
  type ListedUnit,
  type Place,
  REFORM_DAY,
} from './catalogue-version.js';
import { type CatalogueLevel, isNearName, isSameName, type OfficialName, readOfficialName } from './official-kind.js';

const CODES: Readonly<Record<CatalogueLevel, { form: RegExp; words: string }>> = {
  province: { form: /^\d{2}$/, words: 'hai chữ số' },
  district: { form: /^\d{3}$/, words: 'ba chữ số' },
  commune: { form: /^\d{5}$/, words: 'năm chữ số' },
};
const LEVEL_WORDS: Readonly<Record<CatalogueLevel, string>> = { province: 'cấp tỉnh', district: 'cấp huyện', commune: 'cấp xã' };

/** A list that leaves out more of what is known than this share is taken for a torn file. */
const MOST_GONE = 0.1;
const FEW = 20;

/** The whole of one tree on a day, as a source has it. */
export interface CatalogueList {
  units: readonly ListedUnit[];
  /** The day on which the list holds; what differs from what is known, differs from this day on. */
  day: string;
  basis: string;
  file: string;
  /** Takes even a list from which much of what is known is missing. */
  isForced?: boolean;
}

/** One change that a document orders. */
export interface DecreeChange {
  level: CatalogueLevel;
  code: string;
  /** The full name from that day on. */
  name?: string | undefined;
  parentCode?: string | undefined;
  /** It ends, and these stand in its place: with more than one, each took a part. */
  into?: readonly string[] | undefined;
  /** It is founded. */
  isNew?: boolean | undefined;
  provinceCode?: string | undefined;
  at: Place;
}

export interface Decree {
  basis: string;
  day: string;
  changes: readonly DecreeChange[];
}

/** A unit as a mapping names it. */
export interface NamedUnit {
  level: CatalogueLevel;
  code: string;
  name: string;
  /** Code of the unit above, which vouches for a name that is spelt a little otherwise. */
  parentCode?: string;
}

/** One row of a mapping from the tree before July 2025 to the one after it. */
export interface MappedUnit {
  from: NamedUnit;
  to: NamedUnit;
  isPart: boolean;
  at: Place;
}

/** How an import went. */
export interface CatalogueCounts {
  added: number;
  closed: number;
  corrected: number;
  unchanged: number;
  successions: number;
}

/** What is to be written, in the words of the tables' function. */
export interface CatalogueChanges {
  added: CatalogueVersion[];
  closed: { id: CatalogueUnitId; validTo: string }[];
  corrected: CatalogueVersion[];
  successions: CatalogueSuccession[];
}

/**
 * The catalogue as a book in which an import writes: knows what is there, takes lists, decrees and mappings one after the
 * other, and tells in the end what is to be added, closed and linked. Pure; nothing is written before all is read. The same
 * list twice changes nothing: a spelling that differs only in where a mark stands is the same name.
 */
export class CatalogueBook {
  readonly faults: CatalogueFault[] = [];
  private readonly versions = new Map<string, CatalogueVersion[]>();
  private readonly known = new Map<CatalogueUnitId, CatalogueVersion>();
  private readonly links = new Map<string, CatalogueSuccession>();
  private readonly knownLinks: ReadonlyMap<string, CatalogueSuccession>;
  private unchanged = 0;

  constructor(
    versions: readonly CatalogueVersion[],
    successions: readonly CatalogueSuccession[],
    private readonly newId: () => CatalogueUnitId,
  ) {
    for (const version of versions) {
      this.known.set(version.id, version);
      this.keep({ ...version });
    }
    this.knownLinks = new Map(successions.map((one) => [linkKey(one), one]));
    for (const [key, one] of this.knownLinks) this.links.set(key, one);
  }

  /** All versions as they are now. */
  all(): CatalogueVersion[] {
    return [...this.versions.values()].flat();
  }

  /** Takes a whole tree as it stands on a day: what is new is added, what differs gets a new version, what is missing ends. */
  take({ units, day, basis, file, isForced = false }: CatalogueList): void {
    const end = day < REFORM_DAY ? REFORM_DAY : null;
    const listed = this.read(units);
    const before = this.all().filter((version) => isOfTree(version, day) && isValidOn(version, day));
    const gone = before.filter((version) => !listed.has(unitKeyOf(version)));
    if (!isForced && gone.length > FEW && gone.length > before.length * MOST_GONE) {
      this.faults.push({
        file,
        record: 'cả tệp',
        sentence: `Thiếu ${gone.length} trong ${before.length} đơn vị đang có; tệp có thể bị cắt. Nếu đúng là chúng không còn, chạy lại với --force.`,
      });
      return;
    }
    for (const { unit, name } of listed.values()) this.takeOne(unit, name, { day, end, basis });
    for (const version of gone) this.end(version, day, { file, record: `mã ${version.code}` });
  }

  /** Carries out what a document orders from a day on: endings first, since a code may be given anew on the same day. */
  carryOut({ basis, day, changes }: Decree): void {
    const ended = changes.flatMap((change) => (change.into ? [{ change, version: this.dissolve(change, day) }] : []));
    for (const change of changes) if (change.isNew) this.found(change, day, basis);
    for (const change of changes) if (!change.isNew && !change.into) this.change(change, day, basis);
    for (const { change, version } of ended) if (version) this.bequeath(version, change, day, basis);
  }

  /** Links the units of the tree before July 2025 with those that stand in their place. */
  map(rows: readonly MappedUnit[], basis: string): void {
    for (const row of rows) {
      const from = this.mapped(row, 'from', '2025-06-30');
      const to = this.mapped(row, 'to', REFORM_DAY);
      if (from && to) this.link(from, to, row.isPart ? 'part' : 'whole', REFORM_DAY, basis);
    }
  }

  /** What is different from what was there. */
  changes(): CatalogueChanges {
    const all = this.all();
    const old = all.flatMap((version) => {
      const before = this.known.get(version.id);
      return before ? [{ before, version }] : [];
    });
    return {
      added: all.filter(({ id }) => !this.known.has(id)),
      closed: old.flatMap(({ before, version }) =>
        version.validTo !== null && version.validTo !== before.validTo ? [{ id: version.id, validTo: version.validTo }] : [],
      ),
      corrected: old
        .filter(({ before, version }) => before.name !== version.name || before.parentCode !== version.parentCode)
        .map(({ version }) => version),
      successions: [...this.links].filter(([key, one]) => this.knownLinks.get(key)?.kind !== one.kind).map(([, one]) => one),
    };
  }

  counts(): CatalogueCounts {
    const { added, closed, corrected, successions } = this.changes();
    return {
      added: added.length,
      closed: closed.length,
      corrected: corrected.length,
      unchanged: this.unchanged,
      successions: successions.length,
    };
  }

  /** The units of a list by level and code, with their names read; what cannot be read is a fault. */
  private read(units: readonly ListedUnit[]): Map<string, { unit: ListedUnit; name: OfficialName }> {
    const listed = new Map<string, { unit: ListedUnit; name: OfficialName }>();
    const codes = new Set(units.map(unitKeyOf));
    for (const unit of units) {
      const name = readOfficialName(unit.name, unit.level);
      const fault = this.faultOfListed(unit, name, listed, codes);
      if (fault !== undefined) this.faults.push({ ...unit.at, sentence: fault });
      else if (name) listed.set(unitKeyOf(unit), { unit, name });
    }
    return listed;
  }

  private faultOfListed(
    unit: ListedUnit,
    name: OfficialName | undefined,
    listed: ReadonlyMap<string, unknown>,
    codes: ReadonlySet<string>,
  ): string | undefined {
    const { level, code } = unit;
    const { form, words } = CODES[level];
    if (!form.test(code)) return `Mã ${LEVEL_WORDS[level]} “${code}” sai; mã ${LEVEL_WORDS[level]} có ${words}.`;
    if (!name) return `Tên “${unit.name}” không bắt đầu bằng một loại đơn vị ${LEVEL_WORDS[level]} (Tỉnh, Quận, Phường, Xã …).`;
    if (listed.has(unitKeyOf(unit))) return `Mã ${code} đã có ở một bản ghi trước; mỗi mã chỉ ghi một lần.`;
    if (level !== 'province' && !codes.has(`province ${unit.provinceCode}`))
      return `Không có tỉnh, thành phố mã ${unit.provinceCode} trong tệp.`;
    const parent = `${unit.parentCode?.length === 3 ? 'district' : 'province'} ${unit.parentCode}`;
    if (level !== 'province' && !codes.has(parent)) return `Không có đơn vị cấp trên mã ${unit.parentCode} trong tệp.`;
    return undefined;
  }

  private takeOne(
    unit: ListedUnit,
    { kind, name }: OfficialName,
    { day, end, basis }: { day: string; end: string | null; basis: string },
  ): void {
    const { level, code, parentCode, provinceCode, at } = unit;
    const version = this.find(level, code, day);
    if (!version) {
      // A version that begins later ends the one that stands before it.
      const next = this.of(level, code).find(({ validFrom }) => validFrom > day && (end === null || validFrom < end));
      this.add({ level, code, kind, name, parentCode, provinceCode, validFrom: day, validTo: next?.validFrom ?? end, legalBasis: basis });
      return;
    }
    if (isSameName(version.name, name) && version.parentCode === parentCode && version.provinceCode === provinceCode) this.unchanged += 1;
    else this.renew(version, { kind, name, parentCode, provinceCode }, { day, basis, at });
  }

  /** Closes a version and opens the next one behind it; one that begins on that very day was wrong from its start. */
  private renew(
    version: CatalogueVersion,
    now: Pick<CatalogueVersion, 'kind' | 'name' | 'parentCode' | 'provinceCode'>,
    { day, basis, at, isOrdered = false }: { day: string; basis: string; at: Place; isOrdered?: boolean },
  ): void {
    if (version.provinceCode !== now.provinceCode && version.validFrom === day) {
      this.faults.push({
        ...at,
        sentence: `Mã ${version.code} đang thuộc tỉnh, thành phố mã ${version.provinceCode}, không phải ${now.provinceCode}.`,
      });
      return;
    }
    if (version.validFrom === day) {
      Object.assign(version, now);
      if (basis) version.legalBasis = basis;
      return;
    }
    const next = this.add({ ...version, ...now, validFrom: day, validTo: version.validTo, legalBasis: basis });
    version.validTo = day;
    // The same code under another name may be another unit: only a document, or the same core of the name, says that it is not.
    if (isOrdered || isSameName(coreOf(version), coreOf(next))) this.link(version, next, 'whole', day, basis);
  }

  private end(version: CatalogueVersion, day: string, at: Place): void {
    if (version.validFrom < day) version.validTo = day;
    else
      this.faults.push({
        ...at,
        sentence: `${version.name} (mã ${version.code}) không có trong tệp nhưng có từ chính ngày ấy, nên được giữ lại.`,
      });
  }

  private found(
    { level, code, name = '', parentCode, provinceCode = parentCode ?? code, at }: DecreeChange,
    day: string,
    basis: string,
  ): void {
    const read = readOfficialName(name, level);
    const existing = this.find(level, code, day);
    if (!read || !CODES[level].form.test(code))
      this.faults.push({ ...at, sentence: `“${name}”, mã ${code}: không phải tên và mã đơn vị ${LEVEL_WORDS[level]}.` });
    else if (existing && isSameName(existing.name, read.name)) this.unchanged += 1;
    else if (existing)
      this.faults.push({ ...at, sentence: `Mã ${code} ngày ấy đang là ${existing.name}; hãy ghi ngày ấy nó kết thúc trước.` });
    else
      this.add({
        level,
        code,
        ...read,
        parentCode: level === 'province' ? null : (parentCode ?? provinceCode),
        provinceCode,
        validFrom: day,
        validTo: null,
        legalBasis: basis,
      });
  }

  private change({ level, code, name, parentCode, at }: DecreeChange, day: string, basis: string): void {
    const current = this.find(level, code, day);
    const read = name === undefined ? current : readOfficialName(name, level);
    if (!current || !read) {
      const wrong = current ? `Tên “${name}” không phải tên đơn vị ${LEVEL_WORDS[level]}.` : this.missing(level, code, day);
      this.faults.push({ ...at, sentence: wrong });
      return;
    }
    const now = { kind: read.kind, name: read.name, parentCode: parentCode ?? current.parentCode, provinceCode: current.provinceCode };
    if (isSameName(current.name, now.name) && current.parentCode === now.parentCode) this.unchanged += 1;
    else this.renew(current, now, { day, basis, at, isOrdered: true });
  }

  /** Ends the version that stands before the day. */
  private dissolve({ level, code, at }: DecreeChange, day: string): CatalogueVersion | undefined {
    const version = this.of(level, code).find(({ validFrom, validTo }) => validFrom < day && (validTo === null || validTo >= day));
    if (!version) this.faults.push({ ...at, sentence: this.missing(level, code, day) });
    else if (version.validTo === day) this.unchanged += 1;
    else version.validTo = day;
    return version;
  }

  private bequeath(version: CatalogueVersion, { into = [], at }: DecreeChange, day: string, basis: string): void {
    for (const code of into) {
      const heir = this.find(version.level, code, day);
      if (heir) this.link(version, heir, into.length > 1 ? 'part' : 'whole', day, basis);
      else this.faults.push({ ...at, sentence: `${this.missing(version.level, code, day)} ${version.name} không có nơi để nhập vào.` });
    }
  }

  private missing(level: CatalogueLevel, code: string, day: string): string {
    return `Không có đơn vị ${LEVEL_WORDS[level]} mã ${code} vào ngày ${formatDay(day)}.`;
  }

  private mapped(row: MappedUnit, side: 'from' | 'to', day: string): CatalogueVersion | undefined {
    const { level, code, name, parentCode } = row[side];
    const version = this.find(level, code, day);
    const read = readOfficialName(name, level);
    if (version && read && isSameName(version.name, read.name)) return version;
    // "Qui Đức" and "Quy Đức" under one code in one district are one commune.
    if (version && read && parentCode !== undefined && parentCode === version.parentCode && isNearName(version.name, read.name))
      return version;
    const known = version ? `mã ${code} ngày ấy là ${version.name}` : `không có mã ${code} vào ngày ấy`;
    this.faults.push({ ...row.at, sentence: `${side === 'from' ? 'Đơn vị cũ' : 'Đơn vị mới'} “${name}”: ${known}.` });
    return undefined;
  }

  private link(from: CatalogueVersion, to: CatalogueVersion, kind: 'whole' | 'part', happenedOn: string, legalBasis: string): void {
    const one = { fromId: from.id, toId: to.id, kind, happenedOn, legalBasis };
    this.links.set(linkKey(one), one);
  }

  private add(version: Omit<CatalogueVersion, 'id'>): CatalogueVersion {
    const { level, code, kind, name, parentCode, provinceCode, validFrom, validTo, legalBasis } = version;
    const added = { id: this.newId(), level, code, kind, name, parentCode, provinceCode, validFrom, validTo, legalBasis };
    this.keep(added);
    return added;
  }

  private find(level: CatalogueLevel, code: string, day: string): CatalogueVersion | undefined {
    return this.of(level, code).find((version) => isValidOn(version, day));
  }

  private of(level: CatalogueLevel, code: string): readonly CatalogueVersion[] {
    return this.versions.get(`${level} ${code}`) ?? [];
  }

  private keep(version: CatalogueVersion): void {
    const key = unitKeyOf(version);
    const versions = this.versions.get(key) ?? [];
    versions.push(version);
    this.versions.set(
      key,
      versions.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
    );
  }
}

function unitKeyOf({ level, code }: Pick<CatalogueVersion, 'level' | 'code'>): string {
  return `${level} ${code}`;
}

function linkKey({ fromId, toId }: CatalogueSuccession): string {
  return `${fromId} ${toId}`;
}

/** Whether the version stands in the tree of the day: before July 2025, or from then on. */
function isOfTree({ validFrom }: CatalogueVersion, day: string): boolean {
  return validFrom < REFORM_DAY === day < REFORM_DAY;
}

function coreOf({ name, level }: CatalogueVersion): string {
  return readOfficialName(name, level)?.core ?? name;
}

/** "20/09/2026" */
function formatDay(day: string): string {
  return day.split('-').toReversed().join('/');
}
