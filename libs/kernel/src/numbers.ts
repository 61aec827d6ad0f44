const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const percent = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** "1.234.567" */
export function formatNumber(value: number): string {
  return whole.format(value);
}

/** "5.000.000 đ" */
export function formatMoney(dong: number): string {
  return `${whole.format(dong)}\u00a0đ`;
}

/** A share between 0 and 1 as "86%" or "86,5%". */
export function formatPercent(share: number): string {
  return `${percent.format(share * 100)}%`;
}

/** "một" … "mười" for small counts in sentences, digits above. */
export function countInWords(value: number): string {
  return ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'][value] ?? formatNumber(value);
}
