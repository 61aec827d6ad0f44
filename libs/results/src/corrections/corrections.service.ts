import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { AuditTrail } from '#audit';
import { ContestReader, type Round, RoundTransitions } from '#contests';
import { type AccountId, Clock, type ContestId, newId, type RoundId } from '#kernel';
import { type BankId, KeyCorrections, QuestionError, SealedBanks } from '#questions';
import { revisionsOf } from '#rules';
import { SubmissionCancellations } from '#submissions';
import { InjectScoped, ScopedRepository, UnitOfWork } from '#tenancy';
import { RankingExclusions } from '../anomalies/ranking-exclusions.service.js';
import { Standings } from '../standings.service.js';
import { CorrectionError } from './correction.errors.js';
import { correctionAct } from './domain/correction-act.js';
import { saidOf } from './domain/correction-words.js';
import { CORRECTABLE, CorrectionRound, FILED } from './entities/correction-round.entity.js';
import { type CorrectionId, ResultCorrection } from './entities/result-correction.entity.js';
import { type SettledPrize, SettledPrizes } from './settled-prizes.service.js';
import { type TakenBack, WayBack } from './way-back.service.js';

/** A correction with what it would do, or has done. */
export interface WholeCorrection {
  correction: ResultCorrection;
  /** The rounds that it touches, with their tables as far as there are any, or with what has to be marked before there can be one. */
  rounds: CorrectionRound[];
  /** Prizes that it takes from people who have confirmed or even have them; empty once it was decided. */
  settled: SettledPrize[];
  /** What whoever decides has before their eyes; undefined while one is missing or about an earlier standing. */
  seen: string | undefined;
}

/** A correction that was carried out, to a round. */
export interface CorrectedRound extends CorrectionRound {
  correction: ResultCorrection;
}

