import { formatDate, formatNumber, formatTime } from '#kernel';
import type { JudgingPhaseView, SeatId, SessionItem, WholeSession } from '#judging';
import { QUORUMS, quorumOf, quorumRuleOf } from '#rules';
import type { CardFormView } from '../view-models.js';
import { sessionUrl } from './addresses.js';
import { type JudgedRound, markersOf, nameOf, type SeatedJudge } from './judging-reader.js';
import type { ItemForm, VoteForm } from './judging.forms.js';
import { count, numberName } from './phase-words.js';
import { KIND_KEYS, KINDS, VOTE_KEYS, VOTES } from './session-words.js';
import { type TypedSession, whenAndWhere } from './sessions-presenter.js';

/** Everything about one session. */
export interface SessionFacts extends JudgedRound {
  whole: WholeSession;
  seated: ReadonlyMap<SeatId, SeatedJudge>;
  phases: readonly JudgingPhaseView[];
  /** Whoever may vote on the item that is put to the vote. */
  mayVote: readonly SeatId[];
  back?:
    | ({ form: 'doi' | 'huy' | 'mo' | 'dong' } & TypedSession)
    | { form: 'noi-dung'; typed: ItemForm; faults: TypedSession['faults'] }
    | { form: 'phieu'; typed: VoteForm; faults: TypedSession['faults'] }
    | undefined;
  refused?: string | undefined;
}

/** Members who vote and are in the room. */
export const presentOf = ({ whole, seated }: SessionFacts): SeatedJudge[] => {
  const there = new Set(whole.attendances.filter(({ leftAt }) => leftAt === null).map(({ seatId }) => seatId));
  return markersOf(seated, whole.session.council).filter(({ seat }) => there.has(seat.id));
};

type FormName = NonNullable<SessionFacts['back']>['form'];

function errorsOf(back: SessionFacts['back'], form: FormName): CardFormView['errors'] {
  if (back?.form !== form) return undefined;
  return { title: 'Chưa lưu được', items: back.faults.map(({ field, text }) => ({ fieldId: field, text })) };
}

/** What the secretary can do with a session as it stands. */
export function sessionForms(facts: SessionFacts): CardFormView[] {
  const { state } = facts.whole.session;
  if (state === 'planned') return [openForm(facts), itemForm(facts), changeForm(facts), callOffForm(facts)];
  if (state !== 'open') return [];
  const isVoting = facts.whole.items.some((item) => item.state === 'voting');
  return [...(isVoting ? [dissentForm(facts)] : []), itemForm(facts), ...(isVoting ? [] : [closeForm(facts)])];
}

function openForm(facts: SessionFacts): CardFormView {
  const { round, running, whole, seated, back } = facts;
  const { council } = whole.session;
  const seats = markersOf(seated, council).length;
  const quorum = formatNumber(quorumOf(running.ruleSet, council, seats));
  const rule = QUORUMS[quorumRuleOf(running.ruleSet, council)];
  const own = back?.form === 'mo' ? back.typed : undefined;
  return {
    heading: 'Mở phiên họp',
    sentence: `Có mặt ${formatNumber(presentOf(facts).length)} trong ${formatNumber(seats)} người biểu quyết. Điểm danh đủ người rồi mở; mở rồi thì không đổi giờ, nơi họp được nữa.`,
    actionUrl: `${sessionUrl(round, whole.session.id)}/mo`,
    errors: errorsOf(back, 'mo'),
    fields: [
      {
        text: {
          ...{ id: 'quorum', name: 'quorum', label: 'Số người có mặt tối thiểu', value: own?.quorum ?? quorum },
          ...{
            hint: `${rule}, tức ${quorum} người; quy chế đòi nhiều hơn thì ghi số ấy.`,
            inputmode: 'numeric',
            autocomplete: 'off',
            maxlength: 4,
          },
        },
      },
    ],
    button: 'Mở phiên họp',
    isMain: true,
  };
}

