/** The tenant's contests, and which of them is open in the console. */
export const CONTESTS = '/quan-tri/cuoc-thi';
