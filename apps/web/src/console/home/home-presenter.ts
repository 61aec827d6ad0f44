import { Permission, type Principal } from '#access';
import type { Account } from '#accounts';
import { type Round, roundPhase, type RunningContest } from '#contests';
import { type AccountId, formatEnd, formatMoment, formatNumber, formatStart, formatTimeWithSeconds, lowerFirst } from '#kernel';
import type { Turnout } from '#reports';
import type { Signing } from '#results';
import { nameOfIn, scheduleOf } from '#rules';
import type { Unit } from '#units';
import { innerName, shortName } from '../../edge/round-name.js';
import { shortPlace } from '../../portal/results/short-place.js';
import type { ConsoleContent } from '../console-page.js';
import { attemptsOverTime, isDrawnByHour } from '../charts/area-chart.js';
import { listUrl } from '../listing.js';
import { RESULTS } from '../results/addresses.js';
import { resultRounds } from '../results/result-round.js';
import { entriesUrl } from '../submissions/addresses.js';
import { signingView, waitsFor } from '../results/signing-view.js';
import { nowSentence, REFRESH_SECONDS, turnoutFigures } from '../rounds/round-presenter.js';
import type { HomeView, SigningView } from '../view-models.js';
import { timeLeft } from '../times.js';
import type { Progress } from './first-steps.js';
import { planChart } from './plan-chart.js';
import { waitingFor, type WaitingFacts } from './waiting.js';

/** Units on the home page; the page of the round has them all. */
export const SHOWN_UNITS = 8;

/** All that "Việc hôm nay" shows. */
export interface HomeFacts {
  running: RunningContest;
  signings: ReadonlyMap<string, Signing>;
  certificatesDue: WaitingFacts['certificatesDue'];
  work: WaitingFacts['work'];
  questions: WaitingFacts['questions'];
  board: WaitingFacts['board'];
  annulments: WaitingFacts['annulments'];
  corrections?: WaitingFacts['corrections'];
  receiving?: WaitingFacts['receiving'];
  judging?: WaitingFacts['judging'];
  undecided?: WaitingFacts['undecided'];
  nominations?: WaitingFacts['nominations'];
  elsewhere?: WaitingFacts['elsewhere'];
  /** What is to be said of the scanner for malware. */
  scanner?: string | undefined;
  /** The round whose numbers are shown: the open one, else the one that was open last. */
  round: Round | undefined;
  turnout: Turnout | undefined;
  /** Units by id, at least those that are shown. */
  units: ReadonlyMap<string, Unit>;
  staff: ReadonlyMap<AccountId, Account>;
  me: Principal;
  now: Date;
}

/** What waits, until when; the live numbers; turnout and plan. */
export function homeContent(facts: HomeFacts): ConsoleContent<HomeView> {
  const { running, now } = facts;
  const items = waitingFor({ ...facts, rounds: resultRounds(running), undated: undatedReceiving(running) });
  return {
    title: 'Việc hôm nay',
    heading: 'Việc hôm nay',
    sentence:
      `${formatMoment(now)}. ${running.rounds.length > 0 ? nowSentence(running.rounds, now) : receivingSentence(running, now)}`.trim(),
    waiting: {
      heading: 'Chờ bạn',
      items,
      empty: {
        title: 'Không có việc nào chờ bạn',
        text: 'Khi có việc cần bạn duyệt, tính lại hoặc công bố, việc đó hiện ở đây cùng hạn của nó.',
      },
    },
    signing: signingOfFirst(facts),
    live: live(facts),
    receiving: receivingFigures(facts),
    targets: targets(facts),
    plan: planChart(running, now),
  };
}

/** "Việc hôm nay" of a tenant that has no contest. */
export function emptyHome(now: Date): ConsoleContent<HomeView> {
  return {
    title: 'Việc hôm nay',
    heading: 'Việc hôm nay',
    sentence: `${formatMoment(now)}.`,
    waiting: {
      heading: 'Chờ bạn',
      items: [],
      empty: {
        title: 'Đơn vị chưa có cuộc thi nào',
        text: 'Khi một kế hoạch được công bố thành cuộc thi, các việc của bạn hiện ở đây.',
        action: { label: 'Mở trang dự thi', url: '/' },
      },
    },
    plan: undefined,
  };
}

