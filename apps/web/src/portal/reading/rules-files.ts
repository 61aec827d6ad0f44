import { Injectable } from '@nestjs/common';
import { ContestReader, type RunningContest } from '#contests';
import { OfficialTexts } from '#documents';
import { rulesDocument } from '#rules';
import { TenantContext, TenantMemory } from '#tenancy';

export const RULES_FILES = {
  docx: { label: 'Tải Word', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  pdf: { label: 'Tải PDF', type: 'application/pdf' },
} as const;

export type RulesFormat = keyof typeof RULES_FILES;

/** Of the order of 100 KB each. */
const MOST_FILES = 100;

/** The rules text as files. Each is made once for a version of the rules, however many ask for it at once. */
@Injectable()
export class RulesFiles {
  private readonly made: TenantMemory<Buffer>;

  constructor(
    private readonly contests: ContestReader,
    private readonly texts: OfficialTexts,
    context: TenantContext,
  ) {
    this.made = new TenantMemory(context, { most: MOST_FILES });
  }

  /** @throws DocumentError when the text cannot be typeset */
  file(running: RunningContest, format: RulesFormat): Promise<Buffer> {
    return this.made.recall(`${running.ruleSetHash} ${format}`, () => this.make(running, format));
  }

  private async make({ ruleSet, ruleSetId }: RunningContest, format: RulesFormat): Promise<Buffer> {
    const document = rulesDocument(ruleSet);
    if (format === 'docx') return this.texts.word(document);
    const { publishedAt } = await this.contests.versionOf(ruleSetId);
    return this.texts.pdf(document, publishedAt);
  }
}
