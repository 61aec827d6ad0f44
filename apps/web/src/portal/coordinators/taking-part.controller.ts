import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ArrayMaxSize, IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestError } from '#contests';
import { OfficialTexts } from '#documents';
import { Clock, formatNumber } from '#kernel';
import type { CoordinatorId } from '#notifications';
import { LeaderRegister } from '#registrations';
import { type SubmissionPart, unitListDocument } from '#rules';
import { submissionPart, UnitParticipation } from '#submissions';
import { firstAuthors } from '../../console/participation/first-authors.js';
import { unitLines } from '../../console/participation/participation-facts.js';
import { FORM, ID } from '../../edge/form.pipe.js';
import { Many } from '../../edge/many.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { sendWord } from '../../edge/send-file.js';
import type { UnitTakingPartView } from '../view-models.js';
import { takingPartUrl } from './addresses.js';
import { type AtWork, CoordinatorDesk } from './coordinator-desk.js';
import { takenParts } from './taken-parts.js';
import { type PartTaken, unitTakingPartContent } from './taking-part-presenter.js';

/** More than one unit ever has; the page shows them all. */
const MOST_AUTHORS = 10_000;

class LeadersForm {
  @Many() @ArrayMaxSize(MOST_AUTHORS) @IsUUID(undefined, { each: true }) people: string[] = [];
  @Many() @ArrayMaxSize(MOST_AUTHORS) @IsUUID(undefined, { each: true }) leaders: string[] = [];
}

/** Who of a unit has sent something in, what the unit still lacks, and who of them leads: its contact says so for its head. */
@Controller('dau-moi/:coordinator/nguoi-du-thi')
@Requires(Permission.TakePart)
export class UnitTakingPartController {
  constructor(
    private readonly desk: CoordinatorDesk,
    private readonly participation: UnitParticipation,
    private readonly leaders: LeaderRegister,
    private readonly texts: OfficialTexts,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Param('coordinator', ID) id: CoordinatorId): Promise<Page> {
    const at = await this.desk.of(request, id);
    return page<UnitTakingPartView>('unit-taking-part', unitTakingPartContent({ id, unit: at.unit, parts: await this.parts(at) }));
  }

  @Post(':part/lanh-dao')
  async confirm(
    @Req() request: FastifyRequest,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('part') code: string,
    @Body(FORM) { people, leaders }: LeadersForm,
  ): Promise<Redirect> {
    const at = await this.desk.of(request, id);
    const { entries } = await this.part(at, code);
    // Only of people whom the page has shown: others belong to other units.
    const known = new Map(firstAuthors(entries).map(({ pseudonym, leader }) => [pseudonym, leader]));
    const chosen = new Set(leaders);
    const words = people.filter((person) => known.has(person)).map((person) => ({ person, isLeader: chosen.has(person) }));
    // Whom the unit that they work in has confirmed, one above it does not speak of again.
    const isSettled = (person: string): boolean => {
      const word = known.get(person)?.unit;
      return word !== undefined && !at.unit.codes.includes(word.code);
    };
    const kept = words.filter(({ person, isLeader }) => isSettled(person) && known.get(person)?.unit?.isLeader !== isLeader).length;
    const said = words.filter(({ person }) => !isSettled(person));
    const fresh = await this.leaders.confirmForUnit(at.running.contest.id, at.unit.id, said, at.accountId);
    const text = fresh === 0 ? 'Không có gì thay đổi.' : `Đã ghi xác nhận cho ${formatNumber(fresh)} người.`;
    return redirect(takingPartUrl(id), {
      text: kept === 0 ? text : `${text} ${formatNumber(kept)} người giữ nguyên theo xác nhận của đơn vị trực tiếp.`,
    });
  }

  @Get(':part/danh-sach.docx')
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('coordinator', ID) id: CoordinatorId,
    @Param('part') code: string,
  ): Promise<void> {
    const at = await this.desk.of(request, id);
    const { part, entries } = await this.part(at, code);
    const lines = unitLines({ part }, entries);
    const facts = { ruleSet: at.running.ruleSet, partName: part.name, unit: at.unit.name, lines, takenAt: this.clock.now() };
    await sendWord(reply, `nguoi-du-thi-${at.unit.code}.docx`, await this.texts.word(unitListDocument(facts)));
  }

  /** @throws ContestError ROUND_NOT_FOUND */
  private async part(at: AtWork, code: string): Promise<PartTaken> {
    const part = at.running.receiving.some(({ partCode }) => partCode === code) && submissionPart(at.running.ruleSet, code);
    if (!part) throw new ContestError('ROUND_NOT_FOUND');
    return this.taken(at, part);
  }

  private async parts(at: AtWork): Promise<PartTaken[]> {
    return takenParts(this.participation, at);
  }

  private async taken({ running, unit }: AtWork, part: SubmissionPart): Promise<PartTaken> {
    return { running, part, ...(await this.participation.ofUnit(running, part.code, unit)) };
  }
}
