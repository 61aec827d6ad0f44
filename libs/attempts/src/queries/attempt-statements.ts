import type { AccountId, RoundId } from '#kernel';
import type { SignInMethod } from '#accounts';
import { hotStatement, type JsonRow } from '#persistence';
import type { RegistrationId } from '#registrations';
import type { AttemptId } from '../entities/attempt.entity.js';

/**
 * Keeps answers of many sittings in one transaction; a row for each sitting that took them, whether or not they were the
 * newest. Lists are of one length and go as text, which is several times cheaper to write than arrays of values.
 */
export const saveAnswers = hotStatement<
  [tenant: string, askers: string, sessions: string, attempts: string, guesses: string, places: string, marks: string, numbers: string],
  { n: number; received_ms: number; seq: number; held: string }
>(
  'attempt-save-many',
  'select * from attempt_save_many($1, $2::integer[], $3::bytea[], $4::uuid[], $5::bigint[], $6::text[], $7::text[], $8::text[])',
);

/** Why a sitting took nothing. */
export type Refusal = 'signed-out' | 'unknown' | 'sealed' | 'late';

/** Says why answers were not kept, and keeps those that came too late apart, for the board to decide on. */
export const refuseAnswers = hotStatement<
  [tenant: string, session: Buffer, attempt: string, places: number[], marks: number[], numbers: number[], guess: number | null],
  { verdict: Refusal }
>('attempt-refuse', 'select attempt_refuse($1, $2, $3, $4::smallint[], $5::smallint[], $6::integer[], $7) as verdict');

/** What became of a start: a new attempt, the one that is open, or why there is none. */
export type StartVerdict = 'new' | 'open' | 'signed-out' | 'not-registered' | 'not-open' | 'barred' | 'refused';

/** Starts an attempt of a session's person, or of a registration: one of the two is given. */
export const startAttempt = hotStatement<
  [
    tenant: string,
    session: Buffer | null,
    registration: string | null,
    round: string,
    barred: readonly string[],
    groups: readonly string[] | null,
    most: number | null,
    ofRound: boolean,
    since: Date | null,
    delay: string,
    fresh: string,
    bank: string,
    rules: string,
    seed: string,
    audiences: readonly string[] | null,
    questions: readonly string[],
    orders: readonly string[],
    timeLimit: string,
    graceSeconds: number,
    asksPrediction: boolean,
    isAssisted: boolean,
    device: Buffer | null,
  ],
  {
    verdict: StartVerdict;
    id: AttemptId | null;
    registration_id: RegistrationId | null;
    account_id: AccountId | null;
    number: number | null;
    /** Which of the papers was taken, from 1. */
    paper: number | null;
    started_at: Date | null;
    deadline_at: Date | null;
  }
>(
  'attempt-start',
  `select * from attempt_start($1, $2, $3, $4, $5::uuid[], $6::text[], $7, $8, $9, $10::interval, $11, $12, $13, $14, $15::text[],
    $16::text[], $17::text[], $18::interval, $19::smallint, $20, $21, $22)`,
);

/** What became of handing in. */
export type SubmitVerdict = 'new' | 'sealed' | 'signed-out' | 'unknown' | 'guess-missing' | 'no-orders';

export const submitAttempt = hotStatement<
  [tenant: string, session: Buffer, attempt: string, prediction: number | null, initials: string, code: string, salt: Buffer],
  {
    verdict: SubmitVerdict;
    id: AttemptId | null;
    account_id: AccountId | null;
    round_id: RoundId | null;
    submitted_at: Date | null;
    sealed_by: 'contestant' | 'deadline' | null;
    receipt_code: string | null;
    seal_sha256: string | null;
  }
>('attempt-submit', 'select * from attempt_submit($1, $2, $3, $4, $5, $6, $7)');

/** Seals what has run out; one attempt alone where it is named. */
export const sealExpired = hotStatement<
  [tenant: string, round: string, onlyOne: string | null, initials: string, codes: readonly string[], salts: readonly Buffer[]],
  { sealed: number }
>('attempt-seal-expired', 'select attempt_seal_expired($1, $2, $3, $4, $5::text[], $6::bytea[]) as sealed');

/** Who is signed in, and what they have in a contest. */
export const contestantDesk = hotStatement<
  [tenant: string, session: Buffer, contest: string | null, part: string | null, onlyOne: string | null],
  { account_id: AccountId; full_name: string; method: SignInMethod; registration: JsonRow | null; attempts: JsonRow[] | null }
>('contestant-desk', 'select * from contestant_desk($1, $2, $3, $4, $5)');

/** An attempt by its receipt, and who asks. */
export const receiptDesk = hotStatement<
  [tenant: string, session: Buffer | null, code: string],
  { attempt: JsonRow; account_id: AccountId | null; full_name: string | null; method: SignInMethod | null; unit: JsonRow | null }
>('receipt-desk', 'select * from receipt_desk($1, $2, $3)');
