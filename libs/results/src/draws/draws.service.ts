import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AttemptCandidates } from '#attempts';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, RoundTransitions, type RunningContest } from '#contests';
import { type AccountId, cleanText, Clock, newId, type RoundId } from '#kernel';
import { commitmentHash, drawCommitment, type DrawSource, drawSourceOf, publicDrawSeed } from '#rules';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { DrawError } from './draw.errors.js';
import { DrawEntry, DrawWitness, RoundDraw } from './round-draw.entity.js';

/** So many people of other teams than the one who enters. */
export const WITNESSES = 2;
const SHORTEST_REASON = 10;
const LONGEST_REASON = 1_000;
const LONGEST_VALUE = 500;

/** The seed of a round's draw with what it is made of. */
export interface DrawnSeed {
  /** 64 hexadecimal digits. */
  seed: string;
  /** SHA-256 of the commitment. */
  commitment: string;
  /** What the source published. */
  value: string;
}

/** How far a round's draw is. */
export interface DrawState {
  draw: RoundDraw;
  /** What was entered and holds or waits for witnesses; undefined before. */
  entry: DrawEntry | undefined;
  /** The first one first. */
  witnesses: DrawWitness[];
  /** What was entered and refused by a witness, the first one first. */
  refused: DrawEntry[];
  seed: DrawnSeed | undefined;
}

/** What somebody has read at the source. */
export interface SeedReading {
  value: string;
  /** Code of the team for which they act. */
  team: string;
  by: AccountId;
}

