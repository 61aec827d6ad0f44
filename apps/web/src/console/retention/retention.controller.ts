import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestReader } from '#contests';
import { cleanText, type ContestId, localDay, parseLocal } from '#kernel';
import { IdleAccounts, RegistrationError, Registrations, Retention } from '#registrations';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { GroupsView } from '../view-models.js';
import { type Known, RETENTION, retentionContent, type TermFault, type TypedTerm } from './retention-pages.js';

const MOST_MONTHS = 120;

class TermForm {
  @IsOptional() @IsUUID() contest?: ContestId;
  @IsOptional() @IsString() @MaxLength(30) day?: string;
  @IsOptional() @IsString() @MaxLength(500) reason?: string;
}

class IdleForm {
  @IsOptional() @IsString() @MaxLength(10) months?: string;
  @IsOptional() @IsString() @MaxLength(500) why?: string;
}

/** When the personal data of each contest is erased, and how long other data is kept. */
@Controller(RETENTION.slice(1))
export class RetentionController {
  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly retention: Retention,
    private readonly idle: IdleAccounts,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async show(@Req() request: FastifyRequest): Promise<Page> {
    return this.page(request, {}, []);
  }

  @Post()
  @Requires(Permission.ManageStaff)
  async set(@Req() request: FastifyRequest, @Body(FORM) form: TermForm): Promise<Page | Redirect> {
    const contest = (await this.contests.list()).find(({ id }) => id === form.contest);
    const [day, reason] = [readDay(form.day ?? ''), cleanText(form.reason ?? '')];
    const faults: TermFault[] = [
      ...(contest ? [] : [{ field: 'contest' as const, text: 'Hãy chọn một cuộc thi.' }]),
      ...(day ? [] : [{ field: 'day' as const, text: 'Hãy viết đủ ngày, tháng, năm, ví dụ 31/12/2026.' }]),
      ...(reason ? [] : [{ field: 'reason' as const, text: 'Hãy ghi lý do, ví dụ số văn bản.' }]),
    ];
    if (!contest || !day || faults.length > 0) return this.page(request, { ...form }, faults);
    try {
      await this.retention.set(await this.contests.contest(contest.id), day, { actor: staffOf(request).accountId, reason });
    } catch (error) {
      if (!(error instanceof RegistrationError)) throw error;
      return this.page(request, { ...form }, [{ field: 'day', text: error.sentence() }]);
    }
    return redirect(RETENTION, { text: 'Đã ghi ngày xóa thông tin.' });
  }

  @Post('tai-khoan')
  @Requires(Permission.ManageStaff)
  async setIdle(@Req() request: FastifyRequest, @Body(FORM) form: IdleForm): Promise<Page | Redirect> {
    const [months, reason] = [Number(cleanText(form.months ?? '')), cleanText(form.why ?? '')];
    const isMonths = Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS;
    const faults: TermFault[] = [
      ...(isMonths ? [] : [{ field: 'months' as const, text: `Hãy ghi số tháng từ 1 đến ${MOST_MONTHS}.` }]),
      ...(reason ? [] : [{ field: 'why' as const, text: 'Hãy ghi lý do, ví dụ số văn bản.' }]),
    ];
    if (faults.length > 0) return this.page(request, { ...form }, faults);
    await this.idle.choose(months, { actor: staffOf(request).accountId, reason });
    return redirect(RETENTION, { text: 'Đã ghi thời hạn giữ tài khoản.' });
  }

  private async page(request: FastifyRequest, typed: TypedTerm, faults: readonly TermFault[]): Promise<Page> {
    const known: Known[] = [];
    for (const { id } of await this.contests.list()) {
      const running = await this.contests.contest(id);
      known.push({ running, term: await this.retention.termOf(running), people: await this.registrations.count(id) });
    }
    const mayManage = staffOf(request).permissions.has(Permission.ManageStaff);
    const content = retentionContent({ known, idleMonths: await this.idle.months(), mayManage }, typed, faults);
    return consolePage<GroupsView>('groups', content, { status: faults.length > 0 ? 422 : 200 });
  }
}

/** "31/12/2026" as "2026-12-31"; undefined for what is no day. */
function readDay(typed: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.\s-]+(\d{1,2})[/.\s-]+(\d{4})$/.exec(cleanText(typed)) ?? [];
  const date = year ? parseLocal(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : undefined;
  return date && localDay(date);
}
