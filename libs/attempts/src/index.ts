export { AttemptCandidates } from './attempt-candidates.service.js';
export { AttemptTally } from './attempt-tally.js';
export { AttemptError } from './attempt.errors.js';
export { AttemptOwners } from './attempt-owners.service.js';
export { AttemptsModule } from './attempts.module.js';
export { AttemptDays, type DayCount } from './attempt-days.service.js';
export { AttemptLedger, type UnitCount } from './attempt-ledger.service.js';
export { type AttemptRecord, AttemptRecords } from './attempt-records.service.js';
export { AttemptTraces } from './attempt-traces.service.js';
export { AnswerBook } from './answer-book.service.js';
export { ContestantDesk, type Desk } from './contestant-desk.service.js';
export type { Answer, Kept } from './answer-book.service.js';
export { Attempts, type Submitted } from './attempts.service.js';
export { Sealing } from './sealing.service.js';
export { quizPart, type Sitting } from './sittings.service.js';
export { bitsOfLetters, CHOICE, HIGHEST_SEQ, letterOf, lettersOf, MOST_OPTIONS, MOST_QUESTIONS, positionsOf } from './domain/choices.js';
export { LONGEST_TURN_MS, openingTurnMs } from './domain/opening-turn.js';
export { isStillOpen } from './domain/sitting-state.js';
export type { PublicReceiptKey } from './domain/receipt-signature.js';
export { ReceiptSigner, type SignedReceipt } from './receipt-signer.service.js';
export type { Attempt, AttemptId } from './entities/attempt.entity.js';
export type { MarkedAttempt, TracedAttempt } from './queries/trace-statements.js';
export { AttemptTimes } from './times/attempt-times.service.js';
export { AttemptExceptions, type ExceptionCount, type TakenBackNow, type Wish } from './exceptions/attempt-exceptions.service.js';
export { type AttemptFile, AttemptFiles, type LateAttempt } from './exceptions/attempt-files.service.js';
export {
  type AttemptException,
  EXCEPTION_CAUSES,
  type ExceptionCause,
  type ExceptionId,
  type ExceptionKind,
} from './entities/attempt-exception.entity.js';
export { AttemptInvariants } from './invariants/attempt-invariants.service.js';
