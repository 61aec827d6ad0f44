import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessError, Permission, Requires } from '#access';
import { type Account, AccountError, Accounts, ContactChange, describeContact } from '#accounts';
import type { AccountId } from '#kernel';
import { contestantOf } from '../../edge/contestant.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import { statusOf } from '../../edge/status-of.js';
import { CodeDesk, type CodePage } from '../register/code-desk.js';
import { CodeSteps } from '../register/code-steps.js';
import { CodeForm } from '../register/register.forms.js';
import { ACCOUNT, CONTACT, contactPage } from './account-pages.js';
import { ContactForm } from './account.forms.js';

const OLD: CodePage = {
  purpose: 'leave-contact',
  actionUrl: `${CONTACT}/ma-cu`,
  resendUrl: `${CONTACT}/ma-cu/gui-lai`,
  changeUrl: CONTACT,
  button: 'Tiếp tục',
  heading: 'Mã gửi tới liên hệ đang dùng',
  task: { title: 'Đổi liên hệ', backUrl: CONTACT, note: 'Bước 1 trong 2' },
};
const NEW: CodePage = {
  purpose: 'take-contact',
  actionUrl: `${CONTACT}/ma-moi`,
  resendUrl: `${CONTACT}/ma-moi/gui-lai`,
  changeUrl: CONTACT,
  button: 'Đổi sang liên hệ này',
  heading: 'Mã gửi tới liên hệ mới',
  task: { title: 'Đổi liên hệ', backUrl: CONTACT, note: 'Bước 2 trong 2' },
};

/** One's own change of phone number or address, with a code to both. */
@Controller('tai-khoan/lien-he')
@Requires(Permission.TakePart)
export class ContactController {
  constructor(
    private readonly accounts: Accounts,
    private readonly change: ContactChange,
    private readonly desk: CodeDesk,
    private readonly steps: CodeSteps,
    private readonly cookies: SessionCookies,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest): Promise<Page> {
    return contactPage(await this.own(contestantOf(request).principal.accountId), '');
  }

  @Post()
  async begin(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { contact = '' }: ContactForm,
  ): Promise<Page | Redirect> {
    const { accountId } = contestantOf(request).principal;
    try {
      const begun = await this.change.begin(accountId, contact, this.desk.asking(request, reply));
      if ('fault' in begun) return contactPage(await this.own(accountId), contact, begun.fault);
      this.desk.keep(reply, begun.code);
    } catch (error) {
      if (!(error instanceof AccountError || error instanceof AccessError)) throw error;
      return contactPage(await this.own(accountId), contact, error.sentence(), statusOf(error));
    }
    return redirect(OLD.actionUrl);
  }

  @Get('ma-cu')
  async askOld(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    return this.steps.show(request, OLD);
  }

  @Post('ma-cu')
  async confirmOld(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { code = '' }: CodeForm,
  ): Promise<Page | Redirect> {
    const id = this.desk.codeId(request);
    if (!id) return redirect(CONTACT);
    try {
      const { accountId } = contestantOf(request).principal;
      this.desk.keep(reply, await this.change.left(id, code, accountId, this.desk.asking(request, reply)));
    } catch (error) {
      return this.steps.refused(request, OLD, error);
    }
    return redirect(NEW.actionUrl, { text: 'Mã đúng. Một mã khác đã gửi tới liên hệ mới.' });
  }

  @Post('ma-cu/gui-lai')
  async resendOld(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    return this.steps.resend(request, reply, OLD);
  }

  @Get('ma-moi')
  async askNew(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    return this.steps.show(request, NEW);
  }

  @Post('ma-moi')
  async confirmNew(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { code = '' }: CodeForm,
  ): Promise<Page | Redirect> {
    const id = this.desk.codeId(request);
    if (!id) return redirect(CONTACT);
    try {
      const { principal, sessionToken } = contestantOf(request);
      const { accountId } = principal;
      const contact = await this.change.taken(id, code, { accountId, sessionToken }, this.desk.asking(request, reply));
      this.desk.forget(reply);
      await this.cookies.remember(request, reply, accountId, 'contestant');
      return redirect(ACCOUNT, { text: `Đã đổi sang ${describeContact(contact)}. Những nơi khác đang đăng nhập đã được đăng xuất.` });
    } catch (error) {
      return this.steps.refused(request, NEW, error);
    }
  }

  @Post('ma-moi/gui-lai')
  async resendNew(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    return this.steps.resend(request, reply, NEW);
  }

  private async own(id: AccountId): Promise<Account> {
    const account = await this.accounts.findById(id);
    if (!account) throw new AccessError('SIGN_IN_REQUIRED');
    return account;
  }
}
