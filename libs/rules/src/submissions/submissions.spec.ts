import { aQuizPart, aRuleSet, anEssayPart } from '../../testing/index.js';
import type { QuizPart, SubmissionPart } from '../plan/rule-set.js';
import { maySeeScore } from '../visibility/may-see-score.js';
import { checkSubmission } from './check-submission.js';
import { submissionConditions } from './submission-conditions.js';
import type { SubmissionFacts } from './submission-condition.js';
import { takesLink } from './submission-limits.js';

const part = aRuleSet({
  parts: [
    anEssayPart({
      themes: [{ code: 'par-index', name: 'PAR INDEX' }],
      sections: [
        { code: 'tong-quan', name: 'Tổng quan' },
        { code: 'phu-luc', name: 'Phụ lục', required: false },
        { code: 'hien-ke', name: 'Hiến kế' },
      ],
      conditions: [
        { code: 'maximum-per-person', version: 1, count: 1 },
        { code: 'maximum-per-unit', version: 1, count: 3 },
        { code: 'theme-chosen', version: 1 },
        { code: 'required-sections', version: 1 },
        { code: 'minimum-words', version: 1, words: 3000 },
        { code: 'maximum-words', version: 1, words: 5000 },
        { code: 'maximum-minutes', version: 1, minutes: 5 },
        { code: 'original', version: 1 },
        { code: 'not-applied-before', version: 1, until: 'hết ngày 30/9/2024', where: 'trong tỉnh' },
        { code: 'not-awarded-elsewhere', version: 1, where: 'cuộc thi khác' },
      ],
    }),
  ],
}).parts[0] as SubmissionPart;
const good: SubmissionFacts = {
  isOnPaper: false,
  othersOfAuthor: 0,
  othersOfUnit: 2,
  form: null,
  theme: 'par-index',
  sections: ['tong-quan', 'hien-ke'],
  words: 3000,
  seconds: 300,
  hasLink: false,
  firstApplied: null,
  isOriginal: true,
  isAwardedElsewhere: false,
};

