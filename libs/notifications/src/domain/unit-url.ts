/** Where one registers with the unit chosen beforehand: short enough for a poster. */
export function unitUrl(origin: string, code: string): string {
  return `${origin}/don-vi/${encodeURIComponent(code)}`;
}
