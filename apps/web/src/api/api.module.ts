import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { AppealsModule } from '#appeals';
import { AttemptsModule } from '#attempts';
import { ContestsModule } from '#contests';
import { RegistrationsModule } from '#registrations';
import { ResultsModule } from '#results';
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
import { OwnPlace } from './shared/own-place.js';
import { SessionDesk } from './sessions/session-desk.js';
import { SessionsApiController } from './sessions/sessions-api.controller.js';

/** The API for programs: what contestants do in the pages. */
@Module({
  imports: [AccountsModule, AppealsModule, AttemptsModule, ContestsModule, RegistrationsModule, ResultsModule, UnitsModule],
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
    DocumentController,
  ],
  providers: [OpenApiDocument, OwnFile, OwnPlace, ReceiptDesk, SessionDesk, WardUnitStep],
})
export class ApiModule {}
