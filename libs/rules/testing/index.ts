// Smallest valid rules for tests of any library: factories that pick no surprising value.
export { aBank } from './a-bank.js';
export { aRecheckFile, inPublic, type RecheckSample } from './a-recheck-file.js';
export { aSubmission, sheetsFor } from './a-submission.js';
export { anAttempt, someAttempts } from './some-attempts.js';
export { aJudgingPhase, aQuizPart, aRuleSet, anEssayPart } from './a-rule-set.js';
