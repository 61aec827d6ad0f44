import { DAY_MS, MINUTE_MS, startOfLocalDay } from '#kernel';
import type { RuleSet } from '../plan/rule-set.js';
import { appealDeadline } from '../schedule/appeal-deadline.js';
import type { AppealDecision, AppealKind } from './appeal-kind.js';

type Appeals = NonNullable<RuleSet['appeals']>;

/** Where a plan says nothing: what most plans say. Whoever was wronged must have somewhere to say so. */
const UNSAID: Appeals = { days: 5, closesAt: '17:00', to: 'Ban Tổ chức' };

/** How long one may appeal, until which time of the day, and to whom. */
export function appealTerms({ appeals }: RuleSet): Appeals {
  return appeals ?? UNSAID;
}

/** The end of the time for appeals about a round that was published then, half-open; see `appealDeadline`. */
export function appealsClose(ruleSet: RuleSet, publishedAt: Date): Date {
  return appealDeadline({ ...ruleSet, appeals: appealTerms(ruleSet) }, publishedAt) as Date;
}

/**
 * Until when an appeal that came then is answered, half-open: the board takes no longer than it gives people, to the same time
 * of day. Received on Friday 01/11 under seven days and 17:00: Friday 08/11 at 17:00.
 */
export function appealAnswerDue(ruleSet: RuleSet, receivedAt: Date): Date {
  const { days, closesAt } = appealTerms(ruleSet);
  const [hours, minutes] = closesAt.split(':').map(Number) as [number, number];
  return new Date(startOfLocalDay(receivedAt).getTime() + days * DAY_MS + (hours * 60 + minutes) * MINUTE_MS);
}

/** A round as far as it matters for appealing. */
export interface AppealedRound {
  /** Nothing new starts in it any more. */
  isClosed: boolean;
  /** Undefined while it is not published. */
  publishedAt: Date | undefined;
}

/** May one appeal: now; not yet; not any more. */
export type AppealWindow = 'open' | 'not-yet' | 'over';

/**
 * Whether one may appeal about a round. What happened in the sitting may be said as soon as the round has closed, so that it is
 * mended before anything is signed; what the result says, once it is published. Everything ends with the plan's time.
 */
export function appealWindow(ruleSet: RuleSet, kind: AppealKind, round: AppealedRound, now: Date): AppealWindow {
  if (round.publishedAt) return now < appealsClose(ruleSet, round.publishedAt) ? 'open' : 'over';
  return round.isClosed && kind !== 'result' ? 'open' : 'not-yet';
}

/** Whether somebody else than who has the case in hand must decide: always where something that counts may change, and where results take two signatures. */
export function appealNeedsTwo({ approval }: RuleSet, decision: AppealDecision): boolean {
  return decision !== 'rejected' || approval.approvers > 1;
}
