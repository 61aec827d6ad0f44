import { BadRequestException } from '@nestjs/common';
import { type Answer, bitsOfLetters, MOST_OPTIONS, type Sitting } from '#attempts';
import { ALL } from './exam-presenter.js';

/** A form without script: `question` says which it shows, `choice-<n>` what is chosen. */
export type TypedAnswers = Record<string, string | string[] | undefined>;

/**
 * What a form says that the server does not hold yet. Nothing chosen takes an answer back only where several may be chosen: a
 * circle cannot be emptied, so there it means that nothing was said.
 * @throws BadRequestException for a question that the paper does not have
 */
export function typedAnswers(form: TypedAnswers, { attempt, paper, bank }: Pick<Sitting, 'attempt' | 'paper' | 'bank'>): Answer[] {
  const shown = form['question'];
  const places = shown === ALL ? paper.map((_, n) => n + 1) : [Number(shown)];
  if (places.some((place) => !Number.isInteger(place) || place < 1 || place > paper.length)) throw new BadRequestException();
  const severals = new Set<string>(bank.items.filter(({ several }) => several).map(({ question }) => question));
  const seq = Math.max(0, ...attempt.seqs) + 1;
  return places.flatMap((place) => {
    const bits = bitsOfLetters([form[`choice-${place}`] ?? ''].flat().join(''), MOST_OPTIONS);
    const isSaid = bits !== 0 || severals.has(paper[place - 1]?.question ?? '');
    return isSaid && bits !== attempt.choices[place - 1] ? [{ place, bits, seq }] : [];
  });
}
