import { Permission, type Principal } from '#access';
import type { Account } from '#accounts';
import { isPaused, type Round, type RoundAlteration, roundPhase, type RoundState } from '#contests';
import { type AccountId, formatDate, formatEnd, formatMoment, formatStart, formatTime } from '#kernel';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import { innerName, shortName } from '../../edge/round-name.js';
import { type RoundNoticeView, roundNotice } from '../../edge/round-notice.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, linesCell, momentCell } from '../listing.js';
import { reasonField, type TypedReason } from '../reason.js';
import type { DetailView, EditorView, FormFieldView, GroupsView, SigningView, StateView } from '../view-models.js';
import { annulmentUrl, type Doing, doingUrl, roundUrl, timesUrl } from './addresses.js';
import { entriesUrl } from '../submissions/addresses.js';
import { stateOf } from './round-state.js';
import type { MomentName, RoundTimesFault, RoundTimesForm } from './round-times.forms.js';

const KIND_WORDS: Readonly<Record<RoundAlteration['kind'], string>> = {
  extend: 'Gia hạn',
  pause: 'Tạm dừng',
  resume: 'Mở lại',
  annul: 'Hủy đợt thi',
};

const STATE_WORDS: Readonly<Record<RoundAlteration['state'], StateView>> = {
  asked: { kind: 'waiting', label: 'Chờ người thứ hai' },
  done: { kind: 'done', label: 'Đã có hiệu lực' },
  declined: { kind: 'stopped', label: 'Không duyệt' },
};

/** An annulment that its own asker ended was not turned down by anybody. */
function stateWords({ state, askedBy, decidedBy }: RoundAlteration): StateView {
  return state === 'declined' && decidedBy === askedBy ? { kind: 'stopped', label: 'Đã rút' } : STATE_WORDS[state];
}

export interface TimesFacts {
  round: Round;
  alterations: readonly RoundAlteration[];
  people: ReadonlyMap<AccountId, Account>;
  mayAlter: boolean;
  now: Date;
}

/** /quan-tri/dot-thi/:round/thoi-gian: what was done to the round besides the rules, and what may be done. */
export function timesContent({ round, alterations, people, mayAlter, now }: TimesFacts): ConsoleContent<GroupsView> {
  const notice = roundNotice(round, now);
  const doings = mayAlter ? doingsOf(round, now) : [];
  return {
    title: `Thời gian ${innerName(round)}`,
    heading: isReceiving(round) ? `Gia hạn, tạm dừng: ${innerName(round)}` : `Gia hạn, tạm dừng, hủy ${innerName(round)}`,
    sentence: `Mở ${formatStart(round.opensAt)}, đóng ${formatEnd(round.closesAt)}. ${stateOf(round, now).label}.${mayAlter ? '' : ' Người có vai trò Người duyệt hoặc Người công bố mới gia hạn, tạm dừng, hủy được; bạn xem được những việc đã làm.'}`,
    back: isReceiving(round) ? { label: 'Bài dự thi', url: entriesUrl(round) } : { label: shortName(round), url: roundUrl(round) },
    isReadFirst: true,
    notice: notice ? { kind: 'info', title: notice.title, text: notice.text } : undefined,
    groups: [
      ...(doings.length > 0
        ? [
            {
              heading: 'Có thể làm lúc này',
              sentence: 'Mỗi việc có lý do và thông báo cho người dự thi; bạn xem trước rồi mới đăng.',
              table: {
                label: 'Việc có thể làm',
                isTold: true,
                columns: [{ label: 'Việc' }, { label: 'Điều xảy ra' }],
                rows: doings.map((doing) => ({
                  cells: [headCell(doingWords(round, doing).label, doingUrl(round, doing)), linesCell(doingWords(round, doing).effect)],
                })),
              },
            },
          ]
        : []),
      {
        heading: 'Đã làm',
        table: {
          label: 'Các lần gia hạn, tạm dừng, hủy',
          columns: [{ label: 'Việc' }, { label: 'Lúc' }, { label: 'Người làm' }, { label: 'Lý do' }, { label: 'Trạng thái' }],
          rows: alterations.map((alteration) => ({
            cells: [
              headCell(
                KIND_WORDS[alteration.kind],
                alteration.kind === 'annul' ? annulmentUrl(round, alteration.id) : undefined,
                timesOf(alteration),
              ),
              momentCell(alteration.askedAt),
              linesCell(people.get(alteration.askedBy)?.fullName ?? ''),
              linesCell(alteration.reason),
              { state: stateWords(alteration) },
            ],
          })),
          empty: {
            title: isReceiving(round) ? 'Thời gian nhận bài chưa đổi lần nào' : 'Đợt thi chưa được gia hạn, tạm dừng hay hủy lần nào',
            text: 'Mọi việc đang theo đúng Thể lệ.',
          },
        },
      },
    ],
    forms: [],
  };
}

