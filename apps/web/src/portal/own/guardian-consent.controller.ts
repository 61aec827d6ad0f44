import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessError, Permission, Requires } from '#access';
import { AccountError, describeContact, keptContact, OneTimeCodes } from '#accounts';
import { ContestReader, ownPageName, type RunningContest } from '#contests';
import { capitalise, Clock, formatTime, formatTimeWithSeconds } from '#kernel';
import {
  type FieldFault,
  type Guardian,
  GUARDIAN_TEXTS,
  Guardians,
  readGuardian,
  type Registration,
  Registrations,
  RELATIONS,
} from '#registrations';
import { contestantOf } from '../../edge/contestant.js';
import { errorSummary } from '../../edge/error-summary.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { CodeDesk } from '../register/code-desk.js';
import { GuardianForm, GuardianWordForm } from '../register/register.forms.js';
import { guardianContent } from '../register/register-presenter.js';
import { GUARDIAN } from './guardian-pages.js';
import type { GuardianConsentView, RegisterGuardianView } from '../view-models.js';

const HERE = '/cua-toi/nguoi-giam-ho';
const PURPOSE = 'guardian';

/** Mother, father or guardian reads what it is about, on the pupil's device, and agrees with the code that only they have. */
@Controller('cua-toi/nguoi-giam-ho')
@Requires(Permission.TakePart)
export class GuardianConsentController {
  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly guardians: Guardians,
    private readonly codes: OneTimeCodes,
    private readonly desk: CodeDesk,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const { running, registration } = await this.own(request);
    if (!registration?.guardianState) return redirect('/cua-toi');
    return this.page(request, running, registration, undefined);
  }

  /** Sends the guardian a code, or another one. */
  @Post('gui-ma')
  async send(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Redirect> {
    const { registration } = await this.own(request);
    if (!registration) return redirect('/cua-toi');
    try {
      this.desk.keep(reply, await this.guardians.sendCode(registration, this.desk.asking(request, reply)));
    } catch (error) {
      if (!(error instanceof AccountError || error instanceof AccessError)) throw error;
      return redirect(HERE, { text: error.sentence(), isError: true });
    }
    return redirect(HERE, { text: 'Đã gửi mã. Mã cũ, nếu có, không còn dùng được.' });
  }

  @Post()
  async agree(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(FORM) { code = '', publish }: GuardianWordForm,
  ): Promise<Page | Redirect> {
    const { running, registration } = await this.own(request);
    if (registration?.guardianState !== 'awaited') return redirect('/cua-toi');
    try {
      const id = this.desk.codeId(request);
      if (!id) throw new AccountError('CODE_UNKNOWN');
      await this.guardians.confirm(
        registration,
        { id, typed: code, from: this.desk.asking(request, reply) },
        { publishesName: publish === 'yes' },
      );
    } catch (error) {
      if (!(error instanceof AccountError || error instanceof AccessError)) throw error;
      return this.page(request, running, registration, { code: error.sentence(), publishes: publish === 'yes' });
    }
    this.desk.forget(reply);
    return redirect('/cua-toi', { text: 'Cảm ơn cha mẹ. Từ bây giờ cháu vào thi được.' });
  }

  @Get('doi')
  async other(@Req() request: FastifyRequest): Promise<Page | Redirect> {
    const { registration } = await this.own(request);
    if (registration?.guardianState !== 'awaited') return redirect('/cua-toi');
    const known = await this.guardians.of(registration.id);
    const typed = { guardianName: known?.fullName ?? '', guardianRelation: known?.relation ?? '', guardianContact: known?.contact ?? '' };
    return namePage(typed, []);
  }

  @Post('doi')
  async name(@Req() request: FastifyRequest, @Body(FORM) form: GuardianForm): Promise<Page | Redirect> {
    const { registration } = await this.own(request);
    if (registration?.guardianState !== 'awaited') return redirect('/cua-toi');
    const reading = readGuardian(form);
    if ('faults' in reading) return namePage(form, reading.faults);
    await this.guardians.name(registration.id, reading.guardian);
    return redirect(HERE);
  }

  private async own(request: FastifyRequest): Promise<{ running: RunningContest; registration: Registration | undefined }> {
    const running = await this.contests.running();
    return { running, registration: await this.registrations.findOf(contestantOf(request).principal.accountId, running.contest.id) };
  }

  private async page(
    request: FastifyRequest,
    { contest, receiving }: RunningContest,
    { id, guardianState, publishesName }: Registration,
    fault: { code: string; publishes: boolean } | undefined,
  ): Promise<Page> {
    const [guardian, waiting] = [await this.guardians.of(id), await this.desk.waiting(request, PURPOSE)];
    const isWaiting = waiting !== undefined && waiting.contact === guardian?.contact;
    const nextAt = isWaiting ? this.codes.nextAt(waiting) : undefined;
    const child = contestantOf(request).principal.displayName;
    const isAwaited = guardianState === 'awaited';
    return page<GuardianConsentView>(
      'guardian-consent',
      {
        title: 'Cha mẹ đồng ý',
        isPrivate: true,
        task: { title: 'Cha mẹ đồng ý', backUrl: '/cua-toi' },
        heading: isAwaited ? 'Chờ cha mẹ đồng ý' : guardianState === 'given' ? 'Cha mẹ đã đồng ý' : 'Cha mẹ không đồng ý',
        paragraphs: isAwaited
          ? waitingWords(child, guardian)
          : guardianState === 'given'
            ? givenWords(guardian)
            : [withdrawnWords(guardian)],
        errors: fault ? errorSummary([{ field: 'code', text: fault.code }]) : undefined,
        form:
          isAwaited && isWaiting
            ? {
                actionUrl: HERE,
                statement: `${GUARDIAN_TEXTS['take-part']} Người dự thi: ${child}. Cuộc thi: ${contest.name}.`,
                publish: {
                  id: 'publish',
                  name: 'publish',
                  value: 'yes',
                  text: GUARDIAN_TEXTS['publish-name'],
                  isChecked: fault?.publishes ?? false,
                  hint: publishesName
                    ? 'Không bắt buộc. Nếu cha mẹ không đồng ý, trang công khai chỉ ghi chữ cái đầu của tên.'
                    : 'Cháu chưa đồng ý công bố tên, nên trang công khai chỉ ghi chữ cái đầu của tên.',
                },
                code: { id: 'code', name: 'code', label: 'Mã gửi tới cha, mẹ hoặc người giám hộ', value: '', error: fault?.code },
                button: 'Tôi đồng ý',
                validity: `Mã có giá trị đến ${formatTime(waiting.expiresAt)}.`,
              }
            : undefined,
        send: isAwaited
          ? {
              url: `${HERE}/gui-ma`,
              label: isWaiting ? 'Gửi lại mã' : `Gửi mã tới ${contactWords(guardian)}`,
              isFirst: !isWaiting,
              note: nextAt && nextAt > this.clock.now() ? `Chưa thấy mã? Gửi lại được từ ${formatTimeWithSeconds(nextAt)}.` : undefined,
            }
          : undefined,
        links: [
          ...(isAwaited ? [{ label: 'Sửa người đồng ý', url: `${HERE}/doi` }] : []),
          ...(guardian?.contact ? [{ label: 'Dành cho cha mẹ: xem, đồng ý hoặc rút lại', url: GUARDIAN }] : []),
          { label: isAwaited ? `Để sau, về ${ownPageName({ receiving })}` : `Về ${ownPageName({ receiving })}`, url: '/cua-toi' },
        ],
      },
      { layout: 'task', status: fault ? 422 : 200 },
    );
  }
}

