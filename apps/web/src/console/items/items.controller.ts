import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { roundOf } from '#contests';
import { xlsxFile } from '#documents';
import { ItemReports } from '#results';
import type { Page } from '../../edge/page.js';
import { sendCsv, sendSheet } from '../../edge/send-file.js';
import { ConsoleContest } from '../console-contest.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { ListView } from '../view-models.js';
import { ITEMS } from './addresses.js';
import { ITEM_HEAD, itemRounds, itemRows, itemsContent } from './items-page.js';

const WIDTHS = [60, 20, 10, 12, 12, 12, 12, 14, 36, 40];

/** The report on the questions of a round that is over. It says what is right, so each reading is written down. */
@Controller(ITEMS.slice(1))
@Requires(Permission.ReadKeys)
export class ItemsController {
  constructor(
    private readonly contest: ConsoleContest,
    private readonly items: ItemReports,
  ) {}

  @Get()
  async list(): Promise<Page> {
    return consolePage<ListView>('list', itemRounds((await this.contest.get()).rounds));
  }

  @Get(':round')
  async show(@Req() request: FastifyRequest, @Param('round') code: string): Promise<Page> {
    const { round, ruleSet, report } = await this.read(request, code);
    return consolePage<ListView>('list', itemsContent(round, ruleSet, report));
  }

  @Get(':round/cau-hoi.csv')
  async csv(@Req() request: FastifyRequest, @Param('round') code: string, @Res() reply: FastifyReply): Promise<void> {
    const { ruleSet, report } = await this.read(request, code);
    await sendCsv(reply, `cau-hoi-${code}.csv`, [ITEM_HEAD, ...itemRows(ruleSet, report)]);
  }

  @Get(':round/cau-hoi.xlsx')
  async sheet(@Req() request: FastifyRequest, @Param('round') code: string, @Res() reply: FastifyReply): Promise<void> {
    const { ruleSet, report } = await this.read(request, code);
    await sendSheet(reply, `cau-hoi-${code}.xlsx`, await xlsxFile('Câu hỏi', ITEM_HEAD, itemRows(ruleSet, report), WIDTHS));
  }

  private async read(request: FastifyRequest, code: string) {
    const running = await this.contest.get();
    const round = roundOf(running, code);
    return { round, ruleSet: running.ruleSet, report: await this.items.read(round, staffOf(request).accountId) };
  }
}
