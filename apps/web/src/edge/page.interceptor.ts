import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, mergeMap, type Observable } from 'rxjs';
import { Flashes } from './flash.js';
import { Page, Redirect } from './page.js';
import { PageRenderer } from './page-renderer.js';

/** Lets controllers answer with a Page or a Redirect; everything else passes. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly flashes: Flashes,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(mergeMap((answer: unknown) => from(this.finish(request, reply, answer))));
  }

  private async finish(request: FastifyRequest, reply: FastifyReply, answer: unknown): Promise<unknown> {
    if (answer instanceof Page) {
      await this.renderer.send(request, reply, answer);
      return reply;
    }
    if (answer instanceof Redirect) {
      if (answer.flash) this.flashes.keep(reply, answer.flash);
      await reply.redirect(answer.url, 303);
      return reply;
    }
    return answer;
  }
}
