import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Public, Requires } from '#access';
import { CodeSignIn } from '#accounts';
import { errorSummary } from '../../edge/error-summary.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import { safePath, withNext } from '../../edge/way-on.js';
import type { SignInView } from '../view-models.js';
import { CodeDesk } from './code-desk.js';
import { CodeForm, SignInForm } from './register.forms.js';

const OPEN = 'strangers sign in here';
const CODE_PAGE = {
  purpose: 'sign-in',
  actionUrl: '/dang-nhap/ma',
  resendUrl: '/dang-nhap/ma/gui-lai',
  changeUrl: '/dang-nhap',
  button: 'Đăng nhập',
  task: { title: 'Đăng nhập', backUrl: '/dang-nhap' },
} as const;

/** Contestants sign in with a code to their phone or mailbox: no password to forget. */
@Controller('dang-nhap')
export class SignInController {
  constructor(
    private readonly codes: CodeSignIn,
    private readonly desk: CodeDesk,
  ) {}

  @Get()
  @Public(OPEN)
  form(@Req() request: FastifyRequest, @Query('next') next?: string): Page | Redirect {
    return request.principal ? redirect(safePath(next) ?? '/cua-toi') : signInPage('', safePath(next), undefined);
  }

  @Post()
  @Public(OPEN)
  async send(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { contact = '', next }: SignInForm,
  ): Promise<Page | Redirect> {
    const reading = await this.codes.readContact(contact, request.ip);
    if ('fault' in reading) return signInPage(contact, safePath(next), reading.fault);
    await this.desk.send(request, reply, { purpose: 'sign-in', contact: reading.contact, next: safePath(next) });
    return redirect('/dang-nhap/ma');
  }

  @Get('ma')
  @Public(OPEN)
  async code(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    return (await this.desk.page(request, CODE_PAGE)) ?? redirect('/dang-nhap');
  }

  @Post('ma')
  @Public(OPEN)
  async confirm(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) form: CodeForm,
  ): Promise<Page | Redirect> {
    const done = await this.desk.confirm(request, reply, { page: CODE_PAGE, typed: form.code ?? '' }, (contact) =>
      this.codes.accountOf(contact),
    );
    // Whoever shares the contact with nobody passes straight through.
    return 'next' in done ? redirect(withNext('/dang-nhap/chon', done.next)) : done;
  }

  @Post('ma/gui-lai')
  @Public(OPEN)
  async resend(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    return this.desk.resend(request, reply, CODE_PAGE);
  }
}

/** Signing out. */
@Controller('dang-xuat')
export class SignOutController {
  constructor(private readonly cookies: SessionCookies) {}

  @Post()
  @Requires(Permission.TakePart)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    await this.cookies.signOut(reply, request.sessionToken, 'contestant');
    return redirect('/');
  }
}

function signInPage(contact: string, next: string | undefined, fault: string | undefined): Page {
  return page<SignInView>(
    'sign-in',
    {
      title: 'Đăng nhập',
      isPrivate: true,
      task: { title: 'Đăng nhập', backUrl: '/' },
      actionUrl: '/dang-nhap',
      heading: 'Đăng nhập để dự thi',
      intro: 'Nhập số điện thoại hoặc thư điện tử bạn đã đăng ký. Chúng tôi gửi một mã 6 chữ số, không cần mật khẩu.',
      errors: fault ? errorSummary([{ field: 'contact', text: fault }]) : undefined,
      contact: {
        id: 'contact',
        name: 'contact',
        label: 'Số điện thoại hoặc thư điện tử',
        value: contact,
        error: fault,
        autocomplete: 'username',
        maxlength: 254,
      },
      next,
      register: { question: 'Bạn chưa đăng ký?', link: { label: 'Đăng ký dự thi', url: withNext('/dang-ky', next) } },
    },
    { layout: 'task', status: fault ? 422 : 200 },
  );
}
