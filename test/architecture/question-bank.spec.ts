import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { foldVietnamese } from '#kernel';

interface Entry {
  code: string;
  difficulty: string;
  text: string;
  options: Record<string, string>;
  key: string;
  explanation: string;
  source: string;
  facts: string[];
}

const FOLDER = join(import.meta.dirname, '../../config/demo/questions');
const files = readdirSync(FOLDER).map((file) => parse(readFileSync(join(FOLDER, file), 'utf8')) as { topic: string; questions: Entry[] });
const questions = files.flatMap((file) => file.questions);

/** The bank that the project brings along is content; these are the faults that a machine can find in it. */
describe('the question bank', () => {
  it('has at least 150 questions, at least 16 on every topic', () => {
    expect(questions.length).toBeGreaterThanOrEqual(150);
    for (const { topic, questions: own } of files) expect({ topic, enough: own.length >= 16 }).toEqual({ topic, enough: true });
  });

  it('gives every question a code, four different options, one key, an explanation and the document it rests on', () => {
    expect(new Set(questions.map((question) => question.code)).size).toBe(questions.length);
    const faulty = questions.filter(
      ({ options, key, explanation, source, facts, difficulty }) =>
        Object.keys(options).join('') !== 'ABCD' ||
        new Set(Object.values(options).map(foldVietnamese)).size !== 4 ||
        !(key in options) ||
        explanation.trim().length < 20 ||
        source.trim().length < 5 ||
        facts.length === 0 ||
        !['easy', 'medium', 'hard'].includes(difficulty),
    );

    expect(faulty.map((question) => question.code)).toEqual([]);
  });

  it('spreads the keys evenly over A to D', () => {
    for (const letter of ['A', 'B', 'C', 'D']) {
      const share = questions.filter((question) => question.key === letter).length / questions.length;
      expect(Math.abs(share - 0.25)).toBeLessThan(0.02);
    }
  });

  it('does not give the key away by its length', () => {
    const longest = questions.filter(({ options, key }) =>
      Object.entries(options).every(([letter, text]) => letter === key || text.length < options[key]!.length),
    );

    expect(longest.length / questions.length).toBeLessThan(0.35);
  });

  it('is written in one normal form and asks nothing twice', () => {
    const texts = questions.flatMap(({ text, options, explanation }) => [text, explanation, ...Object.values(options)]);
    expect(texts.filter((text) => text !== text.normalize('NFC'))).toEqual([]);
    expect(new Set(questions.map((question) => foldVietnamese(question.text))).size).toBe(questions.length);
  });
});
