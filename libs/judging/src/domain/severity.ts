/** A finished sheet's total. */
export interface MarkedTotal {
  seat: string;
  submission: string;
  /** Points, before anything is put together. */
  total: number;
}

/** How a judge marks beside the others. Shown to the secretariat; no rule reads it. */
export interface Severity {
  seat: string;
  sheets: number;
  mean: number;
  /** Standard deviation of the judge's own totals. */
  spread: number;
  /** Mean distance to what the other judges of the same entries gave, in points: below 0 is stricter. Null without any. */
  againstOthers: number | null;
}

/** A total beside what it would be if all judges marked alike: same mean, same spread. */
export interface EvenedTotal extends MarkedTotal {
  /** Null for a judge with fewer than three sheets, or who gave all the same. */
  z: number | null;
  evened: number | null;
}

const FEWEST = 3;
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const spreadOf = (values: readonly number[]): number => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

/** How strict each judge is, in the order of the seats. */
export function severities(totals: readonly MarkedTotal[]): Severity[] {
  const marked = Map.groupBy(totals, ({ submission }) => submission);
  return [...bySeat(totals)].map(([seat, own]) => {
    const values = own.map(({ total }) => total);
    const distances = own.flatMap(({ submission, total }) => {
      const others = (marked.get(submission) ?? []).filter((one) => one.seat !== seat).map((one) => one.total);
      return others.length === 0 ? [] : [total - mean(others)];
    });
    return {
      seat,
      sheets: own.length,
      mean: mean(values),
      spread: spreadOf(values),
      againstOthers: distances.length === 0 ? null : mean(distances),
    };
  });
}

/** Every total beside its evened form: the judge's z-score put on the mean and the spread of all totals. */
export function evenedTotals(totals: readonly MarkedTotal[]): EvenedTotal[] {
  if (totals.length === 0) return [];
  const all = totals.map(({ total }) => total);
  const [middle, spread] = [mean(all), spreadOf(all)];
  const judges = new Map(severities(totals).map((one) => [one.seat, one]));
  return totals.map((one) => {
    const judge = judges.get(one.seat) as Severity;
    if (judge.sheets < FEWEST || judge.spread === 0) return { ...one, z: null, evened: null };
    const z = (one.total - judge.mean) / judge.spread;
    return { ...one, z, evened: middle + z * spread };
  });
}

function bySeat(totals: readonly MarkedTotal[]): Map<string, MarkedTotal[]> {
  return Map.groupBy(
    totals.toSorted((a, b) => (a.seat < b.seat ? -1 : 1)),
    ({ seat }) => seat,
  );
}
