import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AttemptsModule } from '#attempts';
import { AuditModule } from '#audit';
import { ContestsModule } from '#contests';
import { MailModule } from '#mail';
import { RegistrationsModule } from '#registrations';
import { TenancyModule } from '#tenancy';
import { UnitsModule } from '#units';
import { AuditKeeping } from './audit-keeping.service.js';
import { Coordinators } from './coordinators.service.js';
import { Coordinator } from './entities/coordinator.entity.js';
import { CoordinatorInvitation } from './entities/coordinator-invitation.entity.js';
import { ReceiptMark } from './entities/receipt-mark.entity.js';
import { ReceiptWait } from './entities/receipt-wait.entity.js';
import { Reminder } from './entities/reminder.entity.js';
import { ReminderCampaign } from './entities/reminder-campaign.entity.js';
import { ReminderRefusal } from './entities/reminder-refusal.entity.js';
import { Roster } from './entities/roster.entity.js';
import { RosterImport } from './entities/roster-import.entity.js';
import { RosterPerson } from './entities/roster-person.entity.js';
import { StatusQuestion } from './entities/status-question.entity.js';
import { PeopleChanges } from './people-changes.service.js';
import { PeopleKeys } from './people-keys.js';
import { PeopleToRemind } from './people-to-remind.service.js';
import { ReceiptSending } from './receipt-sending.service.js';
import { ReminderSending } from './reminder-sending.service.js';
import { ReminderWords } from './reminder-words.service.js';
import { Reminders } from './reminders.service.js';
import { RosterTending } from './roster-tending.service.js';
import { Rosters } from './rosters.service.js';
import { StatusQuestions } from './status-questions.service.js';
import { UnitNominations } from './unit-nominations.service.js';
import { UnitProgressReader } from './unit-progress.service.js';

const ENTITIES = [
  Coordinator,
  CoordinatorInvitation,
  Roster,
  RosterPerson,
  RosterImport,
  ReminderCampaign,
  Reminder,
  ReminderRefusal,
  StatusQuestion,
  ReceiptMark,
  ReceiptWait,
];
const DOORS = [
  AuditKeeping,
  Coordinators,
  PeopleChanges,
  UnitNominations,
  UnitProgressReader,
  Rosters,
  Reminders,
  RosterTending,
  StatusQuestions,
  ReceiptSending,
];

@Module({
  imports: [
    TenancyModule.forFeature({ tenant: ENTITIES }),
    AccountsModule,
    AttemptsModule,
    AuditModule,
    ContestsModule,
    MailModule,
    RegistrationsModule,
    UnitsModule,
  ],
  providers: [...DOORS, PeopleKeys, PeopleToRemind, ReminderSending, ReminderWords],
  exports: DOORS,
})
export class NotificationsModule {}
