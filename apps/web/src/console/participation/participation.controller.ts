import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ArrayMaxSize, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { unitDay } from '#contests';
import { OfficialTexts, xlsxFile } from '#documents';
import { Clock, formatNumber } from '#kernel';
import { LeaderRegister } from '#registrations';
import {
  participationCells,
  participationColumns,
  participationDocument,
  UNIT_LIST_COLUMNS,
  unitListCells,
  unitListDocument,
} from '#rules';
import { type UnitDuty, type UnitEntry, UnitParticipation } from '#submissions';
import { type Unit, UnitError, type UnitId, UnitRegister } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { Many } from '../../edge/many.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { sendSheet, sendWord } from '../../edge/send-file.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import { deskTabs } from '../submissions/desk-links.js';
import { EntryReader, type ReceivingPlace } from '../submissions/entry-reader.js';
import type { GroupsView, ListView } from '../view-models.js';
import { takingPartUrl, unitTakingPartUrl } from './addresses.js';
import { firstAuthors } from './first-authors.js';
import { participationFacts, unitLines } from './participation-facts.js';
import { leadersContent, takingPartContent, unitTakingPartContent } from './participation-pages.js';

class TakingPartQuery {
  /** Number of the obligation, from 0. */
  @IsOptional() @IsString() @MaxLength(3) 'yeu-cau'?: string;
  @IsOptional() @IsString() @MaxLength(10) loc?: string;
}

/** More than one unit ever has; the page shows them all. */
const MOST_AUTHORS = 10_000;

class LeadersForm {
  @Many() @ArrayMaxSize(MOST_AUTHORS) @IsUUID(undefined, { each: true }) people: string[] = [];
  @Many() @ArrayMaxSize(MOST_AUTHORS) @IsUUID(undefined, { each: true }) leaders: string[] = [];
}

/** Characters. */
const REPORT_WIDTHS = [6, 40, 16, 16, 12, 10, 20, 60];
const LIST_WIDTHS = [6, 28, 28, 20, 14, 50, 40];

/** Which units have done what the plan asks of them, who of their people has taken part, and who leads. */
@Controller('quan-tri/bai-du-thi/:round/don-vi-du-thi')
@Requires(Permission.ManageSubmissions)
export class ParticipationController {
  constructor(
    private readonly entries: EntryReader,
    private readonly participation: UnitParticipation,
    private readonly leaders: LeaderRegister,
    private readonly units: UnitRegister,
    private readonly texts: OfficialTexts,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Param('round') code: string, @Query(FORM) query: TakingPartQuery): Promise<Page> {
    const place = await this.entries.place(code);
    const duties = await this.participation.of(place.running, place.part.code);
    const tabs = deskTabs(place.round, staffOf(request), takingPartUrl(place.round));
    return consolePage<ListView>('list', takingPartContent({ place, duties, shown: shownOf(query), only: query.loc, tabs }));
  }

  @Get('tong-hop.docx')
  async word(@Param('round') code: string, @Query(FORM) query: TakingPartQuery, @Res() reply: FastifyReply): Promise<void> {
    const facts = await this.report(code, query);
    await sendWord(reply, `don-vi-du-thi-${code}.docx`, await this.texts.word(participationDocument(facts)));
  }

  @Get('tong-hop.xlsx')
  async sheet(@Param('round') code: string, @Query(FORM) query: TakingPartQuery, @Res() reply: FastifyReply): Promise<void> {
    const facts = await this.report(code, query);
    const rows = facts.lines.map((line, at) => participationCells(line, at, facts));
    await sendSheet(reply, `don-vi-du-thi-${code}.xlsx`, await xlsxFile('Đơn vị dự thi', participationColumns(facts), rows, REPORT_WIDTHS));
  }

  @Get(':unit')
  async unit(@Param('round') code: string, @Param('unit', ID) id: UnitId): Promise<Page> {
    const { place, unit, entries, duties } = await this.ofUnit(code, id);
    return consolePage<ListView>('list', unitTakingPartContent({ place, unit, entries, duties }));
  }

