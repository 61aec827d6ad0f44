import { Controller, Get, Param } from '@nestjs/common';
import { Public } from '#access';
import { ContestReader, isPublished, type Round, roundOf } from '#contests';
import { Draws, Standings, type StandingRow } from '#results';
import { type Page, page } from '../../edge/page.js';
import type { DrawView } from '../view-models.js';
import { drawPageContent, SHOWN_LINES } from './draw-presenter.js';

/** How a round is drawn, for everybody: what was promised, what came, how to repeat it. */
@Controller('boc-tham')
export class PublicDrawController {
  constructor(
    private readonly contests: ContestReader,
    private readonly draws: Draws,
    private readonly standings: Standings,
  ) {}

  @Get(':round')
  @Public('a draw can be repeated by anybody; pseudonyms only, and only of public results')
  async show(@Param('round') code: string): Promise<Page> {
    const running = await this.contests.running();
    const round = roundOf(running, code);
    const source = await this.draws.source(round);
    const state = await this.draws.of(round.id);
    const drawn = isPublished(round) ? await this.drawn(round) : [];
    return page<DrawView>('draw', drawPageContent({ ruleSet: running.ruleSet, round, source, state, drawn }));
  }

  /** The first lines that the draw put in order: each that stands above its next by the draw, and that next one. */
  private async drawn({ id }: Round): Promise<StandingRow[]> {
    const standing = await this.standings.newest(id);
    const lines = standing ? await this.standings.lines(standing.id, { count: SHOWN_LINES }) : [];
    return lines.filter(({ decidedBy }, at) => decidedBy === 'draw' || lines[at - 1]?.decidedBy === 'draw');
  }
}
