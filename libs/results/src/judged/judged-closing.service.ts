import { Injectable } from '@nestjs/common';
import { ContestReader, type Round, RoundTransitions, type RunningContest } from '#contests';
import { JudgingProgress } from '#judging';
import { Clock, newId } from '#kernel';
import { canonicalJson, isWholeStanding, submissionStandingHash, type SubmissionStanding, type JudgedSummary } from '#rules';
import { SubmissionReading } from '#submissions';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { StandingLeases } from '../closing/standing-leases.service.js';
import { JudgedCollective } from '../collective/judged-collective.service.js';
import { CollectiveStandings } from '../collective-standings.service.js';
import { Standing, type StandingId } from '../entities/standing.entity.js';
import { InputKeeping } from '../recheck/input-keeping.service.js';
import { Standings } from '../standings.service.js';
import { type JudgedFrom, JudgedGathering, rankJudged } from './judged-gathering.service.js';
import { JudgedLines } from './judged-lines.service.js';
import { type UnmarkedIn, unmarkedIn } from './unmarked-in.js';

/** What a part of submissions waits for before it can be ranked. */
export interface JudgedWaiting {
  /** Phases of judging that are not closed. */
  isBeingJudged: boolean;
  /** Submissions without a last word of the formal check. */
  unchecked: number;
  /**
   * Phases that are closed though submissions in the running lack sheets in them, with how many: two people have to open them again. Only
   * known once all else is there.
   */
  unmarked: UnmarkedIn[];
}

/** Ranks a part of submissions once it is judged, and freezes its standing. */
@Injectable()
export class JudgedClosing {
  constructor(
    @InjectScoped(Standing) private readonly rows: ScopedRepository<Standing>,
    private readonly standings: Standings,
    private readonly gathering: JudgedGathering,
    private readonly lines: JudgedLines,
    private readonly judgedCollective: JudgedCollective,
    private readonly collective: CollectiveStandings,
    private readonly inputs: InputKeeping,
    private readonly leases: StandingLeases,
    private readonly progress: JudgingProgress,
    private readonly reading: SubmissionReading,
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What a settling round of receiving waits for; everything 0 and false: its standing comes by itself. */
  async waiting(round: Round): Promise<JudgedWaiting> {
    const isBeingJudged = !(await this.progress.isOver(round.id));
    const unchecked = (await this.reading.unchecked(round.id)).length;
    if (isBeingJudged || unchecked > 0) return { isBeingJudged, unchecked, unmarked: [] };
    const running = await this.contests.contest(round.contestId);
    const { summary } = rankJudged(running, round.partCode, await this.gathering.gather(running, round));
    return { isBeingJudged, unchecked, unmarked: unmarkedIn(running, round.partCode, summary.incomplete) };
  }

  /**
   * Computes the standing of a round of receiving that is settling, freezes it as its next version and calls the round ranked, all or
   * nothing. Two workers at once: one does it.
   * @returns the new standing; undefined when the round was no longer settling, another worker is at it, or something is missing still
   */
  async compute(round: Round): Promise<StandingId | undefined> {
    if (!(await this.progress.isOver(round.id)) || (await this.reading.unchecked(round.id)).length > 0) return undefined;
    return this.leases.whileHeld(round.id, async () => {
      if ((await this.contests.round(round.id)).state !== 'settling') return undefined;
      const running = await this.contests.contest(round.contestId);
      const from = await this.gathering.gather(running, round);
      const standing = rankJudged(running, round.partCode, from);
      if (!isWholeStanding(standing)) return undefined;
      try {
        return await this.unitOfWork.run(() => this.freeze(running, round, from, standing));
      } catch (error) {
        // Everything is taken back; where it is still to be done, the next turn does it.
        if (error instanceof Overtaken || (error as { constraint?: string }).constraint === 'standings_version_key') return undefined;
        throw error;
      }
    });
  }

  private async freeze(
    running: RunningContest,
    round: Round,
    from: JudgedFrom,
    standing: SubmissionStanding & { summary: JudgedSummary },
  ): Promise<StandingId> {
    const { state } = await this.transitions.hold(round.id);
    // A phase that is opened again holds the round, too.
    if (state !== 'settling' || !(await this.progress.isOver(round.id))) throw new Overtaken();
    // What was cancelled, decided or given elsewhere meanwhile: the next turn computes with it.
    if (canonicalJson(await this.gathering.gather(running, round)) !== canonicalJson(from)) throw new Overtaken();
    const request = await this.standings.lastRequest(round.id);
    const now = this.clock.now();
    const version = ((await this.standings.newest(round.id))?.version ?? 0) + 1;
    const [standingId, sha256] = [newId<'standing'>(now) as StandingId, submissionStandingHash(standing)];
    await this.rows.insert({
      ...{ id: standingId, contestId: round.contestId, roundId: round.id, version, ruleSetId: running.ruleSetId, keyVersions: {} },
      ...{ summary: standing.summary, sha256, computedAt: now },
      ...{ requestedBy: request?.by ?? null, reason: version === 1 ? null : (request?.reason ?? 'Tính lại') },
    });
    await this.lines.keep(standingId, standing.lines);
    const result = {
      ...{ submissions: from.evidence.submissions, standing, drawSeed: from.drawSeed, counts: from.counts },
      exclusions: [...from.exclusions, ...from.reviewed],
    };
    const { awards, units, leaders } = await this.judgedCollective.compute(running, round, result);
    const collective = await this.collective.keep(round, awards);
    const inputs = await this.inputs.keepJudged({ standingId, version, running, round, sha256, from, collective, units, leaders });
    await this.judgedCollective.keepSources(running, round, { standingId, collective, ...result });
    const details = { standing: standingId, version, sha256, inputs };
    await this.transitions.move(round.id, { from: 'settling', to: 'ranked', actor: null, details });
    return standingId;
  }
}

/** The round was taken further, or what it rests on changed, while its standing was computed. */
class Overtaken extends Error {}
