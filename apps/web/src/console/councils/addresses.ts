/** Where seats of councils are given. */
export const COUNCILS = '/quan-tri/hoi-dong';
