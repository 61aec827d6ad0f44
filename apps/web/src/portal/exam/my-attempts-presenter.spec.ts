import type { Round, RunningContest } from '#contests';
import { parseLocal } from '#kernel';
import { aRuleSet } from '#rules/testing';
import { myAttemptsContent } from './my-attempts-presenter.js';

const at = (text: string): Date => parseLocal(text)!;

/** What the page says to somebody who has no attempt in the round. */
function nothingIn(state: Round['state'], now: string): (string | undefined)[] {
  const round = {
    id: 'r',
    code: 'dot-1',
    name: 'Đợt 1',
    ordinal: 1,
    state,
    opensAt: at('2024-10-21 10:00'),
    closesAt: at('2024-10-28 09:30'),
  };
  const running = { ruleSet: aRuleSet(), rounds: [round] } as unknown as RunningContest;
  const { rounds } = myAttemptsContent({
    running,
    name: 'Lê Na',
    unit: undefined,
    attempts: [],
    scores: new Map(),
    turn: undefined,
    now: at(now),
    isWaiting: false,
    isAsked: false,
    isCoordinator: false,
    mayChangeUnit: true,
  });
  return [rounds[0]?.stateText, rounds[0]?.empty];
}

describe('a round without an attempt of one’s own', () => {
  it.each([
    ['scheduled', '2024-10-20 08:00', 'Chưa mở', undefined],
    ['open', '2024-10-22 08:00', 'Đang mở', 'Bạn chưa thi đợt này.'],
    ['paused', '2024-10-22 08:00', 'Tạm dừng', 'Bạn chưa thi đợt này.'],
    ['ranked', '2024-10-28 12:00', 'Đã đóng, chờ kết quả', 'Bạn không thi đợt này.'],
  ] as const)('that is %s', (state, now, stateText, empty) => {
    expect(nothingIn(state, now)).toEqual([stateText, empty]);
  });
});
