import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AppealsModule } from '#appeals';
import { AttemptsModule } from '#attempts';
import { AuditModule } from '#audit';
import { ContestsModule } from '#contests';
import { RegistrationsModule } from '#registrations';
import { ResultsModule } from '#results';
import { SubmissionsModule } from '#submissions';
import { UnitsModule } from '#units';
import { OwnFile } from '../portal/own/own-file.js';
import { WardUnitStep } from '../portal/register/ward-unit-step.js';
import { AttemptsApiController } from './attempts/attempts-api.controller.js';
import { ReceiptDesk } from './attempts/receipt-desk.js';
import { ReceiptsApiController } from './attempts/receipts-api.controller.js';
import { BoardApiController } from './board/board-api.controller.js';
import { ContestApiController } from './contest/contest-api.controller.js';
import { UnitsApiController } from './contest/units-api.controller.js';
import { DocumentController } from './document/document.controller.js';
import { OpenApiDocument } from './document/open-api-document.js';
import { MeApiController } from './me/me-api.controller.js';
import { OwnRegistrationApiController } from './me/own-registration-api.controller.js';
import { PrizesApiController } from './prizes/prizes-api.controller.js';
import { RegistrationsApiController } from './registrations/registrations-api.controller.js';
import { OwnSubmissionFile } from '../portal/submissions/own-submission-file.js';
import { OwnSubmissions } from '../portal/submissions/own-submissions.js';
import { SubmissionReceipts } from '../portal/submissions/submission-receipts.js';
import { OwnPlace } from './shared/own-place.js';
import { SessionDesk } from './sessions/session-desk.js';
import { SessionsApiController } from './sessions/sessions-api.controller.js';
import { OwnSubmissionsApiController } from './submissions/own-submissions-api.controller.js';
import { StaffSubmissionsApiController } from './submissions/staff-submissions-api.controller.js';
import { SubmissionReceiptsApiController } from './submissions/submission-receipts-api.controller.js';

/** The API for programs: what contestants do in the pages. */
@Module({
  imports: [
    AccountsModule,
    AppealsModule,
    AttemptsModule,
    AuditModule,
    ContestsModule,
    RegistrationsModule,
    ResultsModule,
    SubmissionsModule,
    UnitsModule,
  ],
  controllers: [
    ContestApiController,
    UnitsApiController,
    RegistrationsApiController,
    SessionsApiController,
    MeApiController,
    OwnRegistrationApiController,
    AttemptsApiController,
    ReceiptsApiController,
    BoardApiController,
    PrizesApiController,
    OwnSubmissionsApiController,
    StaffSubmissionsApiController,
    SubmissionReceiptsApiController,
    DocumentController,
  ],
  providers: [
    OpenApiDocument,
    OwnFile,
    OwnPlace,
    OwnSubmissionFile,
    OwnSubmissions,
    ReceiptDesk,
    SessionDesk,
    SubmissionReceipts,
    WardUnitStep,
  ],
})
export class ApiModule {}
