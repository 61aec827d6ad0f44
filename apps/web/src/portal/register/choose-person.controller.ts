import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { type Account, CodeSignIn, Sessions } from '#accounts';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import { contestantOf } from '../exam/contestant.js';
import type { ChoosePersonView } from '../view-models.js';
import { errorSummary } from './register-presenter.js';
import { PersonForm } from './register.forms.js';

const FAULT = 'Hãy chọn tên của bạn.';

/** "Ai dự thi?": a family may share a phone; whoever has proved that it is theirs says which of them is sitting here. */
@Controller('dang-nhap/chon')
@Requires(Permission.TakePart)
export class ChoosePersonController {
  constructor(
    private readonly codes: CodeSignIn,
    private readonly sessions: Sessions,
    private readonly cookies: SessionCookies,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const { principal } = contestantOf(request);
    const people = await this.codes.sharing(principal.accountId);
    return people.length > 1 ? choosePage(people, principal.accountId, undefined) : redirect('/cua-toi');
  }

  @Post()
  async choose(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { person }: PersonForm,
  ): Promise<Page | Redirect> {
    const { principal, sessionToken } = contestantOf(request);
    const people = await this.codes.sharing(principal.accountId);
    const chosen = people.find(({ id }) => id === person);
    if (!chosen) return choosePage(people, undefined, FAULT);
    if (chosen.id !== principal.accountId) {
      await this.sessions.close(sessionToken);
      await this.cookies.signIn(reply, chosen.id, 'contestant');
    }
    return redirect('/cua-toi');
  }
}

function choosePage(people: readonly Account[], chosen: string | undefined, fault: string | undefined): Page {
  return page<ChoosePersonView>(
    'choose-person',
    {
      title: 'Ai dự thi?',
      isPrivate: true,
      task: { title: 'Đăng nhập', backUrl: '/' },
      actionUrl: '/dang-nhap/chon',
      heading: 'Ai dự thi?',
      intro: 'Nhiều người đã đăng ký bằng số điện thoại hoặc địa chỉ thư này. Chọn đúng tên để bài thi được tính cho đúng người.',
      errors: fault ? errorSummary([{ fieldId: 'person', text: fault }]) : undefined,
      people: {
        id: 'person',
        name: 'person',
        label: 'Người dự thi',
        error: fault,
        options: people.map(({ id, fullName, birthDate }) => ({
          value: id,
          label: fullName,
          detail: birthDate ? `Sinh năm ${birthDate.slice(0, 4)}` : undefined,
          isChecked: id === chosen,
        })),
      },
      button: 'Tiếp tục',
    },
    { layout: 'task', status: fault ? 422 : 200 },
  );
}
