import { formatMoney, formatNumber, type DocumentTable } from '#kernel';
import { LATER, MONEY_PER, type PrizeTier } from '../prizes/prize-setting.js';

/** The tiers of a group of prizes as a table: name, number, worth. */
export function prizeTable(tiers: readonly PrizeTier[]): DocumentTable {
  return {
    kind: 'table',
    columns: [
      { title: 'Giải', align: 'start' },
      { title: 'Số giải', align: 'end' },
      { title: 'Tiền thưởng mỗi giải', align: 'end' },
    ],
    rows: tiers.map((tier) => [tier.name, tier.count === LATER ? 'Quyết định sau' : formatNumber(tier.count), worth(tier)]),
  };
}

function worth({ money, moneyPer, gift }: PrizeTier): string {
  const per = moneyPer === 'correct-answer' ? ` cho ${MONEY_PER[moneyPer]}` : '';
  if (money === 0) return gift ?? 'Không';
  const sum = money === LATER ? 'Quyết định sau' : `${formatMoney(money)}${per}`;
  return gift === undefined ? sum : `${sum}; ${gift}`;
}