/** Corrections of results: asked for by one person (`CorrectionWishes`), scored by the worker, decided by another. */
@Injectable()
export class Corrections {
  constructor(
    @InjectScoped(ResultCorrection) private readonly corrections: ScopedRepository<ResultCorrection>,
    @InjectScoped(CorrectionRound) private readonly rounds: ScopedRepository<CorrectionRound>,
    private readonly standings: Standings,
    private readonly exclusions: RankingExclusions,
    private readonly settledPrizes: SettledPrizes,
    private readonly cancellations: SubmissionCancellations,
    private readonly banks: SealedBanks,
    private readonly keys: KeyCorrections,
    private readonly wayBack: WayBack,
    private readonly contests: ContestReader,
    private readonly transitions: RoundTransitions,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a correction hold, as another person has asked for it: the key has its next version, or the person is left out, and every
   * result that stood is computed, signed and published anew.
   * @param seen see `WholeCorrection`
   * @throws CorrectionError NO_CORRECTION, SECOND_PERSON, DECIDED_ALREADY, FILED, BEING_COMPUTED, NOT_SCORED, STALE
   */
  async switch(id: CorrectionId, by: AccountId, seen: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { contestId } = await this.get(id);
      // The rounds first, as everybody who moves one: then nobody ranks, signs or publishes meanwhile.
      await this.transitions.holdAll(contestId);
      const correction = await this.hold(id);
      if (correction.state !== 'asked') throw new CorrectionError('DECIDED_ALREADY');
      if (correction.askedBy === by) throw new CorrectionError('SECOND_PERSON');
      const own = await this.rounds.find({ where: { correctionId: id } });
      const all = await this.contests.everyRoundOf(contestId);
      if (own.every(({ roundId }) => all.some((round) => round.id === roundId && FILED.includes(round.state))))
        throw new CorrectionError('FILED');
      const touched = await this.touched(correction);
      if (touched.some(({ state }) => state === 'settling')) throw new CorrectionError('BEING_COMPUTED');
      const whole = await this.whole(correction);
      if (whole.seen === undefined) throw new CorrectionError('NOT_SCORED');
      if (whole.seen !== seen) throw new CorrectionError('STALE');
      const keyVersion = await this.carryOut(correction, by);
      await this.corrections.update({ id }, { state: 'switched', decidedBy: by, decidedAt: this.clock.now(), keyVersion });
      await this.audit.record(
        correctionAct('correction.switched', correction, by, { ...(keyVersion && { keyVersion }), rounds: touched.map((one) => one.id) }),
      );
      for (const round of touched) {
        const unmarked = whole.rounds.find(({ roundId }) => roundId === round.id)?.unmarked ?? null;
        const stateBefore = await this.wayBack.take(round, { ...backBecause(correction, by), awaitsJudges: unmarked !== null });
        await this.rounds.update({ correctionId: id, roundId: round.id }, { stateBefore });
      }
      this.contests.forget();
    });
  }

  /** Leaves everything as it is; who has asked may take it back so. @throws CorrectionError NO_CORRECTION, DECIDED_ALREADY */
  async decline(id: CorrectionId, by: AccountId, because: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const correction = await this.get(id);
      const decided = { state: 'declined' as const, decidedBy: by, decidedAt: this.clock.now(), declinedBecause: because };
      if ((await this.corrections.update({ id, state: 'asked' }, decided)) === 0) throw new CorrectionError('DECIDED_ALREADY');
      await this.audit.record(correctionAct('correction.declined', correction, by));
    });
  }

  /**
   * Has a result computed again because an appeal was upheld, in the caller's unit of work, where two people have decided it. Whoever
   * calls acts afterwards: then nothing is signed or public any more.
   * @param reason "Khiếu nại KN-… được chấp nhận."; names nobody
   * @param awaitsJudges something has to be marked before there is a new result
   * @returns whether what is decided comes into the result
   */
  async takeBackFor(
    roundId: RoundId,
    { askedBy, by, reason, awaitsJudges }: { askedBy: AccountId; by: AccountId; reason: string; awaitsJudges: boolean },
  ): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const round = await this.transitions.hold(roundId);
      if (FILED.includes(round.state)) return false;
      const standing = await this.standings.newest(roundId);
      // One who decides alone changes nothing that was signed.
      if (['approved', 'published'].includes(round.state) && askedBy === by) return false;
      const notice = { reason: 'một khiếu nại được chấp nhận', text: 'Bảng xếp hạng được lập lại theo quyết định giải quyết khiếu nại.' };
      const id: CorrectionId = newId<'result-correction'>(this.clock.now());
      const stateBefore = await this.wayBack.take(round, { askedBy, by, reason, notice, awaitsJudges, details: { correction: id } });
      if (stateBefore === null || askedBy === by) return true;
      const now = this.clock.now();
      const decided = { state: 'switched' as const, askedBy, askedAt: now, decidedBy: by, decidedAt: now };
      await this.corrections.insert({ id, contestId: round.contestId, kind: 'appeal', reason, ...decided });
      await this.rounds.insert({ correctionId: id, roundId, standingId: standing?.id ?? null, stateBefore });
      return true;
    });
  }

  /** @throws CorrectionError NO_CORRECTION */
  async get(id: CorrectionId): Promise<ResultCorrection> {
    const found = await this.corrections.findOne({ where: { id } });
    if (!found) throw new CorrectionError('NO_CORRECTION');
    return found;
  }

  /** The correction, held until the running unit of work ends. @throws CorrectionError NO_CORRECTION */
  async hold(id: CorrectionId): Promise<ResultCorrection> {
    const found = await this.corrections.query('c', (query) => query.andWhere('c.id = :id', { id }).setLock('pessimistic_write').getOne());
    if (!found) throw new CorrectionError('NO_CORRECTION');
    return found;
  }

  /** With its tables. @throws CorrectionError NO_CORRECTION */
  async find(id: CorrectionId): Promise<WholeCorrection> {
    return this.whole(await this.get(id));
  }

  /** The corrections of a round, newest first. */
  async ofRound(roundId: RoundId): Promise<ResultCorrection[]> {
    const rows = await this.rounds.find({ where: { roundId } });
    if (rows.length === 0) return [];
    const where = { id: In(rows.map(({ correctionId }) => correctionId)) };
    return this.corrections.find({ where, order: { askedAt: 'DESC', id: 'DESC' } });
  }

  /** Whether a correction of a round waits for somebody to decide it. */
  async isAskedIn(roundId: RoundId): Promise<boolean> {
    return (await this.ofRound(roundId)).some(({ state }) => state === 'asked');
  }

  /** Corrections of a contest that another than this person has asked for and nobody has decided, oldest first, each with one of its rounds. */
  async toDecide(contestId: ContestId, me: AccountId): Promise<{ correction: ResultCorrection; roundId: RoundId }[]> {
    const where = { contestId, state: 'asked' as const, askedBy: Not(me) };
    const waiting = await this.corrections.find({ where, order: { askedAt: 'ASC', id: 'ASC' } });
    if (waiting.length === 0) return [];
    const rows = await this.rounds.find({ where: { correctionId: In(waiting.map(({ id }) => id)) } });
    return waiting.flatMap((correction) => {
      const row = rows.find(({ correctionId }) => correctionId === correction.id);
      return row ? [{ correction, roundId: row.roundId }] : [];
    });
  }

  /** All that wait, oldest first: what they are scored by is one after the other. */
  async asked(): Promise<ResultCorrection[]> {
    return this.corrections.find({ where: { state: 'asked' }, order: { askedAt: 'ASC', id: 'ASC' } });
  }

  /** What was carried out to a round, oldest first. */
  async carriedOutIn(roundId: RoundId): Promise<CorrectedRound[]> {
    const all = await this.withCorrections(await this.rounds.find({ where: { roundId } }));
    return all.filter(({ correction }) => correction.state === 'switched');
  }

  /** What has corrected the public result of a round, oldest first. */
  async publicOf(roundId: RoundId): Promise<CorrectedRound[]> {
    const rows = await this.rounds.find({ where: { roundId, stateBefore: 'published' } });
    return this.withCorrections(rows);
  }

  /** Rounds whose people have not all been told of a correction yet, oldest first. */
  async untold(): Promise<CorrectedRound[]> {
    return this.withCorrections(await this.rounds.find({ where: { stateBefore: 'published', toldAt: IsNull() } }));
  }

  /** Notes up to whom people were told, in the unit of work that tells them; null: all of them were. False where another has done it. */
  async noteTold({ correctionId, roundId, toldUpTo }: CorrectionRound, upTo: string | null): Promise<boolean> {
    const where = { correctionId, roundId, toldUpTo: toldUpTo ?? IsNull(), toldAt: IsNull() };
    return (await this.rounds.update(where, upTo ? { toldUpTo: upTo } : { toldAt: this.clock.now() })) === 1;
  }

  /**
   * The rounds whose result a correction changes, as they stand: of a key all whose papers come from the bank. One that was never ranked
   * has no result yet, however long it waits for its draw.
   */
  async touched({ id, contestId, bankId }: ResultCorrection): Promise<Round[]> {
    const all = await this.contests.everyRoundOf(contestId);
    const again = await this.standings.newestOf(all.filter(({ state }) => state === 'settling').map((round) => round.id));
    const rounds = all.filter((round) => again.has(round.id) || CORRECTABLE.some((state) => state === round.state));
    if (!bankId) {
      const own = await this.rounds.find({ where: { correctionId: id } });
      return rounds.filter((round) => own.some(({ roundId }) => roundId === round.id));
    }
    const touched: Round[] = [];
    for (const round of rounds) if ((await this.bankOf(round)) === bankId) touched.push(round);
    return touched;
  }

  /** @returns the version of the key that came of it */
  private async carryOut(correction: ResultCorrection, by: AccountId): Promise<number | null> {
    const { id, contestId, bankId, revisions, registrationId, submissionId, article, askedBy, reason } = correction;
    if (bankId && revisions) return this.keys.add(bankId, revisionsOf(revisions), { reason: reason ?? '', by });
    if (submissionId)
      await this.cancellations.cancelByCorrection(submissionId, { askedBy, by, reason: reason ?? '', basis: article ?? '' });
    const own = await this.rounds.find({ where: { correctionId: id } });
    for (const { roundId } of own)
      if (registrationId)
        await this.exclusions.disqualify({ contestId, roundId, correctionId: id }, registrationId, {
          said: saidOf(article ?? ''),
          ...{ proposedBy: askedBy, confirmedBy: by },
        });
    return null;
  }

  private async whole(correction: ResultCorrection): Promise<WholeCorrection> {
    const rounds = await this.rounds.find({ where: { correctionId: correction.id }, order: { roundId: 'ASC' } });
    if (correction.state !== 'asked') return { correction, rounds, settled: [], seen: undefined };
    const touched = await this.touched(correction);
    const newest = await this.standings.newestOf(touched.map(({ id }) => id));
    const isWhole = touched.every(({ id }) => {
      const row = rounds.find(({ roundId }) => roundId === id);
      return row !== undefined && (row.outcome !== null || row.unmarked !== null) && row.standingId === newest.get(id)?.id;
    });
    const settled = await this.settledPrizes.among(rounds, correction);
    return { correction, rounds, settled, seen: isWhole ? fingerprint(correction, rounds, settled) : undefined };
  }

  private async withCorrections(rows: readonly CorrectionRound[]): Promise<CorrectedRound[]> {
    if (rows.length === 0) return [];
    const found = await this.corrections.find({ where: { id: In(rows.map(({ correctionId }) => correctionId)) }, order: { decidedAt: 'ASC', id: 'ASC' } }); // prettier-ignore
    return found.flatMap((correction) =>
      rows.flatMap((row) => (row.correctionId === correction.id ? [Object.assign(row, { correction })] : [])),
    );
  }

  private async bankOf(round: Round): Promise<BankId | undefined> {
    try {
      return (await this.banks.asItStands(round)).id;
    } catch (error) {
      if (error instanceof QuestionError) return undefined;
      throw error;
    }
  }
}

