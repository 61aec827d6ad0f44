/** What an appeal may be about: the key, answers that were lost, the unit one counts for, being left out, the result. */
export const APPEAL_KINDS = ['key', 'lost-answers', 'wrong-unit', 'exclusion', 'result'] as const;
export type AppealKind = (typeof APPEAL_KINDS)[number];

/** Of these, what may be about a submission: nobody has asked it questions, and what was sent has a receipt. */
export const SUBMISSION_APPEAL_KINDS: readonly AppealKind[] = ['wrong-unit', 'exclusion', 'result'];

/** What is decided about it. */
export const APPEAL_DECISIONS = ['upheld', 'partly', 'rejected'] as const;
export type AppealDecision = (typeof APPEAL_DECISIONS)[number];
