import { Injectable } from '@nestjs/common';
import { ContestReader } from '#contests';
import { type ContestId, MINUTE_MS, type RoundId } from '#kernel';
import { type RuleSet, rulesDocument } from '#rules';
import { TenantContext, TenantMemory } from '#tenancy';
import { comparableText } from './domain/comparable-text.js';
import { sampleOfRound } from './queries/similarity-statements.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { type CommonPhrases, frequentPhrases, givenPhrases } from './similarity/common-phrases.js';
import { SubmissionReading } from './submission-reading.service.js';

/** So many texts say what stands in very many. */
const SAMPLE = 300;
const REMEMBERED_MS = 10 * MINUTE_MS;

/** What is nobody's own in a round: the words of its rules and forms, and turns of phrase that very many use. */
@Injectable()
export class SimilarityCommon {
  private readonly memory: TenantMemory<CommonPhrases>;

  constructor(
    private readonly contests: ContestReader,
    private readonly reading: SubmissionReading,
    private readonly statements: ScopedStatements,
    context: TenantContext,
  ) {
    this.memory = new TenantMemory(context, { most: 20, forMs: REMEMBERED_MS });
  }

  /** Made once in ten minutes: it takes seconds where there are many submissions. */
  async of(contestId: ContestId, roundId: RoundId): Promise<CommonPhrases> {
    return this.memory.recall(roundId, async () => {
      const { ruleSet } = await this.contests.contest(contestId);
      const sample = await this.statements.run(sampleOfRound, roundId, SAMPLE);
      const texts: string[] = [];
      for (const { submission, version } of sample) texts.push(comparableText(await this.reading.parts(submission, version)));
      return { given: givenPhrases(givenTexts(ruleSet)), frequent: frequentPhrases(texts) };
    });
  }
}

/** What everybody who takes part was given to read: the rules, with the names of parts, sections and themes. */
function givenTexts(ruleSet: RuleSet): string[] {
  const texts: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
  };
  gather(rulesDocument(ruleSet));
  for (const part of ruleSet.parts) if (part.kind !== 'quiz') gather([part.themes, part.sections, part.requirements]);
  return texts;
}
