import { type Round, roundOfInterest, roundPhase, type RunningContest } from '#contests';
import { capitalise, formatAtStart, formatEnd, formatNumber } from '#kernel';
import { type CountedInWords, type FollowedUnit, groupText, type UnitProgress, unitUrl } from '#notifications';
import type { Unit } from '#units';
import type { PageContent } from '../../edge/page.js';
import { placeName } from '../../edge/place-name.js';
import type { BarView, CoordinatorView } from '../view-models.js';
import { COORDINATOR, coordinatorUrl, nominationsUrl, remindersUrl, rostersUrl, takingPartUrl, unitListUrl } from './addresses.js';
import { type SentByUnit, sentCount, sentFacts, sentFigure } from './sent-by-unit.js';
import { trendChart } from './trend-chart.js';
import type { AtWork } from './coordinator-desk.js';

export interface CoordinatorFacts extends Pick<AtWork, 'id' | 'running' | 'unit'> {
  progress: UnitProgress;
  /** In a contest of entries alone: what the unit has sent, and what the plan asks of it. */
  sent: SentByUnit | undefined;
  /** How many have registered and have not taken part in the open round; undefined where none is open. */
  notSat: number | undefined;
  /** How many lists of people there are. */
  rosters: number;
  /** Calls that ask the unit to nominate, and what it has nominated. */
  nominations: { open: number; own: number };
  /** Whether the person is the contact of other units too. */
  hasOthers: boolean;
  origin: string;
  now: Date;
}

/** How a unit is doing, for its contact. */
export function coordinatorContent(facts: CoordinatorFacts): PageContent<CoordinatorView> {
  const { id, running, unit, progress, sent, origin, now } = facts;
  const round = roundOfInterest([...running.rounds, ...running.receiving], now);
  const url = unitUrl(origin, unit.code);
  return {
    title: unit.name,
    isPrivate: true,
    heading: placeName(unit),
    lead: `Đầu mối cuộc thi “${running.contest.shortTitle}”`,
    others: facts.hasOthers ? { label: 'Đơn vị khác của bạn', url: `${COORDINATOR}?chon=1` } : undefined,
    figure: sent ? sentFigure(sent, progress) : figureOf(progress),
    facts: sent ? sentFacts(sent, progress) : peopleFacts(progress),
    round: round && roundSentence(round, now),
    trend: trendChart(progress.days, now),
    below: belowOf(progress, sent),
    poster: {
      text: 'Áp phích có mã QR của đơn vị. Ai quét cũng được chọn sẵn đơn vị này, vẫn đổi được nếu không phải.',
      link: { label: 'Tải áp phích (PDF, khổ A4)', url: `${coordinatorUrl(id)}/ap-phich.pdf` },
      address: url,
    },
    groupText: {
      id: 'loi-nhac',
      label: 'Lời nhắc gửi nhóm Zalo',
      hint: 'Chép cả ô rồi dán vào nhóm. Con số là của lúc mở trang này.',
      copy: 'Chép lời nhắc',
      ...textOf(running, unit, {
        url,
        ...(sent ? sentCount(sent, progress) : { of: 'people', taken: progress.taken, aim: progress.aim }),
        now,
      }),
    },
    links: [
      {
        label: sent ? 'Nhắc người chưa gửi bài' : 'Nhắc người chưa dự thi',
        url: remindersUrl(id),
        detail:
          facts.notSat === undefined
            ? `Nhắc người chưa đăng ký, người đã đăng ký mà chưa ${sent ? 'gửi bài' : 'dự thi'}`
            : `${formatNumber(facts.notSat)} người đã đăng ký mà ${round?.kind === 'receiving' ? 'chưa gửi bài' : 'chưa thi đợt đang mở'}`,
      },
      {
        label: 'Danh sách người của đơn vị',
        url: rostersUrl(id),
        detail:
          facts.rosters === 0
            ? 'Tải danh sách lên để biết ai chưa dự thi và nhắc từng người'
            : `${formatNumber(facts.rosters)} danh sách: ai đã dự thi, ai chưa, nhắc người chưa dự thi`,
      },
      ...(running.receiving.length > 0
        ? [
            {
              label: 'Danh sách bài gửi Ban Tổ chức',
              url: unitListUrl(id),
              detail: 'Xem bài của người trong đơn vị, ai chưa gửi, xác nhận thay mặt thủ trưởng',
            },
            {
              label: 'Đơn vị còn thiếu gì',
              url: takingPartUrl(id),
              detail: 'So với Thể lệ, ai trong người dự thi là lãnh đạo, quản lý',
            },
          ]
        : []),
      ...nominationsLink(facts),
      {
        label: 'Nhập hộ trên máy này',
        url: `/nhap-ho?dau-moi=${id}`,
        detail: 'Cho người không tự dùng máy được: họ ngồi cạnh bạn, đơn vị đã được chọn sẵn',
      },
    ],
  };
}

/** How many have taken part of how many, where people sit a quiz. */
function peopleFacts(progress: UnitProgress): CoordinatorView['facts'] {
  const { aim, aimFrom, taken, registered, assisted, missing } = progress;
  return [
    {
      label: aimFrom === 'target' ? 'Chỉ tiêu' : 'Tổng số người',
      value: aim === undefined ? 'Chưa có số liệu' : `${formatNumber(aim)} người`,
    },
    ...headCountFacts(progress),
    { label: 'Đã dự thi', value: `${formatNumber(taken)} người` },
    { label: 'Đã đăng ký, chưa dự thi', value: `${formatNumber(registered - taken)} người` },
    ...(assisted > 0 ? [{ label: 'Được nhập hộ', value: `${formatNumber(assisted)} người` }] : []),
    ...(missing === undefined ? [] : [{ label: 'Còn thiếu', value: `${formatNumber(missing)} người` }]),
  ];
}

