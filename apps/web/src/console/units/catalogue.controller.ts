import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { formatNumber } from '#kernel';
import { Catalogue, type CatalogueUnitId, readDay, UnitAdoption } from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView, ListView } from '../view-models.js';
import { listWith } from './addresses.js';
import { adoptionPage, officialList } from './adoption-presenter.js';
import { ListDay } from './list-day.js';
import { AdoptionForm, OfficialQuery } from './units.forms.js';

const SHOWN = 30;

/** The national catalogue, to take units over from it. */
@Controller('quan-tri/don-vi/danh-muc')
@Requires(Permission.KeepUnits)
export class OfficialUnitsController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly adoption: UnitAdoption,
    private readonly days: ListDay,
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
        today: this.days.today(),
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

  /** Ends only what was shown: where the catalogue has come to know of more meanwhile, it is shown first. */

  @Post(':official')
  async adopt(
    @Req() request: FastifyRequest,
    @Param('official', ID) id: CatalogueUnitId,
    @Query(FORM) { ngay = '' }: OfficialQuery,
    @Body(FORM) { ends }: AdoptionForm,
  ): Promise<Page | Redirect> {
    const day = this.dayOf(ngay);
    const endsUnits = ends !== undefined;
    const shown = await this.adoption.preview(id, day);
    if (endsUnits && ends !== String(shown.ended.length))
      return consolePage<GroupsView>('groups', adoptionPage(shown, { day, typedDay: ngay, isChanged: true }), { status: 409 });
    const { entered, ended, adoption } = await this.adoption.adopt(id, day, { by: staffOf(request).accountId, endsUnits });
    const text = [
      entered > 0 ? `Đã thêm ${formatNumber(entered)} đơn vị của ${adoption.root.name}.` : 'Đã cập nhật theo danh mục hành chính.',
      ...(ended > 0 ? [`Đã ghi ngày kết thúc của ${formatNumber(ended)} đơn vị.`] : []),
    ].join(' ');
    const url = listWith(
      adoption.missing.map(({ validFrom }) => validFrom),
      await this.days.usual(),
    );
    return redirect(url, { text });
  }

  private dayOf(typed: string): string {
    return readDay(typed) ?? this.days.today();
  }
}
