import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { ContestReader } from '#contests';
import { InjectScoped, ScopedRepository } from '#tenancy';
import { mainWordsOf } from './domain/main-text.js';
import { submissionPart } from './domain/submission-number.js';
import { SubmissionVersion } from './entities/submission-version.entity.js';
import { ScopedStatements } from './queries/scoped-statements.service.js';
import { uncountedVersions } from './queries/submission-statements.js';
import { SubmissionTexts } from './submission-texts.service.js';

/**
 * Counts the words of what was sent before its main file had come. Too few by the rules are no machine's to refuse then: the
 * secretariat sees the number in the formal check.
 */
@Injectable()
export class LateWordCounts {
  constructor(
    @InjectScoped(SubmissionVersion) private readonly versions: ScopedRepository<SubmissionVersion>,
    private readonly contests: ContestReader,
    private readonly texts: SubmissionTexts,
    private readonly statements: ScopedStatements,
  ) {}

  /** At most so many; how many. For the worker, once the texts are read. */
  async countMissing(limit = 20): Promise<number> {
    const rows = await this.statements.run(uncountedVersions, limit);
    for (const { submission: submissionId, version, contest, part: code, file } of rows) {
      const part = submissionPart((await this.contests.contest(contest)).ruleSet, code);
      const blocks = (await this.texts.kept(file))?.bodyBlocks;
      const words = part && blocks ? mainWordsOf(part, blocks, []) : null;
      if (words) await this.versions.update({ submissionId, version, words: IsNull() }, { words: words.words, wordParts: words.parts });
    }
    return rows.length;
  }
}
