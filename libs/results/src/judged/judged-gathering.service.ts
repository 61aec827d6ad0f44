import { Injectable } from '@nestjs/common';
import { ContestReader, type Round, type RunningContest } from '#contests';
import { JudgedSheets } from '#judging';
import {
  drawSeedOf,
  type Exclusion,
  type HeldPrize,
  inOneOrder,
  type JudgedEvidence,
  rankSubmissions,
  type RefusedPrize,
  type Submission,
  type SubmissionStanding,
} from '#rules';
import { SubmissionReading } from '#submissions';
import { RankingExclusions } from '../anomalies/ranking-exclusions.service.js';
import { Awards } from '../awards.service.js';
import { PrizeRefusals } from '../payouts/prize-refusals.service.js';
import { TierCounts } from './tier-counts.service.js';

/** What a part of submissions is ranked from. */
export interface JudgedFrom {
  evidence: JudgedEvidence;
  /** Of the ids of all that were received. */
  drawSeed: string;
  /** Who is barred by the rules. */
  exclusions: Exclusion[];
  /** Who is left out of this part by decision of two people. */
  reviewed: readonly Exclusion[];
  held: HeldPrize[];
  refusals: RefusedPrize[];
  /** Of tiers that were decided later, by "group.tier". */
  counts: Record<string, number>;
}

/** What is taken otherwise than it stands: for a table of what would become of a correction or an appeal. */
export interface JudgedOtherwise {
  /** Left out besides. */
  leftOut?: readonly Exclusion[] | undefined;
  /** Pseudonyms of those who are ranked again, whatever has left them out. */
  takenIn?: readonly string[] | undefined;
  /** Submissions that would be cancelled, by id, each with the article. */
  cancelled?: ReadonlyMap<string, string> | undefined;
  /** Ids of those that count again, whether they were cancelled or found invalid. */
  reinstated?: readonly string[] | undefined;
  /** Codes of other units, by submission. */
  submissionUnits?: ReadonlyMap<string, string> | undefined;
}

/** Gathers what a part of submissions is ranked from, and ranks it. Writes nothing. */
@Injectable()
export class JudgedGathering {
  constructor(
    private readonly reading: SubmissionReading,
    private readonly sheets: JudgedSheets,
    private readonly reviewed: RankingExclusions,
    private readonly awards: Awards,
    private readonly refusals: PrizeRefusals,
    private readonly counts: TierCounts,
    private readonly contests: ContestReader,
  ) {}

  async gather(running: RunningContest, round: Round, otherwise: JudgedOtherwise = {}): Promise<JudgedFrom> {
    const submissions = (await this.reading.ofRound(round.id)).map((one) => retold(one, otherwise));
    const { sheets, leftOut: ended } = await this.sheets.whole(round.id);
    const leftOut = ended.map(({ sheet, because }) => ({
      ...{ submission: sheet.submissionId, phase: sheet.phase, judge: sheet.judge, points: sheet.points, because },
      ...(sheet.agrees !== null && { agrees: sheet.agrees }),
      ...(sheet.isFurther && { further: true }),
    }));
    const stillOut = (await this.reviewed.of(round.id)).filter(({ person }) => !otherwise.takenIn?.includes(person));
    const rounds = await this.contests.everyRoundOf(round.contestId);
    return {
      evidence: inOneOrder({ submissions, sheets, leftOut }),
      drawSeed: drawSeedOf(submissions.map(({ id }) => id)),
      exclusions: (await this.reading.barred(running, round.id)).toSorted(byPerson),
      reviewed: [...stillOut, ...(otherwise.leftOut ?? [])],
      held: await this.awards.heldIn(round.contestId, rounds, round.id),
      refusals: await this.refusals.ofRound(round.id),
      counts: await this.counts.of(round.id),
    };
  }
}

function retold(submission: Submission, { cancelled, reinstated, submissionUnits }: JudgedOtherwise): Submission {
  const { cancelled: out, ...rest } = submission;
  const reason = cancelled?.get(rest.id) ?? (reinstated?.includes(rest.id) ? undefined : out);
  const unit = submissionUnits?.get(rest.id);
  return { ...rest, ...(unit !== undefined && { unit }), ...(reason !== undefined && { cancelled: reason }) };
}

/** The standing that comes of it; its lines are provisional as long as `summary.incomplete` names any. */
export function rankJudged({ ruleSet }: Pick<RunningContest, 'ruleSet'>, part: string, from: JudgedFrom): SubmissionStanding {
  const { evidence, drawSeed, exclusions, reviewed, held, refusals, counts } = from;
  const { submissions, sheets } = evidence;
  return rankSubmissions({
    ruleSet,
    part,
    submissions,
    sheets,
    exclusions: [...exclusions, ...reviewed],
    drawSeed,
    held,
    refusals,
    counts,
  });
}

function byPerson(a: Exclusion, b: Exclusion): number {
  const [one, other] = [`${a.person} ${a.reason}`, `${b.person} ${b.reason}`];
  return one < other ? -1 : Number(one > other);
}
