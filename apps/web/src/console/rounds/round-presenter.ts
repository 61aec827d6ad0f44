import type { AuditEntry } from '#audit';
import { type Round, roundPhase, type RunningContest } from '#contests';
import { capitalise, formatAtEnd, formatAtStart, formatMomentWithSeconds, formatNumber, formatPercent } from '#kernel';
import type { Turnout, TurnoutTotals } from '#reports';
import type { Signing } from '#results';
import { innerName, shortName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { attemptsOverTime } from '../charts/area-chart.js';
import { numberCell, textCell } from '../listing.js';
import { RESULTS } from '../results/addresses.js';
import { shortMoment, timeAndDate, timeLeft } from '../times.js';
import type { CellView, FigureView, ListView, RoundView } from '../view-models.js';
import { timesUrl } from './addresses.js';
import { roundFacts } from './round-facts.js';
import { lifeOf } from './round-life.js';
import { stateOf } from './round-state.js';
import type { UnitQuery } from './rounds.forms.js';
import { type UnitLine, unitTable } from './unit-table.js';

/** Numbers are counted anew every ten seconds while a round is open; the page asks a little less often. */
export const REFRESH_SECONDS = '20';

/** All that the page of a round shows. */
export interface RoundPageFacts {
  running: RunningContest;
  round: Round;
  turnout: Turnout | undefined;
  trail: readonly AuditEntry[];
  signing: Signing | undefined;
  lines: readonly UnitLine[];
  query: UnitQuery;
  now: Date;
}

/** The list of all rounds. */
export function roundList(
  { rounds }: Pick<RunningContest, 'rounds'>,
  totals: ReadonlyMap<string, TurnoutTotals>,
  signings: ReadonlyMap<string, Signing>,
  now: Date,
): ConsoleContent<ListView> {
  return {
    title: 'Đợt thi',
    heading: 'Đợt thi',
    sentence: nowSentence(rounds, now),
    table: {
      label: 'Các đợt thi',
      columns: [
        { label: 'Đợt' },
        { label: 'Trạng thái' },
        { label: 'Đã dự thi', unit: 'người', isNumber: true },
        { label: 'Lượt thi', isNumber: true },
        { label: 'Mở' },
        { label: 'Đóng' },
        { label: 'Công bố' },
        { label: 'Việc', isHidden: true },
      ],
      rows: rounds.map((round) => {
        const { people = 0, attempts = 0 } = totals.get(round.id) ?? {};
        const signing = signings.get(round.id);
        return {
          cells: [
            { text: shortName(round), url: `/quan-tri/dot-thi/${round.code}`, isHead: true },
            { state: stateOf(round, now, signing) },
            numberCell(people),
            numberCell(attempts),
            textCell(timeAndDate(round.opensAt, now)),
            textCell(timeAndDate(round.closesAt, now)),
            textCell(publicationWords(round, now)),
            resultCell(round, signing),
          ],
          isMarked: round.state === 'ranked',
        };
      }),
      empty: {
        title: 'Cuộc thi này chưa có đợt thi trắc nghiệm nào',
        text: 'Đợt thi hiện ở đây khi Thể lệ có phần thi trắc nghiệm và đã có ngày mở.',
        action: { label: 'Xem Thể lệ', url: '/the-le' },
      },
    },
    note: 'Giờ Việt Nam. Đợt thi tự mở và tự đóng theo Thể lệ.',
  };
}

function publicationWords({ state, publishesAt }: Round, now: Date): string {
  if (state === 'annulled') return 'không công bố';
  return publishesAt ? timeAndDate(publishesAt, now) : 'không hẹn giờ';
}

function resultCell(round: Round, signing: Signing | undefined): CellView {
  if (!signing) return {};
  const label = round.state === 'ranked' && !signing.isReturned ? 'Xem và duyệt' : 'Xem kết quả';
  return { action: { label, hiddenLabel: innerName(round), url: `${RESULTS}/${round.code}` } };
}

/** "Tuần 2 đang mở, còn 3 ngày 22 giờ 48 phút." */
export function nowSentence(rounds: readonly Round[], now: Date): string {
  const open = rounds.find((round) => roundPhase(round, now) === 'open');
  const paused = rounds.find((round) => roundPhase(round, now) === 'paused');
  const going = [
    ...(open ? [`${shortName(open)} đang mở, còn ${timeLeft(now, open.closesAt)}.`] : []),
    ...(paused ? [`${shortName(paused)} đang tạm dừng${goesOn(paused, now)}.`] : []),
  ];
  if (going.length > 0) return going.join(' ');
  const next = rounds.find((round) => roundPhase(round, now) === 'before');
  if (next) return `Chưa có đợt thi nào đang mở. ${shortName(next)} mở lúc ${shortMoment(next.opensAt, now)}.`;
  return rounds.length > 0 ? 'Các đợt thi đều đã đóng.' : 'Cuộc thi này chưa có đợt thi nào.';
}

/** ", mở lại lúc 14:00 thứ Ba, 22/10" */
function goesOn({ resumesAt }: Round, now: Date): string {
  return resumesAt ? `, mở lại lúc ${shortMoment(resumesAt, now)}` : '';
}

/** The page of one round. */
export function roundContent({ running, round, turnout, trail, signing, lines, query, now }: RoundPageFacts): ConsoleContent<RoundView> {
  const isOpen = roundPhase(round, now) === 'open';
  const path = `/quan-tri/dot-thi/${round.code}`;
  const until = now < round.closesAt ? now : round.closesAt;
  return {
    title: shortName(round),
    heading: round.name,
    sentence: phaseSentence(round, now),
    back: { label: 'Đợt thi', url: '/quan-tri/dot-thi' },
    life: lifeOf({ round, trail, signing, now }),
    figures: turnoutFigures(turnout?.totals, isOpen),
    chart: turnout ? attemptsOverTime(turnout.hours, { from: round.opensAt, to: until }) : undefined,
    refreshSeconds: isOpen ? REFRESH_SECONDS : undefined,
    turnout: {
      heading: 'Dự thi theo đơn vị',
      sentence: turnout ? `Các đơn vị đã có người dự thi. Đếm lúc ${formatMomentWithSeconds(turnout.takenAt)}.` : undefined,
      ...unitTable(lines, query, { path, round: innerName(round) }),
    },
    facts: { heading: 'Theo Thể lệ', rows: roundFacts(running, round) },
    actions: [
      ...(signing ? [{ label: 'Xem kết quả', url: `${RESULTS}/${round.code}` }] : []),
      { label: 'Gia hạn, tạm dừng, hủy đợt thi', url: timesUrl(round) },
      { label: 'Mở trang dự thi', url: `/thi/${round.code}` },
    ],
  };
}

function phaseSentence(round: Round, now: Date): string {
  switch (roundPhase(round, now)) {
    case 'before':
      return `Mở ${formatAtStart(round.opensAt)}, còn ${timeLeft(now, round.opensAt)}.`;
    case 'open':
      return `Đang mở, còn ${timeLeft(now, round.closesAt)}.`;
    case 'paused':
      return `Đang tạm dừng${goesOn(round, now)}.`;
    case 'pending':
      return `Đã đóng ${formatAtEnd(round.closesAt)}. ${capitalise(stateOf(round, now).label)}.`;
    case 'published':
      return 'Đã công bố kết quả.';
    case 'annulled':
      return 'Đã hủy.';
  }
}

/** The numbers of a round, as last counted; who is sitting only while somebody may. */
export function turnoutFigures(totals: TurnoutTotals | undefined, isOpen: boolean): FigureView[] {
  const { registered = 0, people = 0, assisted = 0, attempts = 0, sealed = 0 } = totals ?? {};
  const figures: FigureView[] = [
    ...(isOpen ? [{ value: formatNumber(attempts - sealed), label: 'bài đang làm' }] : []),
    { value: formatNumber(sealed), label: 'bài đã nộp' },
    { value: formatNumber(people), label: 'người đã dự thi' },
  ];
  if (registered > 0)
    figures.push({ value: formatPercent(people / registered), label: `của ${formatNumber(registered)} người đã đăng ký` });
  if (assisted > 0) figures.push({ value: formatNumber(assisted), label: 'người có người nhập hộ' });
  return figures;
}
