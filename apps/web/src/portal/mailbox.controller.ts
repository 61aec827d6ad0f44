import { Controller, Get, Inject, NotFoundException, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '#access';
import { formatMomentWithSeconds } from '#kernel';
import { Outbox, PlatformMail } from '#mail';
import { SETTINGS, type Settings } from '#settings';
import { type Page, page } from '../edge/page.js';
import { isConsole } from '../edge/session.js';
import { OnSite } from '../edge/site.guard.js';
import type { TextView } from './view-models.js';

/**
 * The demo's mailbox: every message of the tenant that would have left. There is no such page in production. A ward's site
 * shows its city's contest, so its people's messages are the city's; those of the ward's own staff stand below /quan-tri.
 * On the product's own host: the mail to applicants and operators.
 */
@Controller(['hop-thu', 'quan-tri/hop-thu'])
@OnSite('tenant', 'root')
export class MailboxController {
  constructor(
    private readonly outbox: Outbox,
    private readonly platformMail: PlatformMail,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Public('the demo shows what would have been sent')
  async show(@Req() request: FastifyRequest): Promise<Page> {
    if (!this.settings.isDemo) throw new NotFoundException();
    const messages = await (request.site.kind === 'tenant' ? this.outbox : this.platformMail).newest();
    return page<TextView>('text', {
      title: 'Hộp thư chạy thử',
      isPrivate: true,
      heading: 'Hộp thư chạy thử',
      lead: messages.length > 0 ? 'Thư và tin nhắn lẽ ra đã gửi đi, mới nhất ở trên.' : 'Chưa có thư hay tin nhắn nào.',
      back: isConsole(request) ? { label: 'Về trang quản trị', url: '/quan-tri' } : undefined,
      sections: messages.map(({ subject, recipient, body, createdAt }) => ({
        title: subject,
        paragraphs: [body, `Gửi tới ${recipient} lúc ${formatMomentWithSeconds(createdAt)}.`],
      })),
    });
  }
}
