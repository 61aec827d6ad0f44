import { hotStatement } from '#persistence';

/** Gives open attempts of a round the time of its pause back; how many were moved. */
export const followPause = hotStatement<[tenant: string, round: string, pausedFrom: Date, resumesAt: Date], { n: number }>(
  'attempts-follow-pause',
  'select attempts_follow_pause($1, $2, $3, $4) as n',
);

/** Gives open attempts that the old end of a round had cut short their time, up to the new one. */
export const followClosing = hotStatement<
  [tenant: string, round: string, closesBefore: Date, closesAfter: Date, timeLimit: string],
  { n: number }
>('attempts-follow-closing', 'select attempts_follow_closing($1, $2, $3, $4, $5::interval) as n');
