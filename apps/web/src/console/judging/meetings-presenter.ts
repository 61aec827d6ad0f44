import { formatMoment, formatNumber } from '#kernel';
import type { ListedMeeting, MeetingItem, MemberMeeting } from '#judging';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, textCell } from '../listing.js';
import type { CardFormView, JudgingView, ListView } from '../view-models.js';
import { MEETINGS } from './addresses.js';
import type { VoteForm } from './judging.forms.js';
import { itemState, neededWords, sessionState, tallyWords, VOTE_KEYS, VOTES } from './session-words.js';

/** The sessions of a member of councils. */
export function meetingsContent(meetings: readonly ListedMeeting[]): ConsoleContent<ListView> {
  return {
    title: 'Họp hội đồng',
    heading: 'Họp hội đồng',
    sentence: 'Các phiên họp của hội đồng mà bạn là thành viên. Trong phòng họp, mở phiên đang họp để biểu quyết.',
    table: {
      label: 'Phiên họp',
      columns: [{ label: 'Phiên họp' }, { label: 'Thời gian, nơi họp' }, { label: 'Tình trạng' }],
      rows: meetings.map(({ id, title, startsAt, place, state }) => ({
        cells: [headCell(title, `${MEETINGS}/${id}`), textCell(formatMoment(startsAt), place || undefined), sessionState(state)],
        isMarked: state === 'open',
      })),
      empty: { title: 'Chưa có phiên họp nào', text: 'Tổ thư ký lập phiên họp thì phiên ấy hiện ở đây.' },
    },
  };
}

/** A vote that came back, and why. */
export interface RefusedVote {
  typed: VoteForm;
  sentence: string;
}

/** A session as a member sees it: what is put to the vote, and how they voted. */
export function meetingContent({ session, isPresent, items }: MemberMeeting, refused?: RefusedVote): ConsoleContent<JudgingView> {
  const voting = items.find(({ state }) => state === 'voting');
  const mayVote = voting !== undefined && isPresent && !voting.isBarred;
  return {
    title: session.title,
    heading: session.title,
    sentence: `${formatMoment(session.startsAt)}${session.place ? `, ${session.place}` : ''}.`,
    back: { label: 'Họp hội đồng', url: MEETINGS },
    notice: noticeOf(session, isPresent, voting),
    groups: [
      ...(mayVote ? [ownVote(voting)] : []),
      {
        heading: 'Chương trình',
        table: {
          label: 'Chương trình họp',
          columns: [{ label: 'Nội dung' }, { label: 'Câu biểu quyết' }, { label: 'Kết quả' }],
          rows: items.map((item) => ({
            cells: [
              headCell(
                `${formatNumber(item.ordinal)}. ${item.title}`,
                undefined,
                item.own ? `Bạn: ${VOTES[item.own.vote].toLowerCase()}` : undefined,
              ),
              item.motionText === null ? textCell('Không biểu quyết') : linesCell(item.motionText),
              { ...itemState(item), detail: tallyWords(item) },
            ],
            isMarked: item.state === 'voting',
          })),
          empty: { title: 'Chưa có nội dung nào', text: 'Tổ thư ký đang lập chương trình.' },
        },
      },
    ],
    forms: mayVote ? [voteForm(session, voting, refused)] : [],
    isActFirst: mayVote,
  };
}

/** Here for as long as the vote goes on: once it is over, the page comes anew. */
function ownVote({ own, neededPercent }: MeetingItem): JudgingView['groups'][number] {
  return {
    heading: 'Phiếu của bạn',
    sentence: `Nội dung này ${neededWords(neededPercent)}. Phiếu sửa được cho đến khi biểu quyết kết thúc.`,
    live: { id: 'phieu-cua-toi', seconds: '4' },
    table: {
      label: 'Phiếu của bạn',
      columns: [{ label: 'Bạn đã chọn' }, { label: 'Ý kiến khác' }],
      rows: own ? [{ cells: [headCell(VOTES[own.vote]), linesCell(own.dissent || 'Không có')] }] : [],
      empty: { title: 'Bạn chưa biểu quyết', text: 'Không biểu quyết thì vẫn được tính trong số người có mặt.' },
    },
  };
}

function noticeOf({ state }: ListedMeeting, isPresent: boolean, voting: MeetingItem | undefined): JudgingView['notice'] {
  if (state === 'closed') return { kind: 'info', title: 'Phiên họp đã kết thúc' };
  if (state === 'planned')
    return { kind: 'info', title: 'Phiên họp chưa mở', text: 'Trang này tự cập nhật khi tổ thư ký mở phiên họp.', refreshSeconds: '5' };
  if (!isPresent)
    return {
      kind: 'wait',
      title: 'Bạn chưa được điểm danh',
      text: 'Hãy báo tổ thư ký ghi bạn có mặt thì bạn mới biểu quyết được.',
      refreshSeconds: '5',
    };
  if (voting?.isBarred)
    return {
      kind: 'info',
      title: 'Bạn không biểu quyết nội dung này',
      text: 'Vì bạn có xung đột lợi ích với bài được bàn.',
      refreshSeconds: '5',
    };
  if (voting) return undefined;
  return {
    kind: 'info',
    title: 'Chưa có nội dung nào đang biểu quyết',
    text: 'Trang này tự cập nhật khi biểu quyết mở.',
    refreshSeconds: '4',
  };
}

function voteForm({ id }: ListedMeeting, item: MeetingItem, refused?: RefusedVote): CardFormView {
  const typed = refused?.typed;
  const chosen = typed ? typed.vote : item.own?.vote;
  return {
    heading: item.title,
    sentence: item.motionText ?? undefined,
    actionUrl: `${MEETINGS}/${id}/${item.id}`,
    errors: refused && { title: 'Chưa gửi được phiếu', items: [{ fieldId: 'vote', text: refused.sentence }] },
    fields: [
      {
        choice: {
          ...{ id: 'vote', name: 'vote', label: 'Bạn biểu quyết', error: refused?.sentence },
          options: VOTE_KEYS.map((vote) => ({ value: vote, label: VOTES[vote], isChecked: vote === chosen })),
        },
      },
      {
        area: {
          ...{ id: 'dissent', name: 'dissent', label: 'Ý kiến khác', value: typed ? (typed.dissent ?? '') : (item.own?.dissent ?? '') },
          ...{ hint: 'Có thể để trống. Ghi nguyên văn vào biên bản cùng tên bạn.', rows: '3', maxlength: 2_000 },
        },
      },
    ],
    button: item.own ? 'Sửa phiếu' : 'Gửi phiếu',
    isMain: true,
  };
}
