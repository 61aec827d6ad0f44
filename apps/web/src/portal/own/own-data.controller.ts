import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessError, Permission, Requires } from '#access';
import { ContestReader, ownPageName } from '#contests';
import { foldVietnamese } from '#kernel';
import { Consents, Erasure, OwnData, Registrations, Retention } from '#registrations';
import { contestantOf } from '../../edge/contestant.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { SessionCookies } from '../../edge/session-cookies.js';
import { OWN_DATA, ownDataPage, withdrawPage } from './own-data-pages.js';
import { OwnFile } from './own-file.js';

/** Typed to say that one means it. */
const WORD = 'xoa';

class PublishForm {
  @IsOptional() @IsIn(['yes', 'no']) publish?: 'yes' | 'no';
}

class WithdrawForm {
  @IsOptional() @IsString() @MaxLength(40) word?: string;
}

/** What is kept of oneself: to read, to take along, to agree to anew, to have erased. */
@Controller(OWN_DATA.slice(1))
@Requires(Permission.TakePart)
export class OwnDataController {
  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly data: OwnData,
    private readonly consents: Consents,
    private readonly erasure: Erasure,
    private readonly retention: Retention,
    private readonly files: OwnFile,
    private readonly cookies: SessionCookies,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const { accountId } = contestantOf(request).principal;
    const [record, running] = [await this.data.of(accountId), await this.contests.findRunning()];
    if (!record) return redirect('/dang-nhap');
    const term = running && (await this.retention.termOf(running));
    return ownDataPage(record, { runningId: running?.contest.id, term, ownPage: ownPageName(running ?? { receiving: [] }) });
  }

  /** All of it as a file that other programs read. */
  @Get('tai-ve.json')
  async file(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const file = await this.files.of(contestantOf(request).principal.accountId);
    if (!file) throw new AccessError('SIGN_IN_REQUIRED');
    void reply
      .header('content-disposition', 'attachment; filename="du-lieu-cua-toi.json"')
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8');
    return file;
  }

  /** Gives or takes back the consent to publish one's name in the running contest. */
  @Post('cong-bo')
  async publish(@Req() request: FastifyRequest, @Body(FORM) { publish }: PublishForm): Promise<Redirect> {
    const registration = await this.own(request);
    if (!registration || !publish) return redirect(OWN_DATA);
    await this.consents.publish(registration, publish === 'yes');
    const text = publish === 'yes' ? 'Đã ghi lại: bạn đồng ý công bố tên.' : 'Đã ghi lại: từ bây giờ trang công khai chỉ ghi chữ cái đầu.';
    return redirect(OWN_DATA, { text });
  }

  @Get('rut')
  async askWithdraw(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const registration = await this.own(request);
    return registration ? withdrawPage(await this.contests.running(), undefined) : redirect(OWN_DATA);
  }

  /** Withdraws from the running contest and has one's data in it erased; whoever is in no other is unknown from then on. */
  @Post('rut')
  async withdraw(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { word = '' }: WithdrawForm,
  ): Promise<Page | Redirect> {
    const [running, registration] = [await this.contests.running(), await this.own(request)];
    if (!registration) return redirect(OWN_DATA);
    if (foldVietnamese(word) !== WORD) return withdrawPage(running, 'Hãy gõ chữ XÓA để xác nhận. Việc này không làm lại được.');
    const { accountErased } = await this.erasure.erase(running, registration, 'contestant');
    if (!accountErased) return redirect(OWN_DATA, { text: 'Bạn đã rút khỏi cuộc thi. Thông tin của bạn trong cuộc thi này đã được xóa.' });
    await this.cookies.signOut(reply, contestantOf(request).sessionToken, 'contestant');
    return redirect('/', { text: 'Bạn đã rút khỏi cuộc thi. Thông tin cá nhân của bạn đã được xóa.' });
  }

  private async own(request: FastifyRequest) {
    const running = await this.contests.findRunning();
    return running && this.registrations.findOf(contestantOf(request).principal.accountId, running.contest.id);
  }
}
