import { Injectable } from '@nestjs/common';
import { ContestReader } from '#contests';
import { type SealedBank, SealedBanks } from '#questions';
import { type PaperItem, type QuizPart, redrawPaper, type RuleSet } from '#rules';
import { AttemptError } from './attempt.errors.js';
import type { Attempt } from './entities/attempt.entity.js';

/** An attempt with its paper. */
export interface Sitting {
  attempt: Attempt;
  paper: readonly PaperItem[];
  bank: SealedBank;
  ruleSet: RuleSet;
  part: QuizPart;
}

/** Attempts with the papers that they were given. */
@Injectable()
export class Sittings {
  constructor(
    private readonly contests: ContestReader,
    private readonly banks: SealedBanks,
  ) {}

  async of(attempt: Attempt): Promise<Sitting> {
    const [ruleSet, bank] = [await this.contests.ruleSet(attempt.ruleSetId), await this.banks.byId(attempt.bankId)];
    const part = quizPart(ruleSet, attempt.partCode);
    const questions = attempt.questions.map((place) => bank.questions[place]?.id ?? '');
    return { attempt, bank, ruleSet, part, paper: redrawPaper({ paper: part.paper, bank: bank.questions, seed: attempt.seed, questions }) };
  }
}

/** The quiz part of a rule set by its code. @throws AttemptError ROUND_NOT_OPEN when it is no quiz */
export function quizPart(ruleSet: RuleSet, code: string): QuizPart {
  const part = ruleSet.parts.find((one) => one.code === code);
  if (part?.kind !== 'quiz') throw new AttemptError('ROUND_NOT_OPEN');
  return part;
}
