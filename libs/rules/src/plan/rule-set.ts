import { z } from 'zod';
import { DomainError, type ErrorKind } from '#kernel';
import { canonicalJson, sha256 } from './canonical-json.js';
import { inTodaysForm } from './earlier-form.js';
import { planSetting, planShape } from './plan-setting.js';
import type { quizPart } from './quiz-part.js';
import { settings } from './setting.js';
import type { essayPart, initiativePart, workPart } from './submission-part.js';

/**
 * The validated rules of one contest, plain JSON: every instant is "2024-10-21T10:00:00+07:00", every default is filled
 * in, every strategy carries its version. Without `provenance` it is itself a valid plan: export and import lose nothing.
 */
export type RuleSet = z.output<typeof planSetting> & {
  /** Code of the plan that gave the setting at each path, where it differs from that of the enclosing path; see `provenanceOf`. */
  provenance: Record<string, string>;
};

export type Part = RuleSet['parts'][number];
export type QuizPart = z.output<typeof quizPart>;
export type SubmissionPart = z.output<typeof initiativePart> | z.output<typeof essayPart> | z.output<typeof workPart>;

export class RuleSetError extends DomainError<'RULE_SET_INVALID'> {
  readonly kind: ErrorKind = 'defect';

  sentence(): string {
    return 'Thể lệ đã lưu không đọc được bằng phiên bản phần mềm này. Hãy báo cho người vận hành.';
  }
}

const stored = settings({ ...planShape, provenance: z.record(z.string(), z.string()) });

/**
 * Takes a rule set back from where it was stored.
 * @throws RuleSetError when it is none, such as one written by a newer release
 */
export function parseRuleSet(json: unknown): RuleSet {
  const result = stored.safeParse(inTodaysForm(json));
  if (!result.success) throw new RuleSetError('RULE_SET_INVALID', {}, z.prettifyError(result.error));
  return result.data;
}

/** SHA-256 over the canonical JSON of a rule set: the same whatever order a database gave its keys. */
export function ruleSetHash(ruleSet: RuleSet): string {
  return sha256([canonicalJson(ruleSet)]);
}
