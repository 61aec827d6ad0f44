import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toString as qrCode } from 'qrcode';
import { Public } from '#access';
import { StaffSignIn } from '#accounts';
import { DomainError } from '#kernel';
import { SETTINGS, type Settings } from '#settings';
import { consolePath, signInPath } from '../../edge/console-way.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { SESSION_COOKIE } from '../../edge/session.js';
import { tenantSiteOf } from '../../edge/site.js';
import { SecondFactorForm, WayBack } from './door.forms.js';
import { DoorCookies } from './door-cookies.js';
import { secondFactorPage, type Shown } from './door-pages.js';

const OPEN = 'only who has given the password gets further than a redirect';

/** Second half of the way in: the code of an authenticator app, which is set up here the first time. */
@Controller('quan-tri/xac-thuc')
export class SecondFactorController {
  constructor(
    private readonly signIn: StaffSignIn,
    private readonly remembered: DoorCookies,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Public(OPEN)
  async ask(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query(FORM) { den }: WayBack,
  ): Promise<Page | Redirect> {
    if (request.principal) return redirect(consolePath(den) ?? '/quan-tri');
    return this.codePage(request, reply, { wanted: consolePath(den) });
  }

  @Post()
  @Public(OPEN)
  async pass(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { code = '', den }: SecondFactorForm,
  ): Promise<Page | Redirect> {
    const wanted = consolePath(den);
    if (request.principal) return redirect(wanted ?? '/quan-tri');
    try {
      await this.signIn.pass(tokenOf(request), code, this.remembered.read(request, 'secret'));
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'defect') throw error;
      return this.codePage(request, reply, { wanted, refusal: error });
    }
    this.remembered.drop(reply, 'secret');
    return redirect(wanted ?? '/quan-tri');
  }

  /** The page, for a browser that owes a code; the way to the password for every other. */
  private async codePage(request: FastifyRequest, reply: FastifyReply, shown: Shown): Promise<Page | Redirect> {
    const { shortName } = tenantSiteOf(request).tenant;
    const proposal = { sealed: this.remembered.read(request, 'secret'), issuer: `Khoa Bảng ${shortName}` };
    const due = await this.signIn.due(tokenOf(request), proposal);
    if (!due) return redirect(signInPath(shown.wanted));
    if (due.setUp) this.remembered.keep(reply, 'secret', due.setUp.sealed);
    const qrSvg = due.setUp ? await qrCode(due.setUp.uri, { type: 'svg', margin: 0 }) : undefined;
    return secondFactorPage(due, { qrSvg, isDemo: this.settings.isDemo }, shown);
  }
}

function tokenOf(request: FastifyRequest): string {
  return request.cookies[SESSION_COOKIE.staff] ?? '';
}
