import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestReader, type RehearsalId } from '#contests';
import { FORM, ID } from '../../edge/form.pipe.js';
import type { Page, Redirect } from '../../edge/page.js';
import { RehearsalDesk } from './rehearsal-desk.js';
import { RehearsalForm } from './rehearsals.forms.js';
import type { RehearsedRules } from './rehearsals-presenter.js';

/** Rehearsing the rules in force. */
@Controller('quan-tri/thiet-lap/chay-thu')
export class ContestRehearsalsController {
  constructor(
    private readonly desk: RehearsalDesk,
    private readonly contests: ContestReader,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest): Promise<Page> {
    return this.desk.list(request, await this.rules());
  }

  @Post()
  @Requires(Permission.EditRules)
  async ask(@Req() request: FastifyRequest, @Body(FORM) form: RehearsalForm): Promise<Page | Redirect> {
    return this.desk.ask(request, await this.rules(), form);
  }

  @Get(':rehearsal.json')
  @Requires(Permission.ReadConsole)
  async file(@Param('rehearsal', ID) id: RehearsalId, @Res() reply: FastifyReply): Promise<void> {
    await this.desk.file(reply, { draftId: null }, id);
  }

  @Get(':rehearsal')
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest, @Param('rehearsal', ID) id: RehearsalId): Promise<Page> {
    return this.desk.show(request, await this.rules(), id);
  }

  @Post(':rehearsal/dung')
  @Requires(Permission.EditRules)
  async stop(@Req() request: FastifyRequest, @Param('rehearsal', ID) id: RehearsalId): Promise<Redirect> {
    return this.desk.stop(request, { draftId: null }, id);
  }

  /** @throws ContestError NO_CONTEST */
  private async rules(): Promise<RehearsedRules> {
    const { contest, ruleSet, ruleSetHash } = await this.contests.running();
    return {
      draftId: null,
      title: contest.shortTitle,
      back: { label: 'Thiết lập', url: '/quan-tri/thiet-lap' },
      ruleSet,
      sha256: ruleSetHash,
      faults: 0,
      isAlive: true,
      // What is published is changed by a correction, not in place.
      placeOf: () => undefined,
    };
  }
}
