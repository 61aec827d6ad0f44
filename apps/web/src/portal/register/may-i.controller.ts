import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { addressPrefix, Public, Throttle } from '#access';
import { readBirthDate, readContact } from '#accounts';
import { ContestReader, type RunningContest } from '#contests';
import { Clock, isUuid } from '#kernel';
import { StatusQuestions } from '#notifications';
import { basesFor, needsGuardian, RegistrationSteps } from '#registrations';
import { barredGroups, checkEligibility } from '#rules';
import { type Unit, type UnitId, UnitRegister } from '#units';
import { errorSummary } from '../../edge/error-summary.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import type { MayIView } from '../view-models.js';
import { MayIForm, OwnStatusForm } from './register.forms.js';
import { basisChoice } from './unit-choice.js';

const HERE = '/du-dieu-kien';
const OPEN = 'strangers ask before they register';
/** A hall asks together; nobody should have messages sent by the thousand. */
const QUESTIONS = { action: 'may-i', limit: 1000, windowSeconds: 15 * 60 };
const MESSAGES_PER_ADDRESS = { action: 'own-status-address', limit: 200, windowSeconds: 60 * 60 };
const MESSAGES_PER_CONTACT = { action: 'own-status', limit: 3, windowSeconds: 60 * 60 };
/** Said whoever asks about whomever: only the owner of the contact learns more. */
const SAME_FOR_ALL =
  'Nếu số hoặc địa chỉ này đã đăng ký, chúng tôi gửi ngay tới đó: đã đăng ký những ai, tính cho đơn vị nào, còn bao nhiêu lượt. Nếu không nhận được gì sau vài phút thì chưa có ai đăng ký bằng liên hệ này.';

type Fault = { field: string; text: string; wrong?: ('day' | 'month' | 'year')[] };

