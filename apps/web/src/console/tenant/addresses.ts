/** What the tenant says of itself. */
export const IDENTITY = '/quan-tri/to-chuc';
export const EMBLEM = `${IDENTITY}/bieu-trung`;
export const PLACES = `${IDENTITY}/dia-chi`;
export const MAIL = `${IDENTITY}/dia-chi-thu`;
