/** Where a unit's figures in a collective award open to what they are made of. */
export function figureAddress(award: string, unit: string, query: Record<string, string | undefined> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const path = `/giai-tap-the/${award}/${unit}`;
  return given.length > 0 ? `${path}?${new URLSearchParams(given).toString()}` : path;
}
