import { Injectable } from '@nestjs/common';
import { Permission, type Principal } from '#access';
import { Staff } from '#accounts';
import { ContestDrafts, type RunningContest } from '#contests';
import { Clock, localDay } from '#kernel';
import { QuestionCatalogue } from '#questions';
import { TenantSettings } from '#tenants';
import { UnitRegister } from '#units';
import { DRAFTS } from '../plan-drafts/addresses.js';
import { IDENTITY } from '../tenant/addresses.js';
import type { WaitingView } from '../view-models.js';

/** One step on the way to a running contest. */
interface Step {
  isDone: boolean;
  /** Who may take it: others do not see it. */
  requires: Permission;
  view: Omit<WaitingView, 'isFirst'>;
}

/** How far a tenant is. */
export interface Progress {
  /** What is left for the person who looks, in the order in which it is best done. */
  left: Omit<WaitingView, 'isFirst'>[];
  done: number;
  of: number;
}

/** What a new tenant still has to do until its contest runs; nothing is left for one whose contest does. */
@Injectable()
export class FirstSteps {
  constructor(
    private readonly tenants: TenantSettings,
    private readonly staff: Staff,
    private readonly units: UnitRegister,
    private readonly drafts: ContestDrafts,
    private readonly questions: QuestionCatalogue,
    private readonly clock: Clock,
  ) {}

  async progress({ permissions }: Pick<Principal, 'permissions'>, running: RunningContest | undefined): Promise<Progress> {
    const steps = await this.steps(running);
    const left = steps.filter(({ isDone, requires }) => !isDone && permissions.has(requires)).map(({ view }) => view);
    return { left, done: steps.filter(({ isDone }) => isDone).length, of: steps.length };
  }

  private async steps(running: RunningContest | undefined): Promise<Step[]> {
    const day = localDay(this.clock.now());
    const members = (await this.staff.list()).filter(({ isLocked }) => !isLocked);
    const hasUnits = (await this.units.hasAny({ basis: 'residence', day })) || (await this.units.hasAny({ basis: 'workplace', day }));
    const draft = (await this.drafts.list()).find(({ state }) => state === 'open');
    const needsQuestions = running === undefined || running.ruleSet.parts.some(({ kind }) => kind === 'quiz');
    return [
      {
        isDone: (await this.tenants.own()).settledAt !== null,
        requires: Permission.ManageTenant,
        view: step('Xem lại tên, màu và biểu trưng', 'Trang đang dùng màu và biểu trưng vẽ sẵn từ tên đơn vị.', 'Xem và lưu', IDENTITY),
      },
      {
        isDone: members.some(({ roles }) => roles.includes('approver')) && members.some(({ roles }) => roles.includes('publisher')),
        requires: Permission.ManageStaff,
        view: step(
          'Mời người duyệt và người công bố',
          'Người soạn không tự duyệt, không tự công bố: cần ít nhất một người duyệt và một người công bố.',
          'Mời nhân sự',
          '/quan-tri/nhan-su',
        ),
      },
      {
        isDone: hasUnits,
        requires: Permission.ReadConsole,
        view: step(
          'Lập danh sách đơn vị dự thi',
          'Người dự thi chọn đơn vị của mình trong danh sách này khi đăng ký.',
          'Lập danh sách',
          '/quan-tri/don-vi',
        ),
      },
      {
        isDone: running !== undefined,
        requires: Permission.EditRules,
        view: draft
          ? step('Hoàn thiện thể lệ', `Bản soạn “${draft.title}” chưa công bố.`, 'Mở bản soạn', `${DRAFTS}/${draft.id}`)
          : step(
              'Tạo cuộc thi từ mẫu',
              'Chọn một mẫu gần với kế hoạch của đơn vị rồi sửa ngày, giải và lời văn.',
              'Chọn mẫu',
              `${DRAFTS}/moi`,
            ),
      },
      {
        isDone: !needsQuestions || (await this.questions.counts()).some(({ count }) => count > 0),
        requires: Permission.WriteQuestions,
        view: step(
          'Đưa câu hỏi vào ngân hàng',
          'Đề thi rút từ ngân hàng câu hỏi; bản soạn cho biết mỗi chủ đề cần bao nhiêu câu.',
          'Xem chủ đề',
          running ? '/quan-tri/cau-hoi' : DRAFTS,
        ),
      },
    ];
  }
}

function step(title: string, text: string, label: string, url: string): Step['view'] {
  return { title, text, action: { label, url } };
}
