import { Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Attempts } from '#attempts';
import { ContestReader } from '#contests';
import { UnitRegister } from '#units';
import { contestantOf } from '../../edge/contestant.js';
import { attemptSummary } from '../attempts/attempt-answer.js';
import { ApiAttempts } from '../attempts/attempt.schemas.js';
import { unitAnswer } from '../contest/contest-answer.js';
import { ApiController, Operation } from '../shared/operation.js';
import { OwnPlace } from '../shared/own-place.js';
import { ApiMe } from './me.schemas.js';

/** What belongs to whoever is signed in. */
@ApiController('me')
export class MeApiController {
  constructor(
    private readonly contests: ContestReader,
    private readonly place: OwnPlace,
    private readonly units: UnitRegister,
    private readonly attempts: Attempts,
  ) {}

  @Get('me')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'getMe',
    summary: 'Who is signed in, and their registration in the running contest',
    answer: { status: 200, description: 'The contestant.', type: ApiMe },
    failures: [401, 404],
    session: 'required',
  })
  async me(@Req() request: FastifyRequest): Promise<ApiMe> {
    const { principal } = contestantOf(request);
    const { registration } = await this.place.of(request);
    if (!registration) return { fullName: principal.displayName, registration: null };
    const unit = await this.units.findById(registration.unitId);
    const { audience, basis, publishesName, guardianState } = registration;
    return {
      fullName: principal.displayName,
      registration: {
        unit: unit ? unitAnswer(unit) : null,
        audience,
        basis,
        publishName: publishesName,
        guardian: guardianState ?? 'none',
      },
    };
  }

  @Get('me/attempts')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'getMyAttempts',
    summary: 'One’s own attempts in the running contest',
    answer: { status: 200, description: 'The attempts, the newest first.', type: ApiAttempts },
    failures: [401, 404],
    session: 'required',
  })
  async mine(@Req() request: FastifyRequest): Promise<ApiAttempts> {
    const { principal } = contestantOf(request);
    const { contest, rounds } = await this.contests.running();
    const own = await this.attempts.ofAccount(principal.accountId, contest.id);
    const codes = new Map(rounds.map(({ id, code }) => [id, code]));
    return { items: own.map((attempt) => attemptSummary(attempt, { code: codes.get(attempt.roundId) ?? '' })) };
  }
}
