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
  { n: number; received_ms: number; deadline_ms: number; seq: number; held: string }
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

/**
 * Starts attempts in one round and one transaction, each of a session's person or of a registration: one of the two is given.
 * Lists are of one length and go as text. No row at all where the papers of the round come from another bank.
 */
export const startAttempts = hotStatement<
  readonly [
    tenant: string,
    round: string,
    bank: string,
    ruleSet: string,
    barred: readonly string[],
    groups: readonly string[] | null,
    most: number | null,
    ofRound: boolean,
    since: Date | null,
    delay: string,
    timeLimit: string,
    graceSeconds: number,
    asksPrediction: boolean,
    audiences: readonly string[] | null,
    askers: string,
    sessions: string,
    registrations: string,
    fresh: string,
    seeds: string,
    questions: string,
    orders: string,
    assisted: string,
    devices: string,
  ],
  {
    n: number;
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
  `select x.* from round_bank($1, $2, $3) as bank
    cross join lateral attempt_start_many($1, $2, $5::uuid[], $6::text[], $7, $8, $9, $10::interval, bank, $4, $14::text[], $11::interval, $12::smallint, $13,
      $15::integer[], $16::bytea[], $17::uuid[], $18::uuid[], $19::text[], $20::text[], $21::text[], $22::boolean[], $23::bytea[]) x`,
);

/** What became of handing in. */
export type SubmitVerdict = 'new' | 'sealed' | 'signed-out' | 'unknown' | 'guess-missing' | 'no-orders';

/** Hands papers in, in one transaction. Lists are of one length and go as text. */
export const submitAttempts = hotStatement<
  readonly [
    tenant: string,
    askers: string,
    sessions: string,
    attempts: string,
    predictions: string,
    initials: string,
    codes: string,
    salts: string,
  ],
  {
    n: number;
    verdict: SubmitVerdict;
    id: AttemptId | null;
    account_id: AccountId | null;
    round_id: RoundId | null;
    submitted_at: Date | null;
    sealed_by: 'contestant' | 'deadline' | null;
    receipt_code: string | null;
    seal_sha256: string | null;
  }
>(
  'attempt-submit',
  `select q.n, x.* from unnest($2::integer[], $3::bytea[], $4::uuid[], $5::bigint[], $6::text[], $7::text[], $8::bytea[])
      as q(n, session, attempt, guess, initials, code, salt)
    cross join lateral attempt_submit($1, q.session, q.attempt, q.guess, q.initials, q.code, q.salt) x`,
);

/** Seals what has run out; one attempt alone where it is named. */
export const sealExpired = hotStatement<
  [tenant: string, round: string, onlyOne: string | null, initials: string, codes: readonly string[], salts: readonly Buffer[]],
  { sealed: number }
>('attempt-seal-expired', 'select attempt_seal_expired($1, $2, $3, $4, $5::text[], $6::bytea[]) as sealed');

/** Who is signed in, and what they have in a contest: of many who ask, as lists of one length that go as text. */
export const contestantDesks = hotStatement<
  readonly [tenant: string, askers: string, sessions: string, contests: string, parts: string, onlyOnes: string],
  { n: number; account_id: AccountId; full_name: string; method: SignInMethod; registration: JsonRow | null; attempts: JsonRow[] | null }
>('contestant-desks', 'select * from contestant_desks($1, $2::integer[], $3::bytea[], $4::uuid[], $5::text[], $6::uuid[])');

/** Attempts by their receipts, and who asks. */
export const receiptDesks = hotStatement<
  readonly [tenant: string, askers: string, sessions: string, codes: string],
  {
    n: number;
    attempt: JsonRow;
    replaced: boolean;
    account_id: AccountId | null;
    full_name: string | null;
    method: SignInMethod | null;
    unit: JsonRow | null;
  }
>('receipt-desks', 'select * from receipt_desks($1, $2::integer[], $3::bytea[], $4::text[])');
