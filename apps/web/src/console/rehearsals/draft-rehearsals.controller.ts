import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import type { ContestDraftId, RehearsalId } from '#contests';
import { ruleSetHash } from '#rules';
import { FORM, ID } from '../../edge/form.pipe.js';
import type { Page, Redirect } from '../../edge/page.js';
import { draftUrl, sectionUrl } from '../plan-drafts/addresses.js';
import { DraftDesk } from '../plan-drafts/draft-desk.js';
import { chaptersOf, pageOf } from '../plan-drafts/sections.js';
import { idOf } from '../plan-drafts/setting-views.js';
import { RehearsalDesk } from './rehearsal-desk.js';
import { RehearsalForm } from './rehearsals.forms.js';
import type { RehearsedRules } from './rehearsals-presenter.js';

/** Rehearsing a draft. */
@Controller('quan-tri/soan-the-le/:draft/chay-thu')
export class DraftRehearsalsController {
  constructor(
    private readonly desk: RehearsalDesk,
    private readonly drafts: DraftDesk,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest, @Param('draft', ID) draft: ContestDraftId): Promise<Page> {
    return this.desk.list(request, await this.rules(request, draft));
  }

  @Post()
  @Requires(Permission.EditRules)
  async ask(
    @Req() request: FastifyRequest,
    @Param('draft', ID) draft: ContestDraftId,
    @Body(FORM) form: RehearsalForm,
  ): Promise<Page | Redirect> {
    return this.desk.ask(request, await this.rules(request, draft), form);
  }

  @Get(':rehearsal.json')
  @Requires(Permission.ReadConsole)
  async file(
    @Param('draft', ID) draftId: ContestDraftId,
    @Param('rehearsal', ID) id: RehearsalId,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.desk.file(reply, { draftId }, id);
  }

  @Get(':rehearsal')
  @Requires(Permission.ReadConsole)
  async show(
    @Req() request: FastifyRequest,
    @Param('draft', ID) draft: ContestDraftId,
    @Param('rehearsal', ID) id: RehearsalId,
  ): Promise<Page> {
    return this.desk.show(request, await this.rules(request, draft), id);
  }

  @Post(':rehearsal/dung')
  @Requires(Permission.EditRules)
  async stop(
    @Req() request: FastifyRequest,
    @Param('draft', ID) draftId: ContestDraftId,
    @Param('rehearsal', ID) id: RehearsalId,
  ): Promise<Redirect> {
    return this.desk.stop(request, { draftId }, id);
  }

  private async rules(request: FastifyRequest, id: ContestDraftId): Promise<RehearsedRules> {
    const { draft, reading } = await this.drafts.open(request, id);
    const { ruleSet, faults } = reading;
    const chapters = chaptersOf(reading);
    return {
      draftId: draft.id,
      title: draft.title,
      back: { label: draft.title, url: draftUrl(draft.id) },
      ruleSet,
      sha256: ruleSet && ruleSetHash(ruleSet),
      faults: faults.length,
      isAlive: draft.state !== 'discarded',
      placeOf: (path) => {
        const page = reading.isEditable ? pageOf(chapters, path) : undefined;
        return page && `${sectionUrl(draft.id, page.id)}#${idOf(path)}`;
      },
    };
  }
}
