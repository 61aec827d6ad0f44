import { explanationFor, explanationOf } from './explanation.js';

describe('the explanation of a line', () => {
  const kept = explanationOf({ compares: 'thời gian làm bài', own: '8 phút 05 giây', other: '9 phút 31 giây' });

  it.each([
    ['above', 'Xếp trên người kế tiếp nhờ thời gian làm bài: 8 phút 05 giây; người kế tiếp: 9 phút 31 giây.'],
    ['below', 'Hạng ấy hơn ở thời gian làm bài: 8 phút 05 giây; người này: 9 phút 31 giây.'],
    ['both', 'Hơn nhau ở thời gian làm bài: 8 phút 05 giây; người kế tiếp: 9 phút 31 giây.'],
    ['own', 'Hạng trên hơn bạn ở thời gian làm bài: 8 phút 05 giây; của bạn: 9 phút 31 giây.'],
  ] as const)('is told to the reader %s', (reader, sentence) => {
    expect(explanationFor(reader, kept)).toBe(sentence);
  });

  it('is told of submissions in their words', () => {
    const ofSubmissions = 'Xếp trên bài kế tiếp nhờ tổng điểm: 82,5 điểm; bài kế tiếp: 80 điểm.';
    expect(explanationFor('own', ofSubmissions)).toBe('Bài xếp ngay trên hơn bài của bạn ở tổng điểm: 82,5 điểm; bài của bạn: 80 điểm.');
    expect(explanationFor('above', ofSubmissions)).toBe(ofSubmissions);
  });

  it('stays as it was kept where no criterion decided', () => {
    expect(explanationFor('below', 'Đứng cuối bảng xếp hạng.')).toBe('Đứng cuối bảng xếp hạng.');
  });
});
