import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { type Account, AccountError, IdentitySignIn, type IdentityVisitor } from '#accounts';
import { type AccountId, formatDate, parseLocal } from '#kernel';
import { errorSummary } from '../../edge/error-summary.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import { statusOf } from '../../edge/status-of.js';
import { withNext } from '../../edge/way-on.js';
import type { CodePage } from '../register/code-desk.js';
import { CodeSteps } from '../register/code-steps.js';
import { CodeForm, PersonForm } from '../register/register.forms.js';
import type { AccountFormView, ChoosePersonView } from '../view-models.js';
import { ContactForm } from './account.forms.js';
import { IdentityCookies } from './identity-cookies.js';

const OPEN = 'somebody whom a provider has named and whom we do not know yet';
const [CONTACT, CHOOSE] = ['/dang-nhap/lien-ket', '/dang-nhap/lien-ket/chon'];
/** Sent instead of a person by who is none of them. */
const NEW_PERSON = 'moi';
const TASK = { title: 'Đăng nhập lần đầu', backUrl: '/dang-nhap' };
const CODE_PAGE: CodePage = {
  purpose: 'link-identity',
  actionUrl: `${CONTACT}/ma`,
  resendUrl: `${CONTACT}/ma/gui-lai`,
  changeUrl: CONTACT,
  button: 'Tiếp tục',
  task: { ...TASK, backUrl: CONTACT },
};

/**
 * The first time that somebody comes by an account elsewhere: a contact is proved by a code, then the person says who they are
 * here, or a new account is made. What the provider said of the contact alone opens nobody's account.
 */
@Controller('dang-nhap/lien-ket')
export class VisitorController {
  constructor(
    private readonly identities: IdentitySignIn,
    private readonly steps: CodeSteps,
    private readonly sessions: SessionCookies,
    private readonly cookies: IdentityCookies,
  ) {}

  @Get()
  @Public(OPEN)
  ask(@Req() request: FastifyRequest): Page | Redirect {
    const visitor = this.visitor(request);
    return visitor ? contactPage(visitor, shownContact(visitor)) : redirect('/dang-nhap');
  }

  @Post()
  @Public(OPEN)
  async send(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { contact: typed = '' }: ContactForm,
  ): Promise<Page | Redirect> {
    const visitor = this.visitor(request);
    if (!visitor) return redirect('/dang-nhap');
    return this.steps.ask(request, reply, { page: CODE_PAGE, typed }, (fault, status) => contactPage(visitor, typed, fault, status));
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
    const visitor = this.visitor(request);
    if (!visitor) return redirect('/dang-nhap');
    const proof = await this.steps.prove(request, reply, { page: CODE_PAGE, typed: code });
    if (!('contact' in proof)) return proof;
    this.cookies.keep(reply, 'visitor', this.identities.proved(visitor, proof.contact));
    return redirect(CHOOSE);
  }

  @Post('ma/gui-lai')
  @Public(OPEN)
  async resend(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    return this.steps.resend(request, reply, CODE_PAGE);
  }

  @Get('chon')
  @Public(OPEN)
  async choose(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const visitor = this.visitor(request);
    if (!visitor?.proved) return redirect(CONTACT);
    return choosePage(visitor, await this.identities.candidates(visitor));
  }

  @Post('chon')
  @Public(OPEN)
  async chosen(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { person }: PersonForm,
  ): Promise<Page | Redirect> {
    const visitor = this.visitor(request);
    if (!visitor?.proved) return redirect(CONTACT);
    try {
      if (!person) throw new AccountError('PERSON_UNKNOWN');
      const accountId = person === NEW_PERSON ? await this.identities.createFor(visitor) : await this.identities.linkTo(visitor, person);
      return await this.enter(request, reply, { accountId, next: visitor.next, isNew: person === NEW_PERSON });
    } catch (error) {
      if (!(error instanceof AccountError)) throw error;
      if (error.code === 'VISITOR_UNNAMED') return redirect(withNext('/dang-ky', visitor.next), { text: error.sentence(), isError: true });
      return choosePage(visitor, await this.identities.candidates(visitor), error);
    }
  }

