import { hasAgreed, type OpenInvitation, type OwnNomination } from '#contests';
import { type DocumentModel, localParts } from '#kernel';
import { selectionMinutesDocument } from '#rules';
import type { CandidateGroup } from './entry-candidates.js';
import { quotaInWords } from './nomination-words.js';

export interface SelectionMinutes {
  /** Among which was chosen; a page of each is enough. */
  groups: readonly CandidateGroup[];
  chosen: readonly OwnNomination[];
  /** Who nominates. */
  unit: string;
  to: string;
  now: Date;
}

/** The minutes of what was chosen for an invitation, as it stands. */
export function selectionMinutes({ call, invitation }: OpenInvitation, { groups, chosen, unit, to, now }: SelectionMinutes): DocumentModel {
  // Whoever has confirmed another text has not confirmed this one.
  const [confirmed] = chosen
    .filter(({ nomination: { sha256, confirmedSha256, headName } }) => confirmedSha256 === sha256 && headName !== null)
    .map(({ nomination }) => nomination)
    .toSorted((a, b) => (b.confirmedAt?.getTime() ?? 0) - (a.confirmedAt?.getTime() ?? 0));
  return selectionMinutesDocument({
    ...{ unit, receiver: to, call: call.title, quota: quotaInWords(invitation) },
    candidates: groups.reduce((sum, { total }) => sum + total, 0),
    place: groups[0]?.running.ruleSet.contest.plan.place ?? '',
    year: localParts(now).year,
    contest: groups[0]?.running.contest.name ?? call.title,
    isRanked: groups.length > 0 && groups.every(({ isRanked }) => isRanked),
    chosen: chosen.map(({ nomination: { title, content } }) => ({
      ...{ title, number: content.entry?.number ?? '', authors: content.authors.map(({ fullName }) => fullName) },
      ...{ result: content.provenance.result, reason: content.summary },
    })),
    haveAgreed: chosen.every(({ nomination, authors }) => authors.every((author) => hasAgreed(author, nomination))),
    head: confirmed && { fullName: confirmed.headName ?? '', position: confirmed.headPosition ?? '' },
  });
}
