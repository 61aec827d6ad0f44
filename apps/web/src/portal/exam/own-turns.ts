import { Injectable } from '@nestjs/common';
import { type Attempt, Attempts, quizPart } from '#attempts';
import { type Round, roundPhase, type RunningContest } from '#contests';
import { Clock } from '#kernel';
import { type Registration, Registrations } from '#registrations';
import type { StartVerdict } from '#rules';

/** A round in one of these is not being counted: it waits for attempts that have more time than itself. */
const STILL_SAT: readonly Round['state'][] = ['scheduled', 'open', 'paused', 'closing'];

/** What somebody who has registered may do in a round now. */
export interface OwnTurn {
  verdict: StartVerdict;
  /** The attempt that is under way; its time runs. */
  open: Attempt | undefined;
  /** Why the person may not sit at all. */
  barred: string | undefined;
}

/** Reads whose turn it is, for the pages that offer to begin. */
@Injectable()
export class OwnTurns {
  constructor(
    private readonly attempts: Attempts,
    private readonly registrations: Registrations,
    private readonly clock: Clock,
  ) {}

  /** @param own the person's attempts in the part, where they have been read already */
  async of(running: RunningContest, round: Round, registration: Registration, own?: readonly Attempt[]): Promise<OwnTurn> {
    const part = quizPart(running.ruleSet, round.partCode);
    return {
      ...(own
        ? this.attempts.prospectsOf(own, registration, part, round, running.rounds)
        : await this.attempts.prospects(registration, part, round, running.rounds)),
      barred: await this.registrations.barringReason(running, registration),
    };
  }

  /**
   * The turn in the round that is open, or in one that has closed or rests while an attempt goes on: the board may have given it
   * more time. Undefined where there is none, and for who has not registered.
   */
  async now(running: RunningContest, accountId: Registration['accountId']): Promise<{ round: Round; turn: OwnTurn } | undefined> {
    const open = running.rounds.find((one) => roundPhase(one, this.clock.now()) === 'open');
    const ending = running.rounds.filter((one) => one !== open && this.mayGoOn(one));
    if (!open && ending.length === 0) return undefined;
    const registration = await this.registrations.findOf(accountId, running.contest.id);
    if (!registration) return undefined;
    for (const round of ending) {
      const turn = await this.of(running, round, registration);
      if (turn.open) return { round, turn };
    }
    return open && { round: open, turn: await this.of(running, open, registration) };
  }

  /** Whether an attempt that was begun in the round may still be worked on, as far as the round is concerned. */
  mayGoOn(round: Round): boolean {
    return STILL_SAT.includes(round.state) && roundPhase(round, this.clock.now()) !== 'before';
  }
}

/** Whether the person can begin, or go on. */
export function mayEnter({ verdict, open, barred }: OwnTurn): boolean {
  return open !== undefined || (barred === undefined && verdict.allowed);
}

/** "còn 12 phút": of an attempt that is under way. */
export function timeLeftOf(attempt: Pick<Attempt, 'deadlineAt' | 'pausedUntil'>, now: Date): string {
  return `còn ${Math.max(1, Math.ceil(ownTimeLeft(attempt, now) / 60_000))} phút`;
}

/** How much time is left to work, in milliseconds: what is left of a pause of the round is none of it. */
export function ownTimeLeft({ deadlineAt, pausedUntil }: Pick<Attempt, 'deadlineAt' | 'pausedUntil'>, now: Date): number {
  return Math.max(0, deadlineAt.getTime() - Math.max(now.getTime(), pausedUntil?.getTime() ?? 0));
}
