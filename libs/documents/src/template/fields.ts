/** What a template may name; everything else is taken for a slip of the pen. The values are those of CertificateView. */
export const FIELDS: ReadonlySet<string> = new Set([
  'superior',
  'issuer',
  'emblem',
  'silhouette',
  'title',
  'introduction',
  'salutation',
  'fullName',
  'unit',
  'award',
  'contest',
  'placeAndDate',
  'capacity',
  'signerName',
  'number',
  'code',
  'verificationUrl',
  'colours',
]);

export const COLOURS: ReadonlySet<string> = new Set(['strong', 'deep', 'mid', 'soft', 'tint']);

/** `{{@first}}` and the like inside `each`. */
export const LOOP_FIELDS: ReadonlySet<string> = new Set(['index', 'first', 'last']);
