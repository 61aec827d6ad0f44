import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Logger, NotFoundException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '#access';
import { DomainError } from '#kernel';
import { DatabaseTrouble } from '#persistence';
import { TenantError } from '#tenants';
import type { MessageView } from '../portal/view-models.js';
import { consolePage } from '../console/console-page.js';
import { CONTESTS } from '../console/contests/addresses.js';
import type { ConsoleMessageView } from '../console/view-models.js';
import { withNext } from './way-on.js';
import { homeOf, onlyMarks } from './console-home.js';
import { signInPath } from './console-way.js';
import { busyAnswer } from './busy-page.js';
import { type ErrorAnswer, errorAnswer, jsonAnswer, namedError } from './error-answer.js';
import { type Page, page } from './page.js';
import { PageRenderer } from './page-renderer.js';
import { addressOf, isConsole } from './session.js';

const HEADINGS: Readonly<Record<number, string>> = {
  400: 'Yêu cầu không đọc được',
  401: 'Bạn chưa đăng nhập',
  403: 'Bạn không vào được trang này',
  404: 'Không có trang này',
  409: 'Việc này không làm được lúc này',
  413: 'Dữ liệu gửi lên quá lớn',
  415: 'Yêu cầu không đọc được',
  422: 'Có chỗ cần sửa',
  429: 'Bạn đã thử quá nhiều lần',
  503: 'Trang đang tạm ngừng',
};

/** Headings of their own, where that of the status would say too little. */
const HEADINGS_BY_CODE: Readonly<Record<string, string>> = {
  NO_CONTEST: 'Chưa có cuộc thi',
  BUDGET_SPENT: 'Hôm nay không gửi thêm mã được',
  DATABASE_AWAY: 'Hệ thống gián đoạn trong chốc lát',
  DATABASE_BUSY: 'Rất nhiều người cùng vào',
  DATABASE_FULL: 'Hệ thống tạm chưa ghi thêm được',
  OVERLOADED: 'Rất nhiều người cùng vào',
};

/** What staff are told, where the sentence is for people who take part. */
const IN_CONSOLE: Readonly<Record<string, string>> = {
  SUBMISSION_NOT_FOUND: 'Không có bài dự thi này ở cuộc thi đang xem. Đường dẫn có thể đã cũ, hoặc bài thuộc một cuộc thi khác.',
};

const FALLBACK_HEADING = 'Máy chủ gặp lỗi';

/** The one place where errors become answers: a page for people, `{errors:[{code, message}]}` for programs. */
@Catch()
@Injectable()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('errors');

  constructor(private readonly renderer: PageRenderer) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const error = namedError(atRest(request, thrown));
    const answer = errorAnswer(error);
    const place = `${request.method} ${request.routeOptions.url ?? 'unknown route'} [${request.id}]`;
    // What is foreseen (a suspended tenant, a file that is out of reach) is told in a line; a stack is for what is not.
    if (answer.status >= 500 && error instanceof DomainError && error.kind === 'unavailable')
      this.logger.warn(`${place} ${answer.code} ${error.message}`);
    else if (answer.status >= 500) this.logger.error(place, stackOf(error));
    if (answer.waitSeconds !== undefined) reply.header('retry-after', String(answer.waitSeconds));
    if (wantsJson(request)) {
      await reply.status(answer.status).send(jsonAnswer(answer, request.id));
      return;
    }
    if (answer.status === 401 && isConsole(request) && ['GET', 'HEAD'].includes(request.method)) {
      await reply.redirect(signInPath(request.url), 303);
      return;
    }
    // Every way in leads to the first page of the console; who marks and does nothing else has another one.
    if (answer.code === 'NOT_PERMITTED' && request.method === 'GET' && addressOf(request) === '/quan-tri' && onlyMarks(request.principal)) {
      await reply.redirect(homeOf(request.principal), 303);
      return;
    }
    // What surrounds a tenant's pages is read from the database, which is just what does not answer.
    const isWithoutDatabase = error instanceof DatabaseTrouble;
    if (isWithoutDatabase) request.site = { kind: 'none' };
    try {
      await this.renderer.send(request, reply, isWithoutDatabase ? publicErrorPage(request, answer) : errorPage(request, answer));
    } catch (failure) {
      this.logger.error('the error page itself failed', stackOf(failure));
      await reply.status(answer.status).type('text/plain; charset=utf-8').send(answer.sentence);
    }
  }
}

/** On a suspended tenant's host, an address that leads nowhere is as much at rest as all others. */
function atRest({ site }: FastifyRequest, error: unknown): unknown {
  return site.kind === 'suspended' && error instanceof NotFoundException ? new TenantError('TENANT_SUSPENDED', { name: site.name }) : error;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function wantsJson(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/') || (request.headers.accept ?? '').includes('application/json');
}

function errorPage(request: FastifyRequest, answer: ErrorAnswer): Page {
  const heading = headingOf(answer);
  const { status, sentence, code } = answer;
  if (isConsole(request) && request.principal)
    return consolePage<ConsoleMessageView>(
      'message',
      {
        title: heading,
        heading,
        paragraphs: [IN_CONSOLE[code] ?? sentence],
        action: code === 'OTHER_CONTEST' ? { label: 'Xem các cuộc thi', url: CONTESTS } : homeAction(request.principal),
        reference: referenceOf(request, answer),
      },
      { status },
    );
  return publicErrorPage(request, answer);
}

function homeAction(principal: Principal): { label: string; url: string } {
  return { label: onlyMarks(principal) ? 'Về Chấm bài' : 'Về Việc hôm nay', url: homeOf(principal) };
}

function headingOf({ status, code }: ErrorAnswer): string {
  return HEADINGS_BY_CODE[code] ?? HEADINGS[status] ?? FALLBACK_HEADING;
}

/** Whoever must be asked what went wrong finds it by this; what the sentence explains by itself needs no number. */
function referenceOf({ id }: FastifyRequest, { status }: ErrorAnswer): string | undefined {
  return status >= 500 ? id : undefined;
}

/** The page for who is not at work in the console. */
function publicErrorPage(request: FastifyRequest, answer: ErrorAnswer): Page {
  const heading = headingOf(answer);
  const busy = busyAnswer(request, answer, heading);
  if (busy) return busy;
  const { status, sentence } = answer;
  const reference = referenceOf(request, answer);
  return page<MessageView>(
    'message',
    {
      title: heading,
      heading,
      paragraphs: [sentence],
      action: status === 401 ? signInAction(request) : { label: 'Về trang chủ', url: '/' },
      reference: reference && `Mã yêu cầu: ${reference}`,
      isPrivate: true,
    },
    { status },
  );
}

/** Whoever is not signed in any more signs in and comes back to the page that was asked for. */
function signInAction(request: FastifyRequest): { label: string; url: string } {
  if (isConsole(request)) return { label: 'Đăng nhập quản trị', url: signInPath(undefined) };
  return { label: 'Đăng nhập', url: request.method === 'GET' ? withNext('/dang-nhap', request.url) : '/dang-nhap' };
}
