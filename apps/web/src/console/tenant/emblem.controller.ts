import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { TenantDrawings, TenantError, TenantSettings } from '#tenants';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { EditorView } from '../view-models.js';
import { EMBLEM, IDENTITY } from './addresses.js';
import { emblemContent } from './identity-presenter.js';
import { EmblemForm } from './tenant.forms.js';

/** The tenant's emblem: a drawing of its own, or the one from its initials. */
@Controller(EMBLEM)
export class EmblemController {
  constructor(
    private readonly tenants: TenantSettings,
    private readonly drawings: TenantDrawings,
  ) {}

  @Get()
  @Requires(Permission.ManageTenant)
  async show(): Promise<Page> {
    return this.page();
  }

  @Post()
  @Requires(Permission.ManageTenant)
  async change(@Req() request: FastifyRequest, @Body(FORM) form: EmblemForm): Promise<Page | Redirect> {
    const { accountId } = staffOf(request);
    if (form.do === 'draw') {
      await this.tenants.drawEmblem(accountId);
      return redirect(EMBLEM, { text: 'Đã vẽ lại biểu trưng từ chữ cái.' });
    }
    const file = request.uploads?.get('emblem');
    if (!file) return this.page('Hãy chọn một tệp SVG, PNG hoặc JPEG.');
    try {
      await this.tenants.putEmblem(file.bytes, accountId);
    } catch (error) {
      if (!(error instanceof TenantError) || error.code !== 'TENANT_UNFIT') throw error;
      return this.page(error.sentence());
    }
    return redirect(EMBLEM, { text: 'Đã đổi biểu trưng.' });
  }

  private async page(fault?: string): Promise<Page> {
    const version = (await this.drawings.all()).get('emblem')?.sha256.slice(0, 12) ?? '';
    const content = emblemContent(`${IDENTITY}/xem-truoc.svg?v=${version}`, fault);
    return consolePage<EditorView>('editor', content, { status: fault ? 422 : 200 });
  }
}
