export { AuditKeeping } from './audit-keeping.service.js';
export { Coordinators, type ListedCoordinator, type NewCoordinator } from './coordinators.service.js';
export { BASIS_TEXTS, GUARDIANS_PUBLISH_TEXT, GUARDIANS_TEXT, ORGANISERS_TEXT, type RosterBasis } from './domain/basis-texts.js';
export type { FollowedUnit } from './domain/follow-up.js';
export { isQuiet } from './domain/quiet-hours.js';
export { type CountedInWords, groupText } from './domain/reminder-text.js';
export {
  MOST_PEOPLE,
  readRosterSheet,
  ROSTER_COLUMNS,
  type RosterCell,
  type RosterFault,
  type RosterRow,
  type SheetPerson,
} from './domain/roster-sheet.js';
// The type alone: whoever could make one could look anywhere.
export type { UnitReach } from './domain/unit-reach.js';
export { unitUrl } from './domain/unit-url.js';
export type { CoordinatorId } from './entities/coordinator.entity.js';
export type { CoordinatorInvitation, CoordinatorInvitationId } from './entities/coordinator-invitation.entity.js';
export type { HeldBy, ReminderAudience, ReminderCampaign } from './entities/reminder-campaign.entity.js';
export type { Roster, RosterId } from './entities/roster.entity.js';
export type { RosterImport, RosterImportId } from './entities/roster-import.entity.js';
export { NotificationError } from './notification.errors.js';
export { NotificationsModule } from './notifications.module.js';
export { PeopleChanges } from './people-changes.service.js';
export { type CampaignProgress, MOST_AT_ONCE, type RegisteredPreview, type ReminderPreview, Reminders } from './reminders.service.js';
export { senderOf } from './reminder-words.service.js';
export { RosterTending } from './roster-tending.service.js';
export { type ListedPerson, type RosterDeclaration, Rosters, type RosterState } from './rosters.service.js';
export { StatusQuestions } from './status-questions.service.js';
export { type UnitInvitation, UnitNominations } from './unit-nominations.service.js';
export { type UnitProgress, UnitProgressReader } from './unit-progress.service.js';
export { ReceiptSending } from './receipt-sending.service.js';
