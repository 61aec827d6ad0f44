import { Injectable } from '@nestjs/common';
import { ContestReader, type Round } from '#contests';
import { isJudgedSummary } from '#rules';
import { TenantContext, UnitOfWork } from '#tenancy';
import type { RankedHead } from '../closing/ranking.js';
import { type RankedOtherwise, type RankedRound, RoundRanker } from '../closing/round-ranker.service.js';
import { CollectiveStandings } from '../collective-standings.service.js';
import { comparedLines } from '../corrections/correction-statements.js';
import { collectiveChange, type CorrectionOutcome, OutcomeComparison } from '../corrections/domain/correction-outcome.js';
import type { Standing } from '../entities/standing.entity.js';
import { JudgedPreview } from '../judged/judged-preview.service.js';
import { Standings } from '../standings.service.js';

const LINES_AT_ONCE = 10_000;

/** In these the newest standing of a round is the one that stands. */
const STANDING: readonly Round['state'][] = ['ranked', 'approved', 'published', 'archived'];

/** One side of a comparison. */
interface Side {
  head: Pick<RankedHead, 'summary' | 'sha256'>;
  /** Lines behind so many, in the order of places. */
  lines: (behind: number) => Promise<Line[]>;
}

interface Line {
  person: string;
  points: number;
}

/**
 * What would become of a standing, for whoever decides about a correction or an appeal. The attempts are read as for the standing
 * itself and in its thread, whatever process asks; no side of the comparison is there as a whole. Nothing is written.
 */
@Injectable()
export class StandingPreview {
  constructor(
    private readonly ranker: RoundRanker,
    private readonly judged: JudgedPreview,
    private readonly standings: Standings,
    private readonly collective: CollectiveStandings,
    private readonly contests: ContestReader,
    private readonly context: TenantContext,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Against what stands; where nothing stands yet, against the ranking as it would be now.
   * @param named pseudonyms that are told of in any case
   * @throws UnscorableError · RankingError · SheetsMissing
   */
  async of(round: Round, otherwise: RankedOtherwise, named: readonly string[] = []): Promise<CorrectionOutcome> {
    const standing = STANDING.includes(round.state) ? await this.standings.newest(round.id) : undefined;
    if (standing) return this.against(standing, round, otherwise, named);
    if (round.kind === 'receiving') return this.judged.compared(undefined, round, otherwise, named);
    const now = await this.rank(round, {});
    try {
      return await this.compared(rankedSide(now), round, otherwise, named);
    } finally {
      await now.ranking.stop();
    }
  }

  /** Against a standing that is kept. @throws as `of` does */
  async against(standing: Standing, round: Round, otherwise: RankedOtherwise, named: readonly string[] = []): Promise<CorrectionOutcome> {
    if (isJudgedSummary(standing.summary)) return this.judged.compared(standing, round, otherwise, named);
    const { id, summary, sha256 } = standing;
    const lines = (behind: number): Promise<Line[]> =>
      this.unitOfWork.run((manager) => manager.query(comparedLines.text, [this.context.tenantId(), id, behind, LINES_AT_ONCE]));
    return this.compared({ head: { summary, sha256 }, lines }, round, otherwise, named);
  }

  private async compared(was: Side, round: Round, otherwise: RankedOtherwise, named: readonly string[]): Promise<CorrectionOutcome> {
    const ranked = await this.rank(round, otherwise);
    try {
      const is = rankedSide(ranked);
      const comparison = new OutcomeComparison(was.head.summary.prizes.awards, is.head.summary.prizes.awards, named);
      for (let behind = 0; behind < was.head.summary.ranked; behind += LINES_AT_ONCE)
        for (const line of await was.lines(behind)) comparison.before(line);
      for (let behind = 0; behind < is.head.summary.ranked; behind += LINES_AT_ONCE)
        for (const line of await is.lines(behind)) comparison.after(line);
      return {
        before: { ranked: was.head.summary.ranked, sha256: was.head.sha256 },
        after: { ranked: is.head.summary.ranked, sha256: is.head.sha256 },
        ...comparison.finish(),
        collective: await Promise.all(
          ranked.head.collective.map(async ({ award, body }) =>
            collectiveChange((await this.collective.newest(round.contestId, award))?.body, body),
          ),
        ),
      };
    } finally {
      await ranked.ranking.stop();
    }
  }

  private async rank(round: Round, otherwise: RankedOtherwise): Promise<RankedRound> {
    return this.ranker.rank(await this.contests.contest(round.contestId), round, otherwise);
  }
}

/** Lines as the ranking gives them, which are texts of lists. */
function rankedSide({ head, ranking }: RankedRound): Side {
  const lines = async (behind: number): Promise<Line[]> => {
    const { people, points } = await ranking.lines(behind + 1, LINES_AT_ONCE);
    const worth = points.slice(1, -1).split(',');
    return people.slice(1, -1).split(',').map((person, at) => ({ person, points: Number(worth[at]) })); // prettier-ignore
  };
  return { head, lines };
}
