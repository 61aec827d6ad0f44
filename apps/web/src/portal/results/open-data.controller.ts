import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '#access';
import { ContestReader, roundOf, type RunningContest, unitDay } from '#contests';
import { type CollectiveSnapshot, PointSpread, ResultError } from '#results';
import { canonicalJson } from '#rules';
import { UnitRegister } from '#units';
import { type CsvRow, csvFile } from '../../edge/csv.js';
import { SharedRoute } from '../../edge/hot-route.js';
import { type Page, page } from '../../edge/page.js';
import { sendPublicFile } from '../../edge/send-file.js';
import type { OpenDataView } from '../view-models.js';
import {
  openSpread,
  type OpenSpread,
  openUnits,
  type OpenUnitLine,
  publishedRoundsOf,
  setHash,
  spreadRows,
  unitRows,
} from './open-data.js';
import { RecheckRounds } from '../recheck/recheck-rounds.js';
import { openDataContent } from './open-data-presenter.js';
import { PUBLISHED_SECONDS, PublishedRounds } from './published-rounds.js';

const WHY = 'published results in numbers; nothing of single people, few people are hidden';

/** Data of a published contest for whoever wants to reckon with it. */
@Controller('mo-du-lieu')
export class OpenDataController {
  constructor(
    private readonly contests: ContestReader,
    private readonly published: PublishedRounds,
    private readonly spread: PointSpread,
    private readonly recheck: RecheckRounds,
    private readonly units: UnitRegister,
  ) {}

  @Get()
  @Public(WHY)
  @SharedRoute()
  async show(): Promise<Page> {
    const running = await this.contests.running();
    const spreads = [];
    for (const round of publishedRoundsOf(running)) spreads.push({ round, sha256: setHash(await this.spreadOf(running, round.code)) });
    const collective = await this.collective(running);
    const judged = await this.recheck.list(['receiving']);
    return page<OpenDataView>('open-data', {
      ...openDataContent({ running, spreads, collective: collective && setHash(collective.lines), judged }),
      shared: { maxAgeSeconds: PUBLISHED_SECONDS },
    });
  }

  @Get('giai-tap-the.csv')
  @Public(WHY)
  async unitsCsv(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { lines, snapshots } = await this.collectiveOrNothing();
    await this.csv(request, reply, 'giai-tap-the', setHash(lines), unitRows(lines, snapshots));
  }

  @Get('giai-tap-the.json')
  @Public(WHY)
  async unitsJson(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { lines } = await this.collectiveOrNothing();
    await this.json(request, reply, 'giai-tap-the', lines);
  }

  @Get(':round/phan-bo-diem.csv')
  @Public(WHY)
  async spreadCsv(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('round') code: string): Promise<void> {
    const data = await this.spreadOf(await this.contests.running(), code);
    await this.csv(request, reply, `phan-bo-diem-${data.round}`, setHash(data), spreadRows(data));
  }

  @Get(':round/phan-bo-diem.json')
  @Public(WHY)
  async spreadJson(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Param('round') code: string): Promise<void> {
    const data = await this.spreadOf(await this.contests.running(), code);
    await this.json(request, reply, `phan-bo-diem-${data.round}`, data);
  }

  /** @throws ResultError NOT_PUBLISHED · ContestError ROUND_NOT_FOUND */
  private async spreadOf(running: RunningContest, code: string): Promise<OpenSpread> {
    const published = await this.published.find(running, roundOf(running, code));
    if (!published) throw new ResultError('NOT_PUBLISHED');
    const { id, sha256, summary } = published.standing;
    return openSpread(running, published.round, { sha256, ranked: summary.ranked }, await this.spread.of(id));
  }

  private async collectiveOrNothing(): Promise<{ lines: OpenUnitLine[]; snapshots: CollectiveSnapshot[] }> {
    const found = await this.collective(await this.contests.running());
    if (!found) throw new ResultError('NOT_PUBLISHED');
    return found;
  }

  private async collective(running: RunningContest): Promise<{ lines: OpenUnitLine[]; snapshots: CollectiveSnapshot[] } | undefined> {
    const byCode = new Map((await this.units.list(unitDay(running))).map((unit) => [unit.code, unit]));
    const found = [];
    for (const { code } of running.ruleSet.collective) {
      const result = (await this.published.collectiveAward(running, code))?.result;
      if (result?.snapshot) found.push({ award: result.award, snapshot: result.snapshot });
    }
    if (found.length === 0) return undefined;
    return {
      lines: found.flatMap(({ award, snapshot }) => openUnits(award, snapshot, byCode)),
      snapshots: found.map(({ snapshot }) => snapshot),
    };
  }

  private async csv(request: FastifyRequest, reply: FastifyReply, name: string, sha256: string, rows: readonly CsvRow[]): Promise<void> {
    reply.header('snapshot-sha256', sha256);
    const file = { name: `${name}.csv`, type: 'text/csv; charset=utf-8', tag: `${sha256}-csv` };
    await sendPublicFile(request, reply, file, () => Promise.resolve(Buffer.from(csvFile(rows))));
  }

  private async json(request: FastifyRequest, reply: FastifyReply, name: string, data: unknown): Promise<void> {
    const sha256 = setHash(data);
    reply.header('snapshot-sha256', sha256);
    const file = { name: `${name}.json`, type: 'application/json; charset=utf-8', tag: sha256 };
    await sendPublicFile(request, reply, file, () => Promise.resolve(Buffer.from(canonicalJson(data))));
  }
}
