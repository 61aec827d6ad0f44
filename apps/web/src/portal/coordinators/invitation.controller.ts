import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { type BirthDateReading, readBirthDate } from '#accounts';
import { Clock } from '#kernel';
import { Coordinators } from '#notifications';
import { errorSummary } from '../../edge/error-summary.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { placeName } from '../../edge/place-name.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import type { CoordinatorInvitationView } from '../view-models.js';
import { COORDINATOR, coordinatorUrl } from './addresses.js';
import { AcceptForm } from './coordinator.forms.js';

const WHY = 'the link is the invitation: whoever has it has the phone or mailbox to which it was sent';

/** Becoming the contact of a unit, by the link that was sent. */
@Controller('dau-moi/nhan')
export class InvitationController {
  constructor(
    private readonly coordinators: Coordinators,
    private readonly cookies: SessionCookies,
    private readonly clock: Clock,
  ) {}

  @Get(':coordinatorLink')
  @Public(WHY)
  async show(@Param('coordinatorLink') token: string): Promise<Page> {
    return this.page(token, {}, undefined);
  }

  @Post(':coordinatorLink')
  @Public(WHY)
  async accept(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('coordinatorLink') token: string,
    @Body(FORM) form: AcceptForm,
  ): Promise<Page | Redirect> {
    const reading = readBirthDate({ day: form.day ?? '', month: form.month ?? '', year: form.year ?? '' }, this.clock.now());
    if ('fault' in reading) return this.page(token, form, reading);
    const { accountId, coordinatorId } = await this.coordinators.accept(token, reading.date);
    await this.cookies.signIn(reply, accountId, 'contestant', { method: 'link', request });
    return redirect(coordinatorUrl(coordinatorId), { text: 'Bạn đã nhận làm đầu mối.' });
  }

  private async page(token: string, form: AcceptForm, wrong: Extract<BirthDateReading, { fault: string }> | undefined): Promise<Page> {
    const { invitation, unit } = await this.coordinators.invitation(token);
    const part = (name: 'day' | 'month' | 'year') => ({ value: form[name] ?? '', isWrong: wrong?.wrong.includes(name) });
    return page<CoordinatorInvitationView>(
      'coordinator-invitation',
      {
        title: 'Lời mời làm đầu mối',
        isPrivate: true,
        task: { title: 'Đầu mối cuộc thi' },
        actionUrl: `${COORDINATOR}/nhan/${token}`,
        heading: `Mời ${invitation.fullName} làm đầu mối`,
        paragraphs: [
          `Đơn vị: ${placeName(unit)}.`,
          'Đầu mối theo dõi số người dự thi của đơn vị mình, in áp phích, tải danh sách và nhắc người chưa dự thi. Đầu mối không thấy bài thi của ai và không thấy đơn vị khác; bài dự thi của đơn vị chỉ đọc được khi đơn vị được mời chọn bài để đề cử.',
        ],
        errors: wrong ? errorSummary([{ field: `birthDate-${wrong.wrong[0] ?? 'day'}`, text: wrong.fault }]) : undefined,
        birthDate: {
          id: 'birthDate',
          label: 'Ngày sinh của bạn',
          hint: 'Để phân biệt với người dùng chung số điện thoại hoặc hộp thư. Lần sau bạn đăng nhập bằng mã gửi tới đó.',
          error: wrong?.fault,
          day: part('day'),
          month: part('month'),
          year: part('year'),
        },
        button: 'Nhận làm đầu mối',
      },
      { layout: 'task', status: wrong ? 422 : 200 },
    );
  }
}
