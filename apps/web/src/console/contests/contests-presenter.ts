import type { RunningContest } from '#contests';
import { capitalise, type ContestId, formatDate, formatNumber } from '#kernel';
import { contestYear } from '../../edge/contest-year.js';
import { innerName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { stateCell, textCell } from '../listing.js';
import { resultRounds } from '../results/result-round.js';
import { stateOf } from '../rounds/round-state.js';
import type { CellView, ListView } from '../view-models.js';
import { CONTESTS } from './addresses.js';
import { unfinished } from './results-to-come.js';

export interface ContestListFacts {
  /** Newest first. */
  contests: readonly RunningContest[];
  /** The one that is open in the console. */
  open: ContestId;
  now: Date;
}

/** All contests that the tenant has published: how far each has come, and the way into it. */
export function contestList({ contests, open, now }: ContestListFacts): ConsoleContent<ListView> {
  return {
    title: 'Các cuộc thi',
    heading: 'Các cuộc thi',
    sentence: 'Mọi mục trong trang quản trị là của cuộc thi đang xem. Trang dự thi luôn hiện cuộc thi mới nhất.',
    table: {
      label: 'Các cuộc thi của đơn vị',
      columns: [{ label: 'Cuộc thi' }, { label: 'Kết quả' }, { label: 'Thời gian' }, { label: 'Việc', isHidden: true }],
      rows: contests.map((running, at) => {
        const isOpen = running.contest.id === open;
        return {
          cells: [
            { text: contestTitle(running), detail: at === 0 ? 'mới nhất' : undefined, isHead: true },
            stateOfContest(running, now),
            textCell(period(running)),
            isOpen ? stateCell('now', 'Đang xem') : openCell(running),
          ],
          isMarked: isOpen,
        };
      }),
    },
  };
}

/** "Tìm hiểu …, năm 2025": names of two years' contests are often the same. */
export function contestTitle(running: RunningContest): string {
  const { shortTitle } = running.contest;
  const year = String(contestYear(running));
  return shortTitle.includes(year) ? shortTitle : `${shortTitle}, năm ${year}`;
}

function stateOfContest(running: RunningContest, now: Date): CellView {
  const rounds = resultRounds(running);
  const left = unfinished(running);
  if (rounds.length === 0) return stateCell('next', 'Chưa có đợt nào');
  const [first] = left;
  if (!first) return stateCell('done', 'Đã công bố mọi kết quả');
  const { kind, label } = stateOf(first, now);
  const rest = left.length > 1 ? `, còn ${formatNumber(left.length)} trong ${formatNumber(rounds.length)} đợt, phần chưa công bố` : '';
  return { ...stateCell(kind, label), detail: `${capitalise(innerName(first))}${rest}` };
}

function period(running: RunningContest): string {
  const rounds = resultRounds(running);
  const opens = rounds.map(({ opensAt }) => opensAt.getTime());
  const closes = rounds.map(({ closesAt }) => closesAt.getTime());
  if (rounds.length === 0) return 'chưa có ngày';
  // An end at midnight is the day before it.
  return `${formatDate(new Date(Math.min(...opens)))} – ${formatDate(new Date(Math.max(...closes) - 1))}`;
}

function openCell(running: RunningContest): CellView {
  const { id } = running.contest;
  return { post: { label: 'Mở', hiddenLabel: contestTitle(running), url: CONTESTS, hidden: [{ name: 'contest', value: id }] } };
}
