import { rankSubmissions, type RankSubmissionsInput } from './rank-submissions.js';

/**
 * The submissions that come to a phase of judging: those that the phases before it let through. All sheets of the earlier
 * phases have to be there; of this one there are none yet.
 * @param input as for the ranking, with the sheets of the earlier phases
 * @returns ids, sorted
 * @throws JudgingError when submissions or sheets do not fit
 */
export function reachingPhase(phase: string, input: Omit<RankSubmissionsInput, 'drawSeed'>): string[] {
  const sheets = input.sheets.filter((sheet) => sheet.phase !== phase);
  const { incomplete } = rankSubmissions({ ...input, sheets, drawSeed: '' }).summary;
  return incomplete.filter((one) => one.phase === phase).map(({ submission }) => submission);
}
