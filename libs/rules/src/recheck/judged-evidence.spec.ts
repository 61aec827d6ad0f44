import type { Submission } from '../submissions/submission.js';
import { type JudgedEvidence, judgedDigests } from './judged-evidence.js';
import { leadersDigest } from './leader-words.js';

const SALT = 'muối';
const evidence = (unit: string, because = 'conflict', salt = SALT): JudgedEvidence => ({
  submissions: [{ id: 'b1', authors: ['an'], authorKind: 'individual', unit, receivedAt: 1 }] satisfies Submission[],
  sheets: [{ submission: 'b1', phase: 'cham-thi', judge: 'g1', points: { 'noi-dung': 80 } }],
  leftOut: [{ submission: 'b1', phase: 'cham-thi', judge: 'g2', points: { 'noi-dung': 70 }, because }],
  salt,
});

describe('the fingerprints of what was judged', () => {
  it('give nobody a unit, or why a sheet does not count, who tries them without the salt', () => {
    const [one, other] = [judgedDigests(evidence('p9')), judgedDigests(evidence('p10', 'taken-back'))];
    expect([other.submissions, other.sheets]).toEqual([one.submissions, one.sheets]);
    expect([other.units.sha256 === one.units.sha256, other.leftOut.sha256 === one.leftOut.sha256]).toEqual([false, false]);
    const guessed = judgedDigests(evidence('p9', 'conflict', ''));
    expect([guessed.units.sha256 === one.units.sha256, guessed.leftOut.sha256 === one.leftOut.sha256]).toEqual([false, false]);
    expect(leadersDigest([['an', true]], '').sha256 === leadersDigest([['an', true]], SALT).sha256).toBe(false);
  });

  it('are the same for the same evidence and salt', () => {
    expect(judgedDigests(evidence('p9'))).toEqual(judgedDigests(evidence('p9')));
  });
});
