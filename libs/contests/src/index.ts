export { ContestError } from './contest.errors.js';
export { ContestPublisher } from './contest-publisher.service.js';
export { ContestReader, type RunningContest } from './contest-reader.service.js';
export { ContestsModule } from './contests.module.js';
export { roundOfInterest, type RoundPhase, roundPhase } from './domain/round-phase.js';
export type { Contest, RuleSetId } from './entities/contest.entity.js';
export type { Round } from './entities/round.entity.js';
export { type ListedContest, PublicListing } from './public-listing.service.js';
export { Teams } from './teams.service.js';
