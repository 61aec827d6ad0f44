import { formatMoment, formatNumber, formatTime } from '#kernel';
import type { SeatId, SessionItem, SessionVote } from '#judging';
import { quorumOf } from '#rules';
import { fingerprintGroups } from '../../edge/fingerprint.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, stateCell, textCell } from '../listing.js';
import type { CellView, JudgingView } from '../view-models.js';
import { cancellingUrl } from '../submissions/addresses.js';
import { sessionsUrl, sessionUrl } from './addresses.js';
import { councilName, markersOf } from './judging-reader.js';
import { count } from './phase-words.js';
import { presentOf, type SessionFacts, sessionForms } from './session-forms.js';
import { itemState, KINDS, neededWords, ROLES, tallyWords, VOTE_KEYS, VOTES } from './session-words.js';

/** A session before, while and after it is held. */
export function sessionContent(facts: SessionFacts): ConsoleContent<JudgingView> {
  const { round, running, whole, refused } = facts;
  const { session } = whole;
  return {
    title: session.title,
    heading: session.title,
    sentence: `${councilName(running, session.council)}, ${formatMoment(session.startsAt)}${session.place ? `, ${session.place}` : ''}.`,
    back: { label: 'Phiên họp hội đồng', url: sessionsUrl(round) },
    ...(refused && { flash: { text: refused, isError: true } }),
    ...(session.state === 'called-off' && { notice: { kind: 'info' as const, title: 'Phiên họp này không diễn ra' } }),
    groups: [...votingGroup(facts), agendaGroup(facts), membersGroup(facts)],
    about: { heading: 'Phiên họp', facts: aboutOf(facts) },
    forms: sessionForms(facts),
    links: linksOf(facts),
  };
}

function aboutOf(facts: SessionFacts): NonNullable<JudgingView['about']>['facts'] {
  const { session } = facts.whole;
  const seats = session.seats ?? markersOf(facts.seated, session.council).length;
  const quorum = session.quorum ?? quorumOf(facts.running.ruleSet, session.council, seats);
  return [
    {
      label: 'Tình trạng',
      value: { planned: 'Sắp họp', open: 'Đang họp', closed: 'Đã kết thúc', 'called-off': 'Không họp' }[session.state],
    },
    {
      label: 'Có mặt',
      value: `${formatNumber(presentOf(facts).length)} trong ${formatNumber(seats)} người`,
      detail: `Cần ít nhất ${formatNumber(quorum)} người để họp và biểu quyết`,
    },
    ...(session.openedAt ? [{ label: 'Mở lúc', value: formatMoment(session.openedAt) }] : []),
    ...(session.closedAt ? [{ label: 'Kết thúc lúc', value: formatMoment(session.closedAt) }] : []),
    ...(session.sha256
      ? [
          {
            label: 'Dấu vân tay biên bản',
            value: fingerprintGroups(session.sha256).slice(0, 2).join(' '),
            detail: 'SHA-256 của mọi điều đã ghi; in đủ trong biên bản',
          },
        ]
      : []),
  ];
}

function linksOf({ round, whole: { session, items } }: SessionFacts): JudgingView['links'] {
  const url = sessionUrl(round, session.id);
  if (session.state === 'called-off') return undefined;
  const name = session.state === 'closed' ? 'Biên bản họp' : 'Bản nháp biên bản';
  return {
    heading: 'Biên bản',
    links: [
      { label: `${name} (Word)`, url: `${url}/bien-ban.docx` },
      { label: `${name} (PDF)`, url: `${url}/bien-ban.pdf` },
      // A vote cancels nothing: two people do it, and what they rest on is the decision of the council.
      ...items.flatMap(({ kind, decision, submissionId, ordinal }) =>
        kind === 'cancellation' && decision === 'carried' && submissionId
          ? [{ label: `Đề nghị hủy bài theo biểu quyết ở nội dung ${formatNumber(ordinal)}`, url: cancellingUrl(round, submissionId) }]
          : [],
      ),
    ],
  };
}

