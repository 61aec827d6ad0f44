import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AuditModule } from '#audit';
import { FilesModule } from '#files';
import { MailModule } from '#mail';
import { TenancyModule } from '#tenancy';
import { TenantsModule } from '#tenants';
import { UnitsModule } from '#units';
import { RoundAlteration } from './alterations/round-alteration.entity.js';
import { RoundAlterations } from './alterations/round-alterations.service.js';
import { ChosenContest } from './chosen-contest.js';
import { ContestDrafts } from './contest-drafts.service.js';
import { ContestPublisher } from './contest-publisher.service.js';
import { ContestReader } from './contest-reader.service.js';
import { Contest } from './entities/contest.entity.js';
import { ContestDraft } from './entities/contest-draft.entity.js';
import { ContestRehearsal } from './entities/contest-rehearsal.entity.js';
import { Deployment } from './entities/deployment.entity.js';
import { Grant } from './entities/grant.entity.js';
import { NewsPost } from './entities/news-post.entity.js';
import { Nomination } from './entities/nomination.entity.js';
import { NominationAuthor } from './entities/nomination-author.entity.js';
import { NominationCall } from './entities/nomination-call.entity.js';
import { NominationInvitation } from './entities/nomination-invitation.entity.js';
import { ReceivedNomination } from './entities/received-nomination.entity.js';
import { ReferenceDocument } from './entities/reference-document.entity.js';
import { Round } from './entities/round.entity.js';
import { RuleSetVersion } from './entities/rule-set-version.entity.js';
import { TeamMember } from './entities/team-member.entity.js';
import { Deployments } from './deployments.service.js';
import { Grants } from './grants.service.js';
import { News } from './news.service.js';
import { NewsReader } from './news-reader.service.js';
import { NominatedEntries } from './nominated-entries.service.js';
import { NominationCalls } from './nomination-calls.service.js';
import { NominationConsents } from './nomination-consents.service.js';
import { NominationErasure } from './nomination-erasure.service.js';
import { NominationGate } from './nomination-gate.service.js';
import { Nominations } from './nominations.service.js';
import { PublicListing } from './public-listing.service.js';
import { ReceivedNominations } from './received-nominations.service.js';
import { ReferenceDocuments } from './reference-documents.service.js';
import { RehearsalPlaying } from './rehearsal-playing.service.js';
import { Rehearsals } from './rehearsals.service.js';
import { RoundTransitions } from './round-transitions.service.js';
import { Teams } from './teams.service.js';
import { ContestInvariants } from './invariants/contest-invariants.service.js';
import { NominationInvariants } from './invariants/nomination-invariants.service.js';

@Module({
  imports: [
    TenancyModule.forFeature({
      tenant: [
        Contest,
        RuleSetVersion,
        Round,
        RoundAlteration,
        TeamMember,
        NewsPost,
        ReferenceDocument,
        Grant,
        Deployment,
        ContestDraft,
        ContestRehearsal,
        Nomination,
        NominationAuthor,
        NominationCall,
        NominationInvitation,
        ReceivedNomination,
      ],
    }),
    AccountsModule,
    AuditModule,
    FilesModule,
    MailModule,
    TenantsModule,
    UnitsModule,
  ],
  providers: [
    ChosenContest,
    ContestDrafts,
    ContestPublisher,
    ContestReader,
    PublicListing,
    RoundAlterations,
    RoundTransitions,
    Teams,
    News,
    NewsReader,
    ReferenceDocuments,
    Grants,
    Deployments,
    Rehearsals,
    RehearsalPlaying,
    NominatedEntries,
    NominationCalls,
    NominationConsents,
    NominationErasure,
    NominationGate,
    Nominations,
    ReceivedNominations,
    ContestInvariants,
    NominationInvariants,
  ],
  exports: [
    ChosenContest,
    ContestDrafts,
    ContestPublisher,
    ContestReader,
    PublicListing,
    RoundAlterations,
    RoundTransitions,
    Teams,
    News,
    NewsReader,
    ReferenceDocuments,
    Grants,
    Deployments,
    Rehearsals,
    RehearsalPlaying,
    NominatedEntries,
    NominationCalls,
    NominationConsents,
    NominationErasure,
    NominationGate,
    Nominations,
    ReceivedNominations,
    ContestInvariants,
    NominationInvariants,
  ],
})
export class ContestsModule {}
