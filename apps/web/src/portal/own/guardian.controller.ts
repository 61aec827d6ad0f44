import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import type { Contact } from '#accounts';
import { ContestReader } from '#contests';
import { Guardians, RegistrationError } from '#registrations';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { ContactForm } from '../account/account.forms.js';
import type { CodePage } from '../register/code-desk.js';
import { CodeSteps } from '../register/code-steps.js';
import { CodeForm } from '../register/register.forms.js';
import { GuardianCookie } from './guardian-cookie.js';
import { childrenPage, GUARDIAN, GUARDIAN_TASK, guardianContactPage } from './guardian-pages.js';

const OPEN = 'a guardian has no account; a code to their phone or mailbox is what opens the page';
const CODE_PAGE: CodePage = {
  purpose: 'guardian-page',
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
  agree: 'Đã ghi lại: cha mẹ đồng ý. Từ bây giờ cháu vào thi được.',
  withdraw: 'Đã ghi lại: cha mẹ không đồng ý. Từ bây giờ cháu không vào thi nữa.',
  publish: 'Đã ghi lại: cha mẹ đồng ý công bố tên cháu.',
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
    private readonly steps: CodeSteps,
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
    return this.steps.ask(request, reply, { page: CODE_PAGE, typed }, (fault, status) => guardianContactPage(typed, fault, status));
  }

  @Get('ma')
  @Public(OPEN)
  async askCode(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    return this.steps.show(request, CODE_PAGE);
  }

  @Post('ma')
  @Public(OPEN)
  async confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { code = '' }: CodeForm,
  ): Promise<Page | Redirect> {
    const proof = await this.steps.prove(request, reply, { page: CODE_PAGE, typed: code });
    if (!('contact' in proof)) return proof;
    this.cookie.keep(reply, proof.contact);
    return redirect(GUARDIAN);
  }

  @Post('ma/gui-lai')
  @Public(OPEN)
  async resend(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    return this.steps.resend(request, reply, CODE_PAGE);
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
