import { Injectable } from '@nestjs/common';
import { ContestReader, isPublished, type Round } from '#contests';
import { explanationFor, isJudgedSummary, type OutOfRanking } from '#rules';
import type { Submission, SubmissionId } from '#submissions';
import { Awards } from '../awards.service.js';
import { Corrections } from '../corrections/corrections.service.js';
import type { Award } from '../entities/award.entity.js';
import type { Standing } from '../entities/standing.entity.js';
import { Standings } from '../standings.service.js';
import type { JudgedLine } from './entities/judged-line.entity.js';
import { JudgedLines } from './judged-lines.service.js';

/** What its author may know of a submission once the result of its part is public. */
export interface OwnJudgedPlace {
  /** Undefined for what is not ranked. */
  place?: JudgedPlace | undefined;
  prizes: Award[];
  /** By what the next place above is better: a sentence to the author. Undefined for the first, and where no criterion told them apart. */
  why?: string | undefined;
  /** Why it is not ranked; `detail` of the organisers, an article or who is barred. */
  out?: Pick<OutOfRanking, 'reason' | 'detail'> | undefined;
  /** What the first public result said, where it was corrected since. */
  before?: JudgedPlace | undefined;
}

/** A place as its author is told it: nothing of single sheets and of judges. */
export interface JudgedPlace {
  rank: number;
  /** How many submissions are ranked. */
  of: number;
  points: number;
}

/** Places of one's own submissions, from the publication on and never earlier. */
@Injectable()
export class OwnJudgedPlaces {
  constructor(
    private readonly contests: ContestReader,
    private readonly standings: Standings,
    private readonly lines: JudgedLines,
    private readonly awards: Awards,
    private readonly corrections: Corrections,
  ) {}

  /**
   * By submission, for its author's eyes; those whose part is not published, and those that were never sent, are left out. Rules say nothing of
   * who knows places in a part of submissions: authors know theirs, as contestants of a quiz do where a plan says nothing.
   */
  async of(submissions: readonly Submission[]): Promise<ReadonlyMap<SubmissionId, OwnJudgedPlace>> {
    const found = new Map<SubmissionId, OwnJudgedPlace>();
    for (const [roundId, own] of Map.groupBy(submissions, (one) => one.roundId)) {
      const sent = own.filter(({ state }) => state === 'sent').map(({ id }) => id);
      const round = await this.contests.round(roundId);
      const standing = sent.length > 0 && isPublished(round) ? await this.standings.newest(roundId) : undefined;
      if (standing) for (const [id, place] of await this.inStanding(round, standing, sent)) found.set(id, place);
    }
    return found;
  }

  private async inStanding(round: Round, standing: Standing, ids: readonly SubmissionId[]): Promise<Map<SubmissionId, OwnJudgedPlace>> {
    const { summary } = standing;
    if (!isJudgedSummary(summary)) return new Map();
    const prizes = await this.awards.ofRound(round.id);
    const before = await this.earlier(round, ids);
    const found = new Map<SubmissionId, OwnJudgedPlace>();
    for (const id of ids) {
      const line = await this.lines.lineOf(standing.id, id);
      const out = summary.out.find(({ submission }) => submission === id);
      found.set(id, {
        place: line && placeOf(line, standing),
        prizes: prizes.filter(({ submissionId }) => submissionId === id),
        why: line && (await this.why(standing, line)),
        out: out && { reason: out.reason, detail: out.detail },
        before: before.get(id),
      });
    }
    return found;
  }

  private async earlier(round: Round, ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, JudgedPlace>> {
    if (round.notice?.kind !== 'corrected') return new Map();
    const [first] = await this.corrections.publicOf(round.id);
    const was = first?.standingId ? await this.standings.byId(first.standingId) : undefined;
    if (!was) return new Map();
    const lines = await this.lines.lines(was.id, { count: ids.length, submissions: ids });
    return new Map(lines.map((line) => [line.submissionId, placeOf(line, was)]));
  }

  /** Said to the author of this line; nothing of who stands above, except by what. */
  private async why({ id }: Standing, { rank }: JudgedLine): Promise<string | undefined> {
    const [above] = rank === 1 ? [] : await this.lines.lines(id, { ranks: [rank - 1], count: 1 });
    const told = above && explanationFor('own', above.explanation);
    return told === above?.explanation ? undefined : told;
  }
}

function placeOf({ rank, points }: JudgedLine, { summary }: Standing): JudgedPlace {
  return { rank, of: summary.ranked, points: Number(points) };
}
