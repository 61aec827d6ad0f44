import type { AuditEntry } from '#audit';

export type Details = AuditEntry['details'];

/** How the trail tells an act: what was done, and a smaller line of what the entry knows besides. */
export interface Telling {
  what: string;
  detail?: (details: Details) => string | undefined;
}

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
export const labelled =
  (label: string, name: string) =>
  (details: Details): string | undefined => {
    const value = text(details[name]);
    return value === undefined ? undefined : `${label} ${value}`;
  };
/** The first characters of a fingerprint are enough to compare with the one on the page. */
export const fingerprint = (details: Details): string | undefined => {
  const sha256 = text(details['sha256'])?.slice(0, 8);
  return sha256 === undefined ? undefined : [labelled('Bản chốt', 'version')(details), sha256].filter(Boolean).join(', ');
};
