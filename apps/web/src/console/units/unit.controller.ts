import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { cleanText, Clock, localDay } from '#kernel';
import { UnitMoves } from '#registrations';
import {
  BLANK_UNIT,
  HeadCounts,
  readContactPerson,
  readCount,
  readDay,
  readUnit,
  spokenDay,
  type Unit,
  UnitError,
  type UnitFault,
  type UnitId,
  UnitKeeping,
  UnitRegister,
  UnitTimes,
} from '#units';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { type ConsoleContent, consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { DetailView, EditorView } from '../view-models.js';
import { unitUrl } from './addresses.js';
import { shownContact, shownUnit, typedEvent, typedUnit } from './typed-forms.js';
import { unitDetail } from './unit-detail-presenter.js';
import {
  contactEditor,
  countEditor,
  endEditor,
  type EventFault,
  renameEditor,
  type TypedEvent,
  unitEditor,
} from './unit-editor-presenter.js';
import { UnitEventForm, UnitForm } from './units.forms.js';

/** One unit of the register, and what may happen to it. */
@Controller('quan-tri/don-vi/:unit')
export class UnitController {
  constructor(
    private readonly units: UnitRegister,
    private readonly keeping: UnitKeeping,
    private readonly counts: HeadCounts,
    private readonly times: UnitTimes,
    private readonly moves: UnitMoves,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest, @Param('unit', ID) id: UnitId): Promise<Page> {
    const unit = await this.unit(id);
    const mayKeep = staffOf(request).permissions.has(Permission.KeepUnits);
    const turns = await this.times.turnsOf(id);
    return consolePage<DetailView>(
      'detail',
      unitDetail({
        unit,
        parent: unit.parentId ? await this.units.findById(unit.parentId) : undefined,
        counts: await this.counts.of(id),
        versions: await this.times.versionsOf(unit.code),
        ...turns,
        moves: await this.moves.countsOf(id),
        contact: mayKeep ? await this.keeping.contactOf(id) : undefined,
        mayKeep,
      }),
    );
  }

  @Get('sua')
  @Requires(Permission.KeepUnits)
  async edit(@Param('unit', ID) id: UnitId): Promise<Page> {
    const unit = await this.unit(id);
    return editor(unitEditor({ unit, typed: shownUnit(unit), blocks: await this.units.blocks() }));
  }

  @Post('sua')
  @Requires(Permission.KeepUnits)
  async correct(@Req() request: FastifyRequest, @Param('unit', ID) id: UnitId, @Body(FORM) form: UnitForm): Promise<Page | Redirect> {
    const unit = await this.unit(id);
    const typed = { ...typedUnit(form), code: unit.code, validFrom: spokenDay(unit.validFrom) };
    const reading = readUnit(typed, { today: this.today() });
    const faults = 'faults' in reading ? reading.faults : await this.parentFaults(unit, reading.unit.parentCode);
    if ('faults' in reading || faults.length > 0)
      return editor(unitEditor({ unit, typed, blocks: await this.units.blocks(), faults }), 422);
    await this.keeping.correct(id, reading.unit, staffOf(request).accountId);
    return redirect(unitUrl(id), { text: 'Đã sửa thông tin đơn vị.' });
  }

  @Get('so-nguoi')
  @Requires(Permission.KeepUnits)
  async countForm(@Param('unit', ID) id: UnitId): Promise<Page> {
    return editor(countEditor({ unit: await this.unit(id), typed: { ...BLANK_UNIT, countedOn: spokenDay(this.today()) } }));
  }

  @Post('so-nguoi')
  @Requires(Permission.KeepUnits)
  async count(@Req() request: FastifyRequest, @Param('unit', ID) id: UnitId, @Body(FORM) form: UnitForm): Promise<Page | Redirect> {
    const unit = await this.unit(id);
    const typed = typedUnit(form);
    const reading = readCount(typed, this.today()) ?? { faults: [{ field: 'people' as const, text: 'Hãy ghi tổng số người của đơn vị.' }] };
    if ('faults' in reading) return editor(countEditor({ unit, typed, faults: reading.faults }), 422);
    await this.keeping.count(id, reading, staffOf(request).accountId);
    return redirect(unitUrl(id), { text: `Đã ghi tổng số người từ ngày ${spokenDay(reading.countedOn)}.` });
  }

  @Get('dau-moi')
  @Requires(Permission.KeepUnits)
  async contactForm(@Param('unit', ID) id: UnitId): Promise<Page> {
    const [unit, contact] = [await this.unit(id), await this.keeping.contactOf(id)];
    return editor(contactEditor({ unit, typed: shownContact(contact), hasContact: contact !== undefined }));
  }

  @Post('dau-moi')
  @Requires(Permission.KeepUnits)
  async contact(@Req() request: FastifyRequest, @Param('unit', ID) id: UnitId, @Body(FORM) form: UnitForm): Promise<Page | Redirect> {
    const unit = await this.unit(id);
    const typed = typedUnit(form);
    const reading = readContactPerson(typed) ?? { faults: [{ field: 'contactName' as const, text: 'Hãy ghi họ và tên người đầu mối.' }] };
    if ('faults' in reading) {
      const hasContact = (await this.keeping.contactOf(id)) !== undefined;
      return editor(contactEditor({ unit, typed, faults: reading.faults, hasContact }), 422);
    }
    await this.keeping.setContact(id, reading, staffOf(request).accountId);
    return redirect(unitUrl(id), { text: 'Đã ghi người đầu mối.' });
  }

  @Post('dau-moi/xoa')
  @Requires(Permission.KeepUnits)
  async removeContact(@Req() request: FastifyRequest, @Param('unit', ID) id: UnitId): Promise<Redirect> {
    await this.keeping.setContact(id, undefined, staffOf(request).accountId);
    return redirect(unitUrl(id), { text: 'Đã xóa người đầu mối.' });
  }

  @Get('doi-ten')
  @Requires(Permission.KeepUnits)
  async renameForm(@Param('unit', ID) id: UnitId): Promise<Page> {
    const unit = await this.unit(id);
    return editor(renameEditor(unit, typedEvent({ name: unit.name })));
  }

  @Post('doi-ten')
  @Requires(Permission.KeepUnits)
  async rename(@Req() request: FastifyRequest, @Param('unit', ID) id: UnitId, @Body(FORM) form: UnitEventForm): Promise<Page | Redirect> {
    const unit = await this.unit(id);
    const typed = typedEvent(form);
    const name = cleanText(typed.name);
    const { day, faults } = readEvent(unit, typed);
    if (!/\p{L}/u.test(name) || name === unit.name) faults.unshift({ field: 'name', text: 'Hãy ghi tên mới của đơn vị.' });
    if (!day || faults.length > 0) return editor(renameEditor(unit, typed, faults), 422);
    const heir = await this.keeping.rename(id, { name, day, legalBasis: cleanText(typed.legalBasis) }, staffOf(request).accountId);
    return redirect(unitUrl(heir), { text: `Đã ghi: từ ngày ${spokenDay(day)} đơn vị tên là ${name}.` });
  }

  @Get('ket-thuc')
  @Requires(Permission.KeepUnits)
  async endForm(@Param('unit', ID) id: UnitId): Promise<Page> {
    return editor(endEditor(await this.unit(id), typedEvent({})));
  }

  @Post('ket-thuc')
  @Requires(Permission.KeepUnits)
  async end(@Req() request: FastifyRequest, @Param('unit', ID) id: UnitId, @Body(FORM) form: UnitEventForm): Promise<Page | Redirect> {
    const unit = await this.unit(id);
    const typed = typedEvent(form);
    const { day, faults } = readEvent(unit, typed);
    const into: Unit[] = [];
    for (const code of day ? codesIn(typed.into) : []) {
      const heir = await this.units.findByCode(code, day ?? '');
      if (heir && heir.id !== id) into.push(heir);
      else faults.push({ field: 'into', text: `Không có đơn vị khác mã “${code}” vào ngày ấy. Hãy thêm đơn vị mới trước.` });
    }
    if (!day || faults.length > 0) return editor(endEditor(unit, typed, faults), 422);
    const event = { day, legalBasis: cleanText(typed.legalBasis), into: into.map((heir) => heir.id) };
    await this.keeping.end(id, event, staffOf(request).accountId);
    return redirect(unitUrl(id), { text: `Đã ghi: đơn vị kết thúc từ ngày ${spokenDay(day)}.` });
  }

  private async unit(id: UnitId): Promise<Unit> {
    const unit = await this.units.findById(id);
    if (!unit) throw new UnitError('NO_UNIT');
    return unit;
  }

  private async parentFaults(unit: Unit, parentCode: string): Promise<UnitFault[]> {
    if (!parentCode || parentCode === unit.codes[1]) return [];
    const above = await this.units.findByCode(parentCode, unit.validFrom > this.today() ? unit.validFrom : this.today());
    if (!above) return [{ field: 'parent', text: `Không có đơn vị mã “${parentCode}”. Xem mã ở danh sách đơn vị.` }];
    return above.codes.includes(unit.code) ? [{ field: 'parent', text: `${above.name} đang thuộc chính đơn vị này.` }] : [];
  }

  private today(): string {
    return localDay(this.clock.now());
  }
}

function editor(content: ConsoleContent<EditorView>, status = 200): Page {
  return consolePage<EditorView>('editor', content, { status });
}

/** The day of an event, after the first of the unit. */
function readEvent(unit: Unit, { day: typed }: TypedEvent): { day: string | undefined; faults: EventFault[] } {
  const day = readDay(typed);
  if (!day) return { day, faults: [{ field: 'day', text: 'Ngày viết đủ ngày, tháng, năm, ví dụ 01/07/2026.' }] };
  if (day <= unit.validFrom)
    return { day, faults: [{ field: 'day', text: `Ngày này phải sau ngày đơn vị bắt đầu, ${spokenDay(unit.validFrom)}.` }] };
  return { day, faults: [] };
}

function codesIn(typed: string): string[] {
  return [...new Set(typed.split(/[,;\s]+/).filter(Boolean))];
}
