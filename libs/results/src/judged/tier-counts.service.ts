import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, RoundTransitions } from '#contests';
import { type AccountId, cleanText, Clock, localDay, newId, type RoundId } from '#kernel';
import { openTiers, type RuleSet } from '#rules';
import { readDay } from '#units';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { TierDecision, type TierDecisionId } from './entities/tier-decision.entity.js';
import { TierError } from './tier.errors.js';

/** Of one tier. */
export const MOST_PRIZES = 1_000;
/** In these, what is decided still comes into the standing. */
const UNSIGNED: readonly Round['state'][] = ['scheduled', 'open', 'paused', 'closing', 'settling', 'ranked'];

/** A decision as somebody has typed it. */
export interface NewTierDecision {
  /** By "group.tier"; each tier whose count the rules leave open. */
  counts: Readonly<Record<string, number>>;
  decisionNumber: string;
  /** "2021-12-20" */
  decidedOn: string;
}

/**
 * Decisions on tiers whose count the rules leave to later: entered by one person from the signed paper, confirmed by another. Until all are
 * decided a standing has places and no prizes of these tiers, and nobody can sign it.
 */
@Injectable()
export class TierCounts {
  constructor(
    @InjectScoped(TierDecision) private readonly decisions: ScopedRepository<TierDecision>,
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What holds, by "group.tier"; empty before anything is confirmed. */
  async of(roundId: RoundId): Promise<Record<string, number>> {
    return (await this.holding(roundId))?.counts ?? {};
  }

  /** The decision that holds; undefined before one is confirmed. */
  async holding(roundId: RoundId): Promise<TierDecision | undefined> {
    return (await this.all(roundId)).find(({ state }) => state === 'confirmed');
  }

  /** The same of several rounds. */
  async holdingIn(roundIds: readonly RoundId[]): Promise<ReadonlyMap<RoundId, TierDecision>> {
    if (roundIds.length === 0) return new Map();
    const where = { roundId: In([...roundIds]), state: 'confirmed' as const };
    const found = await this.decisions.find({ where, order: { enteredAt: 'ASC', id: 'ASC' } });
    return new Map(found.map((decision) => [decision.roundId, decision]));
  }

  /** Which of these rounds wait for somebody to say how many prizes there are: nobody can sign their standings before. */
  async undecided(ruleSet: RuleSet, rounds: readonly Pick<Round, 'id' | 'partCode'>[]): Promise<ReadonlySet<RoundId>> {
    const open = rounds.flatMap(({ id, partCode }) => openTiers(ruleSet, partCode).map((tier) => ({ id, tier })));
    const holding = await this.holdingIn([...new Set(open.map(({ id }) => id))]);
    return new Set(open.filter(({ id, tier }) => holding.get(id)?.counts[tier] === undefined).map(({ id }) => id));
  }

  /** All decisions on a round, the newest first. */
  async all(roundId: RoundId): Promise<TierDecision[]> {
    return this.decisions.find({ where: { roundId }, order: { enteredAt: 'DESC', id: 'DESC' } });
  }

  /**
   * Enters a decision; it holds once another person has confirmed it.
   * @throws TierError NOTHING_OPEN, COUNTS_WRONG, DECISION_MISSING, NOT_SIGNED_YET, SIGNED, ENTERED_ALREADY
   */
  async enter(roundId: RoundId, { counts, decisionNumber, decidedOn }: NewTierDecision, by: AccountId): Promise<TierDecisionId> {
    const number = cleanText(decisionNumber);
    if (number.length < 3 || number.length > 100 || readDay(decidedOn) !== decidedOn) throw new TierError('DECISION_MISSING');
    if (decidedOn > localDay(this.clock.now())) throw new TierError('NOT_SIGNED_YET');
    return this.unitOfWork.run(async () => {
      const round = await this.transitions.hold(roundId);
      if (!UNSIGNED.includes(round.state)) throw new TierError('SIGNED');
      const { ruleSet } = await this.contests.contest(round.contestId);
      const open = openTiers(ruleSet, round.partCode);
      if (open.length === 0) throw new TierError('NOTHING_OPEN');
      const isWhole = open.every((tier) => isCount(counts[tier])) && Object.keys(counts).length === open.length;
      if (!isWhole) throw new TierError('COUNTS_WRONG');
      const now = this.clock.now();
      const id: TierDecisionId = newId<'tier-decision'>(now);
      const row = { id, contestId: round.contestId, roundId, counts: { ...counts }, decisionNumber: number, decidedOn, enteredBy: by };
      if ((await this.decisions.insertMissing([{ ...row, enteredAt: now, state: 'entered' as const }])) === 0)
        throw new TierError('ENTERED_ALREADY');
      await this.record('tiers.entered', row, by);
      return id;
    });
  }

  /**
   * Confirms a decision that another has entered, or declines it; who has entered it may decline it, too. A standing that waits for
   * signatures is computed anew with it. Deciding what is decided already changes nothing.
   * @throws TierError NO_DECISION, SECOND_PERSON, SIGNED
   */
  async decide(id: TierDecisionId, decision: 'confirmed' | 'declined', by: AccountId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const found = await this.decisions.findOne({ where: { id } });
      if (!found) throw new TierError('NO_DECISION');
      const round = await this.transitions.hold(found.roundId);
      if (decision === 'confirmed' && found.enteredBy === by) throw new TierError('SECOND_PERSON');
      if (decision === 'confirmed' && !UNSIGNED.includes(round.state)) throw new TierError('SIGNED');
      const decided = { state: decision, confirmedBy: by, confirmedAt: this.clock.now() };
      if ((await this.decisions.update({ id, state: 'entered' }, decided)) === 0) return;
      await this.record(`tiers.${decision}`, found, by);
      if (decision === 'declined' || round.state !== 'ranked') return;
      const reason = `Số giải theo Quyết định số ${found.decisionNumber}`;
      // Whoever entered it has asked for it: who confirms it, often the one who signs, may sign what comes of it.
      await this.transitions.move(round.id, { from: 'ranked', to: 'settling', actor: by, reason, details: { askedBy: found.enteredBy } });
    });
  }

  private async record(
    action: string,
    { roundId, counts, decisionNumber }: Pick<TierDecision, 'roundId' | 'counts' | 'decisionNumber'>,
    by: AccountId,
  ): Promise<void> {
    // prettier-ignore
    await this.audit.record({ actor: by, action, subject: { kind: 'round', id: roundId }, details: { counts, decisionNumber } });
  }
}

function isCount(count: number | undefined): boolean {
  return count !== undefined && Number.isInteger(count) && count >= 0 && count <= MOST_PRIZES;
}
