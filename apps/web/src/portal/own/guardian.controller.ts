import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessError, Public } from '#access';
import { AccountError, type Contact, keptContact, OneTimeCodes, readContact } from '#accounts';
import { ContestReader } from '#contests';
import { Guardians, RegistrationError } from '#registrations';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';
import { ContactForm } from '../account/account.forms.js';
import { CodeDesk, type CodePage } from '../register/code-desk.js';
import { CodeForm } from '../register/register.forms.js';
import { GuardianCookie } from './guardian-cookie.js';
import { childrenPage, GUARDIAN, GUARDIAN_TASK, guardianContactPage } from './guardian-pages.js';

const OPEN = 'a guardian has no account; a code to their phone or mailbox is what opens the page';
const PURPOSE = 'guardian-page';
const CODE_PAGE: CodePage = {
  purpose: PURPOSE,
  actionUrl: `${GUARDIAN}/ma`,
  resendUrl: `${GUARDIAN}/ma/gui-lai`,
  changeUrl: GUARDIAN,
  button: 'Tiếp tục',
  task: { ...GUARDIAN_TASK, backUrl: GUARDIAN },
};

/** What a guardian may say of a child: whether the child takes part, and whether the name is published. */
const WORDS = {
  agree: { takesPart: true },
  withdraw: { takesPart: false },
  publish: { publishesName: true },
  hide: { publishesName: false },
} as const;
type Word = keyof typeof WORDS;

const DONE: Readonly<Record<Word, string>> = {
  agree: 'Đã ghi lại: ông bà đồng ý. Từ bây giờ cháu vào thi được.',
  withdraw: 'Đã ghi lại: ông bà không đồng ý. Từ bây giờ cháu không vào thi nữa.',
  publish: 'Đã ghi lại: ông bà đồng ý công bố tên cháu.',
  hide: 'Đã ghi lại: từ bây giờ trang công khai chỉ ghi chữ cái đầu.',
};

class GuardianSaysForm {
  @IsOptional() @IsString() @MaxLength(40) child?: string;
  @IsOptional() @IsIn(Object.keys(WORDS)) word?: Word;
}

/** Mother, father or guardian on their own: the consent is looked at, taken back and given again, without the child's device. */
@Controller(GUARDIAN.slice(1))
export class GuardianController {
  constructor(
    private readonly contests: ContestReader,
    private readonly guardians: Guardians,
    private readonly codes: OneTimeCodes,
    private readonly desk: CodeDesk,
    private readonly cookie: GuardianCookie,
  ) {}

  @Get()
  @Public(OPEN)
  async show(@Req() request: FastifyRequest): Promise<Page> {
    const contact = this.cookie.read(request);
    if (!contact) return guardianContactPage('');
    const running = await this.contests.running();
    return childrenPage(running, contact, await this.guardians.childrenOf(running.contest.id, contact));
  }

  /** A code goes out whether anybody has named the contact or not: whoever asks learns nothing. */
  @Post()
  @Public(OPEN)
  async send(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { contact: typed = '' }: ContactForm,
  ): Promise<Page | Redirect> {
    const reading = readContact(typed);
    if ('fault' in reading) return guardianContactPage(typed, reading.fault);
    try {
      await this.desk.send(request, reply, { purpose: PURPOSE, contact: reading.contact });
    } catch (error) {
      if (!(error instanceof AccountError || error instanceof AccessError)) throw error;
      return guardianContactPage(typed, error.sentence(), statusOf(error));
    }
    return redirect(CODE_PAGE.actionUrl);
  }

  @Get('ma')
  @Public(OPEN)
  async askCode(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    return (await this.desk.page(request, CODE_PAGE)) ?? redirect(GUARDIAN);
  }

  @Post('ma')
  @Public(OPEN)
  async confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { code = '' }: CodeForm,
  ): Promise<Page | Redirect> {
    const id = this.desk.codeId(request);
    if (!id) return redirect(GUARDIAN);
    try {
      const contact = await this.codes.confirm(id, PURPOSE, code, (sent) => Promise.resolve(keptContact(sent.contact)));
      this.desk.forget(reply);
      this.cookie.keep(reply, contact);
    } catch (error) {
      if (!(error instanceof AccountError)) throw error;
      return (await this.desk.page(request, CODE_PAGE, error.sentence())) ?? redirect(GUARDIAN);
    }
    return redirect(GUARDIAN);
  }

  @Post('ma/gui-lai')
  @Public(OPEN)
  async resend(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    return this.desk.resend(request, reply, CODE_PAGE);
  }

  @Post('loi')
  @Public(OPEN)
  async say(@Req() request: FastifyRequest, @Body(FORM) { child, word }: GuardianSaysForm): Promise<Redirect> {
    const contact = this.cookie.read(request);
    if (!contact || !word) return redirect(GUARDIAN);
    try {
      const changed = await this.guardians.say(await this.child(contact, child), WORDS[word]);
      return redirect(GUARDIAN, changed ? { text: DONE[word] } : undefined);
    } catch (error) {
      if (!(error instanceof RegistrationError) || error.kind === 'not-found') throw error;
      return redirect(GUARDIAN, { text: error.sentence(), isError: true });
    }
  }

  /** The device may be the child's. */
  @Post('thoat')
  @Public(OPEN)
  leave(@Res({ passthrough: true }) reply: FastifyReply): Redirect {
    this.cookie.drop(reply);
    return redirect('/', { text: 'Đã thoát khỏi trang của cha mẹ.' });
  }

  /** @throws RegistrationError PERSON_NOT_FOUND for anybody else's child */
  private async child(contact: Contact, id: string | undefined) {
    const { contest } = await this.contests.running();
    const found = (await this.guardians.childrenOf(contest.id, contact)).find(({ registration }) => registration.id === id);
    if (!found) throw new RegistrationError('PERSON_NOT_FOUND');
    return found.registration;
  }
}
