import type { Round } from '#contests';
import type { FindingId, InitiativeId, InitiativeImportId, SubmissionId } from '#submissions';

/** What was found of entries in other texts, round by round. */
export const SIMILARITY = '/quan-tri/doi-chieu';
export const similarityUrl = ({ code }: Pick<Round, 'code'>): string => `${SIMILARITY}/${code}`;
/** What was found of one entry. */
export const similarEntryUrl = (id: SubmissionId): string => `${SIMILARITY}/bai/${id}`;
/** One entry beside one text. */
export const comparisonUrl = (id: SubmissionId, finding: FindingId): string => `${similarEntryUrl(id)}/${finding}`;

/** The register of initiatives that were applied before. */
export const APPLIED = '/quan-tri/sang-kien-da-ap-dung';
export const APPLIED_SHEETS = `${APPLIED}/nhap`;
export const initiativeUrl = (id: InitiativeId): string => `${APPLIED}/muc/${id}`;
export const appliedSheetUrl = (id: InitiativeImportId): string => `${APPLIED_SHEETS}/${id}`;
