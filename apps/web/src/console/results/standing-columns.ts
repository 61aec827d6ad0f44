import { formatNumber } from '#kernel';
import type { Standing, StandingRow } from '#results';
import { formatPoints, predictionDistanceOf, quizSummary } from '#rules';

const SECOND_MS = 1000;
const MINUTE_S = 60;

/** A column between the person and the prize. */
export interface StandingColumn {
  /** Its name in the address. */
  value: string;
  label: string;
  text(line: StandingRow): string;
}

/** The columns that a standing has: guesses only where one was asked for. */
export function standingColumns({ summary }: Standing): StandingColumn[] {
  const { predictionTarget: target } = quizSummary(summary);
  const guesses: StandingColumn[] =
    target === null
      ? []
      : [
          { value: 'doan', label: 'Dự đoán', text: ({ prediction }) => (prediction === null ? 'không' : formatNumber(Number(prediction))) },
          {
            value: 'lech',
            label: 'Lệch',
            text: ({ prediction }) => {
              const off = predictionDistanceOf(prediction === null ? null : Number(prediction), target);
              return off === null ? '' : formatNumber(off);
            },
          },
        ];
  return [
    { value: 'diem', label: 'Điểm', text: ({ points }) => formatPoints(Number(points)) },
    ...guesses,
    { value: 'lam-trong', label: 'Làm trong', text: ({ durationMs }) => minutesAndSeconds(Number(durationMs)) },
  ];
}

/** Those that the address names; all of them when it names none. */
export function shownColumns(all: readonly StandingColumn[], named: readonly string[]): StandingColumn[] {
  const chosen = all.filter(({ value }) => named.includes(value));
  return chosen.length > 0 ? chosen : [...all];
}

/** "6:12"; hours are minutes too, so that a column can be compared at a glance. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.floor(ms / SECOND_MS);
  return `${formatNumber(Math.floor(seconds / MINUTE_S))}:${String(seconds % MINUTE_S).padStart(2, '0')}`;
}
