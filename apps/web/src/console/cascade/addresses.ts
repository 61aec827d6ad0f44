export const GRANTS = '/quan-tri/trien-khai';
export const WARD_REPORT = '/quan-tri/bao-cao';
export const NOMINATIONS = '/quan-tri/de-cu';
/** Where entries of one's own are chosen for an invitation. */
export const selectionUrl = (receiver: string, invitation: string): string => `${NOMINATIONS}/chon-bai/${receiver}/${invitation}`;
export const entryChoiceUrl = (receiver: string, invitation: string, submission: string): string =>
  `${selectionUrl(receiver, invitation)}/${submission}`;
export const NOMINATION_CALLS = '/quan-tri/nhan-de-cu';