function timesOf({ kind, closesAfter, pausedFrom, resumesAt, runOpensAt }: RoundAlteration): string | undefined {
  if (kind === 'extend' && closesAfter) return `đến ${formatEnd(closesAfter)}`;
  if (kind === 'pause' && pausedFrom && resumesAt) return `từ ${formatMoment(pausedFrom)} đến ${formatMoment(resumesAt)}`;
  if (kind === 'annul') return runOpensAt ? `thi lại từ ${formatMoment(runOpensAt)}` : 'không thi lại';
  return undefined;
}

const DOING_WORDS: Readonly<Record<Doing, { label: string; effect: string; button: string }>> = {
  extend: {
    label: 'Gia hạn',
    effect: 'Đợt thi đóng muộn hơn. Ai đang làm bài mà bị giờ đóng cũ cắt bớt được đủ giờ.',
    button: 'Gia hạn và đăng thông báo',
  },
  pause: {
    label: 'Tạm dừng',
    effect: 'Không ai vào thi được cho đến giờ mở lại. Người đang làm không mất câu nào và được bù đúng số phút tạm dừng.',
    button: 'Tạm dừng và đăng thông báo',
  },
  resume: {
    label: 'Mở lại ngay',
    effect: 'Đợt thi tiếp tục từ lúc này; hạn nộp của người đang làm tính lại theo số phút đã tạm dừng.',
    button: 'Mở lại và đăng thông báo',
  },
  annul: {
    label: 'Hủy đợt thi',
    effect: 'Các lượt thi không được tính, giải và giấy chứng nhận bị thu hồi. Cần một người thứ hai duyệt.',
    button: 'Gửi người thứ hai duyệt',
  },
};

/** The same of a time in which submissions are received. */
const RECEIVING_WORDS: typeof DOING_WORDS = {
  extend: {
    label: 'Gia hạn nhận bài',
    effect: 'Nhận bài lâu hơn. Ai đã gửi vẫn sửa và gửi lại được đến hạn mới.',
    button: 'Gia hạn và đăng thông báo',
  },
  pause: {
    label: 'Tạm dừng nhận bài',
    effect: 'Không ai gửi được bài cho đến giờ mở lại; viết nháp và tải tệp vẫn được. Hạn nhận bài không tự lùi: muốn bù thì gia hạn.',
    button: 'Tạm dừng và đăng thông báo',
  },
  resume: {
    label: 'Mở lại ngay',
    effect: 'Nhận bài tiếp từ lúc này, đến hạn đã công bố.',
    button: 'Mở lại và đăng thông báo',
  },
  annul: {
    label: 'Hủy đợt nhận bài',
    effect: 'Các bài đã nhận không được tính, giải và giấy chứng nhận bị thu hồi. Cần một người thứ hai duyệt.',
    button: 'Gửi người thứ hai duyệt',
  },
};

const isReceiving = ({ kind }: Pick<Round, 'kind'>): boolean => kind === 'receiving';

function doingWords(round: Pick<Round, 'kind'>, doing: Doing): (typeof DOING_WORDS)[Doing] {
  return (isReceiving(round) ? RECEIVING_WORDS : DOING_WORDS)[doing];
}

const ANNULLABLE: readonly RoundState[] = ['scheduled', 'open', 'paused', 'closing', 'settling', 'ranked', 'approved', 'published'];

/** What may be done to a round as it stands. */
export function doingsOf(round: Round, now: Date): Doing[] {
  const phase = roundPhase(round, now);
  const isToCome = ['before', 'open', 'paused'].includes(phase);
  const hasPause = round.resumesAt !== null && now < round.resumesAt && round.pausedFrom?.getTime() !== round.resumesAt.getTime();
  return [
    ...(isToCome ? (['extend', 'pause'] as const) : []),
    ...(isToCome && hasPause ? (['resume'] as const) : []),
    ...(ANNULLABLE.includes(round.state) ? (['annul'] as const) : []),
  ];
}

