import { Body, Delete, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Public, Requires } from '#access';
import { CodeSignIn, readContact, Sessions } from '#accounts';
import type { AccountId } from '#kernel';
import { RequestFaults } from '../../edge/request-faults.js';
import { contestantOf } from '../../edge/contestant.js';
import { ApiController, Operation } from '../shared/operation.js';
import { ApiCode, ApiCodeSent, ApiPerson, type ApiSession, ApiSignedIn, ApiSignIn } from './session.schemas.js';
import { SessionDesk } from './session-desk.js';

const OPEN = 'strangers sign in here';

/** Signing in with a code, and out. */
@ApiController('sessions')
export class SessionsApiController {
  constructor(
    private readonly signIn: CodeSignIn,
    private readonly desk: SessionDesk,
    private readonly sessions: Sessions,
  ) {}

  @Post('sessions')
  @Public(OPEN)
  @Operation({
    id: 'startSession',
    summary: 'Sends a sign-in code, whether or not anybody has registered with the contact',
    answer: { status: 202, description: 'The code is on its way.', type: ApiCodeSent },
    failures: [400, 422, 429, 503],
  })
  async start(@Req() request: FastifyRequest, @Body() { contact }: ApiSignIn): Promise<ApiCodeSent> {
    const reading = readContact(contact);
    if ('fault' in reading) throw new RequestFaults(422, [{ code: 'FIELD_WRONG', message: reading.fault, field: 'contact' }]);
    return this.desk.send(request, 'sign-in', reading.contact);
  }

  @Post('sessions/confirm')
  @Public(OPEN)
  @Operation({
    id: 'confirmSession',
    summary: 'Opens a session for whoever knows the code',
    answer: { status: 201, description: 'Signed in.', type: ApiSignedIn },
    failures: [400, 404, 422],
  })
  async confirm(@Req() request: FastifyRequest, @Body() code: ApiCode): Promise<ApiSignedIn> {
    const { session, accountId } = await this.desk.confirm(request, code, 'sign-in', (contact) => this.signIn.accountOf(contact));
    return this.signedIn(session, accountId);
  }

  @Put('sessions/current')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'choosePerson',
    summary: 'Says who is sitting here, of those who share the phone number or the address',
    answer: { status: 200, description: 'The same session, now of this person.', type: ApiSignedIn },
    failures: [400, 401, 404],
    session: 'required',
  })
  async choose(@Req() request: FastifyRequest, @Body() { person }: ApiPerson): Promise<ApiSignedIn> {
    const { principal, sessionToken: token } = contestantOf(request);
    const { id } = await this.signIn.sharer(principal, person.toLowerCase());
    const { expiresAt } = await this.sessions.passTo(token, id);
    return this.signedIn({ token, expiresAt: expiresAt.toISOString() }, id);
  }

  @Delete('sessions/current')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'endSession',
    summary: 'Signs out: the token no longer counts',
    answer: { status: 204, description: 'Signed out.' },
    failures: [401],
    session: 'required',
  })
  async end(@Req() request: FastifyRequest): Promise<void> {
    await this.sessions.close(contestantOf(request).sessionToken);
  }

  private async signedIn(session: ApiSession, person: AccountId): Promise<ApiSignedIn> {
    const people = (await this.signIn.sharing({ accountId: person })).map(({ id, fullName, birthDate }) => ({
      id,
      fullName,
      birthYear: birthDate ? Number(birthDate.slice(0, 4)) : null,
    }));
    return { ...session, person, people };
  }
}
