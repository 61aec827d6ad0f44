import type { Round, RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import type { Turnout } from '#reports';
import { aRuleSet } from '#rules/testing';
import { pendingView } from './pending-presenter.js';

const at = (text: string): Date => parseLocal(text)!;

describe('the steps towards a result', () => {
  const steps = (state: Round['state'], { takenAt = at('2024-10-28 09:31') } = {}) => {
    const round = {
      code: 'dot-1',
      name: 'Đợt 1',
      ordinal: 1,
      state,
      opensAt: at('2024-10-21 10:00'),
      closesAt: at('2024-10-28 09:30'),
      publishesAt: at('2024-10-30 10:00'),
    } as Round;
    const turnout = { takenAt, totals: { sealed: 5 } } as Turnout;
    const running = { ruleSet: aRuleSet(), rounds: [round] } as unknown as RunningContest;
    return pendingView({ running, round, turnout, isRunning: true, now: at('2024-10-28 10:00') }).steps;
  };
  const done = (state: Round['state']): string[] =>
    steps(state)
      .filter(({ isDone }) => isDone)
      .map(({ text }) => text);
  const SEALED = 'Đóng và niêm phong 5 bài';
  const RANKED = 'Máy xếp hạng từ các bài đã niêm phong';

  it.each([
    ['scheduled', []],
    ['open', []],
    ['closing', []],
    ['settling', [SEALED]],
    ['ranked', [SEALED, RANKED]],
    ['approved', [SEALED, RANKED, 'Ban Tổ chức duyệt']],
  ] as const)('are done as far as a round has come that is past its closing and still %s', (state, expected) => {
    expect(done(state)).toEqual(expected);
  });

  it('give no number of sealed attempts while more may come, nor one that was counted before the end', () => {
    const UNCOUNTED = 'Đóng và niêm phong các bài';

    expect([
      steps('closing')[0]!.text,
      steps('settling', { takenAt: at('2024-10-28 09:29') })[0]!.text,
      steps('settling', { takenAt: at('2024-10-28 09:30') })[0]!.text,
    ]).toEqual([UNCOUNTED, UNCOUNTED, SEALED]);
  });
});
