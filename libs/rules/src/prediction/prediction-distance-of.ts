/** How far a guess is from the true number, above or below alike; null where nothing was asked or nothing guessed. */
export function predictionDistanceOf(prediction: number | null, target: number | null): number | null {
  return prediction === null || target === null ? null : Math.abs(Math.round(prediction) - target);
}
