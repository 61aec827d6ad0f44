export const GRANTS = '/quan-tri/trien-khai';
export const WARD_REPORT = '/quan-tri/bao-cao';
export const NOMINATIONS = '/quan-tri/de-cu';
export const NOMINATION_CALLS = '/quan-tri/nhan-de-cu';
