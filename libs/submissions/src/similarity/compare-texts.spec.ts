import fc from 'fast-check';
import { anEssay, passageOf, reordered, withoutMarks, withPassage, withWordsChanged } from '#submissions/testing';
import { frequentPhrases, givenPhrases, NOTHING_COMMON } from './common-phrases.js';
import { comparedText } from './compared-text.js';
import { compareTexts, type Overlap, shareOfOther } from './compare-texts.js';
import type { TextRange } from './quotations.js';
import { wordsOf } from './words.js';

const compare = (own: string, other: string, common = NOTHING_COMMON): Overlap =>
  compareTexts(comparedText(own, common), comparedText(other));

const ESSAY = anEssay({ seed: 'goc' });
const OTHER = anEssay({ seed: 'khac' });
/** What two essays have in common that know nothing of each other. */
const CHANCE = 0.05;

const LAW =
  'Cán bộ, công chức, viên chức khi tiếp xúc với nhân dân phải lịch sự, tôn trọng, lắng nghe ý kiến, không gây khó khăn, ' +
  'phiền hà; hồ sơ chưa đủ thì hướng dẫn một lần, đầy đủ, rõ ràng bằng văn bản và chịu trách nhiệm về hướng dẫn của mình';

describe('one text in another', () => {
  it('is found whole where it is the same', () => {
    expect(compare(ESSAY, ESSAY)).toEqual({
      share: 1,
      shareWithoutQuotations: 1,
      longest: wordsOf(ESSAY).count,
      spans: [
        {
          own: { from: 0, to: ESSAY.length - 1 },
          other: { from: 0, to: ESSAY.length - 1 },
          quoted: false,
          common: false,
          otherMarks: false,
        },
      ],
    });
  });

  it('is hardly found where two have written on one topic', () => {
    const { share, longest } = compare(ESSAY, OTHER);
    expect(share).toBeLessThan(CHANCE);
    expect(longest).toBeLessThan(25);
  });

  it('is found in its place, and shown there', () => {
    const passage = passageOf(ESSAY, 200, 500);
    const own = withPassage(OTHER, passage);
    const { spans, longest } = compare(own, ESSAY);
    const longestSpan = spans.toSorted((a, b) => b.own.to - b.own.from - (a.own.to - a.own.from))[0]!;
    const shown = own.slice(longestSpan.own.from, longestSpan.own.to);
    expect(longest).toBeGreaterThanOrEqual(200);
    expect(shown).toContain(passage.slice(0, -1));
    expect(ESSAY.slice(longestSpan.other.from, longestSpan.other.to).replace(/\n/g, ' ')).toBe(shown.replace(/\n/g, ' '));
  });

  it('is found where a fifth of its words were changed', () => {
    const { share, longest } = compare(withWordsChanged(ESSAY, 0.2), ESSAY);
    expect(share).toBeGreaterThan(0.65);
    expect(share).toBeLessThan(0.85);
    expect(longest).toBeLessThan(100);
  });

  it('is one passage where single words were changed, added and left out', () => {
    const text = passageOf(OTHER, 100);
    const words = text.split(' ');
    const changed = words.toSpliced(80, 2).toSpliced(50, 0, 'hoàn', 'toàn').toSpliced(20, 1, 'thay').join(' ');
    const { spans, share } = compare(changed, text);
    expect(spans.length).toBe(1);
    expect(spans[0]!.own).toEqual({ from: 0, to: changed.length });
    expect(share).toBe(97 / 100);
  });

  it('is found in paragraphs of another order', () => {
    const { share, longest } = compare(reordered(ESSAY), ESSAY);
    expect(share).toBeGreaterThan(0.97);
    expect(longest).toBeLessThan(wordsOf(ESSAY).count / 2);
  });

  it('is found without its diacritics, and said to be', () => {
    const { share, spans } = compare(withoutMarks(ESSAY), ESSAY);
    expect(share).toBe(1);
    expect(spans.map(({ otherMarks }) => otherMarks)).toEqual([true]);
  });

  it('is found by another spelling, composed otherwise, with invisible characters', () => {
    const spelled = OTHER.replaceAll('hòa', 'hoà').replaceAll('kỳ', 'kì').normalize('NFD').replace(/ng/g, 'n\u200bg');
    const { share, spans } = compare(spelled, OTHER);
    expect(share).toBe(1);
    expect(spans[0]).toMatchObject({ own: { from: 0, to: spelled.length - 1 }, otherMarks: false });
  });

  it('is found whole though it is short and the other long; of the other it is little', () => {
    const short = passageOf(ESSAY, 120, 1000);
    expect(compare(short, ESSAY).share).toBe(1);
    expect(compare(ESSAY, short).share).toBe(120 / wordsOf(ESSAY).count);
  });

  it('is nothing where there is nothing', () => {
    const nothing = { share: 0, shareWithoutQuotations: 0, longest: 0, spans: [] };
    expect(compare('', ESSAY)).toEqual(nothing);
    expect(compare(ESSAY, '')).toEqual(nothing);
    expect(compare('', '')).toEqual(nothing);
    expect(compare('một hai ba', 'một hai ba')).toEqual(nothing);
  });

  it('takes no time over words that are repeated for ever', () => {
    const { share } = compare('chữ '.repeat(20_000), 'chữ '.repeat(20_000));
    expect(share).toBe(1);
    compare('một hai ba bốn năm sáu '.repeat(5000), 'một hai ba bốn năm sáu bảy '.repeat(5000));
  });
});

