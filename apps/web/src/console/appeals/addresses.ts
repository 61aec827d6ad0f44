import type { AppealId } from '#appeals';

/** Appeals, by the day on which an answer is promised. */
export const APPEALS = '/quan-tri/khieu-nai';
export const appealUrl = (id: AppealId): string => `${APPEALS}/${id}`;
export const previewUrl = (id: AppealId): string => `${appealUrl(id)}/xem-truoc`;