/** What the unit has said of itself, beside what it is measured by. */
function headCountFacts({ unit: { counted }, aimFrom }: UnitProgress): CoordinatorView['facts'] {
  if (!counted) return [];
  const { people, leaders } = counted;
  return [
    ...(aimFrom === 'target' ? [{ label: 'Tổng số người', value: `${formatNumber(people)} người` }] : []),
    ...(leaders === null ? [] : [{ label: 'Trong đó lãnh đạo, quản lý', value: `${formatNumber(leaders)} người` }]),
  ];
}

/** Only where the contest asks units to nominate, or has. */
function nominationsLink({ id, nominations: { open, own } }: CoordinatorFacts): CoordinatorView['links'] {
  if (open + own === 0) return [];
  const made = own === 0 ? 'chưa lập đề cử nào' : `đã lập ${formatNumber(own)} đề cử`;
  return [
    {
      label: 'Đề cử của đơn vị',
      url: nominationsUrl(id),
      detail: capitalise(open === 0 ? `đợt nhận đề cử đã đóng, ${made}` : `đang nhận đề cử, ${made}`),
    },
  ];
}

function textOf(
  { contest, rounds, receiving }: RunningContest,
  unit: Unit,
  { url, of, taken, aim, now }: { url: string; of: CountedInWords; taken: number; aim: number | undefined; now: Date },
): { text: string; rows: number } {
  const round = currentRound([...rounds, ...receiving], now);
  const said = round && { ...round, isOpen: roundPhase(round, now) === 'open' };
  const text = groupText({
    contest: contest.shortTitle,
    unit: unit.name,
    ...{ url, of, taken, aim },
    round: said && {
      ...{ name: said.name, opensAt: said.opensAt, closesAt: said.closesAt, isOpen: said.isOpen },
      isReceiving: said.kind === 'receiving',
    },
  });
  // On a phone each line takes two or three.
  return { text, rows: 11 };
}

/** The round in which people can still take part. */
export function currentRound(rounds: readonly Round[], now: Date): Round | undefined {
  return rounds.find((one) => roundPhase(one, now) === 'open') ?? rounds.find((one) => roundPhase(one, now) === 'before');
}

function roundSentence(round: Round, now: Date): string {
  const phase = roundPhase(round, now);
  if (round.kind === 'receiving')
    return phase === 'open'
      ? `Đang nhận bài, đến ${formatEnd(round.closesAt)}.`
      : phase === 'before'
        ? `Nhận bài ${formatAtStart(round.opensAt)}.`
        : 'Đã hết hạn nhận bài.';
  switch (phase) {
    case 'open':
      return `${round.name} đang mở, còn đến ${formatEnd(round.closesAt)}.`;
    case 'before':
      return `${round.name} mở ${formatAtStart(round.opensAt)}.`;
    default:
      return `${round.name} đã đóng.`;
  }
}

function figureOf({ taken, aim }: UnitProgress): CoordinatorView['figure'] {
  if (aim === undefined || aim === 0)
    return {
      value: formatNumber(taken),
      text: 'người đã dự thi',
      note: 'Chưa biết đơn vị có bao nhiêu người nên chưa tính được tỷ lệ. Hãy báo Ban Tổ chức ghi số người của đơn vị.',
    };
  const percent = Math.floor((taken * 100) / aim);
  return {
    value: `${formatNumber(percent)}%`,
    text: `${formatNumber(taken)} trong ${formatNumber(aim)} người đã dự thi`,
    width: `${Math.min(100, percent)}%`,
  };
}

function belowOf({ below: all, directly }: UnitProgress, sent: SentByUnit | undefined): CoordinatorView['below'] {
  if (all.length === 0) return undefined;
  // Where the rules ask for no share of the people, a head-count is nothing to be reached.
  const hasAim = !sent || sent.asked.some(({ of }) => of === 'people');
  const below = hasAim ? all : all.map((one) => ({ ...one, aim: undefined }));
  const bars = below.toSorted((a, b) => shareOf(a) - shareOf(b) || a.unit.name.localeCompare(b.unit.name, 'vi')).map(barOf);
  const rest = directly.registered > 0 ? ` Ngoài ra ${formatNumber(directly.taken)} người dự thi tính thẳng cho đơn vị.` : '';
  return {
    heading: 'Từng đơn vị bên trong',
    note: `${capitalise(below.some(({ aim }) => aim !== undefined) ? 'đơn vị còn xa chỉ tiêu nhất đứng đầu' : 'theo số người đã dự thi')}.${rest}`,
    bars,
  };
}

function barOf({ unit, taken, aim }: FollowedUnit): BarView {
  const share = aim ? Math.min(100, Math.floor((taken * 100) / aim)) : 0;
  return {
    label: unit.name,
    value: formatNumber(taken),
    valueRest: aim === undefined ? 'người' : `trong ${formatNumber(aim)}`,
    width: `${share}%`,
    isFull: share === 100,
  };
}

function shareOf({ taken, aim }: FollowedUnit): number {
  return aim ? taken / aim : taken === 0 ? 0 : 2;
}
