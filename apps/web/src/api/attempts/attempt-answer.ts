import { type Attempt, letterOf, positionsOf, type Sitting } from '#attempts';
import type { Round } from '#contests';
import { predictionQuestion } from '#rules';
import type { ApiAttempt, ApiAttemptSummary, ApiQuestion } from './attempt.schemas.js';

/** An attempt in a list. Its round may be one of an older contest. */
export function attemptSummary(attempt: Attempt, round: Pick<Round, 'code'>): ApiAttemptSummary {
  return {
    id: attempt.id,
    round: round.code,
    number: attempt.number,
    continues: attempt.continues,
    state: attempt.submittedAt ? 'sealed' : 'open',
    startedAt: attempt.startedAt.toISOString(),
    deadlineAt: attempt.deadlineAt.toISOString(),
    submittedAt: attempt.submittedAt?.toISOString() ?? null,
    receiptCode: attempt.receiptCode,
  };
}

/** An attempt with its paper, which is there to be worked on and not to be kept. */
export function attemptAnswer(sitting: Sitting, round: Pick<Round, 'code'>, now: Date): ApiAttempt {
  const { attempt, part } = sitting;
  return {
    ...attemptSummary(attempt, round),
    now: now.toISOString(),
    questions: attempt.submittedAt ? [] : questionsOf(sitting),
    predictionQuestion: predictionQuestion(part) ?? null,
    prediction: attempt.prediction === null ? null : Number(attempt.prediction),
    seq: Math.max(0, ...attempt.seqs),
    receivedAt: attempt.receivedAt?.toISOString() ?? null,
  };
}

function questionsOf({ attempt, paper, bank }: Sitting): ApiQuestion[] {
  const items = new Map<string, (typeof bank.items)[number]>(bank.items.map((item) => [item.question, item]));
  return paper.map(({ question, options }, n) => {
    const item = items.get(question);
    return {
      place: n + 1,
      text: item?.text ?? '',
      several: item?.several ?? false,
      images: (item?.images ?? []).map(({ key, alt, width, height }) => ({ url: `/cau-hoi/hinh/${key}`, alt, width, height })),
      options: options.map((option, position) => ({ letter: letterOf(position), text: item?.options[option] ?? '' })),
      choice: positionsOf(attempt.choices[n] ?? 0)
        .map(letterOf)
        .join(''),
    };
  });
}
