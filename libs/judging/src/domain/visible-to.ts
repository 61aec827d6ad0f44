import type { PhaseState } from '../entities/judging-phase.entity.js';

/** Who looks: a judge at what is assigned to them, or the secretariat. */
export type Viewer = 'judge' | 'secretariat';

/** What there is to see of an entry in a phase. Every read of this library names what it returns by these words. */
export type JudgedField =
  | 'entryNumber'
  | 'theme'
  | 'blindTitle'
  | 'blindText'
  | 'blindLink'
  | 'title'
  | 'text'
  | 'link'
  | 'files'
  | 'authors'
  | 'units'
  | 'submission'
  | 'receivedAt'
  | 'ownSheet'
  | 'othersSheets'
  | 'total'
  | 'severity'
  | 'conflicts'
  | 'similarity';

/** What a phase is, as far as seeing hangs on it. */
export interface SeenPhase {
  isBlind: boolean;
  state: PhaseState;
}

const OF_SECRETARIAT: ReadonlySet<JudgedField> = new Set<JudgedField>(['severity', 'conflicts', 'submission', 'receivedAt', 'similarity']);
const NAMES_SOMEBODY: ReadonlySet<JudgedField> = new Set<JudgedField>(['title', 'text', 'link', 'files', 'authors', 'units']);
const BY_OTHERS: ReadonlySet<JudgedField> = new Set<JudgedField>(['othersSheets', 'total']);
const BLIND_ONLY: ReadonlySet<JudgedField> = new Set<JudgedField>(['blindTitle', 'blindText', 'blindLink']);

/**
 * Whether somebody may see something of an entry: the one rule for pages, names of files, searching, sorting, counting, logs,
 * mail, exports, API and errors.
 * - When it came, and under which number, is the secretariat's alone: it tells who sent it to whoever knows one of the two.
 *   So is what was found of it in other texts: these are others' entries, by their numbers.
 * - A judge of a blind phase gets nothing that names the authors or comes from their files, not even when the phase is closed.
 *   What somebody types for such judges to read is held to the same: see `AgendaWords`.
 * - Nobody who marks sees the marks of others before the phase is closed.
 */
export function visibleTo(viewer: Viewer, { isBlind, state }: SeenPhase, field: JudgedField): boolean {
  if (viewer === 'secretariat') return true;
  if (OF_SECRETARIAT.has(field)) return false;
  if (NAMES_SOMEBODY.has(field)) return !isBlind;
  if (BLIND_ONLY.has(field)) return isBlind;
  if (BY_OTHERS.has(field)) return state === 'closed';
  return true;
}

/** Of several things those that may be seen; the others are not there, and are not looked up. */
export async function seen<T extends Partial<Record<JudgedField, unknown>>>(
  viewer: Viewer,
  phase: SeenPhase,
  values: { [F in keyof T]: () => T[F] | Promise<T[F]> },
): Promise<Partial<T>> {
  const shown: Partial<T> = {};
  for (const field of Object.keys(values) as (keyof T & JudgedField)[])
    if (visibleTo(viewer, phase, field)) shown[field] = await values[field]();
  return shown;
}
