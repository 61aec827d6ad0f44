import { Injectable } from '@nestjs/common';
import {
  ContestReader,
  isPublished,
  type Nomination,
  type NominationContent,
  NominationError,
  Nominations,
  type OpenInvitation,
  type OwnNomination,
  type Round,
  type RunningContest,
  unitDay,
} from '#contests';
import type { TenantId } from '#kernel';
import { Awards, JudgedLines, type Standing, Standings } from '#results';
import { isJudgedBlind, type SubmissionPart } from '#rules';
import { type DeskState, SubmissionDesk, type SubmissionId, submissionNumber, submissionPart, type TypedChoice } from '#submissions';
import { type UnitId, UnitRegister } from '#units';
import { prizeTag } from '../../portal/results/prize-words.js';

/** Candidates on a page of each time of receiving. */
export const CANDIDATES_ON_A_PAGE = 50;
/** Whoever may still be chosen: neither withdrawn nor cancelled, and not found invalid. */
const MAY_BE_CHOSEN: readonly DeskState[] = ['incomplete', 'unchecked', 'valid', 'supplement'];

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
  /** Whether all its files have come: before, it may not be chosen. */
  isComplete: boolean;
  /** Whether a unit that chooses among them may read it: nowhere where judges may not know whose it is. */
  isReadable: boolean;
  /** The nomination that was begun of it by this invitation. */
  nomination: Nomination | undefined;
}

/** The entries of one time of receiving, best place first where they are ranked, else by number: a page of them. */
export interface CandidateGroup {
  running: RunningContest;
  part: SubmissionPart;
  isRanked: boolean;
  candidates: EntryCandidate[];
  /** How many there are on all pages. */
  total: number;
}

/** Which of them are wanted. */
export interface CandidateQuery {
  /** Part of a title or of an author's name, or a number. */
  text?: string;
  /** Page, from 1. */
  page?: number;
}

/** A time of receiving from which may be chosen. */
interface Place {
  running: RunningContest;
  round: Round;
  part: SubmissionPart;
  /** The standing that is public; undefined where none is. */
  standing: Standing | undefined;
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
  async of(invited: OpenInvitation, own: TenantId, { text = '', page = 1 }: CandidateQuery = {}): Promise<CandidateGroup[]> {
    const { places, units } = await this.reach(invited, own);
    const begun = await this.nominations.ofInvitation(invited.invitation.id);
    const groups: CandidateGroup[] = [];
    for (const place of places) {
      const { running, round, part, standing } = place;
      const all = await this.desk.numbersOf(round.id, { states: MAY_BE_CHOSEN, text, units });
      const ranks = standing ? await this.lines.placesOf(standing.id) : undefined;
      const rankOf = (id: SubmissionId): number => ranks?.get(id) ?? Infinity;
      // Without a place the difference is no number, and the numbers decide.
      const inOrder = all.toSorted((a, b) => rankOf(a.id) - rankOf(b.id) || a.number - b.number);
      const shown = inOrder.slice((page - 1) * CANDIDATES_ON_A_PAGE, page * CANDIDATES_ON_A_PAGE).map(({ id }) => id);
      const candidates = new Map((await this.candidates(place, shown, begun)).map((one) => [one.id, one]));
      groups.push({
        ...{ running, part, isRanked: standing !== undefined, total: all.length },
        candidates: shown.flatMap((id) => candidates.get(id) ?? []),
      });
    }
    return groups;
  }

  /** One that is complete and may be chosen, with the contest that it is in. @throws NominationError ENTRY_NOT_FOUND */
  async one(
    invited: OpenInvitation,
    own: TenantId,
    id: SubmissionId,
  ): Promise<{ candidate: EntryCandidate; running: RunningContest; part: SubmissionPart }> {
    const { places, units } = await this.reach(invited, own);
    const [line] = await this.desk.several([id]);
    const place = places.find(({ round }) => round.id === line?.submission.roundId);
    const { unitId } = line?.submission ?? {};
    if (line && place && MAY_BE_CHOSEN.includes(line.state) && (units === undefined || (unitId && units.includes(unitId)))) {
      const [candidate] = await this.candidates(place, [id], await this.nominations.ofInvitation(invited.invitation.id));
      if (candidate?.isComplete) return { candidate, running: place.running, part: place.part };
    }
    throw new NominationError('ENTRY_NOT_FOUND');
  }

