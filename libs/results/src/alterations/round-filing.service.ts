import { Injectable } from '@nestjs/common';
import { ContestReader, RoundTransitions } from '#contests';
import { Clock, DAY_MS } from '#kernel';
import { appealDeadline, type RuleSet } from '#rules';
import { Corrections } from '../corrections/corrections.service.js';
import { Publication } from '../publication.service.js';

/** After the last day for appeals (without appeals: after publication, of a corrected result the last one) the board has so long to answer what came in. */
const ANSWER_DAYS = 30;

/** Filing: a published round whose results nobody may contest any more, and nobody has asked to correct, is archived, and is annulled by nobody from then on. */
@Injectable()
export class RoundFiling {
  constructor(
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly publication: Publication,
    private readonly corrections: Corrections,
    private readonly clock: Clock,
  ) {}

  /** Archives the rounds of the tenant in scope whose day has come; how many. Several workers at once: one does it. */
  async fileWhatIsOver(): Promise<number> {
    const published = (await this.contests.publishedRounds()).filter(({ state }) => state === 'published');
    let filed = 0;
    for (const { id, contestId } of published) {
      const publishedAt = await this.publication.publicSince(id);
      if (!publishedAt || this.clock.now() < fileDay((await this.contests.contest(contestId)).ruleSet, publishedAt)) continue;
      if (await this.corrections.isAskedIn(id)) continue;
      const reason = 'Đã hết thời hạn khiếu nại và trả lời.';
      if (await this.transitions.move(id, { from: 'published', to: 'archived', actor: null, reason })) filed += 1;
    }
    return filed;
  }
}

/** From when on a round that was published then may be filed. */
function fileDay(ruleSet: RuleSet, publishedAt: Date): Date {
  const contestable = appealDeadline(ruleSet, publishedAt) ?? publishedAt;
  return new Date(contestable.getTime() + ANSWER_DAYS * DAY_MS);
}
