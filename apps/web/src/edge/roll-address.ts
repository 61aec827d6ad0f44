import type { Contest } from '#contests';

/**
 * Addresses of rolls of honour. The running contest has the short ones, `/bang-vang/tuan-1`; each contest, also the running
 * one, has those with its slug, `/bang-vang/2023/tuan-1`, which stay when a new contest begins.
 */
export const rollAddress = {
  running: (round: string): string => `/bang-vang/${round}`,
  edition: ({ slug }: Pick<Contest, 'slug'>, round: string): string => `/bang-vang/${slug}/${round}`,
};

/** The standing as a file, beside its page. */
export function standingFile(page: string): string {
  return `${page}/ket-qua.json`;
}