/** "Tôi có được dự thi không?": the rules answer whoever asks; what is known of somebody goes to their own phone alone. */
@Controller(HERE.slice(1))
export class MayIController {
  constructor(
    private readonly contests: ContestReader,
    private readonly steps: RegistrationSteps,
    private readonly units: UnitRegister,
    private readonly questions: StatusQuestions,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public(OPEN)
  async ask(): Promise<Page> {
    return this.page(await this.contests.running(), {}, {});
  }

  /** What the rules say to somebody as described. Nothing is looked up and nothing is kept: names are not even asked for. */
  @Post()
  @Public(OPEN)
  async answer(@Req() request: FastifyRequest, @Body(FORM) form: MayIForm): Promise<Page> {
    await this.throttle.count(QUESTIONS, addressPrefix(request.ip));
    const running = await this.contests.running();
    const born = readBirthDate({ day: form.day ?? '', month: form.month ?? '', year: form.year ?? '' }, this.clock.now());
    const audience = form.audience || (running.ruleSet.audiences.length === 1 ? running.ruleSet.audiences[0]?.code : undefined);
    const faults: Fault[] = [
      ...('fault' in born ? [{ field: 'birthDate', text: born.fault, wrong: born.wrong }] : []),
      ...(running.ruleSet.audiences.some(({ code }) => code === audience) ? [] : [{ field: 'audience', text: 'Hãy chọn nhóm của bạn.' }]),
    ];
    if ('fault' in born || faults.length > 0) return this.page(running, form, { faults });
    const unit = isUuid(form.unitId) ? await this.units.findById(form.unitId as UnitId) : undefined;
    return this.page(running, form, { answer: answerOf(running, { birthDate: born.date, audience, unit, basis: form.basis }) });
  }

  /** "Am I registered?" is answered to the phone or mailbox itself, by the worker; the page says and does the same for everybody. */
  @Post('da-dang-ky')
  @Public(OPEN)
  async own(@Req() request: FastifyRequest, @Body(FORM) { contact = '' }: OwnStatusForm): Promise<Page | Redirect> {
    const reading = readContact(contact);
    if ('fault' in reading)
      return this.page(await this.contests.running(), {}, { contact, faults: [{ field: 'contact', text: reading.fault }] });
    await this.throttle.count(MESSAGES_PER_ADDRESS, addressPrefix(request.ip));
    await this.throttle.count(MESSAGES_PER_CONTACT, reading.contact.value);
    await this.questions.ask(reading.contact);
    return redirect(HERE, { text: SAME_FOR_ALL });
  }

  private async page(
    running: RunningContest,
    form: MayIForm,
    { faults = [], answer, contact = '' }: { faults?: readonly Fault[]; answer?: MayIView['rules']['answer']; contact?: string },
  ): Promise<Page> {
    const { ruleSet } = running;
    const bases = basesFor(ruleSet, form.audience);
    const basis = bases.find((one) => one === form.basis) ?? bases[0] ?? 'residence';
    const results = form.q ? await this.steps.findUnits(running, form.q, basis) : [];
    const faultOf = (field: string): string | undefined => faults.find((fault) => fault.field === field)?.text;
    const wrong = faults.find(({ field }) => field === 'birthDate')?.wrong ?? [];
    const part = (name: 'day' | 'month' | 'year') => ({ value: form[name] ?? '', isWrong: wrong.includes(name) });
    return page<MayIView>(
      'may-i',
      {
        title: 'Tôi có được dự thi không?',
        description: `Điều kiện dự thi ${running.contest.name}.`,
        task: { title: 'Điều kiện dự thi', backUrl: '/' },
        heading: 'Tôi có được dự thi không?',
        intro: 'Trả lời vài câu, không cần ghi tên. Những gì bạn ghi ở đây không được lưu lại.',
        errors: errorSummary(
          faults.map(({ field, text, wrong: parts }) => ({ field: parts ? `${field}-${parts[0] ?? 'day'}` : field, text })),
        ),
        rules: {
          id: 'dieu-kien',
          heading: 'Theo thể lệ',
          actionUrl: HERE,
          birthDate: {
            id: 'birthDate',
            label: 'Ngày sinh',
            error: faultOf('birthDate'),
            day: part('day'),
            month: part('month'),
            year: part('year'),
          },
          audience:
            ruleSet.audiences.length > 1
              ? {
                  id: 'audience',
                  name: 'audience',
                  label: 'Bạn thuộc nhóm nào?',
                  error: faultOf('audience'),
                  placeholder: 'Chọn một nhóm',
                  options: ruleSet.audiences.map(({ code, name }) => ({ value: code, label: name, isSelected: code === form.audience })),
                }
              : undefined,
          basis: basisChoice(bases, basis),
          search: {
            id: 'q',
            name: 'q',
            label: 'Nơi ấy ở đâu? (không bắt buộc)',
            hint: 'Gõ vài chữ đầu rồi bấm nút dưới đây để tìm.',
            value: form.q ?? '',
            type: 'search',
            autocomplete: 'off',
            maxlength: 100,
          },
          results: results.map(({ id, name, place }) => ({ id, name, detail: place, isChecked: id === form.unitId })),
          resultsText: form.q
            ? results.length > 0
              ? `Có ${results.length} nơi phù hợp. Chọn một nơi rồi bấm lại.`
              : 'Không có nơi nào tên như vậy. Thử viết ngắn hơn.'
            : undefined,
          button: 'Xem tôi có được dự thi không',
          answer,
        },
        own: {
          id: 'da-dang-ky',
          heading: 'Tôi đã đăng ký chưa?',
          intro: 'Câu trả lời được gửi tới chính số điện thoại hoặc hộp thư đó, không hiện ở đây.',
          actionUrl: `${HERE}/da-dang-ky`,
          contact: {
            id: 'contact',
            name: 'contact',
            label: 'Số điện thoại hoặc thư điện tử',
            value: contact,
            error: faultOf('contact'),
            autocomplete: 'tel',
            maxlength: 254,
          },
          button: 'Gửi câu trả lời cho tôi',
        },
      },
      { layout: 'task', status: faults.length > 0 ? 422 : 200 },
    );
  }
}

/** What the rules say, and what they will still ask for. Teams and lists are not looked at: whoever is on one learns it when registering. */
function answerOf(
  { ruleSet }: RunningContest,
  known: { birthDate: string; audience: string | undefined; unit: Unit | undefined; basis: MayIForm['basis'] },
): NonNullable<MayIView['rules']['answer']> {
  const { birthDate, audience, unit, basis } = known;
  const { reasons } = checkEligibility(ruleSet, {
    birthDate,
    audience,
    unitCodes: unit?.codes,
    registersBy: unit && basis,
    guardianConsent: true,
  });
  const refused = reasons.filter(({ kind }) => kind === 'refused').map(({ sentence }) => sentence);
  if (refused.length > 0) return { title: 'Bạn chưa dự thi được', isYes: false, items: refused };
  const missing = reasons.filter(({ kind }) => kind === 'missing').map(({ sentence }) => sentence);
  const barred = barredGroups(ruleSet).map(({ name }) => name);
  return {
    title: missing.length > 0 ? 'Chưa có gì cản bạn dự thi' : 'Bạn dự thi được',
    isYes: true,
    items: [
      ...missing,
      ...(needsGuardian(ruleSet, birthDate) ? ['Ở tuổi của bạn cần cha, mẹ hoặc người giám hộ đồng ý. Bạn ghi người ấy khi đăng ký.'] : []),
      ...(barred.length > 0 ? [`Trừ khi bạn thuộc: ${barred.join('; ')}.`] : []),
      'Trừ khi bạn đã viết câu hỏi cho cuộc thi này.',
    ],
    action: { label: 'Đăng ký dự thi', url: '/dang-ky' },
  };
}
