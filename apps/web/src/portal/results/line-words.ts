import { formatNumber } from '#kernel';
import type { StandingRow } from '#results';
import { formatExactDuration, formatPoints, fullScore, predictionDistanceOf, quizSummary } from '#rules';
import type { PublishedRound } from './published-rounds.js';

/** A line of a ranking in words: each fact apart, and all of them as a sentence for the phone. */
export interface LineWords {
  points: string;
  prediction: string;
  distance: string;
  duration: string;
  sentence: string;
}

const NONE = '–';

export function lineWords({ part, standing }: Pick<PublishedRound, 'part' | 'standing'>, line: StandingRow): LineWords {
  const points = `${formatPoints(Number(line.points))}/${formatPoints(fullScore(part.paper))}`;
  const duration = formatExactDuration(Number(line.durationMs));
  const off = distanceOf(line, quizSummary(standing.summary).predictionTarget);
  const guess = line.prediction === null ? NONE : formatNumber(Number(line.prediction));
  const guessed =
    quizSummary(standing.summary).predictionTarget === null
      ? ''
      : off === null
        ? ', không dự đoán'
        : `, đoán ${guess} (lệch ${formatNumber(off)})`;
  return {
    points,
    prediction: guess,
    distance: off === null ? NONE : formatNumber(off),
    duration,
    sentence: `Điểm ${points}${guessed}, làm ${duration.replaceAll(' ', '\u00a0')}`,
  };
}

/** What a winner has done, under the name: "Đúng cả 20 câu, đoán trúng con số 1.184". */
export function deedOf({ part, standing }: Pick<PublishedRound, 'part' | 'standing'>, line: StandingRow): string {
  const { predictionTarget: target } = quizSummary(standing.summary);
  const off = distanceOf(line, target);
  const answers = line.allCorrect
    ? `Đúng cả ${part.paper.items} câu`
    : `${formatPoints(Number(line.points))} trong ${formatPoints(fullScore(part.paper))} điểm`;
  if (off === null || target === null) return answers;
  return `${answers}, ${off === 0 ? `đoán trúng con số ${formatNumber(target)}` : `đoán lệch ${formatNumber(off)}`}`;
}

function distanceOf({ prediction }: StandingRow, target: number | null): number | null {
  return predictionDistanceOf(prediction === null ? null : Number(prediction), target);
}
