import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ContestId, isUuid, phrasedError } from '#kernel';
import { isConsole } from './session.js';

/** Which earlier contest a browser has opened in the console; without it, the newest. */
const COOKIE = 'kbs-thi';
const BETWEEN = '~';

/** What was sent is about another contest than the one that is open now. */
export class ContestChoiceError extends phrasedError({
  OTHER_CONTEST: {
    kind: 'conflict',
    sentence:
      'Trang bạn vừa gửi thuộc một cuộc thi khác với cuộc thi đang xem, vì cuộc thi đã được đổi ở một thẻ khác của trình duyệt. Chưa ghi gì cả. Hãy mở lại đúng cuộc thi ở mục Các cuộc thi, rồi làm lại.',
  },
  ONLY_NEWEST: {
    kind: 'conflict',
    sentence:
      'Cuộc thi đang mở là một cuộc thi trước. Trang dự thi chỉ hiện cuộc thi mới nhất nên việc này không đến được với ai. Chưa ghi gì cả. Hãy về cuộc thi mới nhất rồi làm lại.',
  },
}) {}

/** The earlier contest that was opened in the console, as the browser says; whether the tenant has it, the reader of contests finds out. */
export function chosenContestOf(request: FastifyRequest): ContestId | undefined {
  const id = isConsole(request) ? request.cookies[COOKIE] : undefined;
  return isUuid(id) ? (id as ContestId) : undefined;
}

/** Opens an earlier contest in the console, or the newest again. */
export function chooseContest(reply: FastifyReply, id: ContestId | undefined, isSecure: boolean): void {
  const options = { path: '/quan-tri', httpOnly: true, sameSite: 'lax', secure: isSecure } as const;
  if (id === undefined) reply.clearCookie(COOKIE, options);
  else reply.setCookie(COOKIE, id, options);
}

/**
 * The token of a page's forms, with the contest that the page is about. Rounds of two contests have the same codes: a page that was
 * opened for one must not act on the other.
 */
export function tokenFor(request: FastifyRequest, token: string): string {
  const chosen = chosenContestOf(request);
  return chosen === undefined ? token : `${token}${BETWEEN}${chosen}`;
}

/** What was sent as a token, without the contest that stands behind it. */
export function tokenSent(request: FastifyRequest): string | undefined {
  return sentParts(request)[0];
}

/** What a route is configured with that is about no contest: it does the same whichever is open. */
export const NO_CONTEST = { isOfNoContest: true } as const;

/** The same for handlers of controllers: whoever goes gets out of an old page, too, and a judge's sheet is saved whatever a secretary's tab shows. */
export const OfNoContest = (): MethodDecorator => RouteConfig(NO_CONTEST);

/** Of handlers that turn to people on the site, or to wards: there the newest contest is all that anybody sees. */
export const OfNewest = (): MethodDecorator => RouteConfig({ isOfNewest: true });

/**
 * OTHER_CONTEST where a form comes from a page that was about another contest than the one that is open now; ONLY_NEWEST where an earlier one
 * is open in which it would reach nobody.
 */
export function contestFault(request: FastifyRequest): ContestChoiceError | undefined {
  const { isOfNoContest, isOfNewest } = request.routeOptions.config as { isOfNoContest?: boolean; isOfNewest?: boolean };
  if (!isConsole(request) || isOfNoContest) return undefined;
  const open = chosenContestOf(request);
  if (sentParts(request)[1] !== open) return new ContestChoiceError('OTHER_CONTEST');
  return isOfNewest && open !== undefined ? new ContestChoiceError('ONLY_NEWEST') : undefined;
}

function sentParts({ body, headers }: FastifyRequest): [token: string | undefined, contest: string | undefined] {
  const field = (body as { _csrf?: unknown } | null | undefined)?._csrf;
  const sent = field ?? headers['x-csrf-token'];
  const [token, contest] = typeof sent === 'string' ? sent.split(BETWEEN) : [];
  return [token, contest];
}
