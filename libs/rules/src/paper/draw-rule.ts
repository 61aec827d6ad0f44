import type { z } from 'zod';
import type { Strategy } from '../plan/strategy.js';

export const DIFFICULTIES = { easy: 'dễ', medium: 'trung bình', hard: 'khó' } as const;

export type Difficulty = keyof typeof DIFFICULTIES;

/** A question of a bank as far as drawing needs it; its text and its key are not here. */
export interface BankQuestion {
  id: string;
  topic: string;
  difficulty: Difficulty;
  optionCount: number;
}

/** Draw `items` questions out of those that `from` accepts. Shares of one rule never overlap. */
export interface DrawShare {
  items: number;
  /** The share in words, for reports of a bank that is too small. */
  name: string;
  from: (question: BankQuestion) => boolean;
}

/** How the questions of a paper are drawn from the bank. */
export interface DrawRule<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /**
   * @param items number of questions of the paper
   * @param nameOfTopic for the names of the shares
   */
  shares(args: z.output<Args>, items: number, nameOfTopic: (topic: string) => string): DrawShare[];
  /** The codes of the topics that the rule draws from; undefined: all topics. */
  topics(args: z.output<Args>): string[] | undefined;
}

export const drawRule = <Args extends z.ZodObject>(rule: DrawRule<Args>): DrawRule<Args> => rule;
