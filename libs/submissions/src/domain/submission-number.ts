import type { RuleSet, SubmissionPart } from '#rules';

const LETTERS: Readonly<Record<SubmissionPart['kind'], string>> = { initiative: 'SK', essay: 'BV', work: 'TP' };

/** "SK-0042": how a submission is called on receipts and lists. */
export function submissionNumber(kind: SubmissionPart['kind'], number: number): string {
  return `${LETTERS[kind]}-${String(number).padStart(4, '0')}`;
}

/** The part of a rule set by its code, where it is one of submissions. */
export function submissionPart({ parts }: Pick<RuleSet, 'parts'>, code: string): SubmissionPart | undefined {
  return parts.find((part): part is SubmissionPart => part.code === code && part.kind !== 'quiz');
}