describe('a submission', () => {
  it('is accepted when it meets every condition, at the borders too', () => {
    expect(checkSubmission(part, good)).toEqual([]);
    expect(checkSubmission(part, { ...good, words: 5000, firstApplied: new Date('2024-10-01T00:00:00+07:00') })).toEqual([]);
  });

  it.each<[Partial<SubmissionFacts>, string, string]>([
    [
      { othersOfAuthor: 1 },
      'maximum-per-person',
      'Mỗi cá nhân chỉ được gửi 1 bài dự thi và bạn đã gửi đủ. Muốn gửi bài khác, hãy rút bài đã gửi khi còn hạn.',
    ],
    [
      { othersOfUnit: 3 },
      'maximum-per-unit',
      'Mỗi đơn vị chỉ được gửi 3 bài dự thi và đơn vị của bạn đã gửi đủ. Muốn gửi bài khác, đơn vị hãy rút một bài đã gửi khi còn hạn.',
    ],
    [{ othersOfUnit: null }, 'maximum-per-unit', 'Bài chưa ghi đơn vị dự thi. Hãy chọn đơn vị rồi gửi lại.'],
    [{ theme: null }, 'theme-chosen', 'Bài chưa chọn chủ đề. Hãy chọn một chủ đề trong danh sách rồi gửi lại.'],
    [{ theme: 'sipas' }, 'theme-chosen', 'Bài chưa chọn chủ đề. Hãy chọn một chủ đề trong danh sách rồi gửi lại.'],
    [{ sections: ['tong-quan'] }, 'required-sections', 'Bài còn thiếu phần: Hiến kế. Hãy viết đủ rồi gửi lại.'],
    [{ sections: null }, 'required-sections', 'Bài còn thiếu phần: Tổng quan; Hiến kế. Hãy viết đủ rồi gửi lại.'],
    [{ words: 2999 }, 'minimum-words', 'Phần nội dung chính mới có 2.999 từ, cần ít nhất 3.000 từ. Hãy viết thêm rồi gửi lại.'],
    [{ words: 5001 }, 'maximum-words', 'Bài có 5.001 từ, chỉ được tối đa 5.000 từ. Hãy rút ngắn rồi gửi lại.'],
    [{ seconds: 300.2 }, 'maximum-minutes', 'Tác phẩm dài 5 phút 01 giây, chỉ được tối đa 5 phút. Hãy rút ngắn rồi gửi lại.'],
    [{ seconds: null }, 'maximum-minutes', 'Chưa biết thời lượng của tác phẩm. Hãy ghi thời lượng rồi gửi lại.'],
    [{ isOriginal: null }, 'original', 'Bạn chưa cam kết bài dự thi do chính mình thực hiện. Hãy đọc và đánh dấu cam kết rồi gửi lại.'],
    [
      { isOriginal: false },
      'original',
      'Bài dự thi phải do chính tác giả thực hiện, không sao chép của người khác. Hãy gửi bài của chính mình.',
    ],
    [
      { firstApplied: new Date('2024-09-30T23:59:59+07:00') },
      'not-applied-before',
      'Giải pháp đã áp dụng trong tỉnh tính đến hết ngày 30/09/2024 thì không còn tính mới để dự thi. Hãy chọn giải pháp khác.',
    ],
    [
      { isAwardedElsewhere: null },
      'not-awarded-elsewhere',
      'Bạn chưa cho biết bài dự thi đã được trao giải tại cuộc thi khác hay chưa. Hãy trả lời rồi gửi lại.',
    ],
    [
      { isAwardedElsewhere: true },
      'not-awarded-elsewhere',
      'Bài đã được trao giải tại cuộc thi khác thì không được dự thi nữa. Hãy chọn bài khác.',
    ],
  ])('with %j is told why not', (change, code, sentence) => {
    expect(checkSubmission(part, { ...good, ...change })).toEqual([{ code, sentence }]);
  });

  it('on paper is left to the judges in what only they can see, not in what is known', () => {
    const onPaper: SubmissionFacts = {
      ...good,
      isOnPaper: true,
      sections: null,
      words: null,
      seconds: null,
      isOriginal: null,
      isAwardedElsewhere: null,
    };

    expect(checkSubmission(part, onPaper)).toEqual([]);
    expect(checkSubmission(part, { ...onPaper, othersOfAuthor: 1, isOriginal: false }).map(({ code }) => code)).toEqual([
      'maximum-per-person',
      'original',
    ]);
    expect(checkSubmission(part, { ...onPaper, othersOfAuthor: 1, othersOfUnit: 3 }).map(({ sentence }) => sentence)).toEqual([
      'Mỗi cá nhân chỉ được gửi 1 bài dự thi và tác giả này đã đứng tên ở đủ số bài.',
      'Mỗi đơn vị chỉ được gửi 3 bài dự thi và đơn vị này đã gửi đủ.',
    ]);
  });

  it('that is a video says where it is to be seen, where the plan asks for it', () => {
    const asking = (forms: string[]): SubmissionPart =>
      aRuleSet({
        parts: [anEssayPart({ forms: ['Bài viết', 'Video clip'], conditions: [{ code: 'video-link', version: 1, forms }] })],
      }).parts[0] as SubmissionPart;
    const codes = (of: SubmissionPart, facts: Partial<SubmissionFacts>): string[] =>
      checkSubmission(of, { ...good, ...facts }).map(({ code }) => code);

    expect(codes(asking([]), {})).toEqual(['video-link']);
    expect(codes(asking([]), { hasLink: true })).toEqual([]);
    expect(codes(asking([]), { isOnPaper: true })).toEqual([]);
    expect(codes(asking(['Video clip']), { form: 'Bài viết' })).toEqual([]);
    expect(codes(asking(['Video clip']), { form: 'Video clip' })).toEqual(['video-link']);
    expect([takesLink(asking([])), takesLink(asking(['Video clip'])), takesLink(part)]).toEqual([true, true, false]);
    expect([takesLink(asking(['Video clip']), 'Bài viết'), takesLink(asking(['Video clip']), 'Video clip')]).toEqual([false, true]);
    expect(submissionConditions.of(asking([]).conditions[0]!).unfit?.({ forms: ['Phim'] }, asking([]))).toBe(
      'forms của phần thi không có “Phim”; hãy ghi đúng tên dạng bài',
    );
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
