import type { AssignmentId } from '#judging';

/** The judges' own desk. */
export const MARKING = '/quan-tri/cham-bai';

export const markingUrl = (id: AssignmentId): string => `${MARKING}/${id}`;
export const checkUrl = (id: AssignmentId): string => `${markingUrl(id)}/kiem-tra`;
export const declineUrl = (id: AssignmentId): string => `${markingUrl(id)}/xin-thoi`;
