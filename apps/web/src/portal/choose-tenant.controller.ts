import { Body, Controller, Get, Inject, NotFoundException, Post, Req, Res } from '@nestjs/common';
import { Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { SETTINGS, type Settings } from '#settings';
import { TenantDirectory, TenantError } from '#tenants';
import { FORM } from '../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../edge/page.js';
import { OnSite } from '../edge/site.guard.js';
import { CHOSEN_TENANT_COOKIE } from '../edge/site-resolver.js';
import { PublicContests } from './public-contests.js';
import type { ChooseTenantView } from './view-models.js';

class Choice {
  @Matches(/^[a-z0-9-]{1,60}$/)
  tenant: string;
}

/**
 * The demo reached by a bare address (an IP, a name that is no tenant's): one chooses whose site to see there, and a
 * cookie keeps the choice. In production there is no such page.
 */
@Controller('chon-don-vi')
@OnSite('none', 'tenant')
export class ChooseTenantController {
  constructor(
    private readonly contests: PublicContests,
    private readonly directory: TenantDirectory,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Public('the demo at a bare address')
  async list(@Req() request: FastifyRequest): Promise<Page> {
    this.mustBeBareDemo(request);
    return page<ChooseTenantView>(
      'choose-tenant',
      {
        title: 'Chọn đơn vị tổ chức',
        actionUrl: '/chon-don-vi',
        heading: 'Bạn muốn xem trang của đơn vị nào?',
        intro: 'Địa chỉ này chưa thuộc về đơn vị nào. Trong bản chạy thử, bạn chọn một đơn vị và máy nhớ lựa chọn đó.',
        items: await this.contests.cards(request),
        isPrivate: true,
      },
      { layout: 'root' },
    );
  }

  @Post()
  @Public('the demo at a bare address')
  async choose(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) choice: Choice,
  ): Promise<Redirect> {
    this.mustBeBareDemo(request);
    const tenant = await this.directory.findBySlug(choice.tenant);
    if (!tenant) throw new TenantError('TENANT_NOT_FOUND');
    reply.setCookie(CHOSEN_TENANT_COOKIE, tenant.slug, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.settings.HTTPS,
      maxAge: 30 * 24 * 3600,
    });
    return redirect('/');
  }

  private mustBeBareDemo({ site }: FastifyRequest): void {
    const isBare = site.kind === 'none' || (site.kind === 'tenant' && site.isChosen);
    if (!this.settings.isDemo || !isBare) throw new NotFoundException();
  }
}