/** The vote that is going on: who has voted how, noted by a press for those without a device. */
function votingGroup(facts: SessionFacts): JudgingView['groups'] {
  const { round, whole, mayVote } = facts;
  const item = whole.items.find(({ state }) => state === 'voting');
  if (!item) return [];
  const url = `${sessionUrl(round, whole.session.id)}/noi-dung/${item.id}`;
  const votes = new Map(whole.votes.filter(({ itemId }) => itemId === item.id).map((vote) => [vote.seatId, vote]));
  const note = (seat: SeatId, name: string, vote: (typeof VOTE_KEYS)[number]): CellView =>
    votes.get(seat)?.vote === vote
      ? stateCell('done', VOTES[vote])
      : {
          post: {
            ...{ label: VOTES[vote], url: `${url}/phieu`, hiddenLabel: name },
            hidden: [
              { name: 'seat', value: seat },
              { name: 'vote', value: vote },
            ],
          },
        };
  return [
    {
      heading: 'Đang biểu quyết',
      sentence: `${item.motionText ?? item.title} Đã có ${formatNumber(votes.size)} trong ${count(mayVote.length, 'phiếu')}; ${neededWords(item.neededPercent)}.`,
      live: { id: 'bieu-quyet', seconds: '4' },
      table: {
        label: 'Phiếu biểu quyết',
        columns: [{ label: 'Thành viên' }, ...VOTE_KEYS.map((vote) => ({ label: VOTES[vote] }))],
        rows: presentOf(facts).map(({ seat, fullName }) => ({
          cells: [
            headCell(fullName, undefined, votedHow(votes.get(seat.id), mayVote.includes(seat.id))),
            ...(mayVote.includes(seat.id) ? VOTE_KEYS.map((vote) => note(seat.id, fullName, vote)) : VOTE_KEYS.map(() => textCell(''))),
          ],
        })),
      },
    },
  ];
}

function votedHow(vote: SessionVote | undefined, mayVote: boolean): string | undefined {
  if (!mayVote) return 'Không biểu quyết: xung đột lợi ích';
  if (!vote) return undefined;
  const dissent = vote.dissentText ? `; ý kiến khác: ${vote.dissentText}` : '';
  return `${vote.notedBy ? 'Thư ký ghi' : 'Tự biểu quyết'}${dissent}`;
}

function agendaGroup({ round, whole }: SessionFacts): JudgingView['groups'][number] {
  const { session, items, votes } = whole;
  const url = `${sessionUrl(round, session.id)}/noi-dung`;
  const isOpen = session.state === 'open';
  const canOrder = session.state === 'planned' && items.length > 1;
  const isVoting = items.some(({ state }) => state === 'voting');
  const post = (label: string, action: string, { title, ordinal }: SessionItem, hidden?: { name: string; value: string }[]): CellView => ({
    post: { label, url: action, hiddenLabel: `nội dung ${formatNumber(ordinal)}: ${title}`, hidden },
  });
  const main = (item: SessionItem): CellView => {
    if (!isOpen) return textCell('');
    if (item.state === 'voting') return post('Kết thúc biểu quyết', `${url}/${item.id}/kiem-phieu`, item);
    if (item.state !== 'waiting') return textCell('');
    if (item.motionText === null) return post('Ghi đã trao đổi', `${url}/${item.id}/xong`, item);
    return isVoting ? textCell('') : post('Mở biểu quyết', `${url}/${item.id}/bieu-quyet`, item);
  };
  const second = (item: SessionItem): CellView =>
    isOpen && item.state === 'waiting' ? post('Để lại', `${url}/${item.id}/bo-qua`, item) : textCell('');
  const order = (item: SessionItem): CellView => (item.ordinal > 1 ? post('Đưa lên trước', `${url}/${item.id}/len`, item) : textCell(''));
  return {
    heading: 'Chương trình',
    table: {
      label: 'Chương trình họp',
      columns: [
        { label: 'Nội dung' },
        // While the session is held, its buttons need the room.
        ...(isOpen ? [] : [{ label: 'Câu biểu quyết' }]),
        { label: 'Kết quả' },
        ...(isOpen
          ? [
              { label: 'Việc chính', isHidden: true },
              { label: 'Để lại', isHidden: true },
            ]
          : []),
        ...(canOrder ? [{ label: 'Thứ tự', isHidden: true }] : []),
      ],
      rows: items.map((item) => ({
        cells: [
          headCell(`${formatNumber(item.ordinal)}. ${item.title}`, undefined, isOpen ? motionWords(item) : KINDS[item.kind]),
          ...(isOpen
            ? []
            : [item.motionText === null ? textCell('Không biểu quyết') : linesCell(item.motionText, neededWords(item.neededPercent))]),
          { ...itemState(item), detail: [tallyWords(item), ...dissents(item, votes)].filter(Boolean).join('. ') || undefined },
          ...(isOpen ? [main(item), second(item)] : []),
          ...(canOrder ? [order(item)] : []),
        ],
        isMarked: item.state === 'voting',
      })),
      empty: { title: 'Chưa có nội dung nào', text: 'Thêm từng nội dung ở mục Thêm nội dung, kèm câu sẽ đưa ra biểu quyết.' },
    },
  };
}

