import { Body, Controller, Get, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { Clock } from '#kernel';
import { Approvals, type Decision, RecheckExport, ResultError, type StandingId } from '#results';
import { FORM } from '../../edge/form.pipe.js';
import { packedNow } from '../../edge/packed-file.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { innerName } from '../../edge/round-name.js';
import { sendCsv } from '../../edge/send-file.js';
import { statusOf } from '../../edge/status-of.js';
import { consolePage } from '../console-page.js';
import { readReason } from '../reason.js';
import { staffOf } from '../staff-of.js';
import type { StandingView } from '../view-models.js';
import { RESULTS } from './addresses.js';
import { whenPublished } from './signing-view.js';
import { standingContent, type StandingPageFacts } from './standing-presenter.js';
import { StandingExport } from './standing-export.js';
import { DecisionForm, StandingQuery } from './results.forms.js';
import { StandingReader } from './standing-reader.js';

/** The standing of a round: looking, signing, giving back, having it computed again. */
@Controller('quan-tri/ket-qua/:round')
export class StandingController {
  constructor(
    private readonly reader: StandingReader,
    private readonly approvals: Approvals,
    private readonly exports: StandingExport,
    private readonly rechecks: RecheckExport,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest, @Param('round') code: string, @Query(FORM) query: StandingQuery): Promise<Page> {
    return consolePage<StandingView>('standing', standingContent(await this.reader.page(code, staffOf(request), query)));
  }

  /** The ranking as a file, as it is shown. */
  @Get('bang-xep-hang.csv')
  @Requires(Permission.ExportPeople)
  async file(
    @Req() request: FastifyRequest,
    @Param('round') code: string,
    @Query(FORM) query: StandingQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, rows } = await this.exports.of(code, staffOf(request), query);
    await sendCsv(reply, name, rows);
  }

  /** Everything that it takes to compute the newest standing again, with the key: see docs/recheck.md. */
  @Get('ho-so-kiem-tra-lai')
  @Requires(Permission.ReadKeys)
  async recheck(@Req() request: FastifyRequest, @Param('round') code: string): Promise<StreamableFile> {
    const { round } = await this.reader.round(code);
    const { standing, name, text } = await this.rechecks.of(round, 'board');
    const { accountId: actor } = staffOf(request);
    const details = { round: round.id, version: standing.version };
    await this.audit.record({ actor, action: 'standing.recheck-exported', subject: { kind: 'standing', id: standing.id }, details });
    return packedNow(name, text());
  }

  @Post('duyet')
  @Requires(Permission.ApproveStanding)
  async approve(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: DecisionForm): Promise<Page | Redirect> {
    const { round } = await this.reader.round(code);
    return this.orRefuse(request, code, async () => {
      const isComplete = await this.approvals.approve(this.decision(request, round.id, form));
      const next = isComplete ? whenPublished(round, this.clock.now()) : 'Còn chờ người khác duyệt.';
      return redirect(`${RESULTS}/${code}`, { text: `Bạn đã duyệt xếp hạng ${innerName(round)}. ${next}` });
    });
  }

  @Post('tra-lai')
  @Requires(Permission.ApproveStanding)
  async giveBack(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: DecisionForm): Promise<Page | Redirect> {
    const { round } = await this.reader.round(code);
    const typed = { form: 'tra-lai' as const, ...readReason(form.reason) };
    if (typed.fault) return this.again(request, code, 422, { typed });
    return this.orRefuse(
      request,
      code,
      async () => {
        await this.approvals.giveBack(this.decision(request, round.id, form), typed.reason);
        return redirect(`${RESULTS}/${code}`, { text: `Đã trả lại xếp hạng ${innerName(round)}. Lý do được giữ cùng bản này.` });
      },
      typed,
    );
  }

  @Post('tinh-lai')
  @Requires(Permission.RecountStanding)
  async recount(@Req() request: FastifyRequest, @Param('round') code: string, @Body(FORM) form: DecisionForm): Promise<Page | Redirect> {
    const { round } = await this.reader.round(code);
    const typed = { form: 'tinh-lai' as const, ...readReason(form.reason) };
    if (typed.fault) return this.again(request, code, 422, { typed });
    return this.orRefuse(
      request,
      code,
      async () => {
        await this.approvals.recount(round.id, staffOf(request).accountId, typed.reason);
        return redirect(`${RESULTS}/${code}`, { text: `Máy đang tính lại xếp hạng ${innerName(round)}.` });
      },
      typed,
    );
  }

  private decision(request: FastifyRequest, roundId: Decision['roundId'], { standing = '', sha256 = '' }: DecisionForm): Decision {
    return { roundId, standingId: standing as StandingId, sha256, by: staffOf(request).accountId };
  }

  /** Does it, or shows the page as it stands now with the sentence that says why not. */
  private async orRefuse(
    request: FastifyRequest,
    code: string,
    act: () => Promise<Redirect>,
    typed?: StandingPageFacts['typed'],
  ): Promise<Page | Redirect> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ResultError)) throw error;
      return this.again(request, code, statusOf(error), { typed, refused: error.sentence() });
    }
  }

  private async again(
    request: FastifyRequest,
    code: string,
    status: number,
    { typed, refused }: { typed?: StandingPageFacts['typed']; refused?: string },
  ): Promise<Page> {
    const content = standingContent({ ...(await this.reader.page(code, staffOf(request), {})), typed });
    return consolePage<StandingView>('standing', refused ? { ...content, flash: { text: refused, isError: true } } : content, { status });
  }
}