describe('what is not the author’s own', () => {
  const quotes = (essay: string, passage: string): string => withPassage(essay, passage);
  const BEYOND = compare(ESSAY, OTHER).shareWithoutQuotations + 0.005;

  it.each([
    ['in quotation marks', `Luật quy định: “${LAW}”.`],
    ['with its source in brackets', `${LAW} [4].`],
    ['with its source named', `${LAW} (Nguồn: Luật Cán bộ, công chức).`],
    ['announced', `Luật Cán bộ, công chức quy định như sau:\n${LAW}.`],
    ['set apart', `> ${LAW}.`],
  ])('is found and set apart: a law quoted %s', (_, passage) => {
    const own = quotes(ESSAY, passage);
    const { share, shareWithoutQuotations, spans } = compare(own, quotes(OTHER, passage));
    expect(Math.round((share - shareWithoutQuotations) * wordsOf(own).count)).toBeGreaterThanOrEqual(wordsOf(LAW).count);
    expect(shareWithoutQuotations).toBeLessThan(BEYOND);
    expect(spans.filter(({ quoted }) => quoted).length).toBe(1);
  });

  it('is the author’s own where nothing says otherwise', () => {
    const { share, shareWithoutQuotations } = compare(quotes(ESSAY, LAW), quotes(OTHER, LAW));
    expect(shareWithoutQuotations).toBe(share);
  });

  it('does not become a quotation by terms in quotation marks', () => {
    const passage = passageOf(OTHER, 300);
    const marked = passage
      .split(' ')
      .map((word, at) => (at % 10 === 0 ? `“${word}”` : word))
      .join(' ');
    const { share, shareWithoutQuotations } = compare(marked, OTHER);
    expect([share, shareWithoutQuotations]).toEqual([1, 1]);
  });

  it('parts a copied passage at the quotation within it', () => {
    const passage = `${passageOf(OTHER, 60)} “${LAW}” ${passageOf(OTHER, 60, 900)}`;
    const { spans } = compare(passage, passage);
    expect(spans.map(({ quoted }) => quoted)).toEqual([false, true, false]);
    expect(passage.slice(spans[1]!.own.from, spans[1]!.own.to)).toBe(LAW);
  });

  it('is what everybody was given, however long, and the names of laws', () => {
    const given = passageOf(anEssay({ seed: 'ke-hoach' }), 200);
    const common = { given: givenPhrases([given]), frequent: new Set<number>() };
    expect(compare(given, given, common)).toMatchObject({ share: 1, shareWithoutQuotations: 0, spans: [{ common: true, quoted: false }] });
    const name =
      'Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính nhà nước';
    expect(compare(name, name)).toMatchObject({ share: 1, shareWithoutQuotations: 0 });
  });

  it('is what stands in very many texts, unless it is long', () => {
    const turn = passageOf(anEssay({ seed: 'cau-cua-mieng' }), 20);
    const sample = passageOf(anEssay({ seed: 'bai-van-mau' }), 300);
    const texts = Array.from({ length: 100 }, (_, at) =>
      [passageOf(anEssay({ seed: `bai-${at}` }), 100), ...(at % 4 === 0 ? [turn, sample] : [])].join('\n'),
    );
    const common = { given: new Set<number>(), frequent: frequentPhrases(texts) };
    expect(compare(turn, turn, common)).toMatchObject({ share: 1, shareWithoutQuotations: 0, spans: [{ common: true }] });
    const within = `${passageOf(OTHER, 30)} ${turn} ${passageOf(OTHER, 30, 30)}`;
    expect(compare(within, within, common)).toMatchObject({ shareWithoutQuotations: 1, spans: [{ common: false }] });
    expect(compare(sample, sample, common).shareWithoutQuotations).toBe(1);
    expect(frequentPhrases(texts.slice(0, 40)).size).toBe(0);
  });
});

