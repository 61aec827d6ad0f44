import { randomBytes } from 'node:crypto';
import type { Round, RunningContest } from '#contests';
import type { SealedBank } from '#questions';
import { drawPaper, drawsByAudience, graceSeconds, predictionQuestion, type QuizPart, type RuleSet, startLimits } from '#rules';
import type { Opening, Start } from '../start-book.service.js';
import { packedOrder } from './choices.js';

const SEED_BYTES = 16;

/** What the rules say about starts in a round at an instant: the same for everybody who comes then. */
export function openingOf(
  { ruleSet, ruleSetId }: RunningContest,
  round: Round,
  part: QuizPart,
  now: Date,
): Omit<Opening, 'tenant' | 'bank' | 'barred'> {
  const { window, delayMinutes } = startLimits(part, { round: round.code, at: now });
  return {
    round: round.id,
    ruleSet: ruleSetId,
    groups: part.audiences ?? null,
    most: window?.most ?? null,
    ofRound: window?.round !== undefined,
    since: window?.since ?? null,
    delay: `${delayMinutes} minutes`,
    timeLimit: `${part.paper.minutes} minutes`,
    graceSeconds: graceSeconds(part.paper),
    asksPrediction: predictionQuestion(part) !== undefined,
    audiences: groupsWithPapers(ruleSet, part),
  };
}

/** A new seed and the papers that it gives: one for all, or one for each audience group, as Postgres writes lists. */
export function papersOf(
  ruleSet: RuleSet,
  part: QuizPart,
  { code }: Round,
  bank: SealedBank,
): Pick<Start, 'seed' | 'questions' | 'orders'> {
  const seed = randomBytes(SEED_BYTES).toString('hex');
  const papers = (groupsWithPapers(ruleSet, part) ?? [undefined]).map((audience) =>
    drawPaper({ paper: part.paper, bank: bank.questions, seed, scope: { round: code, ...(audience === undefined ? {} : { audience }) } }),
  );
  return {
    seed,
    questions: papers.map((items) => `{${items.map(({ question }) => bank.places.get(question)).join(',')}}`),
    orders: papers.map((items) => `{${items.map(({ options }) => packedOrder(options)).join(',')}}`),
  };
}

/** Null when one paper serves all. */
function groupsWithPapers({ audiences }: RuleSet, { paper }: QuizPart): string[] | null {
  return drawsByAudience(paper) ? audiences.map(({ code }) => code) : null;
}
