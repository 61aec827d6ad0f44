import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { Clock, formatNumber, localDay } from '#kernel';
import { Catalogue, type CatalogueUnitId, readDay, UnitAdoption } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView, ListView } from '../view-models.js';
import { UNITS } from './addresses.js';
import { adoptionPage, officialList } from './adoption-presenter.js';
import { OfficialQuery } from './units.forms.js';

const SHOWN = 30;

/** The national catalogue, to take units over from it. */
@Controller('quan-tri/don-vi/danh-muc')
@Requires(Permission.KeepUnits)
export class OfficialUnitsController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly adoption: UnitAdoption,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@Query(FORM) { q = '', ngay = '' }: OfficialQuery): Promise<Page> {
    const day = this.dayOf(ngay);
    const found = await this.catalogue.search({ text: q, day, limit: SHOWN });
    return consolePage<ListView>(
      'list',
      officialList({
        found,
        typed: q,
        day,
        today: this.today(),
        typedDay: ngay,
        isDayWrong: ngay.trim() !== '' && !readDay(ngay),
        isEmpty: await this.catalogue.isEmpty(),
      }),
    );
  }

  @Get(':official')
  async preview(@Param('official', ID) id: CatalogueUnitId, @Query(FORM) { ngay = '' }: OfficialQuery): Promise<Page> {
    const day = this.dayOf(ngay);
    return consolePage<GroupsView>('groups', adoptionPage(await this.adoption.preview(id, day), { day, typedDay: ngay }));
  }

  @Post(':official')
  async adopt(
    @Req() request: FastifyRequest,
    @Param('official', ID) id: CatalogueUnitId,
    @Query(FORM) { ngay = '' }: OfficialQuery,
  ): Promise<Redirect> {
    const { entered, adoption } = await this.adoption.adopt(id, this.dayOf(ngay), staffOf(request).accountId);
    const text =
      entered > 0 ? `Đã thêm ${formatNumber(entered)} đơn vị của ${adoption.root.name}.` : 'Đã cập nhật theo danh mục hành chính.';
    return redirect(UNITS, { text });
  }

  private dayOf(typed: string): string {
    return readDay(typed) ?? this.today();
  }

  private today(): string {
    return localDay(this.clock.now());
  }
}
