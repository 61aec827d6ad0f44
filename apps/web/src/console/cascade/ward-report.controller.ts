import { Controller, Get, NotFoundException, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { Deployments } from '#contests';
import { Clock, formatNumber, localDay } from '#kernel';
import { RegistrationError } from '#registrations';
import { FORM } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { sendCsv, sendSheet } from '../../edge/send-file.js';
import { xlsxFile } from '#documents';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { ListView } from '../view-models.js';
import { WardPrizes } from './ward-prizes.js';
import { WardReport, type WardFigures, type WardPeople } from './ward-report.js';
import {
  endedReport,
  PEOPLE_HEAD,
  prizeRowsOf,
  wardPrizeList,
  peopleRowsOf,
  UNIT_HEAD,
  unitRows,
  wardPeople,
  wardReport,
} from './ward-report-presenter.js';

/** People on one sheet. */
const MOST = 100_000;

class ReportQuery {
  @IsOptional() @IsIn(['don-vi', 'chi-tieu', 'dot', 'giai']) theo?: 'don-vi' | 'chi-tieu' | 'dot' | 'giai';
}

class WardPeopleQuery {
  @IsOptional() @IsString() @MaxLength(200) q?: string;
  @IsOptional() @IsString() @MaxLength(9) trang?: string;
}

/** What a ward follows up of its city's contest: its own units and its own people, while the city's grant lasts. */
@Controller('quan-tri/bao-cao')
export class WardReportController {
  constructor(
    private readonly report: WardReport,
    private readonly prizes: WardPrizes,
    private readonly deployments: Deployments,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest, @Query(FORM) { theo = 'don-vi' }: ReportQuery): Promise<Page> {
    const figures = await this.report.figures();
    const mayExport = staffOf(request).permissions.has(Permission.ExportPeople);
    if (figures && theo === 'giai') return consolePage<ListView>('list', wardPrizeList(await this.prizes.list(), mayExport));
    return figures ? consolePage<ListView>('list', wardReport(figures, theo === 'giai' ? 'don-vi' : theo)) : this.ended();
  }

  @Get('xuat.csv')
  @Requires(Permission.ReadConsole)
  async unitsCsv(@Res() reply: FastifyReply): Promise<void> {
    await sendCsv(reply, this.fileName('don-vi', 'csv'), [UNIT_HEAD, ...unitRows(await this.figures())]);
  }

  @Get('xuat.xlsx')
  @Requires(Permission.ReadConsole)
  async unitsXlsx(@Res() reply: FastifyReply): Promise<void> {
    const rows = unitRows(await this.figures());
    await sendSheet(reply, this.fileName('don-vi', 'xlsx'), await xlsxFile('Đơn vị', UNIT_HEAD, rows, [44, 14, 14, 14, 20, 24]));
  }

  /** The ward's own prizes as they are proposed, with names: written down in the ward's own trail first. */
  @Get('giai.csv')
  @Requires(Permission.ExportPeople)
  async prizesCsv(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const list = await this.prizes.list();
    if (!list) throw new NotFoundException();
    await this.noteExport(request, { count: list.awards.length, isFiltered: true });
    await sendCsv(reply, this.fileName('giai', 'csv'), prizeRowsOf(list));
  }

  @Get('nguoi')
  @Requires(Permission.ReadConsole)
  async people(@Req() request: FastifyRequest, @Query(FORM) { q = '', trang }: WardPeopleQuery): Promise<Page> {
    const number = pageNumber(trang);
    const found = await this.report.page({ name: q, skip: (number - 1) * PER_PAGE, limit: PER_PAGE });
    if (!found) return this.ended();
    const mayExport = staffOf(request).permissions.has(Permission.ExportPeople);
    return consolePage<ListView>('list', wardPeople({ ...found, query: { q }, number, mayExport }));
  }

  @Get('nguoi/xuat.csv')
  @Requires(Permission.ExportPeople)
  async peopleCsv(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query(FORM) query: WardPeopleQuery): Promise<void> {
    const { running, people } = await this.exported(request, query);
    await sendCsv(reply, this.fileName('nguoi', 'csv'), [PEOPLE_HEAD, ...peopleRowsOf(running, people)]);
  }

  @Get('nguoi/xuat.xlsx')
  @Requires(Permission.ExportPeople)
  async peopleXlsx(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query(FORM) query: WardPeopleQuery): Promise<void> {
    const { running, people } = await this.exported(request, query);
    const file = await xlsxFile('Người dự thi', PEOPLE_HEAD, peopleRowsOf(running, people), [30, 24, 40, 30, 10, 20]);
    await sendSheet(reply, this.fileName('nguoi', 'xlsx'), file);
  }

  /** The ward's people as they leave: written down in the ward's own trail first. */
  private async exported(request: FastifyRequest, { q = '' }: WardPeopleQuery): Promise<WardPeople> {
    const found = await this.report.page({ name: q, skip: 0, limit: MOST });
    if (!found) throw new NotFoundException();
    if (found.total > MOST) throw new RegistrationError('TOO_MANY_TO_EXPORT', { most: formatNumber(MOST) });
    // What was searched for may be somebody's name: only that something was.
    await this.noteExport(request, { count: found.people.length, isFiltered: q !== '' });
    return found;
  }

  private async noteExport(request: FastifyRequest, details: { count: number; isFiltered: boolean }): Promise<void> {
    const deployment = await this.deployments.find();
    if (!deployment) throw new NotFoundException();
    const subject = { kind: 'deployment', id: deployment.id };
    await this.audit.record({ actor: staffOf(request).accountId, action: 'people.exported', subject, details });
  }

  private async figures(): Promise<WardFigures> {
    const figures = await this.report.figures();
    if (!figures) throw new NotFoundException();
    return figures;
  }

  /** What a tenant sees here that deploys nothing any more. */
  private async ended(): Promise<Page> {
    const grant = await this.deployments.ownGrant();
    if (!grant?.revokedAt) throw new NotFoundException();
    return consolePage<ListView>('list', endedReport(grant.revokedAt, grant.revokedReason));
  }

  private fileName(what: string, ending: string): string {
    return `bao-cao-${what}-${localDay(this.clock.now())}.${ending}`;
  }
}
