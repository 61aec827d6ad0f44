/** One measured figure beside its limit; see `Figure` fields for the meaning of each. */
export interface Figure {
  /** `figure.variant.measure`, such as "warm.time". */
  name: string;
  value: number;
  unit: 'ms' | '/s' | 'MiB' | 'KiB' | 'count';
  /** What the same work costs at best, measured in the same run. */
  limit?: number;
  /** 1 is as good as the limit, higher is better. Only where a limit is named. */
  ratio?: number | null;
  /** How many runs the median is of. */
  n: number;
  note?: string;
}

/** What a suite is given. */
export interface SuiteOptions {
  /** Ends in a minute. */
  isQuick: boolean;
  /** Nothing but this part of the suite, where it has parts. */
  part?: string;
  /** Progress, on standard error. */
  say: (text: string) => void;
  /** A figure as one line. */
  shown: (figure: Figure) => string;
}

export type Suite = (options: SuiteOptions) => Promise<Figure[]>;

/** The median of at least one value. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
