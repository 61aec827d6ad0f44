import { Body, Get, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Public, Requires } from '#access';
import { type Appeal, AppealCounts, AppealError, Appeals, BoardQuestions } from '#appeals';
import type { AttemptId } from '#attempts';
import { ContestReader, type Round, roundOf, type RunningContest } from '#contests';
import type { Registration } from '#registrations';
import type { SubmissionId } from '#submissions';
import type { UnitId } from '#units';
import { ApiController, Operation } from '../shared/operation.js';
import { OwnPlace } from '../shared/own-place.js';
import { ApiAppeal, ApiAppeals, ApiBoardQuestions, ApiNewAppeal, ApiNewBoardQuestion, ApiPublicAnswers } from './board.schemas.js';

const APPEAL = new ParseUUIDPipe({ exceptionFactory: () => new AppealError('NO_APPEAL') });
const MOST = 100;

/** Questions to the board and appeals, as in the pages. */
@ApiController('board')
export class BoardApiController {
  constructor(
    private readonly contests: ContestReader,
    private readonly place: OwnPlace,
    private readonly appeals: Appeals,
    private readonly questions: BoardQuestions,
    private readonly counts: AppealCounts,
  ) {}

  @Get('board/answers')
  @Public('answers to everybody name nobody')
  @Operation({
    id: 'getBoardAnswers',
    summary: 'What the board has answered to everybody, and appeals in numbers',
    answer: { status: 200, description: 'The answers.', type: ApiPublicAnswers },
    failures: [404],
  })
  async answers(): Promise<ApiPublicAnswers> {
    const { contest } = await this.contests.running();
    const { answers } = await this.questions.published(contest.id, { skip: 0, limit: MOST });
    return {
      items: answers.map(({ question, answer, answeredAt }) => ({ question, answer, answeredAt: answeredAt.toISOString() })),
      appeals: await this.counts.ofContest(contest.id),
    };
  }

  @Get('me/questions')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'getMyQuestions',
    summary: 'One’s own questions to the board, with their answers',
    answer: { status: 200, description: 'The questions.', type: ApiBoardQuestions },
    failures: [401, 404],
    session: 'required',
  })
  async mine(@Req() request: FastifyRequest): Promise<ApiBoardQuestions> {
    const own = await this.questions.of((await this.own(request)).registration.id);
    return {
      items: own.map(({ id, questionText, askedAt, answerText, answeredAt }) => ({
        id,
        question: questionText ?? '',
        askedAt: askedAt.toISOString(),
        answer: answerText,
        answeredAt: answeredAt?.toISOString() ?? null,
      })),
    };
  }

  @Post('me/questions')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'askBoard',
    summary: 'Asks the board; the same question that waits already is asked once',
    answer: { status: 204, description: 'Asked.' },
    failures: [400, 401, 404, 422, 429],
    session: 'required',
  })
  async ask(@Req() request: FastifyRequest, @Body() { question }: ApiNewBoardQuestion): Promise<void> {
    const { running, registration } = await this.own(request);
    await this.questions.ask(running.contest.id, registration.id, question);
  }

  @Get('me/appeals')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'getMyAppeals',
    summary: 'One’s own appeals, and about what one may appeal now',
    answer: { status: 200, description: 'The appeals.', type: ApiAppeals },
    failures: [401, 404],
    session: 'required',
  })
  async list(@Req() request: FastifyRequest): Promise<ApiAppeals> {
    const { running, registration } = await this.own(request);
    const ways: ApiAppeals['ways'] = [];
    // As they stand now, not as a process remembers them: a minute decides whether one may appeal.
    for (const one of await this.contests.everyRoundOf(running.contest.id)) {
      const { round, kinds: about, windows, closesAt, to } = await this.appeals.ways(running, one);
      const kinds = about.map((kind) => ({ kind, window: windows[kind] }));
      ways.push({ round: round.code, kinds, closesAt: closesAt?.toISOString() ?? null, to });
    }
    return { items: (await this.appeals.of(registration.id)).map((appeal) => appealAnswer(running, appeal)), ways };
  }

  @Post('me/appeals')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'appeal',
    summary: 'Appeals about a round; while one of the same kind is open, that one is meant',
    answer: { status: 201, description: 'The appeal.', type: ApiAppeal },
    failures: [400, 401, 404, 409, 422],
    session: 'required',
  })
  async lodge(@Req() request: FastifyRequest, @Body() { round: code, kind, text, ...ids }: ApiNewAppeal): Promise<ApiAppeal> {
    const { running, registration } = await this.own(request);
    const id = await this.appeals.lodge(running, registration, {
      roundId: roundNamed(running, code).id,
      kind,
      attemptId: ids.attemptId?.toLowerCase() as AttemptId | undefined,
      submissionId: ids.submissionId?.toLowerCase() as SubmissionId | undefined,
      unitId: ids.unitId?.toLowerCase() as UnitId | undefined,
      text,
    });
    return appealAnswer(running, await this.appeals.find(registration.id, id));
  }

  @Get('me/appeals/:appeal')
  @Requires(Permission.TakePart)
  @Operation({
    id: 'getMyAppeal',
    summary: 'One’s own appeal and what became of it',
    answer: { status: 200, description: 'The appeal.', type: ApiAppeal },
    failures: [401, 404],
    session: 'required',
  })
  async show(@Req() request: FastifyRequest, @Param('appeal', APPEAL) id: string): Promise<ApiAppeal> {
    const { running, registration } = await this.own(request);
    return appealAnswer(running, await this.appeals.find(registration.id, id));
  }

  /** @throws AppealError NOT_REGISTERED */
  private async own(request: FastifyRequest): Promise<{ running: RunningContest; registration: Registration }> {
    const { running, registration } = await this.place.of(request);
    if (!registration) throw new AppealError('NOT_REGISTERED');
    return { running, registration };
  }
}

/** Of a quiz, or the receiving of a part of submissions. @throws ContestError ROUND_NOT_FOUND */
function roundNamed(running: RunningContest, code: string): Round {
  return running.receiving.find((one) => one.code === code) ?? roundOf(running, code);
}

/** For its person: what is proposed and not decided yet stays between those who decide. */
function appealAnswer({ rounds, receiving }: RunningContest, appeal: Appeal): ApiAppeal {
  const { id, code, kind, receivedAt, answerBy, decidedAt, ownerId } = appeal;
  const isDecided = decidedAt !== null;
  return {
    id,
    code,
    kind,
    round: [...rounds, ...receiving].find((one) => one.id === appeal.roundId)?.code ?? '',
    state: isDecided ? 'decided' : ownerId ? 'in-hand' : 'received',
    receivedAt: receivedAt.toISOString(),
    answerBy: answerBy.toISOString(),
    decision: isDecided ? appeal.decision : null,
    reason: isDecided ? appeal.reason : null,
    basis: isDecided ? appeal.basis : null,
  };
}