describe('an overlap', () => {
  /** Texts of few words, so that they hold much of each other. */
  const textOf = (minLength: number): fc.Arbitrary<string> =>
    fc
      .array(fc.constantFrom('một', 'hai', 'ba', 'mot', 'bốn,', 'năm.', '“sáu', 'bảy”', '[1]', 'tám\n', 'chín', 'mười'), {
        minLength,
        maxLength: 120,
        size: 'max',
      })
      .map((words) => words.join(' '));

  it('has shares from 0 to 1, and spans within both texts, in order', () => {
    fc.assert(
      fc.property(textOf(0), textOf(0), (own, other) => {
        const { share, shareWithoutQuotations, longest, spans } = compare(own, other);
        expect(shareWithoutQuotations).toBeGreaterThanOrEqual(0);
        expect(share).toBeGreaterThanOrEqual(shareWithoutQuotations);
        expect(share).toBeLessThanOrEqual(1);
        expect(longest).toBeLessThanOrEqual(Math.round(shareWithoutQuotations * wordsOf(own).count));
        const bounds = spans.flatMap((span) => [span.own.from, span.own.to]);
        expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
        const isWithin = ({ from, to }: TextRange, whole: string): boolean => from >= 0 && from < to && to <= whole.length;
        expect(spans.every((span) => isWithin(span.own, own) && isWithin(span.other, other))).toBe(true);
      }),
    );
  });

  it('covers of the other text just the words within its spans, each once', () => {
    fc.assert(
      fc.property(textOf(0), textOf(0), (own, text) => {
        const [overlap, other] = [compare(own, text), comparedText(text)];
        const { from, to, count } = other.words;
        const free = overlap.spans.filter(({ quoted, common }) => !quoted && !common);
        const covered = Array.from({ length: count }, (_, at) => at).filter((at) =>
          free.some((span) => from[at]! >= span.other.from && to[at]! <= span.other.to),
        );
        expect(shareOfOther(overlap, other)).toBe(count === 0 ? 0 : covered.length / count);
      }),
    );
  });

  it('holds the whole of every text of twelve words and more that is compared with itself', () => {
    fc.assert(fc.property(textOf(12), (own) => expect(compare(own, own).share).toBe(1)));
  });

  it('holds as many words seen from either side, where no passage stands twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: 200 }), fc.nat(400), fc.nat(9), (length, from, seed) => {
        const passage = passageOf(ESSAY, length, from);
        const a = `${numbered(1000, 80)}\n${passage}\n${numbered(2000, 50 + seed)}`;
        const b = `${numbered(3000, 20 + seed)}\n${passage}`;
        const there = Math.round(compare(a, b).share * wordsOf(a).count);
        const back = Math.round(compare(b, a).share * wordsOf(b).count);
        expect([there, back]).toEqual([length, length].map((words) => words + wordsOf(passage).count - length));
      }),
      { numRuns: 30 },
    );
  });

  /** Words that stand nowhere else. */
  const numbered = (first: number, count: number): string => Array.from({ length: count }, (_, at) => String(first + at)).join(' ');
});
