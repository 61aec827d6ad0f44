import { comparedText, frequentPhrases, nearestPrints, printOf, type SimilarText, similarTexts, unpackPrint } from '#submissions';
import { anEssay, passageOf, withoutMarks, withPassage, withWordsChanged } from '#submissions/testing';
import { type Figure, median, type SuiteOptions } from '../figure.js';
import { InvertedIndex } from './inverted-index.js';
import { StoredEssays } from './stored-essays.js';

const OWN_WORDS = 5000;
const COPIED_WORDS = 1500;
const CANDIDATES = 20;
/** So many of the stored texts say what stands in very many. */
const SAMPLE = 300;
/** What somebody is shown who asks for copies of at least a tenth. */
const ALARM = 0.1;
const MIB = 2 ** 20;

/** How a planted copy was changed. */
const DISGUISES: Readonly<Record<string, (passage: string) => string>> = {
  'as it is': (passage) => passage,
  'without diacritics': withoutMarks,
  'a fifth of its words changed': (passage) => withWordsChanged(passage, 0.2),
  'a third of its words changed': (passage) => withWordsChanged(passage, 1 / 3),
};

/** One essay of 5,000 words against 20,000 stored ones (2,000 in a quick run): time, memory, what is found and what is not. */
export async function similarityFigures({ isQuick, say }: SuiteOptions): Promise<Figure[]> {
  const count = isQuick ? 2000 : 20_000;
  say(`writing ${count} essays …`);
  const stored = new StoredEssays(count);
  const common = { given: new Set<number>(), frequent: frequentPhrases(Array.from({ length: SAMPLE }, (_, at) => stored.textOf(at))) };
  const compare = (text: string, onText = (): void => {}): Promise<SimilarText<number>[]> =>
    similarTexts(
      text,
      {
        prints: stored.read(),
        textOf: async (at) => {
          onText();
          return stored.textOf(at);
        },
      },
      common,
      CANDIDATES,
    );
  say('comparing …');
  const figures = [...(await timeFigures(stored, compare, isQuick ? 5 : 15)), indexFigure(stored, isQuick ? 5 : 15)];
  say('looking for planted copies …');
  return [...figures, ...(await recallFigures(stored, compare, isQuick ? 16 : 25))];
}

type Compare = (text: string, onText?: () => void) => Promise<SimilarText<number>[]>;

async function timeFigures(stored: StoredEssays, compare: Compare, n: number): Promise<Figure[]> {
  const text = planted(stored, 0, (passage) => passage);
  const own = comparedText(text);
  const limits: number[] = [];
  const searches: number[] = [];
  const whole: number[] = [];
  const grown: number[] = [];
  for (let run = -2; run < n; run++) {
    const limit = await clocked(async () => oncePassed(stored.prints));
    const search = await clocked(() => nearestPrints(own, stored.read(), CANDIDATES));
    const before = heldMemory();
    let peak = before;
    const time = await clocked(() => compare(text, () => (peak = Math.max(peak, heldMemory()))));
    if (run < 0) continue;
    limits.push(limit);
    searches.push(search);
    whole.push(time);
    grown.push(peak - before);
  }
  const of = `one essay of ${OWN_WORDS.toLocaleString('en')} words against ${stored.count.toLocaleString('en')} of 3,000 to 5,000`;
  return [
    {
      name: 'similarity.time',
      value: median(whole),
      unit: 'ms',
      n,
      note: `${of}: reading all prints, comparing the best ${CANDIDATES} word by word`,
    },
    {
      name: 'similarity.search',
      value: median(searches),
      unit: 'ms',
      limit: median(limits),
      ratio: median(limits) / median(searches),
      n,
      note: `reading all prints alone, ${(stored.bytes / MIB).toFixed(0)} MiB as stored; limit: adding up their numbers`,
    },
    {
      name: 'similarity.memory',
      value: median(grown) / MIB,
      unit: 'MiB',
      n,
      note: 'most memory held while comparing, not yet freed included',
    },
  ];
}

function indexFigure({ prints }: StoredEssays, n: number): Figure {
  const from = performance.now();
  const index = new InvertedIndex(prints);
  const building = performance.now() - from;
  const print = printOf(anEssay({ seed: 'moi', words: OWN_WORDS }));
  const times = Array.from({ length: n }, () => {
    const start = performance.now();
    index.nearest(print, CANDIDATES);
    return performance.now() - start;
  });
  return {
    name: 'similarity.search-by-index',
    value: median(times),
    unit: 'ms',
    n,
    note: `the same through an index of every mark: ${(index.bytes / MIB).toFixed(0)} MiB in memory, made in ${Math.round(building)} ms`,
  };
}

async function recallFigures(stored: StoredEssays, compare: Compare, n: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [name, disguise] of Object.entries(DISGUISES)) {
    const shares: number[] = [];
    for (let at = 1; at <= n; at++) {
      const [best] = await compare(planted(stored, at, disguise));
      if (best?.id === sourceOf(stored, at)) shares.push(best.shareWithoutQuotations);
    }
    figures.push({
      name: `similarity.found.${name.replaceAll(' ', '-')}`,
      value: shares.length,
      unit: 'count',
      n,
      note: `of ${n} essays with ${COPIED_WORDS.toLocaleString('en')} of their ${OWN_WORDS.toLocaleString('en')} words copied, the source came first; shown as copied ${inPercent(shares)}`,
    });
  }
  const chance: number[] = [];
  for (let at = 1; at <= n; at++)
    chance.push((await compare(anEssay({ seed: `rieng-${at}`, words: OWN_WORDS })))[0]?.shareWithoutQuotations ?? 0);
  figures.push({
    name: 'similarity.false-alarms',
    value: chance.filter((share) => share >= ALARM).length,
    unit: 'count',
    n,
    note: `of ${n} essays copied from nobody, those with a share of ${inPercent([ALARM])} and more; the largest share of each ${inPercent(chance)}`,
  });
  return figures;
}

/** An essay of 5,000 words of which 1,500 are a stored one's. */
function planted(stored: StoredEssays, at: number, disguise: (passage: string) => string): string {
  const passage = disguise(passageOf(stored.textOf(sourceOf(stored, at)), COPIED_WORDS, 200 + at * 10));
  return withPassage(anEssay({ seed: `moi-${at}`, words: OWN_WORDS - COPIED_WORDS }), passage);
}

function sourceOf({ count }: StoredEssays, at: number): number {
  return (at * 7919 + 500) % count;
}

function inPercent(shares: readonly number[]): string {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  if (shares.length === 0) return 'in none';
  return least === most ? percent(least) : `${percent(least)} to ${percent(most)}`;
}

function oncePassed(prints: readonly Buffer[]): number {
  let sum = 0;
  for (const bytes of prints) for (const mark of unpackPrint(bytes)) sum = (sum + mark) | 0;
  return sum;
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

function heldMemory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
