import { Injectable } from '@nestjs/common';
import { type Attempt, quizPart } from '#attempts';
import { ContestReader, type Round, roundPhase } from '#contests';
import { Clock } from '#kernel';
import { SealedBanks } from '#questions';
import { Registrations } from '#registrations';
import { fullScore, maySeeScore } from '#rules';
import { Awards } from './awards.service.js';
import { AttemptScorer } from './domain/attempt-scorer.js';
import type { Award } from './entities/award.entity.js';
import { Standings } from './standings.service.js';

/** What somebody may know about an own attempt. */
export interface OwnScore {
  points: number;
  /** The points of a paper that is answered fully right. */
  full: number;
  /** Once the round is published, for the attempt that was ranked. */
  place?: OwnPlace | undefined;
}

export interface OwnPlace {
  rank: number;
  /** How many people are ranked. */
  of: number;
  prizes: Award[];
}

/** The scores of one's own attempts, as early as the rules show them and never earlier. */
@Injectable()
export class OwnScores {
  constructor(
    private readonly contests: ContestReader,
    private readonly banks: SealedBanks,
    private readonly registrations: Registrations,
    private readonly standings: Standings,
    private readonly awards: Awards,
    private readonly clock: Clock,
  ) {}

  /** The score of a sealed attempt, for its owner's eyes; undefined while the rules keep it closed. */
  async of(attempt: Attempt): Promise<OwnScore | undefined> {
    const { marks, questions, submittedAt } = attempt;
    if (!submittedAt || !marks) return undefined;
    const round = await this.contests.round(attempt.roundId);
    const part = quizPart(await this.contests.ruleSet(attempt.ruleSetId), attempt.partCode);
    const phase = roundPhase(round, this.clock.now());
    const isPublished = phase === 'published';
    if (!maySeeScore(part, { isClosed: isPublished || phase === 'pending', isPublished })) return undefined;
    const full = fullScore(part.paper);
    const ranked = isPublished ? await this.ranked(attempt, round) : undefined;
    if (ranked) return { full, ...ranked };
    const { key } = await this.banks.key(attempt.bankId);
    return { full, points: new AttemptScorer(part, await this.banks.byId(attempt.bankId), key).score({ questions, marks }).points };
  }

  /** Points and place as published; undefined for attempts that were not ranked. */
  private async ranked(attempt: Attempt, round: Round): Promise<{ points: number; place: OwnPlace } | undefined> {
    const registration = await this.registrations.findOf(attempt.accountId, attempt.contestId);
    const standing = await this.standings.newest(round.id);
    if (!registration || !standing) return undefined;
    const line = await this.standings.lineOf(standing.id, registration.pseudonym);
    if (line?.attemptId !== attempt.id) return undefined;
    const prizes = (await this.awards.ofPerson(attempt.contestId, registration.pseudonym)).filter((award) => award.roundId === round.id);
    return { points: Number(line.points), place: { rank: line.rank, of: standing.summary.ranked, prizes } };
  }
}
