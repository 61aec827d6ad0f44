const DIGITS = 6;

/** "K-4F21A9": the short code of a person in a contest, the first digits of the pseudonym in the published file. */
export function personCode(pseudonym: string): string {
  return `K-${pseudonym.slice(0, DIGITS).toUpperCase()}`;
}

/** With what the pseudonym begins when somebody typed such a code, whole or in part; undefined for any other text. */
export function pseudonymOf(typed: string): string | undefined {
  return /^k[\s-]*([0-9a-f]{3,8})$/i.exec(typed.trim())?.[1]?.toLowerCase();
}
