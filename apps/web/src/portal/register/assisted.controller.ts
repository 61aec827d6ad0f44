import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { IsOptional, IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Public, Requires } from '#access';
import type { CoordinatorId } from '#notifications';
import { AssistedEntries } from '#registrations';
import type { Unit } from '#units';
import { contestantOf } from '../../edge/contestant.js';
import { errorSummary } from '../../edge/error-summary.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import type { AssistedView } from '../view-models.js';
import { coordinatorUrl } from '../coordinators/addresses.js';
import { CoordinatorDesk } from '../coordinators/coordinator-desk.js';
import { HelperMode } from './helper-mode.js';
import { AssistedForm } from './register.forms.js';

const FAULT = 'Hãy đánh dấu để nói rõ rằng bạn nhập hộ.';

/** By which appointment a coordinator helps people of the own unit. */
class HelpingFor {
  @IsOptional() @IsUUID() 'dau-moi'?: CoordinatorId;
}

class BeginForm extends AssistedForm {
  @IsOptional() @IsUUID() 'dau-moi'?: CoordinatorId;
}

/** "Nhập hộ": somebody who has registered enters for people who cannot do it alone, on the own device, and says so. */
@Controller('nhap-ho')
export class AssistedController {
  constructor(
    private readonly entries: AssistedEntries,
    private readonly mode: HelperMode,
    private readonly cookies: SessionCookies,
    private readonly desk: CoordinatorDesk,
  ) {}

  @Get()
  @Requires(Permission.TakePart)
  async show(@Req() request: FastifyRequest, @Query(FORM) { 'dau-moi': id }: HelpingFor): Promise<Page> {
    return assistedPage(await this.entries.left(contestantOf(request).principal.accountId), await this.forUnit(request, id));
  }

  /** The helper is signed out: on this device it is the others' turn. */
  @Post()
  @Requires(Permission.TakePart)
  async begin(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { declares, 'dau-moi': id }: BeginForm,
  ): Promise<Page | Redirect> {
    const { principal, sessionToken } = contestantOf(request);
    const left = await this.entries.left(principal.accountId);
    const helping = await this.forUnit(request, id);
    if (left === 0 || declares !== 'yes') return assistedPage(left, helping, left === 0 ? undefined : FAULT);
    await this.cookies.signOut(reply, sessionToken, 'contestant');
    await this.mode.begin(reply, principal.accountId);
    // The unit's own link: it is chosen beforehand for everybody who is entered here, and may be changed by each.
    return redirect(helping ? `/don-vi/${encodeURIComponent(helping.unit.code)}` : '/dang-ky');
  }

  /** Also signs out whoever was entered last: the device goes back to the helper. */
  @Post('thoi')
  @Public('whoever holds the device may end it')
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    await this.mode.end(request, reply);
    await this.cookies.signOut(reply, request.sessionToken, 'contestant');
    return redirect('/', { text: 'Đã thôi nhập hộ. Máy này không còn ai đăng nhập.' });
  }

  /** @throws NotificationError NOT_COORDINATOR for an appointment that is not the helper's */
  private async forUnit(request: FastifyRequest, id: CoordinatorId | undefined): Promise<Helping | undefined> {
    return id === undefined ? undefined : { id, unit: (await this.desk.of(request, id)).unit };
  }
}

interface Helping {
  id: CoordinatorId;
  unit: Unit;
}

function assistedPage(left: number, helping: Helping | undefined, fault?: string): Page {
  return page<AssistedView>(
    'assisted',
    {
      title: 'Nhập hộ',
      isPrivate: true,
      task: { title: 'Nhập hộ', backUrl: helping ? coordinatorUrl(helping.id) : '/cua-toi' },
      heading: helping ? `Nhập hộ người của ${helping.unit.name}` : 'Nhập hộ người khác trên máy này',
      paragraphs: [
        left > 0
          ? `Dành cho người giúp người cao tuổi, người chưa quen dùng máy. Hôm nay bạn nhập hộ được ${left} người nữa.`
          : 'Hôm nay bạn đã nhập hộ đủ số người. Hãy tiếp tục vào ngày mai.',
      ],
      rules: [
        'Người dự thi ngồi cạnh bạn, tự chọn đáp án và tự đồng ý.',
        'Mã xác nhận gửi tới điện thoại của người ấy hoặc của người nhà.',
        'Bài được ghi là có người nhập hộ, và thống kê cho biết có bao nhiêu bài như vậy.',
        'Bạn được đăng xuất khỏi máy này trong lúc nhập hộ.',
      ],
      errors: fault ? errorSummary([{ field: 'declares', text: fault }]) : undefined,
      form:
        left > 0
          ? {
              actionUrl: '/nhap-ho',
              hidden: helping && [{ name: 'dau-moi', value: helping.id }],
              tick: {
                id: 'declares',
                name: 'declares',
                value: 'yes',
                text: 'Tôi nhập hộ người ngồi cạnh tôi, không làm bài thay.',
                error: fault,
              },
              button: 'Bắt đầu nhập hộ',
            }
          : undefined,
    },
    { layout: 'task', status: fault ? 422 : 200 },
  );
}
