import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccessError, Public } from '#access';
import { type ApplicationFault, type ApplicationId, FoundingError, TenantApplications, type TypedApplication } from '#founding';
import { SETTINGS, type Settings } from '#settings';
import { TenantDirectory } from '#tenants';
import { FORM, ID } from '../../edge/form.pipe.js';
import { Page, redirect, type Redirect } from '../../edge/page.js';
import { OnSite } from '../../edge/site.guard.js';
import { CodeForm } from '../register/register.forms.js';
import { DECISION, SIGN_UP } from './addresses.js';
import { codePage, receivedPage, signUpPage } from './sign-up-pages.js';
import { SignUpForm } from './sign-up.forms.js';

/**
 * An authority applies for an instance of its own. Only on the product's own host: the links in the operators' mail are
 * made of the host that was asked, and that one is known to be ours.
 */
@Controller(SIGN_UP)
@OnSite('root')
export class SignUpController {
  constructor(
    private readonly applications: TenantApplications,
    private readonly directory: TenantDirectory,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Public('whoever has no tenant yet applies for one')
  async form(): Promise<Page> {
    return this.page();
  }

  @Post()
  @Public('whoever has no tenant yet applies for one')
  async apply(@Req() request: FastifyRequest, @Body(FORM) form: SignUpForm): Promise<Page | Redirect> {
    try {
      const begun = await this.applications.begin({ ...form }, request.ip);
      return 'faults' in begun ? await this.page(form, begun.faults) : redirect(`${SIGN_UP}/${begun.id}`);
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      // What was typed is kept, whatever is wrong with it.
      const again = await this.page(form, [{ field: 'email', text: error.sentence() }]);
      return new Page(again.template, again.layout, again.content, HttpStatus.TOO_MANY_REQUESTS);
    }
  }

  /** Asks for the code; afterwards says what comes next. */
  @Get(':id')
  @Public('whoever has just applied')
  async waiting(@Param('id', ID) id: ApplicationId): Promise<Page> {
    const application = await this.applications.find(id);
    if (!application) throw new FoundingError('APPLICATION_NOT_FOUND');
    return application.state === 'unconfirmed' ? codePage(application) : receivedPage(application);
  }

  @Post(':id')
  @Public('whoever has just applied')
  async confirm(
    @Req() request: FastifyRequest,
    @Param('id', ID) id: ApplicationId,
    @Body(FORM) { code = '' }: CodeForm,
  ): Promise<Page | Redirect> {
    try {
      await this.applications.confirmEmail(id, code, (key) => `${request.protocol}://${request.host}${DECISION}?khoa=${key}`);
    } catch (error) {
      const application = await this.applications.find(id);
      if (!(error instanceof FoundingError) || error.kind !== 'invalid' || !application) throw error;
      return codePage(application, error.sentence());
    }
    return redirect(`${SIGN_UP}/${id}`);
  }

  @Post(':id/gui-lai')
  @Public('whoever has just applied')
  async again(@Param('id', ID) id: ApplicationId): Promise<Redirect> {
    await this.applications.sendAgain(id);
    return redirect(`${SIGN_UP}/${id}`, { text: 'Đã gửi mã mới.' });
  }

  private async page(typed: TypedApplication = {}, faults: readonly ApplicationFault[] = []): Promise<Page> {
    const parents = (await this.directory.list()).filter(({ tenant }) => tenant.kind === 'province' || tenant.kind === 'city');
    return signUpPage({ rootHost: this.settings.ROOT_HOST, parents, typed, faults });
  }
}
