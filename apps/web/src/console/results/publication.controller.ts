import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Accounts } from '#accounts';
import { AuditTrail } from '#audit';
import { Clock } from '#kernel';
import { Publication, ResultError } from '#results';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { innerName } from '../../edge/round-name.js';
import { statusOf } from '../../edge/status-of.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { PublicationView } from '../view-models.js';
import { RESULTS } from './addresses.js';
import { publicationContent } from './publication-presenter.js';
import { StandingReader } from './standing-reader.js';

/** The last step: making approved results public, by themselves at the promised minute or by somebody's hand. */
@Controller('quan-tri/ket-qua/:round/cong-bo')
export class PublicationController {
  constructor(
    private readonly reader: StandingReader,
    private readonly publication: Publication,
    private readonly accounts: Accounts,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Page> {
    return this.page(request, code);
  }

  @Post()
  @Requires(Permission.PublishResults)
  async publish(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Page | Redirect> {
    const { round } = await this.reader.round(code);
    try {
      await this.publication.publish(round.id, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof ResultError)) throw error;
      return this.page(request, code, error);
    }
    return redirect(`${RESULTS}/${code}/cong-bo`, {
      text: `Đã công bố kết quả ${innerName(round)}. Bảng vàng đang mở cho mọi người.`,
    });
  }

  private async page(request: FastifyRequest, code: string, refused?: ResultError): Promise<Page> {
    const { running, round, history } = await this.reader.round(code);
    const [signing] = history;
    if (!signing) throw new ResultError('NO_STANDING');
    const trail = await this.trail.of(round.id);
    const publisher = trail.findLast(({ action }) => action === 'round.published')?.actorId;
    const content = publicationContent({
      running,
      round,
      signing,
      trail,
      staff: await this.accounts.findMany([...signing.decisions.map(({ accountId }) => accountId), ...(publisher ? [publisher] : [])]),
      me: staffOf(request),
      now: this.clock.now(),
    });
    const flash = refused ? { flash: { text: refused.sentence(), isError: true } } : {};
    return consolePage<PublicationView>('publication', { ...content, ...flash }, { status: refused ? statusOf(refused) : 200 });
  }
}
