import { foldVietnamese } from '#kernel';
import { contentsOf } from './contents.js';
import { countWords } from './count-words.js';
import { coverLength } from './cover.js';
import { NUMBER_CLASSES } from './heading-number.js';
import { type Heading, headingsOf } from './headings.js';
import { bareWords } from './same-words.js';
import type { TextBlock } from './text-block.js';

/** A section that a plan asks for, and where a text seems to have it. */
export interface SectionFound {
  code: string;
  /** Its heading in the text; null where none is like it. */
  heading: string | null;
  /** Words from below the heading to the next section's. */
  words: number;
  /** How much of the heading says what the plan says, 0 to 1. */
  likeness: number;
}

/** Less alike than this is another thing. */
const LEAST_LIKENESS = 0.5;
/** A longer heading that holds so much of what a section is called is that section. */
const WHOLE = 0.8;
/** Words that say nothing about what a section is. */
const EMPTY = new Set(['ve', 'va', 'cua', 'cac', 'nhung', 'cho', 'de', 'trong', 'voi', 'la', 'tai', 'thuc hien', 'phan', 'noi dung']);

/**
 * Which of the sections that a plan asks for a text has, for its author to confirm: by headings that say what the plan says. Names
 * in plans are long sentences, headings short; words that stand in several names ("chuyển đổi số") count for less than those by
 * which one is told from the others ("thực trạng"). Each heading is one section's at most, and each section has one heading.
 * @returns one entry for each section, in the order of the plan
 */
export function sectionsFound(blocks: readonly TextBlock[], sections: readonly { code: string; name: string }[]): SectionFound[] {
  const cover = coverLength(blocks);
  const contents = contentsOf(blocks, cover);
  const all = headingsOf(blocks).filter(({ at }) => at >= cover && !contents.some(({ from, to }) => at >= from && at < to));
  const headings = all.filter(({ kind }) => kind === undefined || kind === 'main');
  const likeness = likenessTo(sections.map(({ name }) => name));
  const pairs = sections
    .flatMap(({ code }, of) => headings.map((heading) => ({ code, heading, likeness: likeness(heading.title, of) })))
    .filter((pair) => pair.likeness >= LEAST_LIKENESS)
    // Of headings alike, the wider one, then the first.
    .toSorted((a, b) => b.likeness - a.likeness || width(a.heading) - width(b.heading) || a.heading.at - b.heading.at);
  const chosen = new Map<string, { heading: Heading; likeness: number }>();
  for (const pair of pairs) {
    const isTaken = chosen.has(pair.code) || [...chosen.values()].some(({ heading }) => heading === pair.heading);
    if (!isTaken) chosen.set(pair.code, pair);
  }
  const begins = [...chosen.values()].map(({ heading }) => heading.at);
  return sections.map(({ code }) => {
    const found = chosen.get(code);
    if (!found) return { code, heading: null, words: 0, likeness: 0 };
    const to = Math.min(endOf(all, found.heading) ?? blocks.length, ...begins.filter((at) => at > found.heading.at));
    const words = blocks.slice(found.heading.next, to).reduce((sum, { text }) => sum + countWords(text), 0);
    return { code, heading: found.heading.text, words, likeness: found.likeness };
  });
}

/** Where a heading as wide comes, or a part by its name: conclusion, references. Others without a number do not end a section. */
function endOf(headings: readonly Heading[], own: Heading): number | undefined {
  const ends = (heading: Heading): boolean =>
    heading.of === undefined ? heading.kind !== undefined : own.of !== undefined && width(heading) <= width(own);
  return headings.find((heading) => heading.at > own.at && ends(heading))?.at;
}

function width({ of }: Heading): number {
  return of === undefined ? NUMBER_CLASSES.length : NUMBER_CLASSES.indexOf(of);
}

function likenessTo(names: readonly string[]): (title: string, of: number) => number {
  const words = names.map(tellingWords);
  const weight = (word: string): number => {
    const holding = words.filter((one) => one.has(word)).length;
    return holding > 1 && holding === words.length ? 0 : 1 / Math.max(1, holding) ** 2;
  };
  const sum = (some: Iterable<string>): number => [...some].reduce((total, word) => total + weight(word), 0);
  // Up to the first bracket, colon or semicolon stands what a section is; the rest explains it.
  const cores = names.map((name) => tellingWords(name.split(/[;:(]/u)[0] ?? name));
  return (title, of) => {
    const own = tellingWords(title);
    if (sum(own) === 0) return 0;
    const common = [...own].filter((word) => words[of]?.has(word));
    const core = [...own].filter((word) => cores[of]?.has(word));
    const [said, asked] = [sum(common) / sum(own), sum(core) / (sum(cores[of] ?? []) || 1)];
    return Math.max(said, asked >= WHOLE ? asked : 0);
  };
}

/** Pairs of neighbouring syllables, which are what Vietnamese words mostly are, and the syllables themselves. */
function tellingWords(text: string): Set<string> {
  const syllables = foldVietnamese(bareWords(text))
    .split(' ')
    .filter((one) => one !== '' && !EMPTY.has(one));
  const pairs = syllables.flatMap((one, at) => (syllables[at + 1] === undefined ? [] : [`${one} ${syllables[at + 1]}`]));
  return new Set([...syllables, ...pairs]);
}
