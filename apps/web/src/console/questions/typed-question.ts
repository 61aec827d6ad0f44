import { MOST_IMAGES, MOST_OPTIONS, type QuestionImage, type TypedQuestion, type WholeQuestion } from '#questions';
import type { NumberedFields, QuestionForm } from './question.forms.js';

/** A question of the form, its pictures apart: they are looked at first. */
export function typedQuestion(form: QuestionForm, images: readonly QuestionImage[]): TypedQuestion {
  const { topic = '', difficulty = '', text = '', explanation = '', document = '', source = '', article = '' } = form;
  const numbered = form as NumberedFields;
  const options = Array.from({ length: MOST_OPTIONS }, (_, n) => ({
    text: numbered[`option-${n}`] ?? '',
    isRight: numbered[`right-${n}`] === 'yes',
  }));
  return { topic, difficulty, text, options, explanation, source: document || source, article, images };
}

/** The pictures that the form still has, by key and words. */
export function keptImages(form: QuestionForm): { key: string; alt: string }[] {
  const numbered = form as NumberedFields;
  return Array.from({ length: MOST_IMAGES }, (_, n) => n).flatMap((n) => {
    const key = numbered[`image-${n}`];
    return key && numbered[`image-${n}-remove`] !== 'yes' ? [{ key, alt: numbered[`image-${n}-alt`] ?? '' }] : [];
  });
}

/** What the form of a question shows first. */
export function typedOf({ topic, difficulty, text, options, key, explanation, source, article, images }: WholeQuestion): TypedQuestion {
  const rows = options.map((option, n) => ({ text: option, isRight: key.includes(n) }));
  return { topic, difficulty, text, options: rows, explanation, source, article, images };
}

export const BLANK: TypedQuestion = {
  topic: '',
  difficulty: '',
  text: '',
  options: [],
  explanation: '',
  source: '',
  article: '',
  images: [],
};
