import { Module } from '@nestjs/common';
import { TenancyModule } from '#tenancy';
import { ContestPublisher } from './contest-publisher.service.js';
import { ContestReader } from './contest-reader.service.js';
import { Contest } from './entities/contest.entity.js';
import { Round } from './entities/round.entity.js';
import { RuleSetVersion } from './entities/rule-set-version.entity.js';
import { TeamMember } from './entities/team-member.entity.js';
import { PublicListing } from './public-listing.service.js';
import { Teams } from './teams.service.js';

@Module({
  imports: [TenancyModule.forFeature({ tenant: [Contest, RuleSetVersion, Round, TeamMember] })],
  providers: [ContestPublisher, ContestReader, PublicListing, Teams],
  exports: [ContestPublisher, ContestReader, PublicListing, Teams],
})
export class ContestsModule {}
