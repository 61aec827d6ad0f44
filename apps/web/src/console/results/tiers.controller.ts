import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import type { Round, RunningContest } from '#contests';
import { TierCounts, type TierDecisionId, TierError } from '#results';
import { openTiers } from '#rules';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView } from '../view-models.js';
import { resultRound } from './result-round.js';
import { readTierForm, tiersContent, tiersUrl } from './tiers-page.js';

/** One number for each open tier, by "so-<place>"; the rules have a handful. */
class TierForm {
  @IsOptional() @IsString() @MaxLength(20) 'so-0'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'so-1'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'so-2'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'so-3'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'so-4'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'so-5'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'so-6'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'so-7'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'so-8'?: string;
  @IsOptional() @IsString() @MaxLength(20) 'so-9'?: string;
  @IsOptional() @IsString() @MaxLength(200) quyet_dinh?: string;
  @IsOptional() @IsString() @MaxLength(20) ngay?: string;
}

/** How many prizes there are where the rules leave it to a later decision: entered by one, confirmed by another. */
@Controller('quan-tri/ket-qua/:round/so-giai')
export class TiersController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly tiers: TierCounts,
    private readonly accounts: Accounts,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Page> {
    return this.page(request, code);
  }

  @Post()
  @Requires(Permission.CorrectResults)
  async enter(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: TierForm): Promise<Page | Redirect> {
    const { running, round } = await this.place(code);
    const typed = { ...form } as Readonly<Record<string, string | undefined>>;
    const { decision, faults } = readTierForm(typed, openTiers(running.ruleSet, round.partCode));
    if (!decision) return this.page(request, code, { typed, faults });
    try {
      await this.tiers.enter(round.id, decision, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof TierError)) throw error;
      return this.page(request, code, { typed, faults: [], refused: error });
    }
    return redirect(tiersUrl(round), { text: 'Đã nhập quyết định. Một người khác xác nhận thì số giải mới có hiệu lực.' });
  }

  @Post(':decision/xac-nhan')
  @Requires(Permission.ApproveStanding)
  async confirm(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('decision', ID) id: TierDecisionId,
  ): Promise<Page | Redirect> {
    return this.decide(request, code, id, 'confirmed');
  }

  @Post(':decision/khong-nhan')
  @Requires(Permission.CorrectResults)
  async decline(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('decision', ID) id: TierDecisionId,
  ): Promise<Page | Redirect> {
    return this.decide(request, code, id, 'declined');
  }

  private async decide(
    request: FastifyRequest,
    code: string,
    id: TierDecisionId,
    decision: 'confirmed' | 'declined',
  ): Promise<Page | Redirect> {
    const { round } = await this.place(code);
    try {
      if (!(await this.tiers.all(round.id)).some((one) => one.id === id)) throw new TierError('NO_DECISION');
      await this.tiers.decide(id, decision, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof TierError)) throw error;
      return this.page(request, code, { typed: {}, faults: [], refused: error });
    }
    const text = decision === 'confirmed' ? 'Đã xác nhận. Máy lập lại bảng xếp hạng với số giải này.' : 'Đã bỏ quyết định vừa nhập.';
    return redirect(tiersUrl(round), { text });
  }

  private async page(
    request: FastifyRequest,
    code: string,
    back?: { typed: Readonly<Record<string, string | undefined>>; faults: { field: string; text: string }[]; refused?: TierError },
  ): Promise<Page> {
    const { running, round } = await this.place(code);
    const decisions = await this.tiers.all(round.id);
    const people = await this.accounts.findMany(decisions.flatMap(({ enteredBy, confirmedBy }) => [enteredBy, confirmedBy ?? []].flat()));
    const content = tiersContent({ ruleSet: running.ruleSet, round, decisions, people, me: staffOf(request), ...back });
    const flash = back?.refused ? { flash: { text: back.refused.sentence(), isError: true } } : {};
    const status = back ? (back.refused ? statusOf(back.refused) : 422) : 200;
    return consolePage<GroupsView>('groups', { ...content, ...flash }, { status });
  }

  private async place(code: string): Promise<{ running: RunningContest; round: Round }> {
    const running = await this.contest.get();
    return { running, round: resultRound(running, code) };
  }
}
