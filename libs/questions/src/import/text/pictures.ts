import type { RawQuestion } from '../raw-question.js';
import { PICTURE } from './marked-line.js';

/** A question without the places of its pictures, and a word about them. */
export function withoutPictures(question: RawQuestion): RawQuestion {
  if (![question.text, ...question.options, question.explanation].some((text) => text.includes(PICTURE))) return question;
  const without = (text: string): string => text.replaceAll(PICTURE, ' ').replace(/ {2,}/g, ' ').trim();
  return {
    ...question,
    text: without(question.text),
    options: question.options.map(without),
    explanation: without(question.explanation),
    remarks: [...question.remarks, { kind: 'warning', text: 'có hình hoặc công thức không nhập được; hãy thêm lại khi soạn câu này' }],
  };
}
