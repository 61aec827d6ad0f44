/** What became of the questions, round by round. */
export const ITEMS = '/quan-tri/bao-cao-cau-hoi';
