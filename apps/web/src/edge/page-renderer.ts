import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LayoutView } from '../portal/view-models.js';
import { assetUrl } from './assets.js';
import { tokenFor } from './contest-choice.js';
import { ConsoleFrame } from './console-frame.js';
import { DemoStrip } from './demo-strip.js';
import { Flashes } from './flash.js';
import { isSharedRoute } from './hot-route.js';
import type { Page } from './page.js';
import type { SharedHtml } from './shared-pages.js';
import { SiteFrame } from './site-frame.js';

const STYLES: Readonly<Record<Page['layout'], string>> = {
  portal: 'portal.css',
  task: 'portal.css',
  root: 'portal.css',
  exam: 'exam.css',
  calm: 'exam.css',
  console: 'console.css',
  'console-sign-in': 'console.css',
};
const SCRIPTS: Readonly<Record<Page['layout'], string[]>> = {
  portal: ['portal.js'],
  task: ['portal.js'],
  root: ['portal.js'],
  exam: ['exam.js'],
  calm: ['calm.js'],
  console: ['console.js'],
  'console-sign-in': ['console.js'],
};

/** Turns a Page into HTML: adds what surrounds it and puts it into its layout. */
@Injectable()
export class PageRenderer {
  constructor(
    private readonly frame: SiteFrame,
    private readonly consoleFrame: ConsoleFrame,
    private readonly demo: DemoStrip,
    private readonly flashes: Flashes,
  ) {}

  /** Sends a page to whoever asked for it, and to nobody else. */
  async send(request: FastifyRequest, reply: FastifyReply, page: Page): Promise<void> {
    const { html } = await this.render(request, reply, page);
    if (page.status === 503 && page.again) reply.header('retry-after', String(page.again.seconds));
    const { isPrivate, shared } = page.content;
    if (shared?.sha256) reply.header('snapshot-sha256', shared.sha256);
    await reply
      .status(page.status)
      .type('text/html; charset=utf-8')
      .header('cache-control', isPrivate || request.principal ? 'private, no-store' : 'private, no-cache')
      .send(html);
  }

  /** A page of a shared route as everybody gets it; undefined where it is one person's after all, with a sentence or a token on it. */
  async shared(request: FastifyRequest, reply: FastifyReply, page: Page): Promise<SharedHtml | undefined> {
    const { shared, flash } = page.content;
    if (!shared || page.status !== 200 || flash) return undefined;
    const { html, isOwn } = await this.render(request, reply, page);
    return isOwn ? undefined : { html, ...shared };
  }

  /** The whole document, and whether there is something on it that is for the asker alone. */
  private async render(request: FastifyRequest, reply: FastifyReply, page: Page): Promise<{ html: string; isOwn: boolean }> {
    const { title, description = '', bodyClass, scripts = [], styles = [], isPrivate, imageUrl, flash, ...content } = page.content;
    const brought = this.flashes.take(request, reply);
    let token: string | undefined;
    const view: Omit<LayoutView, 'csrfToken' | 'site'> & { csrfToken: () => string } = {
      ...content,
      flash: flash ?? brought,
      page: {
        title,
        description,
        bodyClass,
        isPrivate,
        imageUrl,
        again: page.again,
        canonicalUrl: `${request.protocol}://${request.host}${request.url.split('?')[0]}`,
        styles: [...[STYLES[page.layout], ...styles].map(assetUrl), this.frame.themeUrl(request)],
        scripts: [...SCRIPTS[page.layout], ...scripts].map(assetUrl),
      },
      ...(await this.surroundings(request, page)),
      demo: this.demo.of(request),
      // Called only by pages that print a token: the others set no cookie and stay the same for everybody. One for all forms
      // of the page: each call would begin a new secret while the browser has none yet, and the last alone would count.
      csrfToken: () => (token ??= tokenFor(request, reply.generateCsrf())),
    };
    const html = await request.server.view(`pages/${page.template}.hbs`, view, { layout: `layouts/${page.layout}.hbs` });
    return { html, isOwn: token !== undefined || brought !== undefined };
  }

  /** What the page's layout puts around it. */
  private async surroundings(request: FastifyRequest, { layout }: Page): Promise<object> {
    switch (layout) {
      case 'console':
        return { console: await this.consoleFrame.of(request) };
      case 'console-sign-in':
        return { door: await this.consoleFrame.door(request) };
      // Shown when there is no time for anything: nothing is looked up.
      case 'calm':
        return { site: { name: request.site.kind === 'tenant' ? request.site.tenant.name : 'Khoa Bảng', homeUrl: '/' } };
      default:
        return { site: await this.frame.of(request, isSharedRoute(request)) };
    }
  }
}
