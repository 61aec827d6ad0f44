import type { SubmissionFileId, SubmissionId } from '#submissions';

/** Works that have won, which everybody may read. */
export const ARCHIVE = '/kho-sang-kien';
export const ARCHIVE_NAME = 'Kho sáng kiến, giải pháp đạt giải';
export const workAddress = (id: SubmissionId): string => `${ARCHIVE}/${id}`;
export const workFileAddress = (id: SubmissionId, file: SubmissionFileId): string => `${workAddress(id)}/tep/${file}`;
/** Where authors say whether theirs is shown. */
export const OWN_ARCHIVE = '/cua-toi/kho-sang-kien';
export const ownAnswerAddress = (id: SubmissionId): string => `${OWN_ARCHIVE}/${id}`;
