import type { Account } from '#accounts';
import type { Appeal, WaitingAppeals } from '#appeals';
import type { Round } from '#contests';
import { type AccountId, capitalise, formatMoment, formatNumber } from '#kernel';
import { APPEAL_KINDS } from '#rules';
import { APPEAL_DECISION_WORDS, APPEAL_KIND_WORDS } from '../../edge/appeal-words.js';
import { innerName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { filterOptions, headCell, isNarrowed, type ListQuery, listUrl, momentCell, pagerOf, textCell } from '../listing.js';
import type { ListView } from '../view-models.js';
import { APPEALS, appealUrl } from './addresses.js';
import { STATE_WORDS } from './appeal-words.js';

export interface AppealsFacts {
  rounds: readonly Round[];
  appeals: readonly Appeal[];
  total: number;
  waiting: WaitingAppeals;
  owners: ReadonlyMap<AccountId, Account>;
  isOpen: boolean;
  query: ListQuery;
  number: number;
  now: Date;
}

/** /quan-tri/khieu-nai: what waits for an answer, the nearest promised day first; and what was decided. */
export function appealsContent(facts: AppealsFacts): ConsoleContent<ListView> {
  const { rounds, appeals, total, waiting, owners, isOpen, query, number, now } = facts;
  const isFiltered = isNarrowed(query, ['loai', 'cua']);
  const tab = isOpen ? undefined : 'xong';
  return {
    title: 'Khiếu nại',
    heading: 'Khiếu nại',
    sentence: waitingWords(waiting),
    tabs: [
      { label: 'Chờ trả lời', url: APPEALS, current: isOpen },
      {
        label: 'Đã quyết định',
        url: listUrl(APPEALS, { muc: 'xong' }),
        current: !isOpen,
        count: waiting.toCarryOut > 0 ? formatNumber(waiting.toCarryOut) : undefined,
      },
    ],
    tools: {
      actionUrl: APPEALS,
      hidden: tab ? [{ name: 'muc', value: tab }] : [],
      filters: [
        {
          id: 'loai',
          name: 'loai',
          label: 'Về việc',
          options: filterOptions(
            'Mọi loại',
            APPEAL_KINDS.map((value) => ({ value, label: APPEAL_KIND_WORDS[value].name })),
            query['loai'],
          ),
        },
        {
          id: 'cua',
          name: 'cua',
          label: 'Người phụ trách',
          options: filterOptions('Mọi người', [{ value: 'toi', label: 'Tôi phụ trách' }], query['cua']),
        },
      ],
      reset: isFiltered ? { label: 'Xóa lọc', url: listUrl(APPEALS, { muc: tab }) } : undefined,
    },
    table: {
      label: 'Khiếu nại',
      columns: [
        { label: 'Khiếu nại' },
        { label: 'Tình trạng' },
        { label: 'Người phụ trách' },
        { label: isOpen ? 'Trả lời chậm nhất' : 'Quyết định lúc' },
      ],
      rows: appeals.map((one) => ({
        cells: [
          headCell(`${one.code}, ${APPEAL_KIND_WORDS[one.kind].name}`, appealUrl(one.id), capitalise(nameOf(rounds, one))),
          stateOf(one),
          textCell(one.ownerId ? (owners.get(one.ownerId)?.fullName ?? '') : 'Chưa có'),
          isOpen
            ? textCell(formatMoment(one.answerBy), one.answerBy <= now ? 'Đã quá hẹn' : undefined)
            : one.decidedAt
              ? momentCell(one.decidedAt)
              : textCell(''),
        ],
        isMarked: (isOpen && one.answerBy <= now) || one.effectState === 'waiting',
      })),
      empty: isFiltered
        ? { title: 'Không có khiếu nại nào như vậy', text: 'Thử bỏ bớt lọc.' }
        : isOpen
          ? { title: 'Không có khiếu nại nào chờ', text: 'Người dự thi gửi khiếu nại ở trang riêng của mình.' }
          : { title: 'Chưa quyết định khiếu nại nào', text: 'Mỗi quyết định ghi lý do và căn cứ.' },
    },
    pager:
      total > appeals.length || number > 1
        ? pagerOf(APPEALS, { ...query, muc: tab }, { number, shown: appeals.length, total, noun: 'khiếu nại' })
        : undefined,
    note: 'Công khai chỉ có số lượng theo loại và kết quả, ở trang Ban Tổ chức trả lời. Việc làm thay đổi kết quả cần hai người.',
  };
}

function stateOf({ state, decision, effectState }: Appeal): ListView['table']['rows'][number]['cells'][number] {
  const detail =
    effectState === 'waiting' ? 'Còn việc phải làm' : decision && state !== 'in-hand' ? APPEAL_DECISION_WORDS[decision] : undefined;
  return { state: STATE_WORDS[state], detail };
}

function waitingWords({ received, mine, toDecide, overdue, toCarryOut }: WaitingAppeals): string {
  const parts = [
    ...(overdue > 0 ? [`${formatNumber(overdue)} đã quá hẹn trả lời`] : []),
    ...(received > 0 ? [`${formatNumber(received)} chưa ai nhận`] : []),
    ...(mine > 0 ? [`${formatNumber(mine)} bạn đang phụ trách`] : []),
    ...(toDecide > 0 ? [`${formatNumber(toDecide)} chờ người thứ hai`] : []),
    ...(toCarryOut > 0 ? [`${formatNumber(toCarryOut)} đã quyết định, còn việc phải làm`] : []),
  ];
  return parts.length > 0 ? `${capitalise(parts.join('; '))}.` : 'Không có việc gì đang chờ.';
}

function nameOf(rounds: readonly Round[], { roundId }: Appeal): string {
  const round = rounds.find(({ id }) => id === roundId);
  return round ? innerName(round) : '';
}
