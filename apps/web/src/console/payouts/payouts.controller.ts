import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { OfficialTexts, xlsxFile } from '#documents';
import { Clock } from '#kernel';
import { type AwardId, PayoutError, Payouts, PrizeConfirmations, Publication, readConfirmation } from '#results';
import { PAYOUT_COLUMNS, payoutCells, payoutDocument, type PayoutFacts } from '#rules';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { sendPdf, sendSheet, sendWord } from '../../edge/send-file.js';
import { consolePage } from '../console-page.js';
import { RESULTS } from '../results/addresses.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView, ListView } from '../view-models.js';
import { helpedContent, payoutList } from './payout-pages.js';
import { PayoutReader } from './payout-reader.js';
import { PayingForm, PrizeForm, RefusalForm } from './payouts.forms.js';

/** Paying prizes: who has confirmed, the list that is signed, what was handed over. */
@Controller('quan-tri/ket-qua/:round/chi-tra')
@Requires(Permission.PayPrizes)
export class PayoutsController {
  constructor(
    private readonly reader: PayoutReader,
    private readonly payouts: Payouts,
    private readonly words: PrizeConfirmations,
    private readonly publication: Publication,
    private readonly texts: OfficialTexts,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Param('round') code: string): Promise<Page> {
    const facts = await this.reader.of(code);
    return consolePage<ListView>('list', payoutList(facts, await this.publication.publicSince(facts.round.id)));
  }

  @Get('danh-sach-ky-nhan.docx')
  async word(@Req() request: FastifyRequest, @Param('round') code: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, facts } = await this.takenOut(request, code);
    await sendWord(reply, `${name}.docx`, await this.texts.word(payoutDocument(facts)));
  }

  @Get('danh-sach-ky-nhan.pdf')
  async pdf(@Req() request: FastifyRequest, @Param('round') code: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, facts } = await this.takenOut(request, code);
    await sendPdf(reply, await this.texts.pdf(payoutDocument(facts), this.clock.now()), `${name}.pdf`);
  }

  @Get('danh-sach-ky-nhan.xlsx')
  async sheet(@Req() request: FastifyRequest, @Param('round') code: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, facts } = await this.takenOut(request, code);
    await sendSheet(reply, `${name}.xlsx`, await xlsxFile('Ký nhận', PAYOUT_COLUMNS, facts.lines.map(sheetCellsOf), WIDTHS));
  }

  @Get(':prize')
  async show(@Param('round') code: string, @Param('prize', ID) awardId: AwardId): Promise<Page> {
    return consolePage<GroupsView>('groups', helpedContent(await this.reader.one(code, awardId), {}));
  }

  @Post(':prize')
  async enter(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('prize', ID) awardId: AwardId,
    @Body(FORM) form: PrizeForm,
  ): Promise<Page | Redirect> {
    const facts = await this.reader.one(code, awardId);
    const reading = readConfirmation(form);
    if ('faults' in reading)
      return consolePage<GroupsView>('groups', helpedContent(facts, { typed: form, faults: reading.faults }), { status: 422 });
    return this.told(code, 'Đã lưu thông tin nhận giải.', () =>
      this.words.confirm(awardId, reading.confirmation, { by: staffOf(request).accountId, isHelper: true }),
    );
  }

  @Post(':prize/tu-choi')
  async refuse(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('prize', ID) awardId: AwardId,
    @Body(FORM) { reason = '' }: RefusalForm,
  ): Promise<Redirect> {
    await this.reader.one(code, awardId);
    return this.told(code, 'Đã ghi là không nhận giải.', () =>
      this.words.refuse(awardId, reason, { by: staffOf(request).accountId, isHelper: true }),
    );
  }

  @Post(':prize/da-chi')
  async pay(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('prize', ID) awardId: AwardId,
    @Body(FORM) { sum = '' }: PayingForm,
  ): Promise<Page | Redirect> {
    const facts = await this.reader.one(code, awardId);
    const amount = /^\d{1,12}$/.test(sum.replaceAll(/[.\s]/g, '')) ? Number(sum.replaceAll(/[.\s]/g, '')) : undefined;
    if (amount === undefined && facts.row.amount === undefined && facts.row.prize.said?.state === 'confirmed') {
      const fault = new PayoutError('AMOUNT_MISSING').sentence();
      return consolePage<GroupsView>('groups', helpedContent(facts, { paying: { sum, fault } }), { status: 422 });
    }
    return this.told(code, 'Đã ghi là chi trả xong.', () => this.payouts.markPaid(awardId, staffOf(request).accountId, amount));
  }

  /** Does it and says so on the list, or says there why it was not done. */
  private async told(code: string, done: string, act: () => Promise<void>): Promise<Redirect> {
    const url = `${RESULTS}/${code}/chi-tra`;
    try {
      await act();
    } catch (error) {
      if (!(error instanceof PayoutError) || error.code === 'NO_PRIZE') throw error;
      return redirect(url, { text: error.sentence(), isError: true });
    }
    return redirect(url, { text: done });
  }

  private async takenOut(request: FastifyRequest, code: string): Promise<{ name: string; facts: PayoutFacts }> {
    const all = await this.reader.of(code);
    const facts = this.reader.list(all);
    await this.payouts.recordRead(all.round.id, staffOf(request).accountId, facts.lines.length);
    return { name: `danh-sach-ky-nhan-${all.round.code}`, facts };
  }
}

/** Characters. */
const WIDTHS = [6, 28, 32, 12, 20, 18, 20, 18, 48, 20];

/** Amounts as numbers, so that they can be summed. */
function sheetCellsOf(line: PayoutFacts['lines'][number], at: number): (string | number | null)[] {
  return payoutCells(line, at).map((cell, column) =>
    PAYOUT_COLUMNS[column] === 'Số tiền thưởng (đồng)' && line.amount !== undefined ? line.amount : cell,
  );
}
