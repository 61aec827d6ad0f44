import type { SubmissionFileId, SubmissionId } from '#submissions';

/** Under which each part of submissions has its page: "/gui-bai/sang-kien". */
export const CALLS = '/gui-bai';
/** Under which each submission has its pages, for its owner alone. */
const OWN_SUBMISSIONS = '/bai-du-thi';

/** The steps of writing, and what one may do with a submission. */
type Place = 'viet' | 'tep' | 'kiem-tra' | 'gui' | 'rut' | 'bo-nhap' | 'trang-bia.pdf';

export function callAddress(partCode: string): string {
  return `${CALLS}/${partCode}`;
}

export function submissionAddress(id: SubmissionId, place?: Place): string {
  return `${OWN_SUBMISSIONS}/${id}${place === undefined ? '' : `/${place}`}`;
}

/** How the two kinds of files are called in addresses. */
export const FILE_PLACES = { main: 'chinh', attachment: 'kem-theo' } as const;

/** Where a form without script sends a file. */
export function fileForm(id: SubmissionId, role: keyof typeof FILE_PLACES): string {
  return `${submissionAddress(id, 'tep')}/${FILE_PLACES[role]}`;
}

/** Where a page's script promises one. */
export function filePromise(id: SubmissionId, role: keyof typeof FILE_PLACES): string {
  return `${fileForm(id, role)}/hua`;
}

export function fileAddress(id: SubmissionId, fileId: SubmissionFileId): string {
  return `${submissionAddress(id, 'tep')}/${fileId}`;
}
