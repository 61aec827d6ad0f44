/** What an alteration is to the public. A new run says of itself that it stands in the place of an annulled one. */
export type NoticeKind = 'extended' | 'paused' | 'resumed' | 'annulled' | 'rerun' | 'corrected';

/** What the public reads of the last alteration of a round; kept with the round, for every page asks for that anyway. */
export interface RoundNotice {
  kind: NoticeKind;
  /** "mất điện tại trung tâm dữ liệu": follows "vì". */
  reason: string;
  /** In the words of whoever has altered the round. */
  text: string;
  /** When it was announced; ISO, UTC. */
  at: string;
}