export interface DoingFacts {
  round: Round;
  doing: Doing;
  form: RoundTimesForm;
  faults: readonly RoundTimesFault[];
  /** What the public will read, once everything that was typed will do. */
  preview: { view: RoundNoticeView; seen: string } | undefined;
  now: Date;
}

/** The form of one doing; with the preview beside it, from where it goes out. */
export function doingContent({ round, doing, form, faults, preview, now }: DoingFacts): ConsoleContent<EditorView> {
  const { label, effect, button } = doingWords(round, doing);
  const heading = `${label}: ${innerName(round)}`;
  return {
    title: heading,
    heading,
    sentence: effect,
    back: { label: 'Gia hạn, tạm dừng, hủy', url: timesUrl(round) },
    actionUrl: doingUrl(round, doing),
    errors: errorSummary(faults.map((fault) => ({ ...fault, field: idOf(fault.field) }))),
    hidden: preview ? [{ name: 'seen', value: preview.seen }] : [],
    fields: [...momentsOf(round, doing, form, faults, now), ...wordsOf(form, faults, preview !== undefined)],
    side: preview
      ? {
          heading: 'Người dự thi sẽ đọc',
          state: { kind: 'waiting', label: doing === 'annul' ? 'Chưa gửi' : 'Chưa đăng' },
          sentence: `${preview.view.title} ${preview.view.text}`,
          buttons: [
            { label: button, value: 'go', isFirst: true, isGrave: doing === 'annul' },
            { label: 'Xem lại sau khi sửa', value: 'preview' },
          ],
        }
      : {
          heading: 'Trước khi đăng',
          state: stateOf(round, now),
          sentence: 'Bước sau cho xem đúng những gì người dự thi sẽ đọc ở trang chủ, trang vào thi và trang của họ.',
          buttons: [{ label: 'Xem trước', value: 'preview', isFirst: true }],
        },
  };
}

const idOf = (field: RoundTimesFault['field']): string => field;

function momentsOf(round: Round, doing: Doing, form: RoundTimesForm, faults: readonly RoundTimesFault[], now: Date): FormFieldView[] {
  const field = (name: MomentName, label: string, hint?: string, known?: Date | null): FormFieldView => ({
    moment: {
      ...{ id: name, name, label, hint },
      error: faultOf(faults, name),
      day: form[`${name}-day`] ?? (known ? formatDate(known) : ''),
      time: form[`${name}-time`] ?? (known ? formatTime(known) : ''),
    },
  });
  switch (doing) {
    case 'extend':
      return [
        field('closes', 'Đóng lúc', `Hiện nay: ${formatEnd(round.closesAt)}.`),
        field('publishes', 'Công bố lúc', 'Để trống nếu không hẹn giờ. Phải sau giờ đóng.', round.publishesAt),
      ];
    case 'pause':
      return [
        ...(isPaused(round, now) ? [] : [field('from', 'Tạm dừng từ', 'Để trống là ngay bây giờ.')]),
        field('until', 'Mở lại lúc', 'Đến giờ này đợt thi tự mở lại. Chưa biết chắc thì cứ hẹn, sau đổi được.'),
      ];
    case 'resume':
      return [];
    case 'annul':
      return [
        field('opens', 'Thi lại: mở lúc', 'Để trống nếu không có đợt thi lại.'),
        field('closes', 'Thi lại: đóng lúc'),
        field('publishes', 'Thi lại: công bố lúc', 'Để trống nếu không hẹn giờ.'),
      ];
  }
}

function wordsOf(form: RoundTimesForm, faults: readonly RoundTimesFault[], isShort: boolean): FormFieldView[] {
  return [
    {
      area: {
        ...{ id: 'reason', name: 'reason', label: 'Lý do', rows: '2', maxlength: 500 },
        hint: 'Viết nối sau chữ “vì”: “mất điện tại trung tâm dữ liệu của tỉnh”. Được công bố.',
        value: form.reason ?? '',
        error: faultOf(faults, 'reason'),
      },
    },
    {
      area: {
        ...{ id: 'notice', name: 'notice', label: 'Thông báo', rows: isShort ? '4' : '5', maxlength: 2000 },
        hint: 'Người dự thi cần biết và cần làm gì. Giờ giấc máy đã ghi ở dòng đầu, không phải viết lại.',
        value: form.notice ?? '',
        error: faultOf(faults, 'notice'),
      },
    },
  ];
}

