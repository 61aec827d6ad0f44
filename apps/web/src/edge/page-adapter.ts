import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';

/** Nest sends what a handler returns with the status it chose beforehand; pages choose their own and are sent by then. */
export class PageAdapter extends FastifyAdapter {
  override reply(response: FastifyReply, body: unknown, statusCode?: number): FastifyReply {
    return response.sent ? response : super.reply(response, body, statusCode);
  }
}
