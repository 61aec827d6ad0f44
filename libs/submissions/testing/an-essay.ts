import { capitalise } from '#kernel';
import { RandomWords } from '#rules';
import {
  ACTIONS,
  CHANGES,
  HEADINGS,
  MANNERS,
  OBJECTS,
  OCCASIONS,
  OPENINGS,
  OUTCOMES,
  OWNERS,
  PLACES,
  QUALITIES,
  SUBJECTS,
  SYLLABLES,
} from './essay-words.js';

const SENTENCES_PER_PARAGRAPH = 5;
const PARAGRAPHS_PER_HEADING = 4;

/**
 * An essay of at least `words` words on how an office has made its work better, a paragraph per line, some of them headings;
 * the same for the same seed. Essays of different seeds use the same terms, as those of one contest do.
 */
export function anEssay({ seed = 'bai-mau', words = 3000 }: { seed?: string; words?: number } = {}): string {
  const chance = new RandomWords(seed);
  const lines: string[] = [];
  for (let count = 0, paragraph = 0; count < words; paragraph++) {
    if (paragraph % PARAGRAPHS_PER_HEADING === 0) lines.push(aHeading(paragraph / PARAGRAPHS_PER_HEADING));
    const text = Array.from({ length: SENTENCES_PER_PARAGRAPH }, () => aSentence(chance)).join(' ');
    lines.push(text);
    count += text.split(' ').length;
  }
  return lines.join('\n');
}

function aHeading(at: number): string {
  return `${at + 1}. ${HEADINGS[at % HEADINGS.length] as string}`;
}

function aSentence(chance: RandomWords): string {
  const one = <T>(list: readonly T[]): T => list[chance.below(list.length)] as T;
  const often = (text: () => string): string[] => (chance.below(3) > 0 ? [text()] : []);
  const seldom = (text: () => string): string[] => (chance.below(3) === 0 ? [text()] : []);
  const place = (): string => `${one(PLACES)} ${capitalise(one(SYLLABLES))} ${capitalise(one(SYLLABLES))}`;
  const doing = (): string => {
    const means = chance.below(2) === 0 ? one(QUALITIES) : place();
    return [one(MANNERS), one(ACTIONS), one(OBJECTS), ...often(() => one(OWNERS)), means].join(' ');
  };
  const [change, measure] = one(CHANGES);
  const when = (): string => `ngày ${chance.below(28) + 1} tháng ${chance.below(12) + 1}`;
  return [
    [one(OPENINGS), ...often(() => (chance.below(2) === 0 ? when() : place())), ...seldom(() => one(OCCASIONS))].join(' '),
    [one(SUBJECTS), ...often(place), doing()].join(' '),
    ...seldom(() => `đồng thời ${doing()}`),
    [one(OUTCOMES), ...often(place), change, chance.below(90) + 2, `${measure}.`].join(' '),
  ].join(', ');
}
