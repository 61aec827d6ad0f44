/** Where one registers with the unit chosen beforehand: short enough for a poster, where a colon may stand as it is. */
export function unitUrl(origin: string, code: string): string {
  return `${origin}/don-vi/${encodeURIComponent(code).replaceAll('%3A', ':')}`;
}
