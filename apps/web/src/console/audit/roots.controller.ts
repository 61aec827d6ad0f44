import { Controller, Get, NotFoundException, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditExport, AuditRoots, AuditTrail, type ChainPart } from '#audit';
import { TenantContext } from '#tenancy';
import { FORM } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { sendCsv, sendJson } from '../../edge/send-file.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { ListView } from '../view-models.js';
import { RootFileQuery, RootsQuery } from './audit.forms.js';
import { rootJson, rootRows } from './root-files.js';
import { rootsContent } from './roots-presenter.js';

/** The roots of the trail day by day, to compare with the letters, and the entries of each as a file. */
@Controller('quan-tri/nhat-ky/ma-chot')
@Requires(Permission.ReadConsole)
export class RootsController {
  constructor(
    private readonly roots: AuditRoots,
    private readonly exports: AuditExport,
    private readonly audit: AuditTrail,
    private readonly context: TenantContext,
  ) {}

  @Get()
  async list(@Query(FORM) query: RootsQuery): Promise<Page> {
    const number = pageNumber(query.trang);
    const roots = await this.roots.newest({ limit: PER_PAGE, skip: (number - 1) * PER_PAGE });
    return consolePage<ListView>('list', rootsContent({ roots, total: await this.roots.count(), number }));
  }

  @Get('xuat.csv')
  async csv(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query(FORM) { ngay }: RootFileQuery): Promise<void> {
    await sendCsv(reply, `nhat-ky-${ngay}.csv`, rootRows(await this.part(request, ngay)));
  }

  @Get('xuat.json')
  async json(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query(FORM) { ngay }: RootFileQuery): Promise<void> {
    await sendJson(reply, `nhat-ky-${ngay}.json`, rootJson(await this.part(request, ngay)));
  }

  /** The entries of a day's root, and an entry that somebody took them out. @throws NotFoundException */
  private async part(request: FastifyRequest, day: string): Promise<ChainPart> {
    const part = await this.exports.ofDay(day);
    if (!part) throw new NotFoundException();
    const subject = { kind: 'tenant', id: this.context.tenantId() };
    const details = { day, count: part.links.length };
    await this.audit.record({ actor: staffOf(request).accountId, action: 'audit.exported', subject, details });
    return part;
  }
}
