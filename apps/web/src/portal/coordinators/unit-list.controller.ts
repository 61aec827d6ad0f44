import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { ContestError, unitDay } from '#contests';
import { OfficialTexts } from '#documents';
import { Clock, type DocumentModel, formatNumber } from '#kernel';
import type { CoordinatorId } from '#notifications';
import { RegisteredPeople } from '#registrations';
import { entryListDocument } from '#rules';
import { SubmissionError, submissionPart, type UnitEntryListId, UnitEntryLists } from '#submissions';
import { UnitRegister } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { sendPdf, sendWord } from '../../edge/send-file.js';
import type { UnitListView } from '../view-models.js';
import { unitListUrl } from './addresses.js';
import { type AtWork, CoordinatorDesk } from './coordinator-desk.js';
import { entryListLines, type ListOfPart, unitListContent } from './unit-list-presenter.js';

class ConfirmForm {
  @IsUUID() key: string;
  @IsString() @MaxLength(64) seen: string;
}

/** The list of entries of a unit: its contact confirms it for the head of the unit and sends it to the organisers. */
@Controller('dau-moi/:coordinator/bai-du-thi')
@Requires(Permission.TakePart)
export class UnitListController {
  constructor(
    private readonly desk: CoordinatorDesk,
    private readonly lists: UnitEntryLists,
    private readonly people: RegisteredPeople,
    private readonly units: UnitRegister,
    private readonly accounts: Accounts,
    private readonly texts: OfficialTexts,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Param('coordinator', ID) id: CoordinatorId): Promise<Page> {
    const at = await this.desk.of(request, id);
    return page<UnitListView>('unit-list', unitListContent(id, at.unit, await this.parts(at)));
  }

  @Post(':part')
  async confirm(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('part') code: string,
    @Body(FORM) { key, seen }: ConfirmForm,
  ): Promise<Redirect> {
    const at = await this.desk.of(request, id);
    const { part } = await this.part(at, code);
    try {
      const sending = { key: key as UnitEntryListId, seen, by: at.accountId };
      const { entries } = await this.lists.send(at.running, part.code, at.unit, sending);
      return redirect(unitListUrl(id), { text: `Đã gửi Ban Tổ chức danh sách ${formatNumber(entries.length)} bài.` });
    } catch (error) {
      if (!(error instanceof SubmissionError) || error.code !== 'LIST_CHANGED') throw error;
      return redirect(unitListUrl(id), { text: error.sentence(), isError: true });
    }
  }

  @Get(':part/danh-sach.pdf')
  async pdf(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('part') code: string,
  ): Promise<void> {
    const { name, model } = await this.paper(request, id, code);
    await sendPdf(reply, await this.texts.pdf(model, this.clock.now()), `${name}.pdf`);
  }

  @Get(':part/danh-sach.docx')
  async word(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('part') code: string,
  ): Promise<void> {
    const { name, model } = await this.paper(request, id, code);
    await sendWord(reply, `${name}.docx`, await this.texts.word(model));
  }

  private async paper(request: FastifyRequest, id: CoordinatorId, code: string): Promise<{ name: string; model: DocumentModel }> {
    const at = await this.desk.of(request, id);
    const { part, entries, lists, sentBy } = await this.part(at, code);
    const [last] = lists;
    const model = entryListDocument({
      ruleSet: at.running.ruleSet,
      partName: part.name,
      unit: at.unit.name,
      lines: entryListLines(part, entries.lines),
      confirmed: last && last.entriesSha256 === entries.sha256 ? { at: last.sentAt, by: sentBy } : undefined,
      now: this.clock.now(),
    });
    return { name: `danh-sach-bai-du-thi-${at.unit.code.toLowerCase()}`, model };
  }

  /** @throws ContestError ROUND_NOT_FOUND */
  private async part(at: AtWork, code: string): Promise<ListOfPart> {
    const found = (await this.parts(at)).find(({ part }) => part.code === code);
    if (!found) throw new ContestError('ROUND_NOT_FOUND');
    return found;
  }

  private async parts({ running, unit }: AtWork): Promise<ListOfPart[]> {
    const within = (await this.units.under([unit.code], unitDay(running))).map(({ id }) => id);
    const registered = await this.people.ofUnits(running.contest.id, within);
    const parts: ListOfPart[] = [];
    for (const round of running.receiving) {
      const part = submissionPart(running.ruleSet, round.partCode);
      if (!part) continue;
      const entries = await this.lists.entries(running, part.code, unit);
      const lists = await this.lists.of(round.id, unit.id);
      const named = new Set(entries.lines.flatMap(({ authors }) => authors.map(({ registrationId }) => registrationId as string | null)));
      const sender = lists[0] && (await this.accounts.findById(lists[0].sentBy));
      parts.push({
        ...{ part, entries, lists, sentBy: sender?.fullName ?? 'Đầu mối', key: randomUUID() },
        missing: registered.filter(({ registrationId }) => !named.has(registrationId)),
      });
    }
    return parts;
  }
}
