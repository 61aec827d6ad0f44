import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defer, from, lastValueFrom, mergeMap, type Observable } from 'rxjs';
import { Clock } from '#kernel';
import { Flashes } from './flash.js';
import { isSharedRoute } from './hot-route.js';
import { Page, Redirect } from './page.js';
import { PageRenderer } from './page-renderer.js';
import { placeOf, SharedPages } from './shared-pages.js';

/** Lets controllers answer with a Page or a Redirect; everything else passes. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly flashes: Flashes,
    private readonly shared: SharedPages,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    // A sentence for one person stands on a page of its own.
    const place = isSharedRoute(request) && !this.flashes.brings(request) ? placeOf(request) : undefined;
    if (place !== undefined) return defer(() => this.recall(place, request, reply, () => lastValueFrom(next.handle())));
    return next.handle().pipe(mergeMap((answer: unknown) => from(this.finish(request, reply, answer))));
  }

  /** Answers with the page that is kept there; where there is none, as the handler does. */
  private async recall(place: string, request: FastifyRequest, reply: FastifyReply, handle: () => Promise<unknown>): Promise<unknown> {
    let own: Promise<unknown> | undefined;
    const kept = await this.shared.recall(place, async () => {
      const answer = await (own = handle());
      return answer instanceof Page ? this.renderer.shared(request, reply, answer) : undefined;
    });
    if (!kept) return this.finish(request, reply, await (own ?? handle()));
    await kept.send(request, reply, this.clock.now());
    return reply;
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