/** "Việc hôm nay" of a tenant that is on its way to its first contest. */
export function firstStepsHome({ left, done, of }: Progress, now: Date): ConsoleContent<HomeView> {
  return {
    ...emptyHome(now),
    waiting: {
      heading: `Những bước đầu: đã xong ${done} trong ${of}`,
      items: left.map((item, at) => ({ ...item, isFirst: at === 0 })),
    },
  };
}

/** What a running contest still lacks stands after what waits for somebody. */
export function withSteps(left: Progress['left'], content: ConsoleContent<HomeView>): ConsoleContent<HomeView> {
  const { items } = content.waiting;
  const more = left.map((item, at) => ({ ...item, isFirst: items.length === 0 && at === 0 }));
  return { ...content, waiting: { ...content.waiting, items: [...items, ...more] } };
}

/** What is ready and waits for this person's word alone stands before everything else. */
export function withReady(ready: Progress['left'], content: ConsoleContent<HomeView>): ConsoleContent<HomeView> {
  if (ready.length === 0) return content;
  const items = [...ready, ...content.waiting.items].map((item, at) => ({ ...item, isFirst: at === 0 }));
  return { ...content, waiting: { ...content.waiting, items } };
}

/** "Đang nhận bài, còn 18 ngày 14 giờ 23 phút.": of the part that is received now, else of the next one. */
function receivingSentence({ ruleSet }: RunningContest, now: Date): string {
  const windows = scheduleOf(ruleSet).flatMap(({ receiving }) => (receiving ? [receiving] : []));
  const open = windows.find(({ opens, closes }) => opens !== null && opens <= now.getTime() && closes !== null && now.getTime() < closes);
  if (open?.closes) return `Đang nhận bài, còn ${timeLeft(now, new Date(open.closes))}.`;
  const next = windows.find(({ opens }) => opens !== null && now.getTime() < opens);
  if (next?.opens) return `Nhận bài từ ${formatStart(new Date(next.opens))}.`;
  if (windows.some(({ opens }) => opens === null)) return 'Chưa ghi ngày bắt đầu nhận bài.';
  return windows.some(({ closes }) => closes !== null) ? 'Đã hết hạn nhận bài.' : '';
}

/** Parts that receive from an event on which nobody has written down the day yet, with the event: nothing can be sent. */
function undatedReceiving({ ruleSet }: RunningContest): { part: string; event: string }[] {
  const nameOf = nameOfIn(ruleSet);
  return ruleSet.parts.flatMap((part) => {
    const opens = part.kind === 'quiz' ? undefined : part.receiving.opens;
    return opens === undefined || typeof opens === 'string' ? [] : [{ part: part.name, event: nameOf('events', opens.event) }];
  });
}

/** The signatures under the first standing that waits: one that waits for me before the others. */
function signingOfFirst({ running, signings, undecided = [], me, staff, now }: HomeFacts): SigningView | undefined {
  const awaited = resultRounds(running).flatMap((round) => {
    const signing = signings.get(round.id);
    const isOpen = undecided.some((one) => one.round.id === round.id);
    return round.state === 'ranked' && signing && !signing.isReturned && !isOpen ? [{ round, signing }] : [];
  });
  const first = awaited.find(({ round, signing }) => waitsFor({ round, signing, me })) ?? awaited[0];
  if (!first) return undefined;
  const view = signingView({ ...first, me, people: staff, now });
  return {
    ...view,
    heading: `Xếp hạng ${innerName(first.round)}: ${lowerFirst(view.heading)}`,
    approve: undefined,
    giveBack: undefined,
    link: { label: 'Mở bảng xếp hạng', url: `${RESULTS}/${first.round.code}` },
  };
}

