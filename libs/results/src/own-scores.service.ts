import { Injectable } from '@nestjs/common';
import { type Attempt, type AttemptId, quizPart } from '#attempts';
import { ContestReader, type Round, roundPhase } from '#contests';
import { Clock } from '#kernel';
import { SealedBanks } from '#questions';
import { Registrations } from '#registrations';
import { AttemptScorer, explanationFor, fullScore, maySeeScore, type QuizPart, revisionsOf, tellsOwnPlace, quizSummary } from '#rules';
import { Awards } from './awards.service.js';
import { Corrections } from './corrections/corrections.service.js';
import { explainedLines } from './domain/explained-lines.js';
import type { Award } from './entities/award.entity.js';
import type { Standing, StandingRow } from './entities/standing.entity.js';
import { Standings } from './standings.service.js';

/** What somebody may know about an own attempt. */
export interface OwnScore {
  points: number;
  /** The points of a paper that is answered fully right. */
  full: number;
  /** Once the round is published, for the attempt that was ranked. */
  place?: OwnPlace | undefined;
  /** Of the attempt that was ranked, where the published result was corrected: what it said first. */
  before?: EarlierScore | undefined;
  /** Why the person is ranked no more, as the corrected standing says it. */
  out?: string | undefined;
}

/** Points and place before a result was corrected; the place as far as the rules tell it. */
export interface EarlierScore {
  points: number;
  rank?: { rank: number; of: number } | undefined;
}

export interface OwnPlace {
  rank: number;
  /** How many people are ranked. */
  of: number;
  prizes: Award[];
  /** By what the next place above is better: a sentence to the person. Undefined for the first, and where no criterion told them apart. */
  why?: string | undefined;
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
    private readonly corrections: Corrections,
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
    const { key, revisions } = await known(bankId, () => this.banks.key(bankId));
    const scorer = new AttemptScorer(part, (await this.banks.byId(bankId)).questions, key, revisionsOf(revisions));
    // A question that was taken out of the result since makes the whole of who had it smaller.
    const full = Object.keys(revisions).length === 0 ? fullScore(part.paper) : scorer.full(questions);
    const ranked = isPublished ? await known(`${attempt.accountId} in ${round.id}`, () => this.ranked(attempt, round)) : undefined;
    const earlier = isPublished
      ? await known(`${attempt.accountId} before ${round.id}`, () => this.earlier(attempt, part, round))
      : undefined;
    if (ranked?.attemptId === attempt.id)
      return { full, points: ranked.points, place: mayKnowPlace(part, ranked.place) ? ranked.place : undefined, before: earlier?.before };
    if (!ranked && earlier?.attemptId === attempt.id)
      return { full, points: scorer.score({ questions, marks }).points, before: earlier.before, out: earlier.out };
    return { full, points: scorer.score({ questions, marks }).points };
  }

  /** What the first public result of a round said of somebody, where it was corrected since; asked only of rounds that say so. */
  private async earlier(
    { accountId, contestId }: Attempt,
    part: QuizPart,
    round: Round,
  ): Promise<{ attemptId: AttemptId; before: EarlierScore; out: string | undefined } | undefined> {
    if (round.notice?.kind !== 'corrected') return undefined;
    const [first] = await this.corrections.publicOf(round.id);
    const registration = await this.registrations.findOf(accountId, contestId);
    if (!first?.standingId || !registration) return undefined;
    const [was, now] = [await this.standings.byId(first.standingId), await this.standings.newest(round.id)];
    const line = was && (await this.standings.lineOf(was.id, registration.pseudonym));
    if (!was || !line || !now) return undefined;
    const hadPrize = was.summary.prizes.awards.some(({ person }) => person === registration.pseudonym);
    const rank = tellsOwnPlace(part) || hadPrize ? { rank: line.rank, of: was.summary.ranked } : undefined;
    const out = quizSummary(now.summary).excluded.find(({ person }) => person === registration.pseudonym)?.reason;
    return { attemptId: line.attemptId, before: { points: Number(line.points), rank }, out };
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
    const why = await this.why(standing, round, line);
    return { attemptId: line.attemptId, points: Number(line.points), place: { rank: line.rank, of: standing.summary.ranked, prizes, why } };
  }

  /** Said to the person on this line; nothing of who stands above, except by what. */
  private async why(standing: Standing, { opensAt }: Round, { rank }: StandingRow): Promise<string | undefined> {
    if (rank === 1) return undefined;
    const ruleSet = await this.contests.ruleSet(standing.ruleSetId);
    const pair = await this.standings.lines(standing.id, { from: rank - 1, count: 2 });
    const [above] = explainedLines(ruleSet, { ...quizSummary(standing.summary), opensAt: opensAt.getTime() }, pair);
    const told = above && explanationFor('own', above.explanation);
    return told === above?.explanation ? undefined : told;
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
