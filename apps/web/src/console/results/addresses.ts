/** The results of all rounds; below it the standing of each: `${RESULTS}/${round.code}`. */
export const RESULTS = '/quan-tri/ket-qua';

/** The standing of units for an award. */
export function collectiveUrl(award: string): string {
  return `${RESULTS}/tap-the/${award}`;
}

/** What one unit's figures in it are made of. */
export function collectiveUnitUrl(award: string, unit: string): string {
  return `${collectiveUrl(award)}/don-vi/${unit}`;
}
