import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ArrayMaxSize, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import type { Round, RunningContest } from '#contests';
import { TierCounts, type TierDecisionId, TierError } from '#results';
import { openTiers } from '#rules';
import { FORM, ID } from '../../edge/form.pipe.js';
import { Many } from '../../edge/many.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { statusOf } from '../../edge/status-of.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView } from '../view-models.js';
import { resultRound } from './result-round.js';
import { readTierForm, tiersContent, tiersUrl, type TypedTiers } from './tiers-page.js';

/** More than any rules have: a plan has at most fifty tiers to a group of prizes. */
const MOST_TIERS = 1_000;

class TierForm {
  /** One number for each open tier, in their order. */
  @Many() @ArrayMaxSize(MOST_TIERS) @IsString({ each: true }) @MaxLength(20, { each: true }) so: string[] = [];
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
    const { decision, faults } = readTierForm(form, openTiers(running.ruleSet, round.partCode));
    if (!decision) return this.page(request, code, { typed: form, faults });
    try {
      await this.tiers.enter(round.id, decision, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof TierError)) throw error;
      if (error.code === 'NOT_SIGNED_YET')
        return this.page(request, code, { typed: form, faults: [{ field: 'ngay', text: error.sentence() }] });
      return this.page(request, code, { typed: form, faults: [], refused: error });
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
      return this.page(request, code, { typed: { so: [] }, faults: [], refused: error });
    }
    const text = decision === 'confirmed' ? 'Đã xác nhận. Máy lập lại bảng xếp hạng với số giải này.' : 'Đã bỏ quyết định vừa nhập.';
    return redirect(tiersUrl(round), { text });
  }

  private async page(
    request: FastifyRequest,
    code: string,
    back?: { typed: TypedTiers; faults: { field: string; text: string }[]; refused?: TierError },
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
