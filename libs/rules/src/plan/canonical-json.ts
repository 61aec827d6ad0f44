import { createHash } from 'node:crypto';

/**
 * JSON in one form only: keys sorted by code unit, no spaces, `undefined` left out, numbers and strings as
 * `JSON.stringify` writes them (RFC 8785 for the values that occur here). Two equal values have equal text, whatever order
 * a database gave their keys.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const record = value as Record<string, unknown>;
    const keys = Object.keys(record)
      .filter((key) => record[key] !== undefined)
      .sort();
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key])}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** SHA-256 in lower-case hexadecimal over texts in UTF-8, one after the other. */
export function sha256(texts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text, 'utf8');
  return hash.digest('hex');
}
