import { Body, Get, Param, ParseUUIDPipe, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AttemptError, type AttemptId, Attempts, bitsOfLetters, lettersOf, MOST_OPTIONS } from '#attempts';
import { ContestReader, roundOf } from '#contests';
import { Clock } from '#kernel';
import { contestantOf, tokenOf } from '../../edge/contestant.js';
import { HotRoute } from '../../edge/hot-route.js';
import { placeOf } from '../../edge/site.js';
import { ApiController, Operation } from '../shared/operation.js';
import { attemptAnswer } from './attempt-answer.js';
import { ApiAnswers, ApiAttempt, ApiKept, ApiSubmission } from './attempt.schemas.js';
import { ReceiptDesk } from './receipt-desk.js';
import { ApiReceipt } from './receipt.schemas.js';

/** An id that is none is nobody's attempt. */
const ATTEMPT = new ParseUUIDPipe({ exceptionFactory: () => new AttemptError('ATTEMPT_UNKNOWN') });

/** Sittings: start, look, save, submit. */
@ApiController('attempts')
export class AttemptsApiController {
  constructor(
    private readonly contests: ContestReader,
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
    const { principal, sessionToken } = contestantOf(request);
    const running = await this.contests.running();
    const round = roundOf(running, code);
    const id = await this.attempts.start(running, round, { sessionToken });
    const { accountId } = principal;
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
    const sitting = await this.attempts.sealIfOver(id, accountId, placeOf(request));
    return attemptAnswer(sitting, await this.contests.round(sitting.attempt.roundId), this.clock.now());
  }

  @Put('attempts/:id/answers')
  @HotRoute(Permission.TakePart)
  @Operation({
    id: 'keepAnswers',
    summary: 'Keeps answers; when this has answered, they are in the result, whatever breaks next',
    answer: { status: 200, description: 'Kept.', type: ApiKept },
    failures: [400, 401, 404, 409],
    session: 'required',
  })
  async keep(@Req() request: FastifyRequest, @Param('id', ATTEMPT) id: AttemptId, @Body() body: ApiAnswers): Promise<ApiKept> {
    const answers = body.answers.map(({ place, choice, seq }) => ({ place, bits: bitsOfLetters(choice, MOST_OPTIONS), seq }));
    const { receivedAt, deadlineAt, seq, held } = await this.attempts.save(id, tokenOf(request), answers, body.prediction ?? null);
    const kept = held.map(({ place, bits }) => ({ place, choice: lettersOf(bits) }));
    return { receivedAt: receivedAt.toISOString(), deadlineAt: deadlineAt.toISOString(), seq, answers: kept };
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
    const { principal, sessionToken } = contestantOf(request);
    await this.attempts.submit(id, { sessionToken }, body.prediction ?? null, placeOf(request));
    return this.receipts.receipt((await this.attempts.sitting(id, principal.accountId)).attempt, principal.accountId);
  }
}
