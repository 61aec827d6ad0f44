import { Injectable } from '@nestjs/common';
import { type AwardId, type OwnPrize, PayoutError, Payouts, PrizeConfirmations, type PrizeWinner, PrizeWinners } from '#results';
import { moneyOf, type PayoutFacts, type PayoutLine, tierOf } from '#rules';
import { placeName } from '../../edge/place-name.js';
import { type RoundStandings, StandingReader } from '../results/standing-reader.js';

/** A prize of a round with whose it is. */
export interface PayoutRow {
  prize: OwnPrize;
  /** Undefined once the person was erased. */
  person: PrizeWinner | undefined;
  /** "Giải Nhất" */
  title: string;
  /** Đồng; undefined where it is decided otherwise. */
  amount: number | undefined;
  /** It was handed over, and is somebody else's since the result was corrected. */
  isLost: boolean;
}

export interface RoundPayouts extends RoundStandings {
  rows: PayoutRow[];
  /** What was handed over and has to come back. */
  lost: PayoutRow[];
}

/** Gathers the prizes of a public round with what their winners have said. */
@Injectable()
export class PayoutReader {
  constructor(
    private readonly reader: StandingReader,
    private readonly payouts: Payouts,
    private readonly words: PrizeConfirmations,
    private readonly winners: PrizeWinners,
  ) {}

  /** @throws ContestError ROUND_NOT_FOUND · PayoutError NO_PRIZE before the round is public */
  async of(code: string): Promise<RoundPayouts> {
    const place = await this.reader.round(code);
    const { contest, ruleSet } = place.running;
    const [prizes, lost] = [await this.payouts.ofRound(place.round.id), await this.payouts.paidAndLost(place.round.id)];
    const winners = await this.winners.of(
      contest.id,
      [...prizes, ...lost].map(({ award }) => award),
    );
    const rowOf = (prize: OwnPrize, isLost: boolean): PayoutRow => {
      const found = tierOf(ruleSet, prize.award.groupCode, prize.award.tierCode);
      return {
        prize,
        person: winners.get(prize.award.id),
        title: found?.tier.name ?? prize.award.tierCode,
        amount: found && moneyOf(found.tier),
        isLost,
      };
    };
    return { ...place, rows: prizes.map((prize) => rowOf(prize, false)), lost: lost.map((prize) => rowOf(prize, true)) };
  }

  /** One prize of a round. @throws PayoutError NO_PRIZE */
  async one(code: string, awardId: AwardId): Promise<RoundPayouts & { row: PayoutRow }> {
    const all = await this.of(code);
    const row = all.rows.find(({ prize }) => prize.award.id === awardId);
    if (!row) throw new PayoutError('NO_PRIZE');
    return { ...all, row };
  }

  /** What the list says that winners sign: those alone who have confirmed. */
  list({ running, round, rows }: RoundPayouts): PayoutFacts {
    return {
      ruleSet: running.ruleSet,
      roundName: round.name,
      closesAt: round.closesAt,
      lines: rows.flatMap((row) => (row.prize.said?.state === 'confirmed' ? [this.line(row, row.prize.said)] : [])),
      awaited: rows.filter(({ prize }) => prize.said === undefined).length,
      refused: rows.filter(({ prize }) => prize.said?.state === 'refused').length,
    };
  }

  private line({ person, title, amount }: PayoutRow, said: NonNullable<OwnPrize['said']>): PayoutLine {
    const bank = this.words.bankOf(said);
    const account = bank ? `Chuyển khoản: ${bank.bank}, số ${bank.number}, ${bank.holder}` : 'Chuyển khoản';
    return {
      fullName: said.fullName ?? 'Đã xóa thông tin',
      unit: person ? placeName({ name: person.unitName, place: person.unitPlace }) : '',
      identity: said.identityDigits ? `•••${said.identityDigits}` : '',
      prize: title,
      amount,
      way: said.way === 'bank' ? account : 'Nhận trực tiếp',
    };
  }
}
