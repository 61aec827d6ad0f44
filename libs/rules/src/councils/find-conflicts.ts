/** found by the machine: author, same-unit, co-author; said by the secretariat: related; said by the judge: declared. */
export type ConflictKind = 'author' | 'same-unit' | 'co-author' | 'related' | 'declared';
export type FoundKind = Extract<ConflictKind, 'author' | 'same-unit' | 'co-author'>;

/** Somebody by what tells who they are. */
export interface Somebody {
  accountId: string | null;
  nameKey: string | null;
  /** "1962-07-07" */
  birthDate: string | null;
  phone: string | null;
  email: string | null;
}

/** Who sits on a council. */
export interface SeatedPerson extends Somebody {
  seat: string;
  unit: SeenUnit | null;
}

/** A unit of the register, as far as kinship of units goes. */
export interface SeenUnit {
  code: string;
  nameKey: string;
  /** Codes of the unit and everything above it. */
  codes: readonly string[];
}

export interface AuthoredEntry {
  submission: string;
  authors: readonly (Somebody & { unitKey: string | null })[];
  unit: SeenUnit | null;
}

export interface FoundConflict {
  seat: string;
  submission: string;
  kind: FoundKind;
}

/**
 * Conflicts that the register and the submissions show: who marks is an author of the entry; has written another entry of the
 * contest together with one of its authors; works for the unit of the entry, of one of its authors, or for one above or below it.
 * @param all every entry of the contest part, also those that are not to be marked: who has written with whom
 */
export function findConflicts(
  seats: readonly SeatedPerson[],
  entries: readonly AuthoredEntry[],
  all: readonly AuthoredEntry[] = entries,
): FoundConflict[] {
  return seats.flatMap((seat) => {
    const companions = all.filter(({ authors }) => authors.some((one) => isSamePerson(seat, one))).flatMap(({ authors }) => authors);
    return entries.flatMap(({ submission, authors, unit }): FoundConflict[] => {
      const found = (kind: FoundKind): FoundConflict => ({ seat: seat.seat, submission, kind });
      if (authors.some((one) => isSamePerson(seat, one))) return [found('author')];
      return [
        ...(authors.some((one) => companions.some((companion) => isSamePerson(companion, one))) ? [found('co-author')] : []),
        ...(seat.unit && isOfUnit(seat.unit, unit, authors) ? [found('same-unit')] : []),
      ];
    });
  });
}

function isSamePerson(a: Somebody, b: Somebody): boolean {
  if (a.accountId !== null && a.accountId === b.accountId) return true;
  if (a.nameKey === null || a.nameKey !== b.nameKey) return false;
  const shares = (key: 'birthDate' | 'phone' | 'email'): boolean => a[key] !== null && a[key] === b[key];
  return shares('birthDate') || shares('phone') || shares('email');
}

function isOfUnit(own: SeenUnit, unit: SeenUnit | null, authors: AuthoredEntry['authors']): boolean {
  const isKin = unit !== null && (unit.codes.includes(own.code) || own.codes.includes(unit.code));
  return isKin || authors.some(({ unitKey }) => unitKey !== null && unitKey === own.nameKey);
}
