import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { ContestReader } from '#contests';
import { RegistrationDrafts } from '#registrations';
import { redirect, type Redirect } from '../../edge/page.js';
import { presetAnswers, PresetUnit } from './preset-unit.js';
import { DRAFT_COOKIE } from './register-cookies.js';

/** Where posters and messages of a unit lead: to registering, with the unit chosen beforehand. */
@Controller('don-vi')
export class UnitLinkController {
  constructor(
    private readonly contests: ContestReader,
    private readonly preset: PresetUnit,
    private readonly drafts: RegistrationDrafts,
  ) {}

  @Get(':unitCode')
  @Public('posters are for everybody')
  async enter(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('unitCode') code: string,
  ): Promise<Redirect> {
    const running = await this.contests.running();
    const unit = await this.preset.find(running, code);
    if (!unit) return redirect('/dang-ky', { text: 'Không thấy đơn vị trong đường dẫn này. Bạn chọn đơn vị ở bước sau.', isError: true });
    this.preset.remember(reply, unit);
    // Whoever has begun with another unit means this one now; a stranger's look writes nothing.
    const token = request.cookies[DRAFT_COOKIE];
    const begun = await this.drafts.find(running.contest.id, token);
    if (Object.keys(begun).length > 0) await this.drafts.keep(running.contest.id, token, { ...begun, ...presetAnswers(unit), q: '' });
    return redirect('/dang-ky');
  }
}
