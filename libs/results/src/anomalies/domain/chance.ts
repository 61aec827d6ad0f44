/**
 * The probability of at least `least` successes among independent trials of different chances (Poisson's binomial), by adding
 * one trial after the other. Exact up to rounding, and never below what one success more or less would hide.
 */
export function atLeast(least: number, chances: readonly number[]): number {
  if (least <= 0) return 1;
  if (least > chances.length) return 0;
  // Entry n: the probability of exactly n successes so far; the last one collects `least` and more.
  const exactly = new Float64Array(least + 1);
  exactly[0] = 1;
  for (const chance of chances) {
    exactly[least] = (exactly[least] ?? 0) + (exactly[least - 1] ?? 0) * chance;
    for (let n = least - 1; n > 0; n -= 1) exactly[n] = (exactly[n] ?? 0) * (1 - chance) + (exactly[n - 1] ?? 0) * chance;
    exactly[0] *= 1 - chance;
  }
  return exactly[least] ?? 0;
}

/** A share moved by the odds of another one: how often somebody who errs twice as much as others errs here. */
export function shiftedShare(share: number, own: number, usual: number): number {
  const odds = (share / (1 - share)) * (own / (1 - own)) * ((1 - usual) / usual);
  return odds / (1 + odds);
}

/** A share that is never nothing and never all: what was not seen is not impossible. */
export function smoothed(part: number, whole: number): number {
  return (part + 0.5) / (whole + 1);
}
