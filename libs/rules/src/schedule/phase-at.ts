import type { ScheduledPart, ScheduledRound } from './schedule-of.js';

/**
 * Where a part stands at an instant:
 * `undated` nothing is dated yet, an event has not happened · `before` nothing has opened · `open` a round, or the
 * receiving of submissions, is open · `between` some rounds are over, another will open · `judging` submissions are being
 * appraised · `closed` nothing will open any more, results are due · `published` the last promised publication has passed.
 */
export type PhaseName = 'undated' | 'before' | 'open' | 'between' | 'judging' | 'closed' | 'published';

export interface Phase {
  phase: PhaseName;
  /** The round that is open. */
  open?: ScheduledRound;
  /** The next round to open. */
  next?: ScheduledRound;
  /** The round that closed last. */
  last?: ScheduledRound;
  /** When the phase will change, as far as the plan says; epoch milliseconds. */
  until: number | null;
}

/**
 * The phase of a part by the plan's times alone, for pages. Whether results are really out is the round's own state in
 * the database: publication needs an approval, which no clock gives.
 */
export function phaseAt(scheduled: ScheduledPart, instant: Date): Phase {
  return scheduled.kind === 'quiz' ? quizPhase(scheduled.rounds, instant.getTime()) : submissionPhase(scheduled, instant.getTime());
}

function quizPhase(rounds: readonly ScheduledRound[], now: number): Phase {
  const dated = rounds.filter(({ opens, closes }) => opens !== null && closes !== null) as (ScheduledRound & {
    opens: number;
    closes: number;
  })[];
  const open = dated.find(({ opens, closes }) => opens <= now && now < closes);
  const next = dated.find(({ opens }) => now < opens);
  const last = dated.findLast(({ closes }) => closes <= now);
  const around = { ...(open && { open }), ...(next && { next }), ...(last && { last }) };
  if (open) return { phase: 'open', ...around, until: open.closes };
  if (next) return { phase: last ? 'between' : 'before', ...around, until: next.opens };
  if (!last) return { phase: 'undated', until: null };
  const published = last.publishes !== null && last.publishes <= now;
  return { phase: published ? 'published' : 'closed', ...around, until: published ? null : last.publishes };
}

function submissionPhase({ receiving, appraising }: ScheduledPart, now: number): Phase {
  const opens = receiving?.opens ?? null;
  const closes = receiving?.closes ?? null;
  if (closes !== null && closes <= now) {
    const judgingEnds = appraising?.closes ?? null;
    return judgingEnds !== null && now < judgingEnds ? { phase: 'judging', until: judgingEnds } : { phase: 'closed', until: null };
  }
  if (opens === null) return { phase: 'undated', until: null };
  return now < opens ? { phase: 'before', until: opens } : { phase: 'open', until: closes };
}
