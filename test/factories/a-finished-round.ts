import type { INestApplicationContext } from '@nestjs/common';
import { ContestReader, type Round, RoundTransitions, type RunningContest } from '#contests';
import type { AccountId, RoundId } from '#kernel';
import { DatabaseClock } from '#persistence';
import { Approvals, type Decision, Standings } from '#results';
import { anApprover } from './a-member.js';
import { takenFurther } from './the-worker.js';

type Source = Pick<INestApplicationContext, 'get'>;

/** How far a round is taken, each step after the ones before. */
type Goal = 'closing' | 'ranked' | 'approved' | 'published';

const SETTLED_MS = 60_000;

/**
 * Takes a round of the contest in scope as far as asked, by the real services and as the worker does: closed and sealed a
 * minute after its end, ranked, signed by as many people as the rules want, published at the promised minute.
 */
export async function aFinishedRound(
  source: Source,
  running: RunningContest,
  { round: { id } = running.rounds[0]!, to = 'published' }: { round?: Round; to?: Goal } = {},
): Promise<Round> {
  const from = <T>(token: new (...args: never[]) => T): T => source.get(token, { strict: false });
  const [clock, contests] = [from(DatabaseClock), from(ContestReader)];
  const { closesAt, publishesAt } = await contests.round(id);

  await clock.moveTo(new Date(closesAt.getTime() + SETTLED_MS));
  await from(RoundTransitions).advance();
  if (to === 'closing') return contests.round(id);
  const ranked = await takenFurther(source, id, 3);
  if (to === 'ranked') return ranked;
  for (let n = 0; n < running.ruleSet.approval.approvers; n += 1)
    await from(Approvals).approve(await aDecision(source, id, await anApprover(source)));
  if (to === 'approved') return contests.round(id);
  if (publishesAt) await clock.moveTo(publishesAt);
  return takenFurther(source, id, 1);
}

/** What somebody signs who has seen the newest standing of the round. */
export async function aDecision(source: Source, roundId: RoundId, by: AccountId): Promise<Decision> {
  const { id: standingId, sha256 } = (await source.get(Standings, { strict: false }).newest(roundId))!;
  return { roundId, standingId, sha256, by };
}