function itemForm({ round, whole, phases, back }: SessionFacts): CardFormView {
  const typed = back?.form === 'noi-dung' ? back.typed : undefined;
  const entered = phases.filter(({ entries }) => entries > 0);
  const isBlind = entered.some((phase) => phase.isBlind);
  const fault = (field: string): string | undefined =>
    back?.form === 'noi-dung' ? back.faults.find((one) => one.field === field)?.text : undefined;
  const kind = typed?.kind ?? 'ranking';
  return {
    heading: 'Thêm nội dung',
    sentence:
      'Thành viên đọc được tên và câu biểu quyết. Hội đồng chấm theo mã phách thì không ghi được tên, đơn vị, điện thoại của tác giả.',
    actionUrl: `${sessionUrl(round, whole.session.id)}/noi-dung`,
    errors: errorsOf(back, 'noi-dung'),
    fields: [
      {
        select: {
          ...{ id: 'kind', name: 'kind', label: 'Loại nội dung' },
          options: KIND_KEYS.map((value) => ({ value, label: KINDS[value], isSelected: value === kind })),
        },
      },
      {
        text: {
          id: 'item-title',
          name: 'title',
          label: 'Tên nội dung',
          hint: 'Nội dung về một bài được gọi bằng số phách của bài, để trống ô này cũng được.',
          value: typed?.title ?? '',
          error: fault('item-title'),
          autocomplete: 'off',
          maxlength: 300,
        },
      },
      {
        area: {
          ...{ id: 'motion', name: 'motion', label: 'Câu đưa ra biểu quyết', value: typed?.motion ?? '', rows: '2', maxlength: 1_000 },
          ...{ hint: 'Viết để trả lời được tán thành hay không. Không biểu quyết thì để trống.', error: fault('motion') },
        },
      },
      {
        text: {
          ...{
            id: 'percent',
            name: 'percent',
            label: 'Tỷ lệ phải đạt (%)',
            value: typed?.percent ?? '',
            hint: 'Để trống là quá nửa.',
            error: fault('percent'),
          },
          ...{ inputmode: 'numeric' as const, autocomplete: 'off', maxlength: 4 },
        },
      },
      ...(entered.length > 0
        ? [
            {
              select: {
                ...{
                  id: 'phase',
                  name: 'phase',
                  label: `${numberName({ isBlind })} của vòng`,
                  hint: 'Chỉ cần khi nội dung là về một bài.',
                },
                options: entered.map(({ phase, name }, at) => ({
                  ...{ value: phase, label: name },
                  isSelected: typed?.phase === undefined ? at === entered.length - 1 : typed.phase === phase,
                })),
              },
            },
            {
              text: {
                ...{ id: 'so', name: 'so', label: numberName({ isBlind }), value: typed?.so ?? '', error: fault('so') },
                ...{ inputmode: 'numeric' as const, autocomplete: 'off', maxlength: 12 },
              },
            },
          ]
        : []),
    ],
    button: 'Thêm vào chương trình',
  };
}

function changeForm({ round, whole, back }: SessionFacts): CardFormView {
  const { session } = whole;
  const own = back?.form === 'doi' ? back : undefined;
  const known = { title: session.title, place: session.place, day: formatDate(session.startsAt), time: formatTime(session.startsAt) };
  return {
    heading: 'Đổi tên, giờ, nơi họp',
    actionUrl: `${sessionUrl(round, session.id)}/doi`,
    errors: errorsOf(back, 'doi'),
    fields: whenAndWhere(own, known),
    button: 'Lưu thay đổi',
  };
}

function callOffForm({ round, whole, back }: SessionFacts): CardFormView {
  const typed = back?.form === 'huy' ? back.typed : undefined;
  return {
    heading: 'Không họp nữa',
    sentence: 'Phiên họp được giữ trong danh sách cùng lý do, không mở lại được.',
    actionUrl: `${sessionUrl(round, whole.session.id)}/huy`,
    errors: errorsOf(back, 'huy'),
    fields: [{ area: { id: 'reason', name: 'reason', label: 'Lý do', value: typed?.reason ?? '', rows: '2', maxlength: 1_000 } }],
    button: 'Ghi không họp',
  };
}

/** For whoever differs: the press of a button in the table has no room for words. */
function dissentForm(facts: SessionFacts): CardFormView {
  const { round, whole, back, mayVote, seated } = facts;
  const item = whole.items.find(({ state }) => state === 'voting') as SessionItem;
  const typed = back?.form === 'phieu' ? back.typed : undefined;
  return {
    heading: 'Ghi phiếu kèm ý kiến khác',
    sentence: 'Ý kiến được ghi nguyên văn vào biên bản.',
    actionUrl: `${sessionUrl(round, whole.session.id)}/noi-dung/${item.id}/phieu`,
    errors: errorsOf(back, 'phieu'),
    fields: [
      {
        select: {
          ...{ id: 'phieu-seat', name: 'seat', label: 'Thành viên', placeholder: 'Chọn một thành viên' },
          options: mayVote.map((seat) => ({ value: seat, label: nameOf(seated, seat), isSelected: typed?.seat === seat })),
        },
      },
      {
        choice: {
          ...{ id: 'vote', name: 'vote', label: 'Biểu quyết' },
          options: VOTE_KEYS.map((vote) => ({ value: vote, label: VOTES[vote], isChecked: typed?.vote === vote })),
        },
      },
      { area: { id: 'dissent', name: 'dissent', label: 'Ý kiến khác', value: typed?.dissent ?? '', rows: '3', maxlength: 2_000 } },
    ],
    button: 'Ghi phiếu này',
  };
}

function closeForm({ round, whole, back }: SessionFacts): CardFormView {
  const waiting = whole.items.filter(({ state }) => state === 'waiting').length;
  const typed = back?.form === 'dong' ? back.typed : undefined;
  return {
    heading: 'Kết thúc phiên họp',
    sentence:
      waiting > 0
        ? `Còn ${count(waiting, 'nội dung')} chưa có kết quả: biểu quyết hoặc để lại từng nội dung rồi kết thúc.`
        : 'Kết thúc rồi thì không ghi thêm được gì; biên bản được chốt cùng dấu vân tay.',
    actionUrl: `${sessionUrl(round, whole.session.id)}/dong`,
    errors: errorsOf(back, 'dong'),
    fields: [
      {
        area: {
          ...{ id: 'notes', name: 'notes', label: 'Diễn biến khác', value: typed?.notes ?? '', rows: '4', maxlength: 10_000 },
          hint: 'Mỗi đoạn một dòng, ghi nguyên văn vào biên bản. Có thể để trống.',
        },
      },
    ],
    button: 'Kết thúc phiên họp',
    isMain: waiting === 0,
  };
}
