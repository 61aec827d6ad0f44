import { Injectable } from '@nestjs/common';
import { type Attempt, type AttemptId, quizPart } from '#attempts';
import { ContestReader, type Round, roundPhase } from '#contests';
import { Clock } from '#kernel';
import { SealedBanks } from '#questions';
import { Registrations } from '#registrations';
import { AttemptScorer, fullScore, maySeeScore, type QuizPart, tellsOwnPlace } from '#rules';
import { Awards } from './awards.service.js';
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
    return this.score(attempt, once());
  }

  /**
   * The scores of somebody's attempts, by attempt; those that the rules keep closed are left out. What belongs to a round or
   * a bank is read once, however often the rules let one try.
   */
  async ofAll(attempts: readonly Attempt[]): Promise<ReadonlyMap<AttemptId, OwnScore>> {
    const [scores, known] = [new Map<AttemptId, OwnScore>(), once()];
    for (const attempt of attempts) {
      const score = await this.score(attempt, known);
      if (score) scores.set(attempt.id, score);
    }
    return scores;
  }

  private async score(attempt: Attempt, known: Once): Promise<OwnScore | undefined> {
    const { marks, questions, submittedAt, bankId } = attempt;
    if (!submittedAt || !marks) return undefined;
    const round = await known(attempt.roundId, () => this.contests.knownRound(attempt.roundId));
    const part = quizPart(await this.contests.ruleSet(attempt.ruleSetId), attempt.partCode);
    const phase = roundPhase(round, this.clock.now());
    const isPublished = phase === 'published';
    if (!maySeeScore(part, { isClosed: isPublished || phase === 'pending', isPublished })) return undefined;
    const full = fullScore(part.paper);
    const ranked = isPublished ? await known(`${attempt.accountId} in ${round.id}`, () => this.ranked(attempt, round)) : undefined;
    if (ranked?.attemptId === attempt.id)
      return { full, points: ranked.points, place: mayKnowPlace(part, ranked.place) ? ranked.place : undefined };
    const { key } = await known(bankId, () => this.banks.key(bankId));
    return { full, points: new AttemptScorer(part, (await this.banks.byId(bankId)).questions, key).score({ questions, marks }).points };
  }

  /** Points and place of the owner's attempt that counted, as published; undefined for who was not ranked. */
  private async ranked(
    { accountId, contestId }: Attempt,
    round: Round,
  ): Promise<{ attemptId: AttemptId; points: number; place: OwnPlace } | undefined> {
    const registration = await this.registrations.findOf(accountId, contestId);
    const standing = await this.standings.newest(round.id);
    if (!registration || !standing) return undefined;
    const line = await this.standings.lineOf(standing.id, registration.pseudonym);
    if (!line) return undefined;
    const prizes = (await this.awards.ofPerson(contestId, registration.pseudonym)).filter((award) => award.roundId === round.id);
    return { attemptId: line.attemptId, points: Number(line.points), place: { rank: line.rank, of: standing.summary.ranked, prizes } };
  }
}

/** Where the rules keep places closed, only winners know theirs: the roll of honour says it anyway. */
function mayKnowPlace(part: QuizPart, { prizes }: OwnPlace): boolean {
  return tellsOwnPlace(part) || prizes.length > 0;
}

/** Reads a thing the first time and knows it from then on. */
type Once = <T>(name: string, read: () => Promise<T>) => Promise<T>;

function once(): Once {
  const known = new Map<string, Promise<unknown>>();
  return <T>(name: string, read: () => Promise<T>) => {
    const answer = (known.get(name) as Promise<T> | undefined) ?? read();
    known.set(name, answer);
    return answer;
  };
}
