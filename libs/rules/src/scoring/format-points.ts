const points = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 });

/** "20", "7,5" */
export function formatPoints(value: number): string {
  return points.format(value);
}
