import { anEssay, passageOf, reordered, withoutMarks, withPassage, withWordsChanged } from '#submissions/testing';
import { type CommonPhrases, frequentPhrases } from './common-phrases.js';
import { compareTexts, type Overlap } from './compare-texts.js';
import { comparedText } from './compared-text.js';
import { nearestPrints } from './nearest-prints.js';
import { printOf, whole, wholePrintOf } from './print.js';

const STORED = new Map(Array.from({ length: 60 }, (_, at) => [`bai-${at}`, anEssay({ seed: `bai-${at}`, words: 1500 })] as const));
const PRINTS = new Map(Array.from(STORED.values(), (text) => [text, printOf(text)] as const));
const ESSAY = anEssay({ seed: 'moi', words: 2000 });
const COPIED = STORED.get('bai-17')!;

/** As a database gives them: one print after the other. */
async function* prints(texts: ReadonlyMap<string, string> = STORED) {
  for (const [id, text] of texts) yield { id, print: PRINTS.get(text) ?? printOf(text) };
}

/** The nearest texts as they are compared word by word then, the largest share without quotations first. */
async function similar(
  text: string,
  { texts = STORED, common, limit = 20 }: { texts?: ReadonlyMap<string, string>; common?: CommonPhrases; limit?: number } = {},
): Promise<(Overlap & { id: string })[]> {
  const own = comparedText(text, common);
  const [candidates = []] = await nearestPrints([own], prints(texts), { limit });
  return candidates
    .map(({ id }) => ({ id, ...compareTexts(own, comparedText(texts.get(id)!)) }))
    .filter(({ spans }) => spans.length > 0)
    .toSorted((a, b) => b.shareWithoutQuotations - a.shareWithoutQuotations || b.share - a.share);
}

const first = async (text: string) => (await similar(text))[0]!;

describe('texts similar to one', () => {
  it.each([
    ['the same text', COPIED, 1],
    ['the same paragraphs in another order', reordered(COPIED), 0.97],
    ['typed without diacritics', withoutMarks(COPIED), 1],
    ['with a fifth of the words changed', withWordsChanged(COPIED, 0.2), 0.65],
    ['a short piece of it', passageOf(COPIED, 150, 300), 1],
    ['a piece of it within another', withPassage(ESSAY, passageOf(COPIED, 400, 300)), 0.16],
  ])('are led by the copied one: %s', async (_, text, share) => {
    const { id, shareWithoutQuotations } = await first(text);
    expect(id).toBe('bai-17');
    expect(shareWithoutQuotations).toBeGreaterThanOrEqual(share);
  });

  it('are found where the stored text is the short one', async () => {
    const register = new Map(Array.from(STORED, ([id, text]) => [id, passageOf(text, 200, 100)] as const));
    const [best] = await similar(withPassage(anEssay({ seed: 'dai', words: 5000 }), passageOf(COPIED, 200, 100)), { texts: register });
    expect(best!.id).toBe('bai-17');
  });

  it('are no more than wanted, the copied one among them', async () => {
    const [near = []] = await nearestPrints([comparedText(COPIED)], prints(), { limit: 5 });
    expect([near.length, near[0]!.id]).toEqual([5, 'bai-17']);
  });

  it('are estimated as they are found', async () => {
    const [[best] = []] = await nearestPrints([comparedText(withPassage(ESSAY, passageOf(COPIED, 1000)))], prints(), { limit: 1 });
    const { shareWithoutQuotations } = await first(withPassage(ESSAY, passageOf(COPIED, 1000)));
    expect(best!.id).toBe('bai-17');
    expect(Math.abs(best!.estimate - shareWithoutQuotations)).toBeLessThan(0.08);
  });

  it('are the same for each of several texts that are searched for in one go', async () => {
    const owns = [ESSAY, withPassage(ESSAY, passageOf(COPIED, 400)), STORED.get('bai-3')!, ''].map((text) => comparedText(text));
    const alone = await Promise.all(owns.map((own) => nearestPrints([own], prints(), { limit: 5 })));

    const together = await nearestPrints(owns, prints(), { limit: 5 });

    expect(together).toEqual(alone.flat());
    expect(together.map(([first]) => first?.id)).toMatchObject([expect.any(String), 'bai-17', 'bai-3', undefined]);
  });

  it('are found by every run of words where those that are stored are short', async () => {
    const lines = new Map(Array.from(STORED, ([id, text]) => [id, passageOf(text, 20, 40)] as const));
    const stored = Array.from(lines, ([id, text]) => ({ id, print: wholePrintOf(text) }));
    const own = comparedText(withPassage(ESSAY, lines.get('bai-17')!));

    const [found] = await nearestPrints([own], stored, { limit: 1, marksOf: whole });

    expect(found!.map(({ id }) => id)).toEqual(['bai-17']);
  });

  it('lead with what is not quoted', async () => {
    const quoting = withPassage(ESSAY, `Bài trước viết: “${passageOf(STORED.get('bai-3')!, 300)}”.\n${passageOf(COPIED, 200, 50)}`);
    const found = await similar(quoting);
    expect(found[0]!.id).toBe('bai-17');
    expect(found.find(({ id }) => id === 'bai-3')!.share).toBeGreaterThan(0.1);
    expect(found.find(({ id }) => id === 'bai-3')!.shareWithoutQuotations).toBeLessThan(0.02);
  });

  it('are found though all of the text is in quotation marks', async () => {
    const { id, share } = await first(`“${passageOf(COPIED, 600)}”`);
    expect([id, share]).toEqual(['bai-17', 1]);
  });

  it('are none for an empty text, among none, or where nothing is the same', async () => {
    expect(await similar('')).toEqual([]);
    expect(await similar(ESSAY, { texts: new Map() })).toEqual([]);
    expect(await similar(Array.from({ length: 500 }, (_, at) => `chữ${at}`).join(' '))).toEqual([]);
  });

  it('are the same ones when what stands in very many is set apart', async () => {
    const common = { given: new Set<number>(), frequent: frequentPhrases(STORED.values()) };
    const own = withPassage(ESSAY, withWordsChanged(passageOf(COPIED, 400, 300), 0.2));
    expect((await similar(own, { common }))[0]!.id).toBe('bai-17');
  });
});
