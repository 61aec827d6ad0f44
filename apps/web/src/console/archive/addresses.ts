import type { Round } from '#contests';
import type { SubmissionId } from '#submissions';
import { entriesUrl } from '../submissions/addresses.js';

type Coded = Pick<Round, 'code'>;

/** Winning works of a part, and who agrees that they are shown. */
export const archiveUrl = (round: Coded): string => `${entriesUrl(round)}/kho`;
/** One of them: recording what was signed on paper. */
export const archivedUrl = (round: Coded, id: SubmissionId): string => `${archiveUrl(round)}/${id}`;
