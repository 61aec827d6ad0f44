export { AlterationError } from './alterations/alteration.errors.js';
export type { RoundTimesWanted } from './alterations/new-times.js';
export type { AlterationId, AlterationKind, RoundAlteration } from './alterations/round-alteration.entity.js';
export {
  type Altered,
  type Announced,
  type AlterationWanted,
  type Annulled,
  RoundAlterations,
} from './alterations/round-alterations.service.js';
export type { NoticeKind, RoundNotice } from './alterations/round-notice.js';
export { ChosenContest } from './chosen-contest.js';
export { type NewDraft, ContestDrafts } from './contest-drafts.service.js';
export { ContestError } from './contest.errors.js';
export { ContestPublisher } from './contest-publisher.service.js';
export { ContestReader, type RunningContest } from './contest-reader.service.js';
export { ContestsModule } from './contests.module.js';
export { Deployments, type OfferedContest } from './deployments.service.js';
export { correctionProblems, deploymentProblems } from './domain/correction.js';
export { draftSource, draftTitle, DRAFT_MOST } from './domain/draft-source.js';
export { notYetRun, type StandingInTheWay } from './domain/not-yet-run.js';
export { type DocumentDraft, readDocument, type TypedDocument } from './domain/document-draft.js';
export { type NewTeamMember, readTeamMember, type TeamMemberFault, type TypedTeamMember } from './domain/new-team-member.js';
export { type NewsBlock, newsBlocks } from './domain/news-body.js';
export { type FormFault, type NewsDraft, readNews, type TypedNews } from './domain/news-draft.js';
export { hostOf } from './domain/public-link.js';
export { readingList } from './domain/reading-list.js';
export { isPaused, isPublished, isSealed, ROUND_PHASES, roundOfInterest, type RoundPhase, roundPhase } from './domain/round-phase.js';
export { isSameRound } from './domain/runs.js';
export { ownPageName, roundOf, unitDay } from './domain/running-contest.js';
export type { Contest, RuleSetId } from './entities/contest.entity.js';
export type { ContestDraft, ContestDraftId, DraftOrigin } from './entities/contest-draft.entity.js';
export type { ContestRehearsal, RehearsalId, RehearsalState } from './entities/contest-rehearsal.entity.js';
export type { Deployment } from './entities/deployment.entity.js';
export type { Grant, GrantId } from './entities/grant.entity.js';
export type { NewsPost, NewsPostId, NewsState } from './entities/news-post.entity.js';
export type { ReferenceDocument, ReferenceDocumentId } from './entities/reference-document.entity.js';
export type { Round } from './entities/round.entity.js';
export type { TeamMember, TeamMemberId } from './entities/team-member.entity.js';
export { ROUND_STATES, type RoundKind, type RoundState } from './enums.js';
export { Grants } from './grants.service.js';
export { type FinishedPost, News } from './news.service.js';
export { type NewsFront, NewsReader, type NewsTeaser } from './news-reader.service.js';
export { type ListedContest, PublicListing } from './public-listing.service.js';
export { ReferenceDocuments } from './reference-documents.service.js';
export { RehearsalError } from './rehearsal.errors.js';
export { RehearsalPlaying } from './rehearsal-playing.service.js';
export { type ListedRehearsal, Rehearsals, type WantedRehearsal } from './rehearsals.service.js';
export { type Move, RoundTransitions } from './round-transitions.service.js';
export { Teams } from './teams.service.js';
export {
  type NominationContent,
  type NominationFault,
  type NominationKind,
  type NominationPerson,
  NOMINATION_KINDS,
  namesNobody,
  nominationHash,
  readNomination,
  type TypedNomination,
  typedNomination,
} from './domain/nomination-content.js';
export type { NominatedEntry, NominatedFile } from './domain/nominated-entry.js';
export type { Nomination, NominationId, NominationState } from './entities/nomination.entity.js';
export type { NominationAuthor, NominationAuthorId } from './entities/nomination-author.entity.js';
export type { NominationCall, NominationCallId } from './entities/nomination-call.entity.js';
export type { InvitationId, NominationInvitation } from './entities/nomination-invitation.entity.js';
export type { ReceivedNomination, ReceivedNominationId, ReceivedState } from './entities/received-nomination.entity.js';
export { NominationError } from './nomination.errors.js';
export { deliveredKey, type EntryKeeping, NominatedEntries } from './nominated-entries.service.js';
export { isOpenCall, NominationCalls, type NewCall, type NewInvitation } from './nomination-calls.service.js';
export { NominationErasure } from './nomination-erasure.service.js';
export { type NominationFate, NominationGate, type OpenInvitation } from './nomination-gate.service.js';
export { type ConsentAsked, hasAgreed, NominationConsents } from './nomination-consents.service.js';
export { type HeadOfUnit, Nominations, type OwnNomination } from './nominations.service.js';
export { type ReceivedHead, ReceivedNominations } from './received-nominations.service.js';
export { ContestInvariants } from './invariants/contest-invariants.service.js';
export { NominationInvariants } from './invariants/nomination-invariants.service.js';
