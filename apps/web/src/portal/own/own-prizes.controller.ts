import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestReader, isPublished } from '#contests';
import type { AccountId } from '#kernel';
import { type AwardId, confirmBy, type OwnPrize, PayoutError, PrizeConfirmations, Publication, readConfirmation } from '#results';
import { contestantOf } from '../../edge/contestant.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import type { OwnPrizeView } from '../view-models.js';
import { OWN_PRIZES, ownPrizePage, ownPrizesPage, type PrizeWords } from './own-prizes-pages.js';

const LINE = 300;

class ConfirmForm {
  @IsOptional() @IsString() @MaxLength(LINE) fullName?: string;
  @IsOptional() @IsString() @MaxLength(LINE) digits?: string;
  @IsOptional() @IsString() @MaxLength(LINE) way?: string;
  @IsOptional() @IsString() @MaxLength(LINE) bank?: string;
  @IsOptional() @IsString() @MaxLength(LINE) accountNumber?: string;
  @IsOptional() @IsString() @MaxLength(LINE) accountHolder?: string;
}

class RefuseForm {
  @IsOptional() @IsString() @MaxLength(5_000) reason?: string;
}

/** Winners say who they are and how they want their prize, or that they do not take it. */
@Controller(OWN_PRIZES.slice(1))
@Requires(Permission.TakePart)
export class OwnPrizesController {
  constructor(
    private readonly contests: ContestReader,
    private readonly prizes: PrizeConfirmations,
    private readonly publication: Publication,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<Page> {
    const { prizes, words } = await this.own(request);
    return page<OwnPrizeView>('own-prize', ownPrizesPage(prizes, words), { layout: 'task' });
  }

  @Get(':prize')
  async show(@Req() request: FastifyRequest, @Param('prize', ID) id: AwardId): Promise<Page> {
    const { prize, words } = await this.one(request, id);
    return page<OwnPrizeView>('own-prize', ownPrizePage(prize, words), { layout: 'task' });
  }

  @Post(':prize')
  async confirm(@Req() request: FastifyRequest, @Param('prize', ID) id: AwardId, @Body(FORM) form: ConfirmForm): Promise<Page | Redirect> {
    const { prize, words, by } = await this.one(request, id);
    const reading = readConfirmation(form);
    if ('faults' in reading)
      return page<OwnPrizeView>('own-prize', ownPrizePage(prize, words, { typed: form, faults: reading.faults }), {
        layout: 'task',
        status: 422,
      });
    await this.prizes.confirm(id, reading.confirmation, { by, isHelper: false });
    return redirect(OWN_PRIZES, { text: 'Đã lưu. Ban Tổ chức dùng thông tin này để trao giải.' });
  }

  @Post(':prize/tu-choi')
  async refuse(
    @Req() request: FastifyRequest,
    @Param('prize', ID) id: AwardId,
    @Body(FORM) { reason = '' }: RefuseForm,
  ): Promise<Redirect> {
    const { by } = await this.one(request, id);
    await this.prizes.refuse(id, reason, { by, isHelper: false });
    return redirect(OWN_PRIZES, { text: 'Đã ghi là bạn không nhận giải này.' });
  }

  private async own(request: FastifyRequest): Promise<{ prizes: OwnPrize[]; words: PrizeWords & { name: string }; by: AccountId }> {
    const { accountId: by, displayName: name } = contestantOf(request).principal;
    const { contest, ruleSet, rounds } = await this.contests.running();
    const until = new Map<string, Date>();
    for (const { id } of rounds.filter(isPublished)) {
      const publishedAt = await this.publication.publicSince(id);
      if (publishedAt) until.set(id, confirmBy(publishedAt));
    }
    return { prizes: await this.prizes.ownPrizes(by, contest.id), words: { ruleSet, rounds, confirmBy: until, name }, by };
  }

  /** @throws PayoutError NO_PRIZE for the prize of another, too */
  private async one(request: FastifyRequest, id: AwardId) {
    const own = await this.own(request);
    const prize = own.prizes.find(({ award }) => award.id === id);
    if (!prize) throw new PayoutError('NO_PRIZE');
    return { ...own, prize };
  }
}