  @Get(':unit/lanh-dao')
  async leading(@Param('round') code: string, @Param('unit', ID) id: UnitId): Promise<Page> {
    return consolePage<GroupsView>('groups', leadersContent(await this.ofUnit(code, id)));
  }

  @Get(':unit/danh-sach.docx')
  async listWord(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('unit', ID) id: UnitId,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { place, unit, lines } = await this.takenOut(request, code, id);
    const facts = { ruleSet: place.running.ruleSet, partName: place.part.name, unit: unit.name, lines, takenAt: this.clock.now() };
    await sendWord(reply, `nguoi-du-thi-${unit.code}.docx`, await this.texts.word(unitListDocument(facts)));
  }

  @Get(':unit/danh-sach.xlsx')
  async listSheet(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('unit', ID) id: UnitId,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { unit, lines } = await this.takenOut(request, code, id);
    const file = await xlsxFile('Người dự thi', [...UNIT_LIST_COLUMNS], lines.map(unitListCells), LIST_WIDTHS);
    await sendSheet(reply, `nguoi-du-thi-${unit.code}.xlsx`, file);
  }

  @Post(':unit/lanh-dao')
  async confirm(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Param('unit', ID) id: UnitId,
    @Body(FORM) { people, leaders }: LeadersForm,
  ): Promise<Redirect> {
    const { place, unit, entries } = await this.ofUnit(code, id);
    // Only of people whom the page has shown: others are nobody's business here.
    const known = new Set(firstAuthors(entries).map(({ pseudonym }) => pseudonym));
    const chosen = new Set(leaders);
    const words = people.filter((person) => known.has(person)).map((person) => ({ person, isLeader: chosen.has(person) }));
    const fresh = await this.leaders.confirmForBoard(place.running.contest.id, words, staffOf(request).accountId);
    return redirect(unitTakingPartUrl(place.round, unit.id), {
      text: fresh === 0 ? 'Không có gì thay đổi.' : `Đã ghi xác nhận cho ${formatNumber(fresh)} người.`,
    });
  }

  private async report(code: string, query: TakingPartQuery): Promise<ReturnType<typeof participationFacts>> {
    const place = await this.entries.place(code);
    const duty = (await this.participation.of(place.running, place.part.code))[shownOf(query)];
    if (!duty) throw new UnitError('NO_UNIT');
    return participationFacts(place, duty, this.clock.now());
  }

  private async ofUnit(
    code: string,
    id: UnitId,
  ): Promise<{ place: ReceivingPlace; unit: Unit; entries: UnitEntry[]; duties: UnitDuty['units'][number]['duty'][] }> {
    const place = await this.entries.place(code);
    const unit = (await this.units.list(unitDay(place.running))).find((one) => one.id === id);
    if (!unit) throw new UnitError('NO_UNIT');
    const { duties, entries } = await this.participation.ofUnit(place.running, place.part.code, unit);
    return { place, unit, entries, duties: duties.map(({ duty }) => duty) };
  }

  /** A list with names leaves the system: the trail knows who took it. */
  private async takenOut(
    request: FastifyRequest,
    code: string,
    id: UnitId,
  ): Promise<{ place: ReceivingPlace; unit: Unit; lines: ReturnType<typeof unitLines> }> {
    const { place, unit, entries } = await this.ofUnit(code, id);
    const lines = unitLines(place, entries);
    await this.audit.record({
      actor: staffOf(request).accountId,
      action: 'participation.exported',
      subject: { kind: 'round', id: place.round.id },
      details: { unit: unit.code, lines: lines.length },
    });
    return { place, unit, lines };
  }
}

function shownOf({ 'yeu-cau': typed }: TakingPartQuery): number {
  return Math.max(0, Math.trunc(Number(typed)) || 0);
}
