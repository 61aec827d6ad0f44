import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestError } from '#contests';
import { OfficialTexts } from '#documents';
import { Clock, formatNumber } from '#kernel';
import type { CoordinatorId } from '#notifications';
import { LeaderRegister } from '#registrations';
import { unitListDocument } from '#rules';
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
import { type PartTaken, unitTakingPartContent } from './taking-part-presenter.js';

class LeadersForm {
  @Many() @IsUUID(undefined, { each: true }) people: string[] = [];
  @Many() @IsUUID(undefined, { each: true }) leaders: string[] = [];
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
    const known = new Set(firstAuthors(entries).map(({ pseudonym }) => pseudonym));
    const words = people.filter((person) => known.has(person)).map((person) => ({ person, isLeader: leaders.includes(person) }));
    const fresh = await this.leaders.confirmForUnit(at.running.contest.id, at.unit.id, words, at.accountId);
    return redirect(takingPartUrl(id), {
      text: fresh === 0 ? 'Không có gì thay đổi.' : `Đã ghi xác nhận cho ${formatNumber(fresh)} người.`,
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
    const found = (await this.parts(at)).find(({ part }) => part.code === code);
    if (!found) throw new ContestError('ROUND_NOT_FOUND');
    return found;
  }

  private async parts({ running, unit }: AtWork): Promise<PartTaken[]> {
    const found: PartTaken[] = [];
    for (const round of running.receiving) {
      const part = submissionPart(running.ruleSet, round.partCode);
      if (!part) continue;
      const duties = (await this.participation.of(running, part.code)).flatMap(({ obligation, units }) =>
        units.flatMap((one) => (one.unit.id === unit.id ? [{ obligation, duty: one.duty }] : [])),
      );
      found.push({ running, part, duties, entries: await this.participation.entriesOf(running, part.code, unit) });
    }
    return found;
  }
}
