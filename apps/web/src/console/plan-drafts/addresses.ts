import type { ContestDraftId } from '#contests';

/** Where drafts of rules are written. */
export const DRAFTS = '/quan-tri/soan-the-le';

export function draftUrl(id: ContestDraftId, page = ''): string {
  return `${DRAFTS}/${id}${page === '' ? '' : `/${page}`}`;
}

export function sectionUrl(id: ContestDraftId, section: string): string {
  return draftUrl(id, `muc/${section}`);
}