function live({ running, round, turnout, now }: HomeFacts): HomeView['live'] {
  if (running.rounds.length === 0) return undefined;
  const heading = round ? `Số liệu ${innerName(round)}` : 'Số liệu';
  if (!round || !turnout)
    return {
      heading,
      figures: [],
      empty: { title: 'Chưa có bài nào', text: 'Số bài đang làm, số bài đã nộp và biểu đồ hiện ở đây khi đợt thi mở.' },
      refreshSeconds: round ? REFRESH_SECONDS : '',
    };
  const isOpen = roundPhase(round, now) === 'open';
  const span = { from: round.opensAt, to: now < round.closesAt ? now : round.closesAt };
  return {
    heading,
    figures: turnoutFigures(turnout.totals, isOpen).map((figure, at) =>
      at === (isOpen ? 1 : 0) ? { ...figure, url: `/quan-tri/dot-thi/${round.code}` } : figure,
    ),
    note: [
      `${shortName(round)}, số lượt thi theo ${isDrawnByHour(span) ? 'giờ' : 'ngày'},`,
      `đếm lúc ${formatTimeWithSeconds(turnout.takenAt)}`,
    ],
    chart: attemptsOverTime(turnout.hours, span),
    refreshSeconds: isOpen ? REFRESH_SECONDS : '',
  };
}

/** How much has come in, of every part whose time has begun. */
function receivingFigures({ receiving = [], scanner, me, now }: HomeFacts): HomeView['receiving'] {
  return receiving
    .filter(({ round }) => round.opensAt <= now)
    .map(({ round, name, overview: { states, receivedToday, missed } }) => {
      const all = Object.values(states).reduce((sum, count) => sum + count, 0);
      const link = (state?: string): string | undefined =>
        me.permissions.has(Permission.ManageSubmissions) ? listUrl(entriesUrl(round), { 'trang-thai': state }) : undefined;
      return {
        heading: `Nhận bài, ${lowerFirst(name)}`,
        figures: [
          { value: formatNumber(receivedToday), label: 'nhận hôm nay' },
          { value: formatNumber(all), label: 'bài đã nhận', url: link() },
          { value: formatNumber(states.unchecked), label: 'chưa kiểm tra', url: link('unchecked') },
          { value: formatNumber(states.incomplete), label: 'chờ tệp', url: link('incomplete') },
          { value: formatNumber(missed), label: 'quá hạn bổ sung', url: link('supplement') },
        ],
        note: [
          `${name},`,
          now < round.closesAt ? `nhận bài đến ${formatEnd(round.closesAt)}.` : 'đã hết hạn nhận bài.',
          ...(scanner ? [`${scanner}.`] : []),
        ],
      };
    });
}

const GONE = 'Đơn vị không còn trong danh mục';

/** With the district: many towns have a "Phường 2". */
function placeOf(unit: Unit | undefined): string {
  return unit ? shortPlace(unit) : GONE;
}

function targets({ round, turnout, units }: HomeFacts): HomeView['targets'] {
  if (!round || !turnout) return undefined;
  const most = Math.max(1, ...turnout.units.map(({ people }) => people));
  const shown = turnout.units.slice(0, SHOWN_UNITS);
  // Where all lie in one town, it need not be said line by line.
  const isOnePlace = shown.length > 1 && new Set(shown.map(({ unit }) => units.get(unit)?.place)).size === 1;
  return {
    heading: 'Đơn vị dự thi nhiều nhất',
    isPlain: true,
    bars: shown.map(({ unit, people }) => ({
      label: isOnePlace ? (units.get(unit)?.name ?? GONE) : placeOf(units.get(unit)),
      width: `${Math.max(1, Math.round((people * 100) / most))}%`,
      value: formatNumber(people),
    })),
    note: `${shortName(round)}, số người dự thi của ${formatNumber(shown.length)} trong ${formatNumber(turnout.units.length)} đơn vị đã có người.`,
    link: { label: 'Xem cả bảng', url: `/quan-tri/dot-thi/${round.code}` },
    empty: { title: 'Chưa có đơn vị nào', text: 'Đơn vị hiện ở đây khi có người đầu tiên dự thi.' },
  };
}
