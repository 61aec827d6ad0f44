import type { INestApplicationContext } from '@nestjs/common';
import { CertificatePlanning } from '#certificates';
import { ContestReader, type Round, RoundTransitions } from '#contests';
import { type AccountId, DAY_MS, MINUTE_MS } from '#kernel';
import { DatabaseClock } from '#persistence';
import { Turnouts } from '#reports';
import { Approvals, Publication, RoundClosing } from '#results';

/** The staff of a tenant's demo by what they do. */
export interface DemoBoard {
  secretary: AccountId;
  approvers: readonly AccountId[];
  publisher: AccountId;
  judges: readonly AccountId[];
}

/** What a round needs besides itself to be brought to its end. */
export interface EndScript {
  board: DemoBoard;
  place: string;
  /** "http://lam-dong.localhost:3000" */
  origin: string;
}

/**
 * Takes a played round from its closing to the published result and planned certificates, by the steps that worker and
 * board take, on a moved clock. Call it inside DatabaseClock.during.
 */
export async function finishRound(context: INestApplicationContext, round: Round, script: EndScript): Promise<void> {
  const clock = context.get(DatabaseClock);
  await clock.moveTo(new Date(round.closesAt.getTime() + 10_000));
  await context.get(RoundTransitions).advance();
  await workOn(context, round, script.place);
  await context.get(Turnouts).take(round.contestId, round.id);

  await clock.moveTo(new Date(round.closesAt.getTime() + 90 * MINUTE_MS));
  await approve(context, round, script.board);

  await clock.moveTo(round.publishesAt ?? new Date(round.closesAt.getTime() + DAY_MS));
  if (round.publishesAt === null) await context.get(Publication).publish(round.id, script.board.publisher);
  else await workOn(context, round, script.place);
  await context.get(CertificatePlanning).plan(round.id, { by: script.board.publisher, origin: script.origin });
}

async function workOn(context: INestApplicationContext, { id }: Round, place: string): Promise<void> {
  for (let step = 0; step < 3; step += 1) await context.get(RoundClosing).takeFurther(await context.get(ContestReader).round(id), place);
}

async function approve(context: INestApplicationContext, round: Round, { approvers }: DemoBoard): Promise<void> {
  const approvals = context.get(Approvals);
  for (const by of approvers) {
    const signing = await approvals.signingOf(round.id);
    if (!signing) throw new Error(`The round ${round.code} has no standing.`);
    const { id: standingId, sha256 } = signing.standing;
    if (await approvals.approve({ roundId: round.id, standingId, sha256, by })) return;
    await context.get(DatabaseClock).moveTo(new Date(context.get(DatabaseClock).now().getTime() + 50 * MINUTE_MS));
  }
  throw new Error(`The round ${round.code} wants more approvers than the demo has.`);
}
