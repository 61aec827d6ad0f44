import { aJudgingPhase, aRuleSet, anEssayPart, aSubmission, sheetsFor } from '../../testing/index.js';
import type { SubmissionPart } from '../plan/rule-set.js';
import { rankSubmissions } from '../submissions/rank-submissions.js';
import { phaseReport } from './report-phases.js';

describe('the phases of judging in a rehearsal', () => {
  it('say how many submissions were marked and how many went on, those that a criterion put out among them', () => {
    const criteria = [{ code: 'noi-dung', name: 'Nội dung', maximum: 10, minimum: 2, failsOut: true }];
    const phases = [
      aJudgingPhase({ code: 'so-khao', name: 'Vòng sơ khảo', judges: 1, criteria, passes: [{ code: 'top', version: 1, count: 2 }] }),
      aJudgingPhase({
        code: 'chung-khao',
        name: 'Vòng chung khảo',
        judges: 1,
        criteria,
        passes: [{ code: 'minimum-points', version: 1, points: 8 }],
      }),
    ];
    const ruleSet = aRuleSet({ parts: [anEssayPart({ judging: { phases, result: { code: 'last-phase', version: 1 } } })] });
    const submissions = ['a', 'b', 'c', 'd', 'e'].map((id) => aSubmission({ id, ...(id === 'e' && { withdrawn: true }) }));
    const sheets = [
      ...[9, 8, 7, 1].flatMap((points, at) => sheetsFor('abcd'.charAt(at), [points], { phase: 'so-khao' })),
      ...[9, 5].flatMap((points, at) => sheetsFor('ab'.charAt(at), [points], { phase: 'chung-khao' })),
    ];
    const standing = rankSubmissions({ ruleSet, submissions, sheets, drawSeed: 'hat-giong' });

    expect(phaseReport(ruleSet.parts[0] as SubmissionPart, standing)).toEqual([
      { code: 'so-khao', name: 'Vòng sơ khảo', judged: 4, passed: 2 },
      { code: 'chung-khao', name: 'Vòng chung khảo', judged: 2, passed: 1 },
    ]);
    expect(standing.summary.received - standing.summary.valid).toBe(1);
  });
});