/** Draws whose seed comes from outside: promised before the round closes, entered by one, confirmed by two of other teams. */
@Injectable()
export class Draws {
  constructor(
    @InjectScoped(RoundDraw) private readonly draws: ScopedRepository<RoundDraw>,
    @InjectScoped(DrawEntry) private readonly entries: ScopedRepository<DrawEntry>,
    @InjectScoped(DrawWitness) private readonly witnessed: ScopedRepository<DrawWitness>,
    private readonly candidates: AttemptCandidates,
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes how a round is drawn, where its rules take the seed from outside. All of it follows from the rules, so the machine
   * does it when the round opens. Doing it twice is doing it once.
   */
  async commit(round: Round): Promise<void> {
    const { contest, ruleSet, ruleSetHash } = await this.contestOf(round);
    const source = drawSourceOf(ruleSet, round.partCode);
    if (!source || (await this.draws.exists({ roundId: round.id }))) return;
    const { id: roundId, name, closesAt, contestId } = round;
    const commitmentText = drawCommitment({
      ...source,
      contest: contest.name,
      round: name,
      roundId,
      ruleSetSha256: ruleSetHash,
      closesAt,
    });
    const sha256 = commitmentHash(commitmentText);
    await this.unitOfWork.run(async () => {
      const row = { roundId, contestId, commitmentText, sha256, committedAt: this.clock.now() };
      if ((await this.draws.insertMissing([row])) === 0) return;
      await this.record('draw.committed', roundId, null, { sha256 });
    });
  }

  /**
   * Gets a settling round ready to be drawn: nobody comes to the list any more, so it is frozen, before anybody can know the seed.
   * @returns whether its standing has to wait for the seed, as far as ranking has shown by now
   */
  async prepare(round: Round): Promise<boolean> {
    const { ruleSet } = await this.contestOf(round);
    if (!drawSourceOf(ruleSet, round.partCode)) return false;
    await this.commit(round);
    await this.freeze(round.id);
    return this.isAwaited(round.id);
  }

  /** Notes that ranking has shown a place that only the draw can settle: from then on the seed is waited for, and may be entered. */
  async need(roundId: RoundId): Promise<void> {
    await this.unitOfWork.run(async () => {
      const noted = await this.draws.update({ roundId, neededAt: IsNull(), frozenAt: Not(IsNull()) }, { neededAt: this.clock.now() });
      if (noted > 0) await this.record('draw.needed', roundId, null, {});
    });
  }

  /** Whether the standing of a round waits for its seed. */
  async isAwaited(roundId: RoundId): Promise<boolean> {
    const draw = await this.draws.findOne({ where: { roundId } });
    return draw !== null && draw.neededAt !== null && (await this.seedOf(roundId)) === undefined;
  }

  /** The seed of a round's draw; undefined where the seals make it, and before enough witnesses have confirmed it. */
  async seedOf(roundId: RoundId): Promise<DrawnSeed | undefined> {
    const [draw, entry] = [await this.draws.findOne({ where: { roundId } }), await this.holding(roundId)];
    return draw && entry?.confirmedAt ? drawn(draw, entry) : undefined;
  }

  /** How far the draw of a round is; undefined where the rules take no seed from outside, or nothing was promised yet. */
  async of(roundId: RoundId): Promise<DrawState | undefined> {
    const draw = await this.draws.findOne({ where: { roundId } });
    if (!draw) return undefined;
    const entries = await this.entries.find({ where: { roundId }, order: { enteredAt: 'ASC', id: 'ASC' } });
    const entry = entries.find(({ refusedAt }) => refusedAt === null);
    const witnesses = entry
      ? await this.witnessed.find({ where: { entryId: entry.id }, order: { witnessedAt: 'ASC', accountId: 'ASC' } })
      : [];
    const refused = entries.filter(({ refusedAt }) => refusedAt !== null);
    return { draw, entry, witnesses, refused, seed: entry?.confirmedAt ? drawn(draw, entry) : undefined };
  }

  /** From where the rules take the seed of a round. @throws DrawError NO_DRAW */
  async source(round: Pick<Round, 'contestId' | 'partCode'>): Promise<DrawSource> {
    const { ruleSet } = await this.contests.contest(round.contestId);
    const source = drawSourceOf(ruleSet, round.partCode);
    if (!source) throw new DrawError('NO_DRAW');
    return source;
  }

  /**
   * Enters what the source published. It does not change any more; a witness who reads something else refuses it.
   * @param drawnAt when the source published it: after the list was frozen
   * @throws DrawError NO_DRAW, NOT_FROZEN, NOT_NEEDED, TOO_EARLY, VALUE_MISSING, EVIDENCE_MISSING, TEAM_UNKNOWN, ENTERED
   */
  async enter(roundId: RoundId, { value, team, by }: SeedReading, evidence: { url: string; drawnAt: Date | undefined }): Promise<void> {
    const seedValue = cleanText(value);
    if (seedValue === '' || seedValue.length > LONGEST_VALUE) throw new DrawError('VALUE_MISSING');
    const evidenceUrl = evidence.url.trim();
    if (!URL.canParse(evidenceUrl) || !/^https?:\/\//.test(evidenceUrl)) throw new DrawError('EVIDENCE_MISSING');
    await this.unitOfWork.run(async () => {
      const round = await this.transitions.hold(roundId);
      await this.source(round);
      await this.checkTeam(round, team);
      const draw = await this.draws.findOne({ where: { roundId } });
      if (!draw?.frozenAt || round.state !== 'settling') throw new DrawError('NOT_FROZEN');
      if (!draw.neededAt) throw new DrawError('NOT_NEEDED');
      const [now, { drawnAt }] = [this.clock.now(), evidence];
      if (!drawnAt || drawnAt < draw.frozenAt || drawnAt > now) throw new DrawError('TOO_EARLY');
      const id = newId<'draw-entry'>(now);
      const row = { id, roundId, seedValue, evidenceUrl, drawnAt, enteredBy: by, enteredFor: team, enteredAt: now };
      if ((await this.entries.insertMissing([row])) === 0) throw new DrawError('ENTERED');
      await this.record('draw.entered', roundId, by, { value: seedValue, evidence: evidenceUrl, team });
    });
  }

  /**
   * Confirms what was entered, having read the same at the source. With the last witness it is the seed, and the standing is
   * computed. Confirming twice is confirming once.
   * @returns how many witnesses are still to come
   * @throws DrawError NO_ENTRY, OWN_ENTRY, TEAM_UNKNOWN, SAME_TEAM, VALUE_DIFFERS
   */
  async witness(roundId: RoundId, { value, team, by }: SeedReading): Promise<number> {
    return this.unitOfWork.run(async () => {
      const { round, entry } = await this.open(roundId, by);
      await this.checkTeam(round, team);
      if (team === entry.enteredFor) throw new DrawError('SAME_TEAM');
      if (cleanText(value) !== entry.seedValue) throw new DrawError('VALUE_DIFFERS');
      const now = this.clock.now();
      const isNew = await this.witnessed.insertMissing([{ entryId: entry.id, accountId: by, team, witnessedAt: now }]);
      if (isNew) await this.record('draw.witnessed', roundId, by, { team });
      const left = WITNESSES - (await this.witnessed.count({ entryId: entry.id }));
      if (left > 0) return left;
      if ((await this.entries.update({ id: entry.id, confirmedAt: IsNull() }, { confirmedAt: now })) > 0)
        await this.record('draw.confirmed', roundId, by, { value: entry.seedValue });
      return 0;
    });
  }

  /**
   * Refuses what was entered, because the source says something else. It stays written down, and another value may be entered.
   * @throws DrawError NO_ENTRY, OWN_ENTRY, REASON_MISSING
   */
  async refuse(roundId: RoundId, by: AccountId, reason: string): Promise<void> {
    const refusedBecause = cleanText(reason);
    if (refusedBecause.length < SHORTEST_REASON || refusedBecause.length > LONGEST_REASON) throw new DrawError('REASON_MISSING');
    await this.unitOfWork.run(async () => {
      const { entry } = await this.open(roundId, by);
      await this.entries.update({ id: entry.id }, { refusedBy: by, refusedAt: this.clock.now(), refusedBecause });
      await this.record('draw.refused', roundId, by, { value: entry.seedValue }, refusedBecause);
    });
  }

  /** What waits for witnesses, with the round held, for somebody who has not entered it. */
  private async open(roundId: RoundId, by: AccountId): Promise<{ round: Round; entry: DrawEntry }> {
    const round = await this.transitions.hold(roundId);
    const entry = await this.holding(roundId);
    if (!entry || entry.confirmedAt) throw new DrawError('NO_ENTRY');
    if (entry.enteredBy === by) throw new DrawError('OWN_ENTRY');
    return { round, entry };
  }

  private async holding(roundId: RoundId): Promise<DrawEntry | undefined> {
    return (await this.entries.findOne({ where: { roundId, refusedAt: IsNull() } })) ?? undefined;
  }

  /** The running contest is remembered for a second, and asked for every second while a round is open. */
  private async contestOf({ contestId }: Pick<Round, 'contestId'>): Promise<RunningContest> {
    const running = await this.contests.findRunning();
    return running?.contest.id === contestId ? running : this.contests.contest(contestId);
  }

  private async freeze(roundId: RoundId): Promise<void> {
    if (!(await this.draws.exists({ roundId, frozenAt: IsNull() }))) return;
    await this.unitOfWork.run(async () => {
      if ((await this.transitions.hold(roundId)).state !== 'settling') return;
      const { people, sha256 } = await this.candidates.listOf(roundId);
      const frozen = { listCount: people, listSha256: sha256, frozenAt: this.clock.now() };
      if ((await this.draws.update({ roundId, frozenAt: IsNull() }, frozen)) === 0) return;
      await this.record('draw.frozen', roundId, null, { people, sha256 });
    });
  }

  private async checkTeam({ contestId }: Round, team: string): Promise<void> {
    const { ruleSet } = await this.contests.contest(contestId);
    if (!ruleSet.teams.some(({ code }) => code === team)) throw new DrawError('TEAM_UNKNOWN');
  }

  private async record(
    action: string,
    roundId: RoundId,
    actor: AccountId | null,
    details: Record<string, unknown>,
    reason?: string,
  ): Promise<void> {
    await this.audit.record({ actor, action, subject: { kind: 'round', id: roundId }, details, reason });
  }
}

function drawn({ sha256: commitment }: RoundDraw, { seedValue: value }: DrawEntry): DrawnSeed {
  return { seed: publicDrawSeed(commitment, value), commitment, value };
}
