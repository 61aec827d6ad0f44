import { Injectable } from '@nestjs/common';
import { quizPart } from '#attempts';
import { ContestReader } from '#contests';
import { SealedBanks } from '#questions';
import { AttemptScorer, revisionsOf } from '#rules';
import { type InstantReader, OffenceList, type Offences } from '#tenancy';
import { keyOfVersion, type ScoredLine, scoredLines } from './standing-statements.js';

/** Scores again what stands in standings, by the rules of the attempt and the version of the key that the standing names. */
@Injectable()
export class ScoreCheck {
  constructor(
    private readonly contests: ContestReader,
    private readonly banks: SealedBanks,
  ) {}

  /** Lines whose score is not what the marks give, or which are not of their attempt. */
  async find(reader: InstantReader, tenantId: string): Promise<Offences> {
    const found = new OffenceList();
    const scorers = new Map<string, AttemptScorer | undefined>();
    for await (const lines of reader.portions(scoredLines, [tenantId, reader.share.part, reader.share.of]))
      for (const line of lines) {
        const place = `${line.bank} ${line.ruleSet} ${line.keyVersion}`;
        if (!scorers.has(place)) scorers.set(place, await this.scorer(reader, tenantId, line));
        if (!line.isSame || !isScoredSo(line, scorers.get(place))) found.add(`bảng xếp hạng ${line.standing}: hạng ${line.rank}`);
      }
    return found.found();
  }

  /** None where the attempt, its bank or that version of the key is not there. */
  private async scorer(
    reader: InstantReader,
    tenantId: string,
    { bank, ruleSet, part, keyVersion, isSame }: ScoredLine,
  ): Promise<AttemptScorer | undefined> {
    const [version] = isSame && keyVersion !== null ? await reader.rows(keyOfVersion, [tenantId, bank, keyVersion]) : [];
    if (!version) return undefined;
    const { questions } = await this.banks.byId(bank);
    return new AttemptScorer(quizPart(await this.contests.ruleSet(ruleSet), part), questions, version.key, revisionsOf(version.revisions));
  }
}

function isScoredSo({ points, allCorrect, questions, marks }: ScoredLine, scorer: AttemptScorer | undefined): boolean {
  try {
    const score = scorer?.score({ questions: numbers(questions), marks: numbers(marks) });
    return score?.points === points && score.allCorrect === allCorrect;
  } catch {
    // A question that is not in the bank, or one without a key.
    return false;
  }
}

function numbers(list: string): number[] {
  return list === '' ? [] : list.split(',').map(Number);
}
