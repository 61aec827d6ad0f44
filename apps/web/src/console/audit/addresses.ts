export const AUDIT = '/quan-tri/nhat-ky';
export const ROOTS = `${AUDIT}/ma-chot`;
