import { Injectable } from '@nestjs/common';
import {
  ContestReader,
  isPublished,
  type Nomination,
  type NominationContent,
  Nominations,
  type OpenInvitation,
  type Round,
  type RunningContest,
} from '#contests';
import type { TenantId } from '#kernel';
import { Awards, JudgedLines, Standings } from '#results';
import type { SubmissionPart } from '#rules';
import { type DeskLine, SubmissionDesk, type SubmissionId, submissionNumber, submissionPart, type TypedChoice } from '#submissions';
import { unitDay } from '#contests';
import { UnitRegister } from '#units';
import { prizeTag } from '../../portal/results/prize-words.js';

const MOST_CANDIDATES = 2_000;

/** An entry that may be nominated. */
export interface EntryCandidate {
  id: SubmissionId;
  title: string;
  /** "SK-0042" */
  number: string;
  authors: string[];
  /** The place in one's own published ranking. */
  standing: NominationContent['provenance']['standing'];
  /** "Giải Nhất" */
  prize: string | undefined;
  /** Why it is there now and may be chosen; undefined where the files have not all come. */
  isComplete: boolean;
  /** The nomination that was begun of it by this invitation. */
  nomination: Nomination | undefined;
}

/** The entries of one time of receiving, best place first where they are ranked, else by number. */
export interface CandidateGroup {
  running: RunningContest;
  part: SubmissionPart;
  isRanked: boolean;
  candidates: EntryCandidate[];
}

/** What a tenant, or a unit of its own, may choose from: entries that were sent in, neither withdrawn nor cancelled. */
@Injectable()
export class EntryCandidates {
  constructor(
    private readonly contests: ContestReader,
    private readonly desk: SubmissionDesk,
    private readonly nominations: Nominations,
    private readonly standings: Standings,
    private readonly lines: JudgedLines,
    private readonly awards: Awards,
    private readonly units: UnitRegister,
  ) {}

  /** Of the contest of one's own for a tenant above; for a call of one's own those of the unit that is invited, in the part of the call. */
  async of({ receiverTenantId, call, invitation }: OpenInvitation, own: TenantId): Promise<CandidateGroup[]> {
    const isOwn = receiverTenantId === own;
    const running = isOwn ? await this.contests.contest(call.contestId) : await this.contests.findRunning();
    if (!running) return [];
    const units = isOwn && invitation.unitId !== null ? await this.below(running, invitation.unitId) : undefined;
    const groups: CandidateGroup[] = [];
    for (const round of running.receiving) {
      const part = submissionPart(running.ruleSet, round.partCode);
      if (!part || (isOwn && call.partCode !== null && call.partCode !== part.code)) continue;
      const { lines } = await this.desk.ofRound(round.id, { ...(units && { units }), skip: 0, limit: MOST_CANDIDATES });
      const candidates = await this.candidates({ running, round, part }, lines, invitation.id);
      groups.push({ running, part, isRanked: isPublished(round), candidates });
    }
    return groups;
  }

  private async candidates(
    { running, round, part }: { running: RunningContest; round: Round; part: SubmissionPart },
    lines: readonly DeskLine[],
    invitationId: OpenInvitation['invitation']['id'],
  ): Promise<EntryCandidate[]> {
    const shown = lines.filter(({ state }) => state !== 'withdrawn' && state !== 'cancelled' && state !== 'invalid');
    const begun = await this.nominations.ofSubmissions(shown.map(({ submission }) => submission.id));
    const places = isPublished(round) ? await this.places(running, round) : undefined;
    const candidates = shown.map(({ submission, version, state, authors }): EntryCandidate => {
      const place = places?.get(submission.id);
      return {
        id: submission.id,
        title: version.content.title,
        number: submissionNumber(part.kind, submission.number ?? 0),
        authors: authors.flatMap(({ fullName }) => fullName ?? []),
        standing: place?.standing,
        prize: place?.prize,
        isComplete: state !== 'incomplete',
        nomination: begun.find((one) => one.submissionId === submission.id && one.invitationId === invitationId),
      };
    });
    return candidates.toSorted((a, b) => (a.standing?.rank ?? Infinity) - (b.standing?.rank ?? Infinity) || (a.number < b.number ? -1 : 1));
  }

  /** Where each stands in the public ranking. */
  private async places({ contest, ruleSet }: RunningContest, round: Round) {
    const standing = await this.standings.newest(round.id);
    const places = new Map<SubmissionId, Pick<EntryCandidate, 'standing' | 'prize'>>();
    if (!standing) return places;
    const awards = new Map((await this.awards.ofRound(round.id)).map((award) => [award.submissionId, award]));
    for (const { submissionId, rank, points } of await this.lines.lines(standing.id, { count: MOST_CANDIDATES })) {
      const award = awards.get(submissionId);
      const tag = award && prizeTag(ruleSet, award);
      places.set(submissionId, {
        standing: { contest: contest.name, round: round.name, rank, points: String(Number(points)), sha256: standing.sha256 },
        prize: tag ? `Giải ${tag.label}` : undefined,
      });
    }
    return places;
  }

  private async below(running: RunningContest, unitId: NonNullable<OpenInvitation['invitation']['unitId']>) {
    const unit = await this.units.findById(unitId);
    return (await this.units.list(unitDay(running)))
      .filter(({ codes }) => unit !== undefined && codes.includes(unit.code))
      .map(({ id }) => id);
  }
}

/** What of the form follows from an entry's place, or from what was said of it before. */
export function choiceOf({ standing, prize, nomination }: EntryCandidate, contest: string): TypedChoice {
  if (nomination) {
    const { provenance, summary, scores } = nomination.content;
    const { selection, result, decision = '' } = provenance;
    return { reason: summary, selection, result, decision, scores: scores.join('\n') };
  }
  if (!standing) return {};
  return {
    selection: contest,
    result: [prize, `hạng ${standing.rank}`].filter(Boolean).join(', '),
    scores: `${standing.round}: ${standing.points.replace('.', ',')} điểm, hạng ${standing.rank}`,
  };
}