function waitingWords(child: string, guardian: Guardian | undefined): string[] {
  return [
    `${child} đã đăng ký, và vào thi được khi ${nameWords(guardian)} đồng ý.`,
    'Hãy đưa máy này cho người ấy đọc, hoặc gọi điện hỏi mã. Trong lúc chờ, bạn vẫn ôn tập được.',
  ];
}

function givenWords(guardian: Guardian | undefined): string[] {
  if (guardian?.relation !== 'school') return [`${nameWords(guardian)} đã đồng ý.`];
  return [
    `${guardian.fullName} đã xác nhận theo danh sách.`,
    'Cha mẹ muốn rút lại thì báo nhà trường hoặc Ban Tổ chức; Ban Tổ chức ghi lại và bạn thôi dự thi từ lúc đó.',
  ];
}

function withdrawnWords(guardian: Guardian | undefined): string {
  return `${capitalise(nameWords(guardian))} không đồng ý cho bạn dự thi, nên bạn không vào thi nữa. Bài đã nộp vẫn được tính.`;
}

function nameWords(guardian: Guardian | undefined): string {
  if (!guardian || guardian.relation === 'school') return 'cha, mẹ hoặc người giám hộ';
  return `${RELATIONS[guardian.relation].toLocaleLowerCase('vi')} ${guardian.fullName}`;
}

function contactWords(guardian: Guardian | undefined): string {
  return guardian?.contact ? describeContact(keptContact(guardian.contact)) : 'cha mẹ';
}

function namePage(typed: GuardianForm, faults: readonly FieldFault[]): Page {
  const content = guardianContent(typed, faults, {
    task: { title: 'Cha mẹ đồng ý', backUrl: HERE },
    actionUrl: `${HERE}/doi`,
    button: 'Ghi lại',
  });
  return page<RegisterGuardianView>('register-guardian', content, { layout: 'task', status: faults.length > 0 ? 422 : 200 });
}