/** A wanted annulment, before the second person and after. */
export function annulmentContent(
  {
    round,
    alteration,
    read,
    people,
    me,
  }: {
    round: Round;
    alteration: RoundAlteration;
    /** What the public reads of it, or would. */
    read: RoundNoticeView;
    people: ReadonlyMap<AccountId, Account>;
    me: Pick<Principal, 'accountId' | 'permissions'>;
  },
  typed?: TypedReason,
): ConsoleContent<DetailView> {
  const { runOpensAt, runClosesAt, runPublishesAt } = alteration;
  const state = stateWords(alteration);
  return {
    title: `Hủy ${innerName(round)}`,
    heading: `Đề nghị hủy ${innerName(round)}`,
    sentence: `${state.label}.`,
    back: { label: 'Gia hạn, tạm dừng, hủy', url: timesUrl(round) },
    sections: [
      { heading: 'Người dự thi sẽ đọc', paragraphs: [read.title, read.text] },
      {
        heading: 'Khi được duyệt',
        paragraphs: [
          'Đợt thi bị hủy ngay: các lượt thi của đợt không được tính cho xếp hạng, giải tập thể và số lượt.',
          'Giải đã trao và giấy chứng nhận đã cấp của đợt bị thu hồi; ai tra cứu đọc được lý do. Mọi người đã thi được báo tin.',
          runOpensAt && runClosesAt
            ? `Đợt thi lại mở ${formatStart(runOpensAt)}, đóng ${formatEnd(runClosesAt)}${runPublishesAt ? `, công bố ${formatMoment(runPublishesAt)}` : ''}. Ai cũng có lại lượt thi.`
            : 'Không có đợt thi lại.',
        ],
      },
    ],
    signing: signing(round, alteration, people, me, typed),
    factsHeading: 'Đề nghị',
    facts: [{ label: 'Trạng thái', value: state.label }],
  };
}

function signing(
  round: Round,
  alteration: RoundAlteration,
  people: ReadonlyMap<AccountId, Account>,
  me: Pick<Principal, 'accountId' | 'permissions'>,
  typed: TypedReason | undefined,
): SigningView {
  const { id, state, askedBy, askedAt, decidedBy, decidedAt, declinedBecause } = alteration;
  const asker = { name: people.get(askedBy)?.fullName ?? '', detail: `Đề nghị ${formatMoment(askedAt)}`, isDone: true };
  const heading = 'Hai người';
  if (decidedBy && decidedAt) {
    const isDone = state === 'done';
    const decider = {
      name: people.get(decidedBy)?.fullName ?? '',
      detail: `${isDone ? 'Duyệt' : stateWords(alteration).label} ${formatMoment(decidedAt)}`,
      isDone,
      isRefused: !isDone,
    };
    const sentence = isDone ? 'Đợt thi đã hủy.' : `Không có gì thay đổi. Lý do: “${declinedBecause ?? ''}”`;
    return { heading, signers: [asker, decider], sentence };
  }
  const mayDecide = me.permissions.has(Permission.AlterRounds);
  const isAsker = askedBy === me.accountId;
  const isMine = mayDecide && !isAsker;
  const url = annulmentUrl(round, id);
  return {
    heading,
    isMine,
    signers: [asker, { name: isMine ? 'Chờ bạn' : 'Chờ một người khác', detail: 'Duyệt' }],
    sentence: 'Khi duyệt, đợt thi bị hủy ngay và không lấy lại được.',
    approve: isMine ? { label: 'Duyệt, hủy đợt thi', url: `${url}/duyet` } : undefined,
    giveBack: mayDecide
      ? {
          url: `${url}/khong-duyet`,
          label: isMine ? 'Không duyệt, ghi lý do' : 'Rút đề nghị, ghi lý do',
          button: isMine ? 'Không duyệt' : 'Rút đề nghị',
          reason: reasonField(typed, 'Người đề nghị sẽ đọc.'),
          isOpen: Boolean(typed?.fault),
        }
      : undefined,
    note: isMine
      ? undefined
      : isAsker
        ? 'Bạn là người đề nghị. Người duyệt phải là người khác.'
        : 'Tài khoản của bạn xem được đề nghị này. Người duyệt hoặc người công bố quyết định.',
  };
}
