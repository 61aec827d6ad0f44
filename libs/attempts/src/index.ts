export { AttemptTally } from './attempt-tally.js';
export { AttemptError } from './attempt.errors.js';
export { AttemptsModule } from './attempts.module.js';
export { AttemptLedger, type SealedAttempt, type UnitCount } from './attempt-ledger.service.js';
export { type Answer, Attempts, quizPart, type Sitting } from './attempts.service.js';
export { bitsOfLetters, CHOICE, HIGHEST_SEQ, letterOf, lettersOf, MOST_OPTIONS, MOST_QUESTIONS, positionsOf } from './domain/choices.js';
export { awaitsPrediction, isStillOpen } from './domain/sitting-state.js';
export { readReceiptCode } from './domain/receipt-code.js';
export type { Attempt, AttemptId } from './entities/attempt.entity.js';