function motionWords({ motionText, neededPercent }: SessionItem): string {
  return motionText === null ? 'Không biểu quyết' : `${motionText} (${neededWords(neededPercent)})`;
}

function dissents({ id, state }: SessionItem, votes: readonly SessionVote[]): string[] {
  const own = votes.filter(({ itemId, dissentText }) => itemId === id && dissentText !== null).length;
  return own > 0 && state !== 'voting' ? [`${count(own, 'ý kiến khác')} ghi trong biên bản`] : [];
}

function membersGroup({ round, whole, seated }: SessionFacts): JudgingView['groups'][number] {
  const { session, attendances } = whole;
  const canChange = session.state === 'planned' || session.state === 'open';
  const came = new Map(attendances.map((one) => [one.seatId, one]));
  const own = [...seated.values()].filter(
    ({ seat }) => seat.council === session.council && (canChange ? seat.leftAt === null : seat.leftAt === null || came.has(seat.id)),
  );
  const url = `${sessionUrl(round, session.id)}/diem-danh`;
  return {
    heading: 'Thành viên',
    table: {
      label: 'Thành viên và điểm danh',
      columns: [{ label: 'Họ tên' }, { label: 'Có mặt' }, ...(canChange ? [{ label: 'Điểm danh', isHidden: true }] : [])],
      rows: own.map(({ seat, fullName }) => {
        const there = came.get(seat.id);
        const isThere = there !== undefined && there.leftAt === null;
        const post: CellView = {
          post: {
            ...{ label: isThere ? 'Ghi đã về' : 'Ghi có mặt', url, hiddenLabel: fullName },
            hidden: [
              { name: 'seat', value: seat.id },
              { name: 'what', value: isThere ? 've' : 'den' },
            ],
          },
        };
        return {
          cells: [
            headCell(fullName, undefined, ROLES[seat.role]),
            there === undefined
              ? stateCell('next', session.state === 'closed' ? 'Vắng mặt' : 'Chưa đến')
              : {
                  ...stateCell(isThere ? 'done' : 'stopped', isThere ? 'Có mặt' : 'Đã về'),
                  detail: `đến ${formatTime(there.cameAt)}${there.leftAt ? `, về ${formatTime(there.leftAt)}` : ''}`,
                },
            ...(canChange ? [post] : []),
          ],
        };
      }),
      empty: { title: 'Hội đồng chưa có thành viên', text: 'Hãy thêm thành viên vào hội đồng trước phiên họp.' },
    },
  };
}
