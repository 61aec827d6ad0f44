/** The life of a round. Moved by the server's clock and by people; back only to `settling`, to be computed again: from `ranked`, and by a correction from `approved` and `published`. */
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

/** What happens while a round is open: people sit a quiz, or submissions are received. */
export type RoundKind = 'sitting' | 'receiving';
