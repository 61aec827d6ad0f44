import { canonicalJson, sha256 } from '#rules';
import type { CouncilSession, SessionAttendance, SessionItem, SessionVote } from '../entities/council-session.entity.js';

/** All that a session has decided. */
export interface SessionRecord {
  session: Pick<
    CouncilSession,
    'id' | 'roundId' | 'council' | 'title' | 'place' | 'startsAt' | 'openedAt' | 'seats' | 'quorum' | 'notesText'
  >;
  attendances: readonly Pick<SessionAttendance, 'seatId' | 'cameAt' | 'leftAt'>[];
  items: readonly SessionItem[];
  votes: readonly Pick<SessionVote, 'itemId' | 'seatId' | 'vote' | 'dissentText' | 'votedAt'>[];
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** SHA-256 over the canonical JSON of everything that was said and decided; seats by their ids, no names. */
export function sessionHash({ session, attendances, items, votes }: SessionRecord): string {
  const { id, roundId, council, title, place, seats, quorum, notesText } = session;
  return sha256([
    canonicalJson({
      ...{ id, roundId, council, title, place, seats, quorum, notesText },
      startsAt: iso(session.startsAt),
      openedAt: iso(session.openedAt),
      attendances: attendances
        .map(({ seatId, cameAt, leftAt }) => ({ seat: seatId, cameAt: iso(cameAt), leftAt: iso(leftAt) }))
        .sort((a, b) => (a.seat < b.seat ? -1 : 1)),
      items: items
        .toSorted((a, b) => a.ordinal - b.ordinal)
        .map((item) => ({
          ...{ id: item.id, kind: item.kind, submission: item.submissionId, title: item.title, motion: item.motionText },
          ...{ needed: item.neededPercent, state: item.state, decision: item.decision, decidedAt: iso(item.decidedAt) },
          tally: item.tally && { ...item.tally },
          votes: votes
            .filter(({ itemId }) => itemId === item.id)
            .map(({ seatId, vote, dissentText, votedAt }) => ({ seat: seatId, vote, dissent: dissentText, at: iso(votedAt) }))
            .sort((a, b) => (a.seat < b.seat ? -1 : 1)),
        })),
    }),
  ]);
}
