import { anEssayPart, aRuleSet } from '../../testing/index.js';
import { aggregations } from '../judging/aggregations.js';
import type { QuizPart, SubmissionPart } from '../plan/rule-set.js';
import { maySeeScore } from '../visibility/may-see-score.js';
import { aQuizPart } from '../../testing/index.js';
import { checkSubmission } from './check-submission.js';

const part = aRuleSet({
  parts: [
    anEssayPart({
      sections: [
        { code: 'tong-quan', name: 'Tổng quan' },
        { code: 'phu-luc', name: 'Phụ lục', required: false },
        { code: 'hien-ke', name: 'Hiến kế' },
      ],
      conditions: [
        { code: 'maximum-per-person', version: 1, count: 1 },
        { code: 'required-sections', version: 1 },
        { code: 'minimum-words', version: 1, words: 3000 },
        { code: 'not-applied-before', version: 1, until: 'hết ngày 30/9/2024', where: 'trong tỉnh' },
      ],
    }),
  ],
}).parts[0] as SubmissionPart;
const good = { othersOfAuthor: 0, sections: ['tong-quan', 'hien-ke'], words: 3000, firstApplied: null };

describe('a submission', () => {
  it('is accepted when it meets every condition', () => {
    expect(checkSubmission(part, good)).toEqual([]);
    expect(checkSubmission(part, { ...good, words: null, firstApplied: new Date('2024-10-01T00:00:00+07:00') })).toEqual([]);
  });

  it.each([
    [
      { othersOfAuthor: 1 },
      'maximum-per-person',
      'Mỗi cá nhân chỉ được gửi 1 bài dự thi và bạn đã gửi đủ. Muốn gửi bài khác, hãy rút bài đã gửi khi còn hạn.',
    ],
    [{ sections: ['tong-quan'] }, 'required-sections', 'Bài còn thiếu phần: Hiến kế. Hãy viết đủ rồi gửi lại.'],
    [{ words: 2999 }, 'minimum-words', 'Phần nội dung chính mới có 2.999 từ, cần ít nhất 3.000 từ. Hãy viết thêm rồi gửi lại.'],
    [
      { firstApplied: new Date('2024-09-30T23:59:59+07:00') },
      'not-applied-before',
      'Giải pháp đã áp dụng trong tỉnh tính đến hết ngày 30/09/2024 thì không còn tính mới để dự thi. Hãy chọn giải pháp khác.',
    ],
  ])('with %j is told why not', (change, code, sentence) => {
    expect(checkSubmission(part, { ...good, ...change })).toEqual([{ code, sentence }]);
  });

  it('gets the mean of its judges, to the thousandth', () => {
    const mean = { code: 'mean', version: 1 };

    expect(aggregations.of(mean).combine(mean, [80_000, 75_500, 91_000])).toBe(82_167);
  });
});

describe('the own score', () => {
  it.each([
    ['at-once', [true, true, true]],
    ['after-closing', [false, true, true]],
    ['after-publication', [false, false, true]],
  ])('shown %s', (code, shown) => {
    const quiz = aRuleSet({ parts: [aQuizPart({ scoreShown: { code, version: 1 } })] }).parts[0] as QuizPart;
    const states = [
      { isClosed: false, isPublished: false },
      { isClosed: true, isPublished: false },
      { isClosed: true, isPublished: true },
    ];

    expect(states.map((state) => maySeeScore(quiz, state))).toEqual(shown);
  });
});
