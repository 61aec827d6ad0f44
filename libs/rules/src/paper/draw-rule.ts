import type { z } from 'zod';
import type { NameOf, Problem, Strategy } from '../plan/strategy.js';

export const DIFFICULTIES = { easy: 'dễ', medium: 'trung bình', hard: 'khó' } as const;

export type Difficulty = keyof typeof DIFFICULTIES;

/** A question of a bank as far as drawing needs it; its text and its key are not here. */
export interface BankQuestion {
  id: string;
  topic: string;
  difficulty: Difficulty;
  optionCount: number;
  /** Several options are right, and the person is told so. */
  several?: boolean;
}

/** Draw `items` questions out of those that `from` accepts. Shares of one rule never overlap. */
export interface DrawShare {
  items: number;
  /** The share in words, for reports of a bank that is too small. */
  name: string;
  from: (question: BankQuestion) => boolean;
  /** The difficulty of all of its questions, where the rule states it. */
  difficulty?: Difficulty | undefined;
}

/** For whom and when a paper is drawn; a rule that looks at neither needs neither. */
export interface DrawScope {
  /** Code of the round. */
  round?: string | undefined;
  /** Code of the person's audience group. */
  audience?: string | undefined;
}

/** How the questions of a paper are drawn from the bank. */
export interface DrawRule<Args extends z.ZodObject = z.ZodObject> extends Strategy<Args> {
  /**
   * @param items number of questions of the paper
   * @param nameOf for the names of the shares
   * @returns undefined when the rule needs to know a round or audience that the scope does not tell, or knows it not
   */
  shares(args: z.output<Args>, items: number, nameOf: NameOf, scope: DrawScope): DrawShare[] | undefined;
  /** One scope for each kind of paper that the rule tells apart, with all that the rule looks at; one empty scope when all are alike. */
  scopes(args: z.output<Args>): DrawScope[];
  /**
   * What is wrong with the arguments in a plan that has these codes: a round without questions, a group without a bank.
   * @param rounds codes of the part's rounds, in order
   */
  problemsIn?(args: z.output<Args>, plan: { rounds: readonly string[]; audiences: readonly string[] }): Problem[];
  /** The codes of the topics that the rule draws from; undefined: all topics. */
  topics(args: z.output<Args>): string[] | undefined;
}

export const drawRule = <Args extends z.ZodObject>(rule: DrawRule<Args>): DrawRule<Args> => rule;
