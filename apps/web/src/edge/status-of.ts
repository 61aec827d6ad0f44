import type { DomainError, ErrorKind } from '#kernel';

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-many': 429,
  unavailable: 503,
  defect: 500,
};

/** The status of an answer that refuses: the same on a page that comes back and in the error filter. */
export function statusOf({ kind }: Pick<DomainError, 'kind'>): number {
  return STATUS[kind];
}
