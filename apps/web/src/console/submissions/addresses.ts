import type { Round } from '#contests';
import type { SubmissionFileId, SubmissionId } from '#submissions';

/** Parts that receive submissions, one after the other. */
export const SUBMISSIONS = '/quan-tri/bai-du-thi';

type Coded = Pick<Round, 'code'>;

/** In the address of the list, in the place of a state: those that somebody wants to have cancelled. */
export const ASKED = 'de-nghi-huy';
/** There as well: those to which files were added that stand in no version yet. */
export const FILES_WAIT = 'cho-dua-tep';

export const entriesUrl = ({ code }: Coded): string => `${SUBMISSIONS}/${code}`;
/** Entering what came on paper. */
export const counterUrl = (round: Coded): string => `${entriesUrl(round)}/nhap`;
/** What units have sent: their lists of entries. */
export const unitListsUrl = (round: Coded): string => `${entriesUrl(round)}/danh-sach-don-vi`;
export const entryUrl = (round: Coded, id: SubmissionId): string => `${entriesUrl(round)}/${id}`;
/** What a version says, to be read. */
export const readingUrl = (round: Coded, id: SubmissionId, version: number): string => `${entryUrl(round, id)}/noi-dung/${version}`;
export const fileUrl = (round: Coded, id: SubmissionId, file: SubmissionFileId): string => `${entryUrl(round, id)}/tep/${file}`;
export const checkUrl = (round: Coded, id: SubmissionId): string => `${entryUrl(round, id)}/kiem-tra`;
export const slipUrl = (round: Coded, id: SubmissionId): string => `${entryUrl(round, id)}/giay-bien-nhan.pdf`;
export const addingUrl = (round: Coded, id: SubmissionId): string => `${entryUrl(round, id)}/them-tep`;
export const cancellingUrl = (round: Coded, id: SubmissionId): string => `${entryUrl(round, id)}/huy`;
