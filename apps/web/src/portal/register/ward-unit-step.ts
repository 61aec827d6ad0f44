import { Injectable } from '@nestjs/common';
import { type RunningContest, unitDay } from '#contests';
import { basesFor, type DraftAnswers, RegistrationSteps } from '#registrations';
import { type Unit, UnitRegister } from '#units';
import { errorSummary } from '../../edge/error-summary.js';
import { type Page, page } from '../../edge/page.js';
import type { SiteDeployment } from '../../edge/site-deployments.js';
import type { RegisterWardUnitView } from '../view-models.js';
import { registerTask } from './register-presenter.js';
import { basisChoice } from './unit-choice.js';

/** Sent instead of a unit by those who belong to none of the ward's own. */
export const NO_WARD_UNIT = 'khong-thuoc';
const FAULT = 'Hãy chọn một đơn vị, hoặc chọn dòng cuối nếu bạn không thuộc đơn vị nào.';

/** The unit step on a ward's page: the ward itself is what counts in the contest, and one says to which of its own units one belongs. */
@Injectable()
export class WardUnitStep {
  constructor(
    private readonly steps: RegistrationSteps,
    private readonly units: UnitRegister,
  ) {}

  /** The answers with the ward as the unit that counts. */
  async complete(running: RunningContest, answers: DraftAnswers, { unitCode }: SiteDeployment): Promise<DraftAnswers> {
    const ward = await this.units.findByCode(unitCode, unitDay(running));
    return ward ? { ...answers, unitId: ward.id } : answers;
  }

  /** The ward's own unit that was chosen, or what is wrong; neither for those who belong to none. */
  chosen({ viaUnitId }: DraftAnswers, { units }: SiteDeployment): { unit?: Unit | undefined; fault?: string | undefined } {
    if (viaUnitId === NO_WARD_UNIT) return {};
    const unit = units.find((one) => one.id === viaUnitId);
    return unit ? { unit } : { fault: FAULT };
  }

  page(
    running: RunningContest,
    answers: DraftAnswers,
    deployment: SiteDeployment,
    { fault, isChild }: { fault: string | undefined; isChild: boolean },
  ): Page {
    const bases = basesFor(running.ruleSet, answers.audience);
    const basis = this.steps.basis(running, answers);
    return page<RegisterWardUnitView>(
      'register-ward-unit',
      {
        title: 'Bạn thuộc đơn vị nào?',
        isPrivate: true,
        task: registerTask(2, '/dang-ky', { isChild }),
        actionUrl: '/dang-ky/don-vi',
        heading: 'Bạn thuộc đơn vị nào?',
        why: {
          question: 'Vì sao hỏi?',
          answer: 'Lượt thi của bạn được tính cho phường, và phường biết mỗi đơn vị của mình đã có bao nhiêu người dự thi.',
        },
        errors: fault ? errorSummary([{ field: 'viaUnitId', text: fault }]) : undefined,
        basis: basisChoice(bases, basis, 'Bạn dự thi tại phường theo'),
        units: {
          id: 'viaUnitId',
          name: 'viaUnitId',
          label: 'Đơn vị trong phường',
          error: fault,
          options: [
            ...deployment.units.map(({ id, name }) => ({ value: id, label: name, isChecked: id === answers.viaUnitId })),
            {
              value: NO_WARD_UNIT,
              label: 'Không thuộc đơn vị nào trên đây',
              detail: 'Chỉ tính cho phường',
              isChecked: answers.viaUnitId === NO_WARD_UNIT,
            },
          ],
        },
        elsewhere: { question: 'Bạn ở và làm việc tại phường, xã khác?', label: `Đăng ký ở trang ${deployment.owner.name}` },
      },
      { layout: 'task', status: fault ? 422 : 200 },
    );
  }
}
