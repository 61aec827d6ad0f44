import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { AuditTrail } from '#audit';
import { UnitOfWork } from '#tenancy';
import { BLANK_UNIT, freeCode, readDay, readUnit, type TypedUnit, UnitKeeping, UnitRegister, type UnitFault } from '#units';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { sendSheet } from '../../edge/send-file.js';
import { consolePage } from '../console-page.js';
import { pageNumber, PER_PAGE } from '../listing.js';
import { staffOf } from '../staff-of.js';
import type { EditorView, ListView } from '../view-models.js';
import { unitUrl } from './addresses.js';
import { ListDay } from './list-day.js';
import { typedUnit } from './typed-forms.js';
import { unitEditor } from './unit-editor-presenter.js';
import { templateFile, unitFile } from './unit-file.js';
import { kindOf, NO_BLOCK, unitList } from './unit-list-presenter.js';
import { UnitForm, UnitListQuery } from './units.forms.js';

/** Units on one sheet. */
const MOST = 20_000;

/** The tenant's units: the list of a day, a new one, the list as a file. */
@Controller('quan-tri/don-vi')
export class UnitsController {
  constructor(
    private readonly days: ListDay,
    private readonly units: UnitRegister,
    private readonly keeping: UnitKeeping,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest, @Query(FORM) query: UnitListQuery): Promise<Page> {
    const { trang, ...kept } = query;
    const number = pageNumber(trang);
    const contestDay = await this.days.ofContest();
    const filter = this.filterOf(query, contestDay ?? this.days.today());
    const { units, total } = await this.units.page({ ...filter, skip: (number - 1) * PER_PAGE, limit: PER_PAGE });
    return consolePage<ListView>(
      'list',
      unitList({
        units,
        total,
        blocks: await this.units.blocks(),
        day: filter.day,
        contestDay,
        later: await this.units.later(filter.day),
        query: { ...kept },
        number,
        mayKeep: staffOf(request).permissions.has(Permission.KeepUnits),
      }),
    );
  }

  /** The sheet to be filled in. */
  @Get('mau.xlsx')
  @Requires(Permission.KeepUnits)
  async template(@Res() reply: FastifyReply): Promise<void> {
    await sendSheet(reply, 'mau-don-vi.xlsx', await templateFile());
  }

  /** All that is found, with contacts, as a sheet that can be brought back. */
  @Get('xuat.xlsx')
  @Requires(Permission.KeepUnits)
  async export(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Query(FORM) query: UnitListQuery): Promise<void> {
    const filter = this.filterOf(query, await this.days.usual());
    const file = await this.unitOfWork.run(async () => {
      const { units } = await this.units.page({ ...filter, skip: 0, limit: MOST });
      const { accountId } = staffOf(request);
      await this.audit.record({
        actor: accountId,
        action: 'units.exported',
        subject: { kind: 'units', id: accountId },
        details: { count: units.length },
      });
      return { units, contacts: await this.keeping.contacts() };
    });
    await sendSheet(reply, `don-vi-${this.days.today()}.xlsx`, await unitFile(file.units, file.contacts));
  }

  @Get('moi')
  @Requires(Permission.KeepUnits)
  async blank(): Promise<Page> {
    return this.editor({ ...BLANK_UNIT, validFrom: '' });
  }

  @Post('moi')
  @Requires(Permission.KeepUnits)
  async add(@Req() request: FastifyRequest, @Body(FORM) form: UnitForm): Promise<Page | Redirect> {
    const typed = typedUnit(form);
    const reading = readUnit(typed, { today: this.days.today() });
    if ('faults' in reading) return this.editor(typed, reading.faults);
    const { unit } = reading;
    const own = await this.units.list(unit.validFrom);
    const faults: UnitFault[] = [];
    if (unit.parentCode && !own.some(({ codes }) => codes.includes(unit.parentCode)))
      faults.push({ field: 'parent', text: `Không có đơn vị mã “${unit.parentCode}” vào ngày ấy. Xem mã ở danh sách đơn vị.` });
    if (unit.code && (await this.units.isTaken(unit.code, unit.validFrom)))
      faults.push({ field: 'code', text: `Mã “${unit.code}” đã có đơn vị dùng. Hãy chọn mã khác.` });
    if (faults.length > 0) return this.editor(typed, faults);
    const code = unit.code || freeCode(unit.name, await this.units.everyCode());
    const id = await this.keeping.add({ ...unit, code }, staffOf(request).accountId);
    return redirect(unitUrl(id), { text: `Đã thêm ${unit.name}, mã ${code}.` });
  }

  private async editor(typed: TypedUnit, faults: readonly UnitFault[] = []): Promise<Page> {
    const content = unitEditor({ unit: undefined, typed, blocks: await this.units.blocks(), faults });
    return consolePage<EditorView>('editor', content, { status: faults.length > 0 ? 422 : 200 });
  }

  private filterOf({ q, loai, khoi, ngay, xep }: UnitListQuery, usualDay: string) {
    return {
      text: q ?? '',
      kind: kindOf(loai),
      block: khoi ? (khoi === NO_BLOCK ? '' : khoi) : undefined,
      day: (ngay && readDay(ngay)) || usualDay,
      order: xep === 'ma' ? ('code' as const) : ('name' as const),
    };
  }
}
