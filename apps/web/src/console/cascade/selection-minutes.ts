import type { OpenInvitation } from '#contests';
import { type DocumentModel, localParts } from '#kernel';
import { selectionMinutesDocument } from '#rules';
import type { CandidateGroup } from './entry-candidates.js';
import { quotaInWords } from './nomination-words.js';

/** The minutes of what was chosen for an invitation, as it stands. @param unit who nominates */
export function selectionMinutes(
  { call, invitation }: OpenInvitation,
  { groups, unit, to, now }: { groups: readonly CandidateGroup[]; unit: string; to: string; now: Date },
): DocumentModel {
  const all = groups.flatMap(({ candidates }) => candidates);
  const chosen = all.flatMap(({ nomination }) => nomination ?? []);
  const confirmed = chosen.find(({ headName, headPosition }) => headName !== null && headPosition !== null);
  return selectionMinutesDocument({
    ...{ unit, receiver: to, call: call.title, quota: quotaInWords(invitation), candidates: all.length },
    place: groups[0]?.running.ruleSet.contest.plan.place ?? '',
    year: localParts(now).year,
    contest: groups[0]?.running.contest.name ?? call.title,
    isRanked: groups.length > 0 && groups.every(({ isRanked }) => isRanked),
    chosen: chosen.map(({ title, content }) => ({
      ...{ title, number: content.entry?.number ?? '', authors: content.authors.map(({ fullName }) => fullName) },
      ...{ result: content.provenance.result, reason: content.summary },
    })),
    head: confirmed && { fullName: confirmed.headName ?? '', position: confirmed.headPosition ?? '' },
  });
}
