import type { Round } from '#contests';
import { parseLocal } from '#kernel';
import { aQuizPart, aRuleSet } from '#rules/testing';
import { nextSteps } from './next-steps.js';

const at = (text: string): Date => parseLocal(text)!;
const WHILE_OPEN = at('2024-10-22 08:00');
const AFTER_CLOSING = at('2024-10-28 09:45');

const first = {
  id: 'round-1',
  partCode: 'trac-nghiem',
  name: 'Đợt thi thứ 1',
  ordinal: 1,
  opensAt: at('2024-10-21 10:00'),
  closesAt: at('2024-10-28 09:30'),
  publishesAt: at('2024-10-30 10:00'),
  state: 'open',
} as Round;
const second = {
  ...first,
  id: 'round-2',
  name: 'Đợt thi thứ 2',
  ordinal: 2,
  opensAt: at('2024-10-28 10:00'),
  closesAt: at('2024-11-04 09:30'),
  state: 'scheduled',
} as Round;
const rules = (scoreShown: string) => aRuleSet({ parts: [aQuizPart({ scoreShown: { code: scoreShown, version: 1 } })] });
const texts = (round: Round, { rounds = [round], now = WHILE_OPEN, scoreShown = 'at-once' } = {}): string[] =>
  nextSteps({ rounds, ruleSet: rules(scoreShown) }, round, now).map(({ when, text }) => `${when}: ${text}`);

const OPENING = '10:00, 28/10: Đợt 2 mở. Bạn thi tiếp được ngay.';
const PUBLICATION = '10:00, 30/10: Ban Tổ chức duyệt và công bố bảng vàng.';

describe('what comes after an attempt', () => {
  it('is the closing, the next opening and the promised publication', () => {
    expect(texts(first, { rounds: [first, second] })).toEqual(['9:30, 28/10: Đợt 1 đóng.', OPENING, PUBLICATION]);
  });

  it.each([
    ['at-once', '9:30, 28/10: Đợt 1 đóng.'],
    ['after-closing', '9:30, 28/10: Đợt 1 đóng. Từ lúc đó bạn xem được điểm.'],
    ['after-publication', '9:30, 28/10: Đợt 1 đóng. Điểm được giữ kín đến lúc công bố.'],
  ])('says what the closing means for the points where they are shown %s', (scoreShown, closing) => {
    expect(texts(first, { scoreShown })[0]).toBe(closing);
  });

  it('is without the closing once that has passed', () => {
    expect(texts(first, { rounds: [first, second], now: AFTER_CLOSING })).toEqual([OPENING, PUBLICATION]);
  });

  it.each(['annulled', 'paused'] as const)('announces no round that is %s', (state) => {
    expect(texts(first, { rounds: [first, { ...second, state }] })).not.toContain(OPENING);
  });

  it('announces no round of another part', () => {
    expect(texts(first, { rounds: [first, { ...second, partCode: 'chung-ket' }] })).not.toContain(OPENING);
  });

  it.each(['annulled', 'paused'] as const)('promises neither closing nor publication of a round that is %s', (state) => {
    expect(texts({ ...first, state }, { rounds: [first, second] })).toEqual([OPENING]);
  });

  it('is nothing once everything has come', () => {
    expect(texts({ ...first, state: 'published' }, { now: at('2025-10-22 08:00') })).toEqual([]);
  });
});
