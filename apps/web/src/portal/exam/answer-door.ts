import { BadRequestException, ForbiddenException, Injectable, Logger, NotFoundException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AccessError, Permission } from '#access';
import { sessionHash } from '#accounts';
import {
  type AttemptId,
  Attempts,
  bitsOfLetters,
  CHOICE,
  HIGHEST_SEQ,
  type Kept,
  lettersOf,
  MOST_OPTIONS,
  MOST_QUESTIONS,
} from '#attempts';
import { formatTimeWithSeconds, isUuid } from '#kernel';
import { errorAnswer, jsonAnswer } from '../../edge/error-answer.js';
import { SESSION_COOKIE } from '../../edge/session.js';
import { organiserOf } from '../../edge/site.js';
import { SiteResolver } from '../../edge/site-resolver.js';
import type { ExamSaveAnswer } from '../view-models.js';
import { readPrediction } from './exam.forms.js';

const PATH = '/bai-thi/:id/luu';

/** What the list of routes says of it; see routes.json. */
export const ANSWER_ROUTE = {
  method: 'POST',
  path: PATH,
  handler: 'AnswerDoor.keep',
  access: `requires ${Permission.TakePart}, in its statement`,
} as const;

/**
 * Where the exam page's script sends answers. A route of Fastify itself, outside Nest and the hooks of pages: it is asked more
 * often than all others together, and half of what a save would cost there is the way through pipes, guards and interceptors
 * that have nothing to say about it. It opens no scope and looks nobody up: the one statement does both.
 *
 * A page of another site cannot ask it in somebody's name: their browser would have to say where it comes from, and would
 * ask before sending JSON.
 */
@Injectable()
export class AnswerDoor {
  private readonly logger = new Logger('answers');

  constructor(
    private readonly attempts: Attempts,
    private readonly sites: SiteResolver,
  ) {}

  register(fastify: FastifyInstance): void {
    fastify.route<{ Params: { id: string } }>({
      method: 'POST',
      url: PATH,
      config: { isBare: true },
      helmet: false,
      handler: async (request, reply) => {
        reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
        return this.keep(request, request.params.id);
      },
      errorHandler: (error, request, reply) => {
        const answer = errorAnswer(error);
        if (answer.status >= 500 && answer.status !== 503) this.logger.error(`POST ${PATH} [${request.id}]`, error.stack);
        if (answer.waitSeconds !== undefined) reply.header('retry-after', String(answer.waitSeconds));
        void reply.status(answer.status).send(jsonAnswer(answer, request.id));
      },
    });
  }

  private async keep(request: FastifyRequest, id: string): Promise<ExamSaveAnswer> {
    if (!comesFromOurPage(request)) throw new ForbiddenException();
    if (!isUuid(id)) throw new BadRequestException();
    const site = await this.sites.resolve(request);
    if (site.kind !== 'tenant') throw new NotFoundException();
    const token = request.cookies[SESSION_COOKIE.contestant];
    if (token === undefined) throw new AccessError('SIGN_IN_REQUIRED');
    const { answers, prediction } = readSave(request.body);
    const save = { attempt: id as AttemptId, session: sessionHash(token), answers, prediction };
    return answerOf(await this.attempts.keep(organiserOf(site).id, save));
  }
}

/** Whether the request was made by the script of a page of this host: it sends JSON, and the browser names the page's origin. */
function comesFromOurPage({ headers }: FastifyRequest): boolean {
  const { origin, host } = headers;
  return origin !== undefined && host !== undefined && origin.slice(origin.indexOf('//') + 2) === host;
}

function answerOf({ receivedAt, deadlineAt, seq, held }: Kept): ExamSaveAnswer {
  return {
    receivedAt: formatTimeWithSeconds(receivedAt),
    now: receivedAt.getTime(),
    deadline: deadlineAt.getTime(),
    seq,
    held: held.map(({ place, bits }) => ({ question: place, choice: lettersOf(bits) })),
  };
}

/** What the script sends: `{answers: [{question, choice, seq}], prediction?}`. @throws BadRequestException for anything else */
function readSave(body: unknown): { answers: { place: number; bits: number; seq: number }[]; prediction: number | null } {
  const { answers, prediction } = (body ?? {}) as { answers?: unknown; prediction?: unknown };
  if (!Array.isArray(answers) || answers.length > MOST_QUESTIONS) throw new BadRequestException();
  if (prediction !== undefined && (typeof prediction !== 'string' || prediction.length > 20)) throw new BadRequestException();
  const guess = readPrediction(prediction ?? '');
  return { answers: answers.map(readAnswer), prediction: 'value' in guess ? guess.value : null };
}

function readAnswer(sent: unknown): { place: number; bits: number; seq: number } {
  const { question, choice, seq } = (sent ?? {}) as { question?: unknown; choice?: unknown; seq?: unknown };
  if (!isWithin(question, MOST_QUESTIONS) || !isWithin(seq, HIGHEST_SEQ) || typeof choice !== 'string' || !CHOICE.test(choice))
    throw new BadRequestException();
  return { place: question, bits: bitsOfLetters(choice, MOST_OPTIONS), seq };
}

function isWithin(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;
}