  private async enter(
    request: FastifyRequest,
    reply: FastifyReply,
    { accountId, next, isNew }: { accountId: AccountId; next: string | undefined; isNew: boolean },
  ): Promise<Redirect> {
    this.cookies.drop(reply, 'visitor');
    await this.sessions.signIn(reply, accountId, 'contestant', { method: 'provider', request });
    // Who was registering when the rules sent them to their provider goes on where they were.
    const isRegistering = next?.startsWith('/dang-ky') ?? false;
    return redirect(isNew && !isRegistering ? withNext('/dang-ky', next) : (next ?? '/cua-toi'), {
      text: 'Đã liên kết. Lần sau bạn vào thẳng, không cần mã.',
    });
  }

  private visitor(request: FastifyRequest): IdentityVisitor | undefined {
    return this.identities.visitor(this.cookies.read(request, 'visitor'));
  }
}

function shownContact({ contact }: IdentityVisitor): string {
  return (contact ?? '').replace(/^\+84/, '0');
}

function contactPage({ fullName }: IdentityVisitor, typed: string, fault?: string, status?: number): Page {
  return page<AccountFormView>(
    'account-form',
    {
      title: 'Đăng nhập lần đầu',
      isPrivate: true,
      task: TASK,
      heading: fullName ? `Chào ${fullName}` : 'Đăng nhập lần đầu',
      intro: ['Đây là lần đầu bạn vào bằng tài khoản này. Hãy cho biết số điện thoại hoặc thư điện tử để chúng tôi gửi một mã xác nhận.'],
      errors: fault ? errorSummary([{ field: 'contact', text: fault }]) : undefined,
      actionUrl: CONTACT,
      fields: [
        {
          id: 'contact',
          name: 'contact',
          label: 'Số điện thoại hoặc thư điện tử',
          hint: 'Nếu bạn đã đăng ký ở đây, hãy dùng đúng số hoặc địa chỉ đã đăng ký.',
          value: typed,
          error: fault,
          autocomplete: 'tel',
          maxlength: 254,
        },
      ],
      button: 'Gửi mã cho tôi',
    },
    { layout: 'task', status: status ?? (fault ? 422 : 200) },
  );
}

function choosePage({ fullName, birthDate }: IdentityVisitor, people: readonly Account[], error?: AccountError): Page {
  const fault = error?.sentence();
  const born = birthDate === undefined ? undefined : parseLocal(birthDate);
  return page<ChoosePersonView>(
    'choose-person',
    {
      title: 'Bạn là ai?',
      isPrivate: true,
      task: { ...TASK, backUrl: CONTACT },
      actionUrl: CHOOSE,
      heading: 'Bạn là ai?',
      intro:
        people.length > 0
          ? 'Những người sau đã đăng ký bằng số hoặc địa chỉ này. Chọn đúng tên của bạn để các lượt thi vẫn là của bạn.'
          : 'Chưa có ai đăng ký bằng số hoặc địa chỉ này.',
      errors: fault ? errorSummary([{ field: 'person', text: fault }]) : undefined,
      people: {
        id: 'person',
        name: 'person',
        label: 'Bạn là',
        error: fault,
        options: [
          ...people.map((one) => ({
            value: one.id,
            label: one.fullName,
            detail: one.birthDate ? `Sinh năm ${one.birthDate.slice(0, 4)}` : undefined,
            isChecked: one.birthDate === birthDate && one.fullName === fullName,
          })),
          {
            value: NEW_PERSON,
            label: people.length > 0 ? 'Không phải ai ở trên' : (fullName ?? 'Người mới'),
            detail: born ? `Lập tài khoản mới: ${fullName ?? ''}, sinh ngày ${formatDate(born)}` : 'Lập tài khoản mới',
            isChecked: people.length === 0,
          },
        ],
      },
      button: 'Tiếp tục',
    },
    { layout: 'task', status: error ? statusOf(error) : 200 },
  );
}
