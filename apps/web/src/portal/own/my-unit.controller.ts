import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Permission, Requires } from '#access';
import { ContestReader, ownPageName, type RunningContest } from '#contests';
import { Clock, formatMoment, isUuid } from '#kernel';
import { basesFor, RegistrationError, type Registration, Registrations, RegistrationSteps, UnitChanges } from '#registrations';
import { SubmissionDrafts } from '#submissions';
import { type Basis, type Unit, type UnitId, UnitRegister } from '#units';
import { contestantOf } from '../../edge/contestant.js';
import { errorSummary } from '../../edge/error-summary.js';
import { FORM } from '../../edge/form.pipe.js';
import { type Page, page, redirect, type Redirect } from '../../edge/page.js';
import { placeName } from '../../edge/place-name.js';
import { MyUnitForm } from '../register/register.forms.js';
import { BASIS_LABELS, unitChoice } from '../register/unit-choice.js';
import type { MyUnitView } from '../view-models.js';

const HERE = '/cua-toi/don-vi';
const SENT_STAYS = 'Bài dự thi đã gửi vẫn tính cho đơn vị cũ; muốn tính cho đơn vị mới, hãy mở bài và gửi lại khi còn hạn.';

/** Choosing anew whether one counts for where one lives or for where one works, until the last round is over. */
@Controller('cua-toi/don-vi')
@Requires(Permission.TakePart)
export class MyUnitController {
  constructor(
    private readonly contests: ContestReader,
    private readonly registrations: Registrations,
    private readonly changes: UnitChanges,
    private readonly steps: RegistrationSteps,
    private readonly units: UnitRegister,
    private readonly drafts: SubmissionDrafts,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Query(FORM) typed: MyUnitForm): Promise<Page | Redirect> {
    const own = await this.own(request);
    return own ? this.page(own, typed, undefined) : redirect('/dang-ky');
  }

  @Post()
  async choose(@Req() request: FastifyRequest, @Body(FORM) form: MyUnitForm): Promise<Page | Redirect> {
    const own = await this.own(request);
    if (!own) return redirect('/dang-ky');
    // What was typed for a search is no secret: it comes back with the page that shows what was found.
    if (form.do === 'search')
      return redirect(`${HERE}?basis=${form.basis ?? ''}&q=${encodeURIComponent(form.q ?? '')}`.replace('basis=&', ''));
    const basis = this.basis(own, form);
    const unit = await this.chosen(own, form, basis);
    if (!unit) return this.page(own, form, 'Hãy gõ tên rồi chọn một nơi trong danh sách.');
    try {
      await this.changes.change(own.running, own.registration, { basis, unit });
    } catch (error) {
      if (!(error instanceof RegistrationError)) throw error;
      return this.page(own, form, error.sentence());
    }
    const text = [`Từ bây giờ bạn được tính cho ${placeName(unit)}.`, ...((await this.hasSentFor(own, unit)) ? [SENT_STAYS] : [])];
    return redirect('/cua-toi', { text: text.join(' ') });
  }

  /** Whether something was sent for another unit that may still be sent again for this one: what was sent is sealed with its unit. */
  private async hasSentFor({ running, registration }: Own, unit: Unit): Promise<boolean> {
    const open = new Set(running.receiving.filter(({ closesAt }) => this.clock.now() < closesAt).map(({ id }) => id));
    const sent = open.size === 0 ? [] : await this.drafts.ofRegistration(registration.id);
    return sent.some(({ state, roundId, unitId }) => state === 'sent' && open.has(roundId) && unitId !== unit.id);
  }

  private async own(request: FastifyRequest): Promise<{ running: RunningContest; registration: Registration } | undefined> {
    const running = await this.contests.running();
    const registration = await this.registrations.findOf(contestantOf(request).principal.accountId, running.contest.id);
    return registration && { running, registration };
  }

  private basis({ running, registration }: Own, { basis }: MyUnitForm): Basis {
    const bases = basesFor(running.ruleSet, registration.audience);
    return bases.find((one) => one === basis) ?? registration.basis;
  }

  /** The unit that was picked; where none was, the one that is written down for the basis already. */
  private async chosen({ registration }: Own, { unitId, shown, q = '' }: MyUnitForm, basis: Basis): Promise<Unit | undefined> {
    const kept = basis === 'residence' ? registration.residenceUnitId : registration.workplaceUnitId;
    // Without script the page had filled in a unit for the other basis: nobody has looked for one, so nobody has picked it.
    const isFilledIn = shown !== undefined && shown !== basis && q.trim() === '';
    const id = isUuid(unitId) && !isFilledIn ? (unitId as UnitId) : kept;
    return id ? this.units.findById(id) : undefined;
  }

  private async page(own: Own, typed: MyUnitForm, fault: string | undefined): Promise<Page> {
    const { running, registration } = own;
    const basis = this.basis(own, typed);
    const bases = basesFor(running.ruleSet, registration.audience);
    const results = typed.q ? await this.steps.findUnits(running, typed.q, basis) : [];
    const chosen = await this.chosen(own, typed, basis);
    const mayChange = this.changes.mayChange(running);
    const made = await this.changes.of(registration);
    const { residenceUnitId: residence, workplaceUnitId: workplace } = registration;
    const ids = [registration.unitId, residence, workplace, ...made.flatMap(({ fromUnitId, toUnitId }) => [fromUnitId, toUnitId])];
    const units = await this.units.findMany(ids.filter((id) => id !== null));
    const nameOf = (id: UnitId | null): string => {
      const unit = id === null ? undefined : units.get(id);
      return unit ? placeName(unit) : 'Chưa ghi';
    };
    return page<MyUnitView>(
      'my-unit',
      {
        title: 'Đơn vị được tính',
        isPrivate: true,
        task: { title: 'Đơn vị được tính', backUrl: '/cua-toi' },
        back: `Về ${ownPageName(running)}`,
        heading: 'Bạn dự thi cho đơn vị nào?',
        intro: mayChange
          ? `Chọn nơi ở hoặc nơi làm việc, học tập. Đợt thi đã đóng vẫn tính cho đơn vị cũ; từ đợt đang mở trở đi tính cho đơn vị mới. Không ai được tính hai lần.${running.receiving.length > 0 ? ` ${SENT_STAYS}` : ''}`
          : 'Các đợt thi đã đóng nên không đổi được đơn vị nữa.',
        facts: [
          { label: 'Đang tính cho', value: nameOf(registration.unitId) },
          ...(bases.includes('residence') ? [{ label: BASIS_LABELS.residence, value: nameOf(residence) }] : []),
          ...(bases.includes('workplace') ? [{ label: BASIS_LABELS.workplace, value: nameOf(workplace) }] : []),
        ],
        errors: fault ? errorSummary([{ field: 'q', text: fault }]) : undefined,
        form: mayChange
          ? {
              actionUrl: HERE,
              shown: basis,
              searchUrl: '/don-vi',
              ...unitChoice({ bases, basis, typed: typed.q ?? '', results, chosen, fault }),
            }
          : undefined,
        changes:
          made.length > 0
            ? {
                title: 'Những lần đã đổi',
                items: made.map(({ fromUnitId, toUnitId, changedAt }) => ({
                  title: `${nameOf(fromUnitId)} → ${nameOf(toUnitId)}`,
                  detail: formatMoment(changedAt),
                })),
              }
            : undefined,
        scripts: ['unit-search.js'],
      },
      { layout: 'task', status: fault ? 422 : 200 },
    );
  }
}

type Own = { running: RunningContest; registration: Registration };
