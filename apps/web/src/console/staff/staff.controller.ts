import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, permissionsOf, Requires, type StaffRole } from '#access';
import { AccountError, readDuties, readNewStaff, Staff, type StaffFault } from '#accounts';
import { Councils, seesNames } from '#judging';
import type { AccountId } from '#kernel';
import { FORM, ID } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { tenantSiteOf } from '../../edge/site.js';
import { staffOf } from '../staff-of.js';
import { DutiesForm, InviteForm } from './staff.forms.js';
import { memberPage, type MemberExtras, staffPage } from './staff-pages.js';

/** Who works in the console, and in which roles. */
@Controller('quan-tri/nhan-su')
export class StaffController {
  constructor(
    private readonly staff: Staff,
    private readonly councils: Councils,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Req() request: FastifyRequest): Promise<Page> {
    return staffPage(await this.staff.list(), { mayManage: mayManage(request) });
  }

  @Post()
  @Requires(Permission.ManageStaff)
  async invite(@Req() request: FastifyRequest, @Body(FORM) form: InviteForm): Promise<Page | Redirect> {
    const reading = readNewStaff(form);
    const again = async (faults: StaffFault[]): Promise<Page> =>
      staffPage(await this.staff.list(), { mayManage: true, typed: form, faults });
    if ('faults' in reading) return again(reading.faults);
    try {
      await this.staff.invite(reading.person, {
        actor: staffOf(request).accountId,
        siteName: tenantSiteOf(request).tenant.name,
        passwordUrl: `${request.protocol}://${request.host}/quan-tri/quen-mat-khau`,
      });
    } catch (error) {
      if (!(error instanceof AccountError) || error.code !== 'STAFF_EXISTS') throw error;
      return again([{ field: 'email', text: error.sentence() }]);
    }
    return redirect('/quan-tri/nhan-su', { text: 'Đã gửi thư mời.' });
  }

  @Get(':id')
  @Requires(Permission.ManageStaff)
  async show(@Req() request: FastifyRequest, @Param('id', ID) id: AccountId): Promise<Page> {
    return this.page(request, id, {});
  }

  /** Duties, or one of the other buttons of the form. */
  @Post(':id')
  @Requires(Permission.ManageStaff)
  async change(@Req() request: FastifyRequest, @Param('id', ID) id: AccountId, @Body(FORM) form: DutiesForm): Promise<Page | Redirect> {
    const { accountId: actor } = staffOf(request);
    switch (form.do) {
      case 'unlock':
        await this.staff.unlock(id, actor);
        return done(id, 'Đã mở khóa tài khoản.');
      case 'reset-factor':
        await this.staff.resetSecondFactor(id, actor);
        return done(id, 'Đã đặt lại mã xác thực. Người này cài lại ở lần đăng nhập sau.');
      default:
        return this.save(request, id, form);
    }
  }

  @Post(':id/khoa')
  @Requires(Permission.ManageStaff)
  async lock(@Req() request: FastifyRequest, @Param('id', ID) id: AccountId): Promise<Page | Redirect> {
    try {
      await this.staff.lock(id, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof AccountError) || !['LAST_ADMINISTRATOR', 'OWN_ACCOUNT'].includes(error.code)) throw error;
      return this.page(request, id, { notice: { kind: 'grave', title: 'Chưa khóa được tài khoản này', text: error.sentence() } });
    }
    return done(id, 'Đã khóa tài khoản.');
  }

  private async save(request: FastifyRequest, id: AccountId, form: DutiesForm): Promise<Page | Redirect> {
    const reading = readDuties(form);
    if ('faults' in reading) return this.page(request, id, { typed: form, faults: reading.faults });
    if (form.do !== 'save-anyway' && (await this.endsMarking(id, reading.roles)))
      return this.page(request, id, { typed: form, asks: true });
    try {
      await this.staff.changeDuties(id, reading, staffOf(request).accountId);
    } catch (error) {
      if (!(error instanceof AccountError) || !['LAST_ADMINISTRATOR', 'OWN_ROLES'].includes(error.code)) throw error;
      return this.page(request, id, { typed: form, faults: [{ field: 'roles', text: error.sentence() }] });
    }
    return done(id, 'Đã lưu.');
  }

  /** Whether somebody marks blindly who has seen no author so far, and would with these roles. */
  private async endsMarking(id: AccountId, roles: readonly StaffRole[]): Promise<boolean> {
    if (!seesNames(permissionsOf(roles)) || (await this.councils.blindCouncilsOf(id)).length === 0) return false;
    return !seesNames(permissionsOf((await this.staff.member(id)).roles));
  }

  private async page(request: FastifyRequest, id: AccountId, extras: Omit<MemberExtras, 'isSelf' | 'marksBlindIn'>): Promise<Page> {
    const isSelf = staffOf(request).accountId === id;
    return memberPage(await this.staff.member(id), { ...extras, isSelf, marksBlindIn: await this.councils.blindCouncilsOf(id) });
  }
}

function done(id: AccountId, text: string): Redirect {
  return redirect(`/quan-tri/nhan-su/${id}`, { text });
}

function mayManage(request: FastifyRequest): boolean {
  return staffOf(request).permissions.has(Permission.ManageStaff);
}
