import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LayoutView } from '../portal/view-models.js';
import { assetUrl } from './assets.js';
import { ConsoleFrame } from './console-frame.js';
import { DemoStrip } from './demo-strip.js';
import { Flashes } from './flash.js';
import type { Page, SharedPage } from './page.js';
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

/** Turns a Page into HTML: adds what every page shares and puts it into its layout. */
@Injectable()
export class PageRenderer {
  constructor(
    private readonly frame: SiteFrame,
    private readonly consoleFrame: ConsoleFrame,
    private readonly demo: DemoStrip,
    private readonly flashes: Flashes,
  ) {}

  async send(request: FastifyRequest, reply: FastifyReply, page: Page): Promise<void> {
    const { title, description = '', bodyClass, scripts = [], styles = [], isPrivate, imageUrl, flash, shared, ...content } = page.content;
    const brought = this.flashes.take(request, reply);
    // A sentence for one person, or a site that somebody has chosen for this browser: then the page is nobody else's.
    const isShared = shared !== undefined && page.status === 200 && !brought && !flash && !isChosen(request);
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
      ...(await this.surroundings(request, page, shared !== undefined)),
      demo: this.demo.of(request),
      // Called only by pages that print a token: the others set no cookie and stay the same for everybody. One for all forms
      // of the page: each call would begin a new secret while the browser has none yet, and the last alone would count.
      csrfToken: () => (token ??= reply.generateCsrf()),
    };
    const html = await request.server.view(`pages/${page.template}.hbs`, view, { layout: `layouts/${page.layout}.hbs` });
    if (page.status === 503 && page.again) reply.header('retry-after', String(page.again.seconds));
    if (shared?.sha256) reply.header('snapshot-sha256', shared.sha256);
    if (isShared) return sendShared(request, reply, html, shared);
    await reply
      .status(page.status)
      .type('text/html; charset=utf-8')
      .header('cache-control', isPrivate || request.principal ? 'private, no-store' : 'private, no-cache')
      .send(html);
  }

  /** What the page's layout puts around it. */
  private async surroundings(request: FastifyRequest, { layout }: Page, isShared: boolean): Promise<object> {
    switch (layout) {
      case 'console':
        return { console: await this.consoleFrame.of(request) };
      case 'console-sign-in':
        return { door: await this.consoleFrame.door(request) };
      // Shown when there is no time for anything: nothing is looked up.
      case 'calm':
        return { site: { name: request.site.kind === 'tenant' ? request.site.tenant.name : 'Khoa Bảng', homeUrl: '/' } };
      default:
        return { site: await this.frame.of(request, isShared) };
    }
  }
}

function isChosen({ site }: FastifyRequest): boolean {
  return site.kind === 'tenant' && site.isChosen;
}

/** Sends it to be kept; with 304 and nothing when the asker has it already. */
async function sendShared(request: FastifyRequest, reply: FastifyReply, html: string, { maxAgeSeconds }: SharedPage): Promise<void> {
  // Weak: packed or not, it says the same.
  const tag = `W/"${createHash('sha256').update(html).digest('base64url')}"`;
  reply.header('etag', tag).header('cache-control', `public, max-age=${maxAgeSeconds}`).header('vary', 'host');
  if (request.headers['if-none-match'] === tag) await reply.status(304).send();
  else await reply.type('text/html; charset=utf-8').send(html);
}
