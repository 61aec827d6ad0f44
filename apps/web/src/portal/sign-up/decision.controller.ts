import { Body, Controller, Get, Inject, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '#access';
import { FoundingError, type TenantApplication, TenantApplications } from '#founding';
import { SETTINGS, type Settings } from '#settings';
import { slugFault, TenantDirectory, TenantError } from '#tenants';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { originOf } from '../../edge/site-address.js';
import { OnSite } from '../../edge/site.guard.js';
import { DECISION } from './addresses.js';
import { type DecisionExtras, decisionPage } from './sign-up-pages.js';
import { DecisionForm, LinkQuery } from './sign-up.forms.js';

/** An operator decides on an application. Who they are says the sealed key in the link that was mailed to them. */
@Controller(DECISION)
@OnSite('root')
export class DecisionController {
  constructor(
    private readonly applications: TenantApplications,
    private readonly directory: TenantDirectory,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Public('operators come with a sealed link')
  async show(@Req() request: FastifyRequest, @Query(FORM) { khoa = '' }: LinkQuery): Promise<Page> {
    const { application } = await this.applications.ofLink(khoa);
    return this.page(request, application, khoa);
  }

  @Post()
  @Public('operators come with a sealed link')
  async decide(@Req() request: FastifyRequest, @Body(FORM) { khoa = '', ...form }: DecisionForm): Promise<Page | Redirect> {
    const { application, operator } = await this.applications.ofLink(khoa);
    const again = (extras: Partial<DecisionExtras>): Promise<Page> => this.page(request, application, khoa, { ...form, ...extras });
    const place = `${DECISION}?khoa=${encodeURIComponent(khoa)}`;
    try {
      if (form.do === 'refuse') {
        await this.applications.refuse(application.id, operator, form.reason ?? '');
        return redirect(place, { text: 'Đã từ chối đơn.' });
      }
      const slug = form.slug?.trim().toLowerCase() || application.slug;
      const fault = slugFault(slug);
      if (fault && application.state === 'waiting') return await again({ slugFault: fault });
      await this.applications.confirm(application.id, { by: operator, originOf: (host) => originOf(host, request) }, slug);
      return redirect(place, { text: 'Đã tạo trang và gửi thư mời.' });
    } catch (error) {
      if (error instanceof FoundingError && error.code === 'REASON_MISSING') return again({ reasonFault: error.sentence() });
      if (error instanceof TenantError && ['ADDRESS_TAKEN', 'TENANT_UNFIT'].includes(error.code))
        return again({ slugFault: error.sentence() });
      throw error;
    }
  }

  private async page(
    request: FastifyRequest,
    application: TenantApplication,
    key: string,
    extras: Partial<DecisionExtras> = {},
  ): Promise<Page> {
    const parent = application.parentId ? await this.directory.findById(application.parentId) : undefined;
    const [host] = application.tenantId ? await this.directory.hostsOf(application.tenantId) : [];
    return decisionPage(application, {
      key,
      rootHost: this.settings.ROOT_HOST,
      parentName: parent?.name,
      siteUrl: host ? `${originOf(host, request)}/` : undefined,
      ...extras,
    });
  }
}
