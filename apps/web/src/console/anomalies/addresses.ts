import type { AnomalyId } from '#results';

/** What somebody should look at, round by round. */
export const ANOMALIES = '/quan-tri/can-xem';
export const caseUrl = (id: AnomalyId): string => `${ANOMALIES}/vu/${id}`;
export const answersUrl = (id: AnomalyId): string => `${caseUrl(id)}/so-sanh`;
