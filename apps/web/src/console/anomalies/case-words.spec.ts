import { evidenceWords } from './case-words.js';

describe('the words of a case', () => {
  const speed = (pausedSeconds?: number): string =>
    evidenceWords({
      people: 1,
      evidence: {
        kind: 'impossible-speed',
        seconds: 8,
        leastSeconds: 40,
        answered: 20,
        listed: [],
        ...(pausedSeconds && { pausedSeconds }),
      },
    });

  it('say how long a round rested meanwhile, where it did', () => {
    expect(speed()).toBe('Trả lời 20 câu trong 8 giây. Người đọc rất nhanh cũng cần ít nhất 40 giây.');
    expect(speed(3_725)).toBe(
      'Trả lời 20 câu trong 8 giây, không kể 1 giờ 02 phút đợt thi tạm dừng. Người đọc rất nhanh cũng cần ít nhất 40 giây.',
    );
  });
});
