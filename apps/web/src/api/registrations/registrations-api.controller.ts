import { Body, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '#access';
import { ContestReader, type RunningContest } from '#contests';
import {
  type ApplicationReading,
  type DraftAnswers,
  type FieldFault,
  type NewRegistration,
  RegistrationDrafts,
  Registrations,
  RegistrationSteps,
} from '#registrations';
import { type RequestFault, RequestFaults } from '../../edge/request-faults.js';
import { NO_WARD_UNIT, WardUnitStep } from '../../portal/register/ward-unit-step.js';
import { ApiCode, ApiCodeSent, ApiSession } from '../sessions/session.schemas.js';
import { SessionDesk } from '../sessions/session-desk.js';
import { ApiController, Operation } from '../shared/operation.js';
import { tenantSiteOf } from '../../edge/site.js';
import { ApiRegistration } from './registration.schemas.js';

const OPEN = 'registration is open to strangers';

/** Registering, in the steps of the pages: everything about the person, then the code. */
@ApiController('registrations')
export class RegistrationsApiController {
  constructor(
    private readonly contests: ContestReader,
    private readonly steps: RegistrationSteps,
    private readonly wardUnits: WardUnitStep,
    private readonly registrations: Registrations,
    private readonly drafts: RegistrationDrafts,
    private readonly desk: SessionDesk,
  ) {}

  @Post('registrations')
  @Public(OPEN)
  @Operation({
    id: 'startRegistration',
    summary: 'Checks who wants to take part, and sends a code to their phone or mailbox',
    description: 'Where the rules want a level of electronic identity, the session tells it: that of the person themselves.',
    answer: { status: 202, description: 'Everything is in order; the code is on its way.', type: ApiCodeSent },
    failures: [400, 403, 404, 422, 429],
    session: 'optional',
  })
  async start(@Req() request: FastifyRequest, @Body() body: ApiRegistration): Promise<ApiCodeSent> {
    const answers = answersOf(body);
    const { contact } = await this.read(request, await this.contests.running(), answers, { isConfirmed: false });
    return this.desk.send(request, 'register', contact, { answers: this.drafts.sealed(answers) });
  }

  @Post('registrations/confirm')
  @Public(OPEN)
  @Operation({
    id: 'confirmRegistration',
    summary: 'Registers whoever knows the code, and opens a session',
    answer: { status: 201, description: 'Registered and signed in.', type: ApiSession },
    failures: [400, 403, 404, 409, 422],
    session: 'optional',
  })
  async confirm(@Req() request: FastifyRequest, @Body() code: ApiCode): Promise<ApiSession> {
    const running = await this.contests.running();
    const { session } = await this.desk.confirm(request, code, 'register', async (contact, payload) => {
      const applicant = await this.read(request, running, this.drafts.opened(payload['answers'] ?? {}), { isConfirmed: true });
      return (await this.registrations.register(running, { ...applicant, contact, how: 'program' })).accountId;
    });
    return session;
  }

  /** Whoever registers, as the pages of this site read them: on a ward's site it is the ward that counts. */
  private async read(
    request: FastifyRequest,
    running: RunningContest,
    answers: DraftAnswers,
    { isConfirmed }: { isConfirmed: boolean },
  ): Promise<NewRegistration> {
    const { deployment } = tenantSiteOf(request);
    const who = { signedIn: request.principal?.accountId, isConfirmed };
    if (!deployment) return accepted(await this.steps.read(running, answers, who));
    const { unit, fault } = this.wardUnits.chosen(answers, deployment);
    if (fault !== undefined) throw new RequestFaults(422, [{ code: 'FIELD_WRONG', message: fault, field: 'viaUnitId' }]);
    const reading = await this.steps.read(running, await this.wardUnits.complete(running, answers, deployment), who);
    return { ...accepted(reading), viaUnitId: unit?.id };
  }
}

/** What a page would have been told in its fields. */
function answersOf(body: ApiRegistration): DraftAnswers {
  const { birthDate, consent, publishName, identityConfirmed, guardian, unitId, viaUnitId, ...fields } = body;
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const units = { unitId: unitId?.toLowerCase() ?? '', viaUnitId: viaUnitId?.toLowerCase() ?? NO_WARD_UNIT };
  const yes = (said: boolean | undefined): string => (said ? 'yes' : '');
  return {
    ...fields,
    ...units,
    ...(guardian && { guardianName: guardian.fullName, guardianRelation: guardian.relation, guardianContact: guardian.contact }),
    day,
    month,
    year,
    consent: yes(consent),
    publish: yes(publishName),
    identityConfirmed: yes(identityConfirmed),
  };
}

/** @throws RequestFaults with every field that is wrong, or every reason of the rules */
function accepted(reading: ApplicationReading): NewRegistration {
  if ('faults' in reading) throw new RequestFaults(422, reading.faults.map(faultAnswer));
  if ('refusals' in reading)
    throw new RequestFaults(
      403,
      reading.refusals.map(({ sentence }) => ({ code: 'NOT_ELIGIBLE', message: sentence })),
    );
  return reading.applicant;
}

/** Fields that programs know under another name. */
const API_FIELDS: Readonly<Partial<Record<FieldFault['field'], string>>> = {
  unit: 'unitId',
  guardianName: 'guardian.fullName',
  guardianRelation: 'guardian.relation',
  guardianContact: 'guardian.contact',
};

/** What is wrong with a field, under the name that programs know. */
export function faultAnswer({ field, text }: FieldFault): RequestFault {
  return { code: 'FIELD_WRONG', message: text, field: API_FIELDS[field] ?? field };
}
