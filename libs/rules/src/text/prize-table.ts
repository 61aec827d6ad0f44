import { formatMoney, formatNumber, type DocumentTable } from '#kernel';
import { LATER, MONEY_PER, type PrizeTier } from '../prizes/prize-setting.js';

/** A cell that has nothing to say. */
const NONE = '–';

/** The tiers of a group of prizes as a table: name, number, money and things, each only where some tier gives it. */
export function prizeTable(tiers: readonly PrizeTier[]): DocumentTable {
  const hasMoney = tiers.some(({ money }) => money !== 0);
  const hasGifts = tiers.some(({ gift }) => gift !== undefined);
  return {
    kind: 'table',
    columns: [
      { title: 'Giải', align: 'start' },
      { title: 'Số giải', align: 'end' },
      ...(hasMoney ? [{ title: 'Tiền thưởng mỗi giải', align: 'end' as const }] : []),
      ...(hasGifts ? [{ title: 'Hiện vật, quà tặng mỗi giải', align: 'start' as const }] : []),
    ],
    rows: tiers.map((tier) => [
      tier.name,
      tier.count === LATER ? 'Quyết định sau' : formatNumber(tier.count),
      ...(hasMoney ? [sum(tier)] : []),
      ...(hasGifts ? [tier.gift ?? NONE] : []),
    ]),
  };
}

function sum({ money, moneyPer }: PrizeTier): string {
  if (money === 0) return NONE;
  if (money === LATER) return 'Quyết định sau';
  return `${formatMoney(money)}${moneyPer === 'correct-answer' ? ` cho ${MONEY_PER[moneyPer]}` : ''}`;
}
