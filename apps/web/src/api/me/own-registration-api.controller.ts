import { Body, Delete, Get, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccessError, Permission, Requires } from '#access';
import { describeContact, type OneTimeCodeId, OneTimeCodes, Sessions } from '#accounts';
import type { RunningContest } from '#contests';
import {
  Consents,
  Erasure,
  type GuardianReading,
  Guardians,
  readGuardian,
  type Registration,
  RegistrationError,
  UnitChanges,
} from '#registrations';
import { type UnitId, UnitRegister } from '#units';
import { contestantOf } from '../../edge/contestant.js';
import { tenantSiteOf } from '../../edge/site.js';
import { RequestFaults } from '../../edge/request-faults.js';
import { OwnFile } from '../../portal/own/own-file.js';
import type { ApiGuardian } from '../registrations/registration.schemas.js';
import { faultAnswer } from '../registrations/registrations-api.controller.js';
import { askingProgram } from '../sessions/session-desk.js';
import { ApiCodeSent } from '../sessions/session.schemas.js';
import { ApiController, Operation } from '../shared/operation.js';
import { OwnPlace } from '../shared/own-place.js';
import { ApiGuardianQuestion, ApiGuardianWord, ApiMyData, ApiPublication, ApiUnitChoice } from './me.schemas.js';

/** What one may do about one's own registration in the running contest, as in the pages. */
@ApiController('me')
@Requires(Permission.TakePart)
export class OwnRegistrationApiController {
  constructor(
    private readonly place: OwnPlace,
    private readonly changes: UnitChanges,
    private readonly consents: Consents,
    private readonly guardians: Guardians,
    private readonly codes: OneTimeCodes,
    private readonly files: OwnFile,
    private readonly erasure: Erasure,
    private readonly sessions: Sessions,
    private readonly units: UnitRegister,
  ) {}

  @Put('me/unit')
  @Operation({
    id: 'chooseUnit',
    summary: 'Counts the contestant for another unit from now on; closed rounds keep what they had',
    answer: { status: 204, description: 'Counted for the unit.' },
    failures: [400, 401, 403, 404, 409, 422],
    session: 'required',
  })
  async chooseUnit(@Req() request: FastifyRequest, @Body() { basis, unitId }: ApiUnitChoice): Promise<void> {
    const { running, registration } = await this.own(request);
    const unit = await this.units.findById(unitId.toLowerCase() as UnitId);
    if (!unit) throw new RegistrationError('UNIT_WRONG');
    await this.changes.change(running, registration, { basis, unit });
  }

  @Put('me/publication')
  @Operation({
    id: 'agreeToPublication',
    summary: 'Gives or takes back the consent that the name, cut, may be public',
    answer: { status: 204, description: 'Written down.' },
    failures: [400, 401, 404, 409],
    session: 'required',
  })
  async publish(@Req() request: FastifyRequest, @Body() { publishName }: ApiPublication): Promise<void> {
    await this.consents.publish((await this.own(request)).registration, publishName, 'program');
  }

  @Post('me/guardian/code')
  @Operation({
    id: 'askGuardian',
    summary: 'Sends a code to the guardian who was named when registering, or to another one',
    answer: { status: 202, description: 'The code is on its way.', type: ApiCodeSent },
    failures: [400, 401, 404, 409, 422, 429, 503],
    session: 'required',
  })
  async askGuardian(@Req() request: FastifyRequest, @Body() { guardian }: ApiGuardianQuestion): Promise<ApiCodeSent> {
    const { registration } = await this.own(request);
    if (guardian) await this.guardians.name(registration.id, guardianOf(guardian));
    const from = { siteName: tenantSiteOf(request).tenant.name, ...askingProgram(request) };
    const confirmation = await this.guardians.sendCode(registration, from);
    const waiting = await this.codes.waiting(confirmation, 'guardian');
    const sentTo = describeContact(await this.guardians.contactOf(registration.id));
    return { confirmation, sentTo, expiresAt: (waiting as { expiresAt: Date }).expiresAt.toISOString() };
  }

  @Post('me/guardian/confirm')
  @Operation({
    id: 'confirmGuardian',
    summary: 'The guardian’s consent, by the code that only they have',
    answer: { status: 204, description: 'Given: the contestant may sit.' },
    failures: [400, 401, 404, 409, 422],
    session: 'required',
  })
  async confirmGuardian(@Req() request: FastifyRequest, @Body() { confirmation, code, publishName }: ApiGuardianWord): Promise<void> {
    const { registration } = await this.own(request);
    const typed = { id: confirmation.toLowerCase() as OneTimeCodeId, typed: code, from: askingProgram(request) };
    await this.guardians.confirm(registration, typed, { publishesName: publishName });
  }

  @Get('me/data')
  @Operation({
    id: 'getMyData',
    summary: 'Everything that is kept of oneself, contest by contest',
    answer: { status: 200, description: 'The same as the file of the page.', type: ApiMyData },
    failures: [401],
    session: 'required',
  })
  async mine(@Req() request: FastifyRequest): Promise<ApiMyData> {
    const file = await this.files.of(contestantOf(request).principal.accountId);
    if (!file) throw new AccessError('SIGN_IN_REQUIRED');
    return file;
  }

  @Delete('me/registration')
  @Operation({
    id: 'withdraw',
    summary: 'Withdraws from the running contest and erases one’s data in it; it cannot be undone',
    answer: { status: 204, description: 'Erased.' },
    failures: [401, 404, 409],
    session: 'required',
  })
  async withdraw(@Req() request: FastifyRequest): Promise<void> {
    const { running, registration } = await this.own(request);
    const { accountErased } = await this.erasure.erase(running, registration, 'contestant');
    if (accountErased) await this.sessions.closeAll(registration.accountId);
  }

  /** @throws RegistrationError NOT_REGISTERED */
  private async own(request: FastifyRequest): Promise<{ running: RunningContest; registration: Registration }> {
    const { running, registration } = await this.place.of(request);
    if (!registration) throw new RegistrationError('NOT_REGISTERED');
    return { running, registration };
  }
}

/** @throws RequestFaults with every field that is wrong */
function guardianOf({ fullName, relation, contact }: ApiGuardian): GuardianReading {
  const reading = readGuardian({ guardianName: fullName, guardianRelation: relation, guardianContact: contact });
  if ('faults' in reading) throw new RequestFaults(422, reading.faults.map(faultAnswer));
  return reading.guardian;
}
