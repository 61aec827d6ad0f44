/** The results of all rounds; below it the standing of each: `${RESULTS}/${round.code}`. */
export const RESULTS = '/quan-tri/ket-qua';
