import { markedText } from './marked-text.js';

const TEXT = 'Một hai ba.\nBốn năm sáu bảy.\nTám chín.\nMười.\nMười một.';
const range = (words: string, number: number, isGrey = false) => {
  const from = TEXT.indexOf(words);
  return { from, to: from + words.length, number, isGrey };
};

describe('a text with passages', () => {
  it('shows them with what stands around, and folds the rest', () => {
    expect(markedText(TEXT, [range('năm sáu', 1)])).toEqual([
      {
        isFolded: false,
        paragraphs: [
          [{ text: 'Một hai ba.', mark: undefined, starts: [] }],
          [
            { text: 'Bốn ', mark: undefined, starts: [] },
            { text: 'năm sáu', mark: 'own', starts: [1] },
            { text: ' bảy.', mark: undefined, starts: [] },
          ],
          [{ text: 'Tám chín.', mark: undefined, starts: [] }],
        ],
      },
      { isFolded: true, paragraphs: [[expect.objectContaining({ text: 'Mười.' })], [expect.objectContaining({ text: 'Mười một.' })]] },
    ]);
  });

  it('goes over paragraphs, and says where each of two that overlap begins; what is somebody’s own wins over what is quoted', () => {
    const [shown] = markedText(TEXT, [range('sáu bảy.\nTám', 1, true), range('bảy.\nTám chín', 2)]);

    expect(shown!.paragraphs.slice(1, 3)).toEqual([
      [
        { text: 'Bốn năm ', mark: undefined, starts: [] },
        { text: 'sáu ', mark: 'grey', starts: [1] },
        { text: 'bảy.', mark: 'own', starts: [2] },
      ],
      [
        { text: 'Tám', mark: 'own', starts: [] },
        { text: ' chín', mark: 'own', starts: [] },
        { text: '.', mark: undefined, starts: [] },
      ],
    ]);
  });

  it('is whole whatever is marked', () => {
    const ranges = [range('Một', 1), range('hai ba.\nBốn', 2), range('Mười một', 3, true)];
    const whole = markedText(TEXT, ranges).flatMap(({ paragraphs }) => paragraphs.map((pieces) => pieces.map(({ text }) => text).join('')));
    expect(whole.join('\n')).toBe(TEXT);
    expect(markedText(TEXT, [])).toHaveLength(1);
    expect(markedText('', [])).toEqual([]);
  });
});
