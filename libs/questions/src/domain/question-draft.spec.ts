import { questionChanges } from './question-changes.js';
import { type QuestionDraft, type QuestionFault, readCode, readQuestion, type TypedQuestion } from './question-draft.js';

const EMPTY = { text: '', isRight: false };
const typed = (changes: Partial<TypedQuestion> = {}): TypedQuestion => ({
  topic: 'the-che',
  difficulty: 'easy',
  text: '  Chỉ số SIPAS đo điều gì? ',
  options: [{ text: 'Sự hài lòng', isRight: true }, { text: 'Số hồ sơ', isRight: false }, EMPTY],
  explanation: '',
  source: 'Luật A',
  article: 'Điều 3',
  images: [],
  ...changes,
});
const read = (changes: Partial<TypedQuestion> = {}): QuestionDraft => {
  const reading = readQuestion(typed(changes), ['the-che']);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.draft;
};
const faultsOf = (changes: Partial<TypedQuestion>): QuestionFault['field'][] => {
  const reading = readQuestion(typed(changes), ['the-che']);
  return 'faults' in reading ? reading.faults.map(({ field }) => field) : [];
};

describe('reading a question as typed', () => {
  it('takes empty options for none, and keeps the key with the options that it means', () => {
    const options = [EMPTY, { text: 'Một', isRight: false }, EMPTY, { text: 'Hai', isRight: true }, { text: 'Ba', isRight: true }];

    expect(read({ options })).toMatchObject({ text: 'Chỉ số SIPAS đo điều gì?', options: ['Một', 'Hai', 'Ba'], key: [1, 2] });
  });

  it('keeps the lines of a question and of its explanation, but for empty ones', () => {
    const draft = read({ text: 'Nhìn  biểu đồ. \r\n\r\n Năm nào tăng? ', explanation: 'Năm 2022.\nNăm 2024.', source: 'Luật A\nLuật B' });

    expect(draft).toMatchObject({ text: 'Nhìn biểu đồ.\nNăm nào tăng?', explanation: 'Năm 2022.\nNăm 2024.', source: 'Luật A Luật B' });
  });

  it.each<[string, Partial<TypedQuestion>, string[]]>([
    ['nothing at all', { text: ' ', topic: '', difficulty: '', options: [] }, ['topic', 'difficulty', 'text', 'options', 'options']],
    ['a topic of another contest', { topic: 'khac' }, ['topic']],
    [
      'no right option',
      {
        options: [
          { text: 'Một', isRight: false },
          { text: 'Hai', isRight: false },
        ],
      },
      ['options'],
    ],
    [
      'nothing but right options',
      {
        options: [
          { text: 'Một', isRight: true },
          { text: 'Hai', isRight: true },
        ],
      },
      ['options'],
    ],
    [
      'an empty option that is right',
      {
        options: [
          { text: 'Một', isRight: true },
          { text: 'Hai', isRight: false },
          { text: ' ', isRight: true },
        ],
      },
      ['option-2'],
    ],
    [
      'an option twice',
      {
        options: [
          { text: 'Một', isRight: true },
          { text: 'một ', isRight: false },
        ],
      },
      ['option-1'],
    ],
    ['an article of no document', { source: '' }, ['source']],
    ['a picture without words', { images: [{ key: 'a', alt: ' ', width: 1, height: 1 }] }, ['image-0-alt']],
    ['what is too long', { text: 'x'.repeat(2_001), explanation: 'x'.repeat(3_001) }, ['text', 'explanation']],
    ['nine options', { options: Array.from({ length: 9 }, (_, n) => ({ text: `P ${n}`, isRight: n === 0 })) }, ['options']],
  ])('refuses %s and says where', (_, changes, fields) => {
    expect(faultsOf(changes)).toEqual(fields);
  });

  it('takes codes that can stand in addresses and are no page’s name', () => {
    expect(readCode(' CH-087 ')).toEqual({ code: 'CH-087' });
    for (const wrong of ['', 'moi', 'a/1', '../1', '1'.repeat(41), 'CH 1'])
      expect(readCode(wrong)).toEqual({ fault: expect.objectContaining({ field: 'code' }) });
  });
});

describe('what two versions say differently', () => {
  it('is told field by field, the key by its letters', () => {
    const options = [
      { text: 'Sự hài lòng', isRight: false },
      { text: 'Số hồ sơ', isRight: true },
    ];

    expect(questionChanges(read(), read())).toEqual([]);
    expect(questionChanges(read(), read({ options, article: 'Điều 4' }))).toEqual([
      { field: 'key', before: 'A', after: 'B' },
      { field: 'article', before: 'Điều 3', after: 'Điều 4' },
    ]);
  });
});
