/** The life of a round. Moved by the server's clock and by people; back only from `ranked` to `settling`, to be computed again. */
export const ROUND_STATES = [
  'draft',
  'checked',
  'scheduled',
  'open',
  'closing',
  'settling',
  'ranked',
  'approved',
  'published',
  'archived',
  'paused',
  'annulled',
] as const;
export type RoundState = (typeof ROUND_STATES)[number];
