import { formatNumber } from '#kernel';

/** A whole number of last decimals as people write it: 1234 with two decimals is "12,34". */
export function formatScaled(value: number, decimals: number): string {
  if (decimals === 0) return formatNumber(value);
  const scale = 10 ** decimals;
  const whole = Math.floor(value / scale);
  return `${formatNumber(whole)},${String(value - whole * scale).padStart(decimals, '0')}`;
}
