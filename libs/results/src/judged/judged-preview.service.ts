import { Injectable } from '@nestjs/common';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { isWholeStanding, type JudgedSummary, type ProposedAward, submissionStandingHash, type SubmissionStanding } from '#rules';
import type { RankedOtherwise } from '../closing/round-ranker.service.js';
import { JudgedCollective } from '../collective/judged-collective.service.js';
import { CollectiveStandings } from '../collective-standings.service.js';
import { collectiveChange, type CorrectionOutcome, OutcomeComparison } from '../corrections/domain/correction-outcome.js';
import type { Standing } from '../entities/standing.entity.js';
import { type JudgedFrom, JudgedGathering, rankJudged } from './judged-gathering.service.js';
import { JudgedLines } from './judged-lines.service.js';
import { SheetsMissing } from './sheets-missing.js';
import { unmarkedIn } from './unmarked-in.js';

/** One side of a comparison: the lines in the order of places, and who would get what. */
interface Side {
  ranked: number;
  sha256: string;
  lines: { submission: string; points: number; authors: readonly string[] }[];
  awards: readonly ProposedAward[];
}

/** What would become of the standing of a part of submissions. Nothing is written. */
@Injectable()
export class JudgedPreview {
  constructor(
    private readonly gathering: JudgedGathering,
    private readonly lines: JudgedLines,
    private readonly judgedCollective: JudgedCollective,
    private readonly collective: CollectiveStandings,
    private readonly contests: ContestReader,
  ) {}

  /**
   * As `StandingPreview.of`, but its table names submissions (ids in the place of pseudonyms), since one person may have several.
   * @param standing that stands; undefined: the ranking as it would be now
   * @param named pseudonyms, all of whose submissions are told of, or ids of submissions
   * @throws SheetsMissing where something would come to a phase in which nobody has marked it
   */
  async compared(
    standing: Standing | undefined,
    round: Round,
    otherwise: RankedOtherwise,
    named: readonly string[] = [],
  ): Promise<CorrectionOutcome> {
    const running = await this.contests.contest(round.contestId);
    const was = standing ? await this.kept(standing) : sideOf((await this.rank(running, round, {})).standing);
    const { from, standing: after } = await this.rank(running, round, otherwise);
    const is = sideOf(after);
    const own = [...was.lines, ...is.lines].filter(({ authors, submission }) => named.includes(submission) || authors.some((one) => named.includes(one))); // prettier-ignore
    const ids = [...new Set(own.map(({ submission }) => submission))];
    const comparison = new OutcomeComparison(bySubmission(was), bySubmission(is), ids);
    for (const { submission, points } of was.lines) comparison.before({ person: submission, points });
    for (const { submission, points } of is.lines) comparison.after({ person: submission, points });
    const result = { submissions: from.evidence.submissions, standing: after, exclusions: [...from.exclusions, ...from.reviewed] };
    const { awards } = await this.judgedCollective.compute(running, round, { ...result, drawSeed: from.drawSeed, counts: from.counts });
    return {
      before: { ranked: was.ranked, sha256: was.sha256 },
      after: { ranked: is.ranked, sha256: is.sha256 },
      ...comparison.finish(),
      collective: await Promise.all(
        awards.map(async ({ award, body }) => collectiveChange((await this.collective.newest(round.contestId, award))?.body, body)),
      ),
    };
  }

  private async kept({ id, sha256, summary }: Standing): Promise<Side> {
    const lines = await this.lines.lines(id, { count: summary.ranked });
    return {
      ...{ ranked: summary.ranked, sha256, awards: summary.prizes.awards },
      lines: lines.map(({ submissionId, points, authors }) => ({ submission: submissionId, points: Number(points), authors })),
    };
  }

  private async rank(
    running: RunningContest,
    round: Round,
    { leftOut, takenIn, cancelled, reinstated, submissionUnits }: RankedOtherwise,
  ): Promise<{ from: JudgedFrom; standing: SubmissionStanding & { summary: JudgedSummary } }> {
    const from = await this.gathering.gather(running, round, { leftOut, takenIn, cancelled, reinstated, submissionUnits });
    const standing = rankJudged(running, round.partCode, from);
    if (!isWholeStanding(standing)) throw new SheetsMissing(unmarkedIn(running, round.partCode, standing.summary.incomplete));
    return { from, standing };
  }
}

function sideOf(standing: SubmissionStanding & { summary: JudgedSummary }): Side {
  const { ranked, prizes } = standing.summary;
  return { ranked, sha256: submissionStandingHash(standing), lines: standing.lines, awards: prizes.awards };
}

/** Whose prizes they are said by submission. */
function bySubmission({ lines, awards }: Side): ProposedAward[] {
  return awards.map((award) => ({ ...award, person: lines[award.rank - 1]?.submission ?? '' }));
}
