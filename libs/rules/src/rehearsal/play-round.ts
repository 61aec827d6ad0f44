import { DAY_MS, MINUTE_MS } from '#kernel';
import type { AttemptRow } from '../attempts/attempt-columns.js';
import type { PastAttempt } from '../attempts/attempt-limit.js';
import { mayStart } from '../attempts/may-start.js';
import { drawPaper, type PaperItem } from '../paper/draw-paper.js';
import type { QuizPart } from '../plan/rule-set.js';
import { predictionDecimals, predictionQuestion } from '../prediction/prediction-rules.js';
import { scoreAttempt } from '../scoring/score-attempt.js';
import { type Chance, syntheticId } from './chance.js';
import type { SyntheticBank } from './synthetic-bank.js';
import type { SyntheticContestant } from './synthetic-people.js';

const SECOND_MS = 1000;
const MOST_ATTEMPTS = 4;
const SHORTEST_MS = 40 * SECOND_MS;

/** A sitting of the rehearsal with its paper and what was answered: options by question, positions in the bank's order. */
export interface PlayedSitting {
  row: AttemptRow;
  items: readonly PaperItem[];
  answers: Readonly<Record<string, readonly number[]>>;
}

export interface PlayedRound {
  part: QuizPart;
  round: string;
  /** Epoch milliseconds, half-open. */
  opens: number;
  closes: number;
  bank: SyntheticBank;
  /** Told of every sitting, where somebody wants to know more than its score. */
  watch?: ((sitting: PlayedSitting) => void) | undefined;
}

/**
 * The attempts of one person in a round: begun at the opening, in the evening before the end or in between, in whole seconds,
 * so that real ties come about; no more than the rules allow; handed in by the person or, at the end, by the server.
 * @param past the person's attempts in the part so far; those of this round are added
 * @param crowd how many people are around, for what people guess
 */
export function playRound(
  { part, round, opens, closes, bank, watch }: PlayedRound,
  person: SyntheticContestant,
  past: PastAttempt[],
  crowd: number,
  chance: Chance,
): AttemptRow[] {
  const rows: AttemptRow[] = [];
  if (!chance.happens(person.zeal)) return rows;
  const wanted = chance.happens(0.6) ? 1 : chance.between(2, MOST_ATTEMPTS);
  let at = startIn(opens, closes, chance);
  for (let n = 1; n <= wanted; n++) {
    const verdict = mayStart(part, past, { round, at: new Date(at), audience: person.audience });
    const retryAt = verdict.retryAt?.getTime();
    if (retryAt !== undefined) at = Math.ceil(retryAt / SECOND_MS) * SECOND_MS;
    else if (!verdict.allowed) {
      // Perhaps tomorrow: a limit may count by the day.
      at += DAY_MS;
      if (at >= closes || !mayStart(part, past, { round, at: new Date(at), audience: person.audience }).allowed) break;
    }
    if (at + SHORTEST_MS >= closes) break;
    past.push({ round, startedAt: new Date(at) });
    const row = sit({ part, round, closes, bank, person, startedAt: at, id: syntheticId('attempt', person.id, part.code, round, n), n, crowd, chance, watch }); // prettier-ignore
    rows.push(row);
    at = Number(row.submittedAt) + chance.between(1, 600) * SECOND_MS;
  }
  return rows;
}

/** A quarter begin in the first twentieth of the time, a fifth in the last tenth, the others whenever. */
function startIn(opens: number, closes: number, chance: Chance): number {
  const seconds = Math.floor((closes - opens) / SECOND_MS);
  const turn = chance.share();
  if (turn < 0.25) return opens + chance.below(Math.max(1, Math.floor(seconds / 20))) * SECOND_MS;
  if (turn < 0.45) return closes - chance.between(1, Math.max(1, Math.floor(seconds / 10))) * SECOND_MS;
  return opens + chance.below(Math.max(1, seconds)) * SECOND_MS;
}

function sit({
  part,
  round,
  closes,
  bank,
  person,
  startedAt,
  id,
  n,
  crowd,
  chance,
  watch,
}: {
  part: QuizPart;
  round: string;
  closes: number;
  bank: SyntheticBank;
  person: SyntheticContestant;
  startedAt: number;
  id: string;
  n: number;
  crowd: number;
  chance: Chance;
  watch: PlayedRound['watch'];
}): AttemptRow {
  const { paper } = part;
  const items = drawPaper({ paper, bank: bank.questions, seed: id, scope: { round, audience: person.audience } });
  const answers = answersTo(items, bank, Math.min(0.999, person.skill + (n - 1) * 0.05), chance);
  const score = scoreAttempt({ paper, items, answers, key: bank.key, difficultyOf: bank.difficultyOf });
  const limit = (paper.minutes * MINUTE_MS) / SECOND_MS;
  const taken = Math.max(SHORTEST_MS / SECOND_MS, Math.floor(limit * (0.1 + chance.bell() * (1.3 - person.skill))));
  const row: AttemptRow = {
    id,
    person: person.id,
    unit: person.unit,
    audience: person.audience,
    completeProfile: person.hasCompleteProfile,
    round,
    points: score.points,
    allCorrect: score.allCorrect,
    valid: score.valid,
    prediction: guess(part, crowd, chance),
    startedAt,
    submittedAt: Math.min(startedAt + Math.min(taken, limit) * SECOND_MS, closes),
  };
  watch?.({ row, items, answers });
  return row;
}

function answersTo(items: readonly PaperItem[], { key }: SyntheticBank, skill: number, chance: Chance): Record<string, number[]> {
  // Without a prototype it is a plain table from the start; an object would take a new shape with each of a million sets of keys.
  const answers = Object.create(null) as Record<string, number[]>;
  for (const { question, options } of items) {
    const right = key[question] as readonly number[];
    if (chance.happens(skill)) answers[question] = [...right];
    // One in fifty leaves the question out; the others choose as many options as are right, not all of them the right ones.
    else if (!chance.happens(0.02)) answers[question] = wrongChoice(options, right, chance);
  }
  return answers;
}

function wrongChoice(options: readonly number[], right: readonly number[], chance: Chance): number[] {
  const wrong = options.filter((option) => !right.includes(option));
  return [chance.pick(wrong), ...right.slice(1)].toSorted((a, b) => a - b);
}

/** Most guess somewhere near the size of the crowd, many a round number, some nothing. */
function guess(part: QuizPart, crowd: number, chance: Chance): number | null {
  if (predictionQuestion(part) === undefined || chance.happens(0.08)) return null;
  const scale = 10 ** predictionDecimals(part);
  if (scale > 1 || part.prediction.code === 'percentage') return chance.below(100 * scale + 1);
  const near = Math.floor(crowd * chance.bell() * 1.2);
  const step = chance.happens(0.4) ? Math.max(1, 10 ** (String(Math.max(1, near)).length - 1)) : 1;
  return Math.round(near / step) * step;
}