  /** What stands as chosen by an invitation, best place first: nothing that was given back, or that an author does not agree to. */
  async chosen({ invitation }: OpenInvitation): Promise<OwnNomination[]> {
    const begun = await this.nominations.ofInvitation(invitation.id);
    if (begun.length === 0) return [];
    const own = await this.nominations.list(begun.map(({ id }) => id));
    const placeOf = ({ nomination: { content } }: OwnNomination): number => content.provenance.standing?.rank ?? Infinity;
    const numberOf = ({ nomination: { content } }: OwnNomination): string => content.entry?.number ?? '';
    return own
      .filter(({ nomination, authors }) => nomination.state !== 'returned' && !authors.some(({ answer }) => answer === 'refused'))
      .toSorted((a, b) => placeOf(a) - placeOf(b) || (numberOf(a) < numberOf(b) ? -1 : 1));
  }

  /** Where an invitation lets choose; units where only what counts for them may be. */
  private async reach(
    { receiverTenantId, call, invitation }: OpenInvitation,
    own: TenantId,
  ): Promise<{ places: Place[]; units: UnitId[] | undefined }> {
    const isOwn = receiverTenantId === own;
    const running = isOwn ? await this.contests.contest(call.contestId) : await this.contests.findRunning();
    if (!running) return { places: [], units: undefined };
    const places: Place[] = [];
    for (const round of running.receiving) {
      const part = submissionPart(running.ruleSet, round.partCode);
      if (!part || (isOwn && call.partCode !== null && call.partCode !== part.code)) continue;
      places.push({ running, round, part, standing: isPublished(round) ? await this.standings.newest(round.id) : undefined });
    }
    return { places, units: isOwn && invitation.unitId !== null ? await this.below(running, invitation.unitId) : undefined };
  }

  private async candidates(place: Place, ids: readonly SubmissionId[], begun: readonly Nomination[]): Promise<EntryCandidate[]> {
    const ranked = await this.ranked(place, ids);
    return (await this.desk.several(ids)).map(({ submission, version, state, authors }): EntryCandidate => {
      const { standing, prize } = ranked.get(submission.id) ?? {};
      return {
        id: submission.id,
        title: version.content.title,
        number: submissionNumber(place.part.kind, submission.number ?? 0),
        authors: authors.flatMap(({ fullName }) => fullName ?? []),
        ...{ standing, prize },
        isComplete: state !== 'incomplete',
        isReadable: state !== 'incomplete' && !isJudgedBlind(place.part),
        nomination: begun.find(({ submissionId }) => submissionId === submission.id),
      };
    });
  }

  /** Where each stands in the public ranking, and what it has won. */
  private async ranked({ running: { contest, ruleSet }, round, standing }: Place, ids: readonly SubmissionId[]) {
    const ranked = new Map<SubmissionId, { standing: EntryCandidate['standing']; prize: string | undefined }>();
    if (!standing) return ranked;
    const awards = new Map((await this.awards.ofSubmissions(ids)).map((award) => [award.submissionId, award]));
    for (const { submissionId, rank, points } of await this.lines.lines(standing.id, { submissions: ids, count: ids.length })) {
      const award = awards.get(submissionId);
      const tag = award && prizeTag(ruleSet, award);
      ranked.set(submissionId, {
        standing: { contest: contest.name, round: round.name, rank, points: String(Number(points)), sha256: standing.sha256 },
        prize: tag ? `Giải ${tag.label}` : undefined,
      });
    }
    return ranked;
  }

  private async below(running: RunningContest, unitId: UnitId): Promise<UnitId[]> {
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
