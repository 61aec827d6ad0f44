import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestReader, type RunningContest } from '#contests';
import { cleanText, type ContestId, formatDate, formatMoment, formatNumber, localDay, parseLocal } from '#kernel';
import { RegistrationError, Registrations, Retention, type Term } from '#registrations';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, redirect, type Redirect } from '../../edge/page.js';
import { consolePage } from '../console-page.js';
import { staffOf } from '../staff-of.js';
import type { CardFormView, GroupsView } from '../view-models.js';

const HERE = '/quan-tri/luu-giu';

class TermForm {
  @IsOptional() @IsUUID() contest?: ContestId;
  @IsOptional() @IsString() @MaxLength(30) day?: string;
  @IsOptional() @IsString() @MaxLength(500) reason?: string;
}

interface Known {
  running: RunningContest;
  term: Term;
  people: number;
}

type Fault = { field: 'contest' | 'day' | 'reason'; text: string };

/** When the personal data of each contest is erased. */
@Controller(HERE.slice(1))
export class RetentionController {
  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly retention: Retention,
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
    const faults: Fault[] = [
      ...(contest ? [] : [{ field: 'contest' as const, text: 'Hãy chọn một cuộc thi.' }]),
      ...(day ? [] : [{ field: 'day' as const, text: 'Hãy viết đủ ngày, tháng, năm, ví dụ 31/12/2026.' }]),
      ...(reason ? [] : [{ field: 'reason' as const, text: 'Hãy ghi lý do, ví dụ số văn bản.' }]),
    ];
    if (!contest || !day || faults.length > 0) return this.page(request, form, faults);
    try {
      await this.retention.set(await this.contests.contest(contest.id), day, { actor: staffOf(request).accountId, reason });
    } catch (error) {
      if (!(error instanceof RegistrationError)) throw error;
      return this.page(request, form, [{ field: 'day', text: error.sentence() }]);
    }
    return redirect(HERE, { text: 'Đã ghi ngày xóa thông tin.' });
  }

  private async page(request: FastifyRequest, typed: TermForm, faults: readonly Fault[]): Promise<Page> {
    const known: Known[] = [];
    for (const { id } of await this.contests.list()) {
      const running = await this.contests.contest(id);
      known.push({ running, term: await this.retention.termOf(running), people: await this.registrations.count(id) });
    }
    const mayManage = staffOf(request).permissions.has(Permission.ManageStaff);
    const open = known.filter(({ term }) => term.erasedAt === null);
    return consolePage<GroupsView>(
      'groups',
      {
        title: 'Giữ và xóa thông tin',
        heading: 'Giữ và xóa thông tin cá nhân',
        sentence:
          'Hết thời hạn, máy xóa họ tên, ngày sinh, liên hệ và mọi thông tin đã khai của người dự thi. Số người, lượt thi, bảng xếp hạng và dấu vân tay giữ nguyên. Giấy chứng nhận đã cấp vẫn tra được.',
        groups: [
          {
            heading: 'Các cuộc thi',
            table: {
              label: 'Thời hạn giữ thông tin của từng cuộc thi',
              columns: [
                { label: 'Cuộc thi' },
                { label: 'Người đã đăng ký', isNumber: true },
                { label: 'Xóa vào ngày' },
                { label: 'Do đâu' },
              ],
              rows: known.map(({ running, term, people }) => ({
                cells: [
                  { text: running.contest.name, isHead: true },
                  { text: formatNumber(people), isNumber: true },
                  { text: term.erasedAt ? `Đã xóa lúc ${formatMoment(term.erasedAt)}` : dayWords(term.eraseOn) },
                  { text: term.isSet ? 'Ban Tổ chức đặt' : 'Theo quy định chung, kể từ đợt thi cuối' },
                ],
              })),
              empty: { title: 'Chưa có cuộc thi nào', text: 'Thời hạn hiện ở đây khi cuộc thi được công bố.' },
            },
          },
        ],
        forms: mayManage && open.length > 0 ? [termForm(open, typed, faults)] : [],
      },
      { status: faults.length > 0 ? 422 : 200 },
    );
  }
}

function termForm(open: readonly Known[], typed: TermForm, faults: readonly Fault[]): CardFormView {
  const text = (field: 'day' | 'reason', label: string, hint: string) => ({
    text: {
      id: field,
      name: field,
      label,
      hint,
      value: typed[field] ?? '',
      error: faultOf(faults, field),
      autocomplete: 'off',
      maxlength: 500,
    },
  });
  return {
    heading: 'Đặt ngày xóa khác',
    sentence: 'Sau đợt thi cuối và thời gian khiếu nại. Xóa rồi thì không lấy lại được.',
    actionUrl: HERE,
    errors: errorSummary(faults),
    fields: [
      {
        select: {
          id: 'contest',
          name: 'contest',
          label: 'Cuộc thi',
          error: faultOf(faults, 'contest'),
          placeholder: 'Chọn một cuộc thi',
          options: open.map(({ running: { contest } }) => ({
            value: contest.id,
            label: contest.name,
            isSelected: contest.id === typed.contest,
          })),
        },
      },
      text('day', 'Xóa vào ngày', 'Ngày, tháng, năm, ví dụ 31/12/2026.'),
      text('reason', 'Lý do', 'Ví dụ: theo Kế hoạch số 12/KH-UBND. Được ghi vào nhật ký.'),
    ],
    button: 'Ghi ngày xóa',
  };
}

function dayWords(day: string | undefined): string {
  const date = day === undefined ? undefined : parseLocal(day);
  return date ? formatDate(date) : 'Chưa rõ, vì chưa có đợt thi';
}

/** "31/12/2026" as "2026-12-31"; undefined for what is no day. */
function readDay(typed: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.\s-]+(\d{1,2})[/.\s-]+(\d{4})$/.exec(cleanText(typed)) ?? [];
  const date = year ? parseLocal(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : undefined;
  return date && localDay(date);
}
