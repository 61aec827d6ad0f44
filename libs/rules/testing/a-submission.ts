import type { ScoreSheet } from '../src/judging/score-sheet.js';
import type { Submission } from '../src/submissions/submission.js';

/** A submission of one author, named after its id ("b1" is by "tac-gia-b1"), received on 10/8/2021 at 09:00. */
export function aSubmission(overrides: Partial<Submission> = {}): Submission {
  return {
    id: 'b1',
    authors: [`tac-gia-${overrides.id ?? 'b1'}`],
    authorKind: 'individual',
    receivedAt: Date.parse('2021-08-10T09:00:00+07:00'),
    ...overrides,
  };
}

/** The sheets of judges "g1", "g2" … for a submission, one criterion each: so many points from each judge. */
export function sheetsFor(
  submission: string,
  points: readonly number[],
  { phase = 'cham-thi', criterion = 'noi-dung', ...rest }: { criterion?: string } & Partial<ScoreSheet> = {},
): ScoreSheet[] {
  return points.map((given, at) => ({ submission, phase, judge: `g${at + 1}`, points: { [criterion]: given }, ...rest }));
}
