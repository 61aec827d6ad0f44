import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { type Account, CodeSignIn, Sessions } from '#accounts';
import { errorSummary } from '../../edge/error-summary.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { safePath } from '../../edge/way-on.js';
import { contestantOf } from '../../edge/contestant.js';
import type { ChoosePersonView } from '../view-models.js';
import { PersonForm } from './register.forms.js';

const FAULT = 'Hãy chọn tên của bạn.';

/** "Ai dự thi?": a family may share a phone; whoever has proved that it is theirs says which of them is sitting here. */
@Controller('dang-nhap/chon')
@Requires(Permission.TakePart)
export class ChoosePersonController {
  constructor(
    private readonly codes: CodeSignIn,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Query('next') wanted?: string): Promise<Page | Redirect> {
    const { principal } = contestantOf(request);
    const people = await this.codes.sharing(principal);
    const next = safePath(wanted);
    return people.length > 1 ? choosePage(people, { next }) : redirect(next ?? '/cua-toi');
  }

  @Post()
  async choose(@Req() request: FastifyRequest, @Body(FORM) { person, next: wanted }: PersonForm): Promise<Page | Redirect> {
    const { principal, sessionToken } = contestantOf(request);
    const people = await this.codes.sharing(principal);
    const chosen = people.find(({ id }) => id === person);
    const next = safePath(wanted);
    if (!chosen) return choosePage(people, { next, fault: FAULT });
    if (chosen.id !== principal.accountId) await this.sessions.passTo(sessionToken, chosen.id);
    return redirect(next ?? '/cua-toi');
  }
}

function choosePage(people: readonly Account[], { next, fault }: { next: string | undefined; fault?: string }): Page {
  return page<ChoosePersonView>(
    'choose-person',
    {
      title: 'Ai dự thi?',
      isPrivate: true,
      task: { title: 'Đăng nhập', backUrl: '/' },
      actionUrl: '/dang-nhap/chon',
      heading: 'Ai dự thi?',
      intro: 'Nhiều người đã đăng ký bằng số điện thoại hoặc địa chỉ thư này. Chọn đúng tên để bài thi được tính cho đúng người.',
      errors: fault ? errorSummary([{ field: 'person', text: fault }]) : undefined,
      people: {
        id: 'person',
        name: 'person',
        label: 'Người dự thi',
        error: fault,
        options: people.map(({ id, fullName, birthDate }) => ({
          value: id,
          label: fullName,
          detail: birthDate ? `Sinh năm ${birthDate.slice(0, 4)}` : undefined,
          isChecked: false,
        })),
      },
      next,
      button: 'Tiếp tục',
    },
    { layout: 'task', status: fault ? 422 : 200 },
  );
}
