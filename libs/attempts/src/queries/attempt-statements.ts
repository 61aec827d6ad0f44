import { hotStatement } from '#persistence';

/** What became of a save. */
export type SaveVerdict = 'kept' | 'unknown' | 'sealed' | 'late';

export const saveAnswers = hotStatement<
  [
    tenant: string,
    session: Buffer,
    attempt: string,
    positions: number[],
    marks: number[],
    numbers: number[],
    prediction: number | null,
    grace: string,
  ],
  { verdict: SaveVerdict; received_at: Date; seq: number; held: (number | null)[] | null }
>('attempt-save', 'select * from attempt_save($1, $2, $3, $4::smallint[], $5::smallint[], $6::integer[], $7, $8::interval)');

export type SealVerdict = 'new' | 'sealed' | 'changed' | 'early' | 'unknown';

export const sealAttempt = hotStatement<
  [
    tenant: string,
    attempt: string,
    seen: number[],
    marks: number[],
    prediction: number | null,
    code: string,
    salt: Buffer,
    byDeadline: boolean,
    grace: string,
  ],
  { verdict: SealVerdict; submitted_at: Date | null; seal_sha256: string | null; receipt_code: string | null }
>('attempt-seal', 'select * from attempt_seal($1, $2, $3::integer[], $4::smallint[], $5, $6, $7, $8, $9::interval)');
