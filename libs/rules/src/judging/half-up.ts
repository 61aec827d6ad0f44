/** A quotient of whole numbers rounded to a whole number, halves upwards; exact for the sums that occur here. */
export function roundHalfUp(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}