function backBecause({ id, kind, askedBy, article, reason }: ResultCorrection, by: AccountId): Omit<TakenBack, 'awaitsJudges'> {
  const common = { askedBy, by, details: { correction: id } };
  switch (kind) {
    case 'key':
      return {
        ...common,
        reason: `Đính chính đáp án: ${reason ?? ''}`,
        notice: { reason: reason ?? '', text: 'Bài thi của mọi người được chấm lại theo đáp án đã đính chính.' },
      };
    case 'refusal':
      return {
        ...common,
        reason: 'Người đạt giải không nhận giải; giải được xét lại theo Thể lệ.',
        notice: { reason: 'người đạt giải không nhận giải', text: 'Giải ấy được xét lại theo Thể lệ.' },
      };
    case 'cancellation':
      return {
        ...common,
        reason: `Hủy một bài dự thi theo ${article ?? ''}.`,
        notice: { reason: `một bài dự thi bị hủy theo ${article ?? ''}`, text: 'Kết quả được lập lại theo Thể lệ.' },
      };
    default:
      return {
        ...common,
        reason: `Loại một người khỏi kết quả theo ${article ?? ''}.`,
        notice: { reason: `một người bị loại theo ${article ?? ''}`, text: 'Kết quả được lập lại theo Thể lệ.' },
      };
  }
}

/** Changes with any table, and with what is paid meanwhile. */
function fingerprint({ id }: ResultCorrection, rounds: readonly CorrectionRound[], settled: readonly SettledPrize[]): string {
  const tables = rounds.map(({ roundId, standingId, outcome, unmarked }) => [roundId, standingId, outcome?.after.sha256 ?? unmarked]);
  return createHash('sha256')
    .update(JSON.stringify([id, tables, settled]))
    .digest('hex');
}
