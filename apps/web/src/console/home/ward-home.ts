import { Injectable } from '@nestjs/common';
import { ContestReader, Deployments, type Round, roundOfInterest, roundPhase, type RunningContest } from '#contests';
import { formatMoment, formatNumber, formatTimeWithSeconds } from '#kernel';
import { type TargetProgress, targetProgress, type Turnout, Turnouts } from '#reports';
import { UnitRegister } from '#units';
import type { ConsoleContent } from '../console-page.js';
import { WARD_REPORT } from '../cascade/addresses.js';
import { attemptsOverTime } from '../charts/area-chart.js';
import { nowSentence, REFRESH_SECONDS, turnoutFigures } from '../rounds/round-presenter.js';
import type { HomeView, NoticeView, TargetBarView } from '../view-models.js';
import { planChart } from './plan-chart.js';

/** Below this share of a target a unit is far behind. */
const FAR_BEHIND = 0.5;

/** "Việc hôm nay" of a ward that deploys its city's contest: its own people, and how far its units are. */
@Injectable()
export class WardHome {
  constructor(
    private readonly deployments: Deployments,
    private readonly contests: ContestReader,
    private readonly turnouts: Turnouts,
    private readonly units: UnitRegister,
  ) {}

  /** Undefined for a tenant that deploys nothing, or no longer. */
  async content(now: Date): Promise<ConsoleContent<HomeView> | undefined> {
    const found = await this.deployments.amongOwnPeople(async ({ ownerContestId, tenantId, plan }) => ({
      plan,
      running: await this.contests.contest(ownerContestId),
      turnout: await this.turnouts.find({ contestId: ownerContestId, roundId: null, viaTenantId: tenantId }),
    }));
    if (!found) return undefined;
    const { plan, running, turnout } = found;
    const progress = targetProgress(plan.targets, await this.units.list(plan.contest.unitsAt), turnout);
    return wardHomeContent(running, turnout, progress, now);
  }

  /** What is said first where the city has taken its grant back. */
  async ended(): Promise<NoticeView | undefined> {
    const grant = await this.deployments.ownGrant();
    if (!grant?.revokedAt) return undefined;
    return {
      kind: 'grave',
      title: 'Cấp trên đã thu hồi việc giao triển khai',
      text: `Từ ${formatMoment(grant.revokedAt)}, trang của đơn vị thôi hiện cuộc thi, và đơn vị không còn xem được người dự thi. Người đã đăng ký vẫn dự thi như cũ.`,
    };
  }
}

function wardHomeContent(
  running: RunningContest,
  turnout: Turnout | undefined,
  progress: TargetProgress[],
  now: Date,
): ConsoleContent<HomeView> {
  const { rounds } = running;
  const isOpen = rounds.some((round) => roundPhase(round, now) === 'open');
  return {
    title: 'Việc hôm nay',
    heading: 'Việc hôm nay',
    sentence: `${formatMoment(now)}. ${nowSentence(rounds, now)}`,
    waiting: {
      heading: 'Chờ bạn',
      items: [],
      empty: {
        title: 'Không có việc nào chờ bạn',
        text: 'Đợt thi, câu hỏi và kết quả do thành phố lo. Phường theo dõi người của mình và các chỉ tiêu ở dưới.',
        action: { label: 'Mở trang của phường', url: '/' },
      },
    },
    live: {
      heading: 'Số liệu của phường',
      figures: turnoutFigures(turnout?.totals, isOpen),
      note: turnout ? ['Người tính cho phường, mọi đợt thi,', `đếm lúc ${formatTimeWithSeconds(turnout.takenAt)}`] : undefined,
      chart: chart(rounds, turnout, now),
      empty: turnout ? undefined : { title: 'Chưa có số liệu', text: 'Số liệu hiện ở đây khi có người đầu tiên dự thi.' },
      refreshSeconds: REFRESH_SECONDS,
    },
    targets: {
      heading: 'Chỉ tiêu của phường',
      bars: progress.map(bar),
      note: 'Vạch đen là chỉ tiêu. Nơi không có vạch được khuyến khích, không bắt buộc.',
      link: { label: 'Xem báo cáo', url: WARD_REPORT },
      empty: { title: 'Phường chưa đặt chỉ tiêu', text: 'Chỉ tiêu nằm trong kế hoạch triển khai của phường.' },
    },
    plan: planChart(running, now),
  };
}

function chart(rounds: readonly Round[], turnout: Turnout | undefined, now: Date) {
  const first = rounds[0];
  const round = roundOfInterest(rounds, now);
  if (!first || !round || !turnout) return undefined;
  return attemptsOverTime(turnout.hours, { from: first.opensAt, to: now < round.closesAt ? now : round.closesAt });
}

/** Bars stand against their target; those without one against the greatest number. */
function bar({ target, people, aim }: TargetProgress, _at: number, all: readonly TargetProgress[]): TargetBarView {
  const most = Math.max(1, ...all.map((one) => Math.max(one.people, one.aim ?? 0)));
  const percent = (count: number): string => `${Math.round((count / most) * 100)}%`;
  return {
    label: target.name,
    width: percent(people),
    value: formatNumber(people),
    ...(aim === undefined ? {} : { tick: percent(aim), target: formatNumber(aim), isFarBehind: aim > 0 && people / aim < FAR_BEHIND }),
  };
}
