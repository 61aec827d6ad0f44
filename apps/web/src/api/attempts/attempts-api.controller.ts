import { Body, Get, Param, ParseUUIDPipe, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AttemptError, type AttemptId, Attempts, awaitsPrediction, bitsOfLetters, isStillOpen } from '#attempts';
import { ContestReader, roundOf } from '#contests';
import { type AccountId, Clock } from '#kernel';
import { RegistrationError, Registrations } from '#registrations';
import { organiserOf } from '../../edge/site.js';
import { contestantOf } from '../../portal/exam/contestant.js';
import { ApiController, Operation } from '../shared/operation.js';
import { tenantSiteOf } from '../shared/request-site.js';
import { attemptAnswer } from './attempt-answer.js';
import { ApiAnswers, ApiAttempt, ApiKept, ApiSubmission } from './attempt.schemas.js';
import { ReceiptDesk } from './receipt-desk.js';
import { ApiReceipt } from './receipt.schemas.js';

/** An id that is none is nobody's attempt. */
const ATTEMPT = new ParseUUIDPipe({ exceptionFactory: () => new AttemptError('ATTEMPT_UNKNOWN') });
const LETTERS = 8;

/** Sittings: start, look, save, submit. */
@ApiController('attempts')
export class AttemptsApiController {
  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly attempts: Attempts,
    private readonly receipts: ReceiptDesk,
    private readonly clock: Clock,
  ) {}

  @Post('rounds/:round/attempts')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'startAttempt',
    summary: 'Starts an attempt in a round, or gives back the one that is open',
    answer: { status: 201, description: 'The attempt with its paper. Time runs from its start.', type: ApiAttempt },
    failures: [401, 404, 409, 503],
    session: 'required',
  })
  async start(@Req() request: FastifyRequest, @Param('round') code: string): Promise<ApiAttempt> {
    const { accountId } = contestantOf(request).principal;
    const running = await this.contests.running();
    const round = roundOf(running, code);
    const registration = await this.registrations.findOf(accountId, running.contest.id);
    if (!registration) throw new RegistrationError('NOT_REGISTERED');
    const id = await this.attempts.start(running, round, registration);
    return attemptAnswer(await this.attempts.sitting(id, accountId), round, this.clock.now());
  }

  @Get('attempts/:id')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'getAttempt',
    summary: 'An attempt of one’s own, with its paper as long as it is open',
    answer: { status: 200, description: 'The attempt.', type: ApiAttempt },
    failures: [401, 404],
    session: 'required',
  })
  async show(@Req() request: FastifyRequest, @Param('id', ATTEMPT) id: AttemptId): Promise<ApiAttempt> {
    const { accountId } = contestantOf(request).principal;
    const sitting = await this.attempts.sitting(id, accountId);
    const round = await this.contests.round(sitting.attempt.roundId);
    if (isStillOpen(sitting.attempt, this.clock.now())) return attemptAnswer(sitting, round, this.clock.now());
    // Its time is over: sealed now, if nothing has done so yet.
    const attempt = await this.attempts.submit(id, accountId, null, placeOf(request));
    return attemptAnswer({ ...sitting, attempt }, round, this.clock.now());
  }

  @Put('attempts/:id/answers')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'keepAnswers',
    summary: 'Keeps answers; when this has answered, they are in the result, whatever breaks next',
    answer: { status: 200, description: 'Kept.', type: ApiKept },
    failures: [400, 401, 404, 409],
    session: 'required',
  })
  async keep(@Req() request: FastifyRequest, @Param('id', ATTEMPT) id: AttemptId, @Body() body: ApiAnswers): Promise<ApiKept> {
    const answers = body.answers.map(({ place, choice, seq }) => ({ place, bits: bitsOfLetters(choice, LETTERS), seq }));
    const { receivedAt, seq } = await this.attempts.save(id, contestantOf(request).sessionToken, answers, body.prediction ?? null);
    return { receivedAt: receivedAt.toISOString(), seq };
  }

  @Post('attempts/:id/submit')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'submitAttempt',
    summary: 'Seals an attempt for good; sealing twice gives back the first receipt',
    answer: { status: 200, description: 'The receipt.', type: ApiReceipt },
    failures: [400, 401, 404, 422],
    session: 'required',
  })
  async submit(@Req() request: FastifyRequest, @Param('id', ATTEMPT) id: AttemptId, @Body() body: ApiSubmission): Promise<ApiReceipt> {
    const { accountId } = contestantOf(request).principal;
    const prediction = body.prediction ?? null;
    if (awaitsPrediction(await this.attempts.sitting(id, accountId), prediction, this.clock.now()))
      throw new AttemptError('PREDICTION_MISSING');
    return this.sealed(request, id, accountId, prediction);
  }

  private async sealed(request: FastifyRequest, id: AttemptId, accountId: AccountId, prediction: number | null): Promise<ApiReceipt> {
    const attempt = await this.attempts.submit(id, accountId, prediction, placeOf(request));
    return this.receipts.receipt(attempt, accountId);
  }
}

/** Whose initials the receipt's code begins with. */
function placeOf(request: FastifyRequest): string {
  return organiserOf(tenantSiteOf(request)).shortName;
}
