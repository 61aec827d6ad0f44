import { isOpenCall, type NominationCall, type NominationInvitation, type ReceivedHead, type ReceivedNomination } from '#contests';
import { formatDate, formatEnd, formatMoment, formatNumber, formatTime } from '#kernel';
import type { NominationQuota, RuleSet } from '#rules';
import type { Tenant } from '#tenants';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { LinkView } from '../../portal/view-models.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, momentCell, numberCell, textCell } from '../listing.js';
import { reasonField, type TypedReason } from '../reason.js';
import type { CardFormView, DetailView, EditorView, GroupsView, ListView } from '../view-models.js';
import { NOMINATION_CALLS } from './addresses.js';
import type { CallForm, InvitationForm } from './nominations.forms.js';
import {
  contentSections,
  entrySections,
  headFacts,
  KIND_WORDS,
  quotaInWords,
  reachedBy,
  stateOfCall,
  stateOfReceived,
  untilInWords,
} from './nomination-words.js';

/** A call, whom it asks, and how many have come in for it. */
export interface CallFacts {
  call: NominationCall;
  invitations: readonly NominationInvitation[];
  arrived: number;
}

export interface CallFault {
  field: 'title' | 'kinds' | 'closes-day';
  text: string;
}

/** /quan-tri/nhan-de-cu */
export function callList(calls: readonly CallFacts[], { now, mayManage }: { now: Date; mayManage: boolean }): ConsoleContent<ListView> {
  const begin = mayManage ? { label: 'Mở đợt nhận đề cử', url: `${NOMINATION_CALLS}/moi` } : undefined;
  return {
    title: 'Nhận đề cử',
    heading: 'Nhận đề cử từ cấp dưới',
    sentence: 'Đơn vị và cấp dưới tự chọn ở nơi mình rồi đề cử người, bài hay nhất lên đây.',
    primary: calls.length > 0 ? begin : undefined,
    table: {
      label: 'Các đợt nhận đề cử',
      columns: [
        { label: 'Đợt' },
        { label: 'Trạng thái' },
        { label: 'Hạn' },
        { label: 'Được mời', isNumber: true },
        { label: 'Đã đến', isNumber: true },
      ],
      rows: calls.map(({ call, invitations, arrived }) => ({
        cells: [
          headCell(call.title, `${NOMINATION_CALLS}/${call.id}`),
          { state: stateOfCall(call, now) },
          textCell(formatEnd(call.closesAt)),
          numberCell(invitations.filter(({ revokedAt }) => revokedAt === null).length),
          numberCell(arrived),
        ],
      })),
      empty: {
        title: 'Chưa mở đợt nào',
        text: mayManage
          ? 'Mở một đợt, mời từng đơn vị với số đề cử ít nhất và nhiều nhất, đặt hạn.'
          : 'Người công bố mở đợt và mời từng đơn vị. Đợt ấy cùng đề cử đã đến hiện ở đây.',
        action: begin,
      },
    },
  };
}

export interface NewCallFacts {
  ruleSet: RuleSet;
  typed?: CallForm | undefined;
  faults?: readonly CallFault[];
}

/** /quan-tri/nhan-de-cu/moi */
export function newCall({ ruleSet, typed, faults = [] }: NewCallFacts): ConsoleContent<EditorView> {
  return {
    title: 'Mở đợt nhận đề cử',
    heading: 'Mở đợt nhận đề cử',
    back: { label: 'Nhận đề cử', url: NOMINATION_CALLS },
    actionUrl: `${NOMINATION_CALLS}/moi`,
    errors: errorSummary(faults),
    fields: [
      {
        text: {
          id: 'title',
          name: 'title',
          label: 'Tên đợt',
          hint: 'Nơi được mời thấy tên này, ví dụ “Đề cử sáng kiến cấp huyện, năm 2024”.',
          value: typed?.title ?? '',
          error: faultOf(faults, 'title'),
          autocomplete: 'off',
          maxlength: 300,
        },
      },
      {
        ticks: {
          id: 'kinds',
          name: 'kinds',
          label: 'Nhận đề cử',
          error: faultOf(faults, 'kinds'),
          options: [
            {
              value: 'entry',
              label: 'Bài dự thi',
              detail: 'Sáng kiến, giải pháp, bài viết',
              isChecked: typed?.kinds.includes('entry') ?? true,
            },
            {
              value: 'person',
              label: 'Người',
              detail: 'Theo thành tích đã đạt ở nơi đề cử',
              isChecked: typed?.kinds.includes('person') ?? false,
            },
          ],
        },
      },
      {
        select: {
          id: 'part',
          name: 'part',
          label: 'Cho phần thi',
          placeholder: 'Cả cuộc thi',
          options: ruleSet.parts.map(({ code, name }) => ({ value: code, label: name, isSelected: code === typed?.part })),
        },
      },
      {
        moment: {
          id: 'closes',
          name: 'closes',
          label: 'Nhận đến',
          error: faultOf(faults, 'closes-day'),
          day: typed?.['closes-day'] ?? '',
          time: typed?.['closes-time'] ?? '17:00',
        },
      },
      {
        area: {
          id: 'note',
          name: 'note',
          label: 'Lời dặn nơi đề cử',
          hint: 'Tiêu chuẩn, hồ sơ cần có. Có thể để trống.',
          value: typed?.note ?? '',
          rows: '5',
          maxlength: 4000,
        },
      },
    ],
    side: {
      heading: 'Đợt nhận đề cử',
      state: { kind: 'next', label: 'Chưa mở' },
      sentence: 'Mở xong chưa ai thấy. Bước sau mời từng nơi, kèm số đề cử ít nhất và nhiều nhất.',
      buttons: [{ label: 'Mở đợt', value: 'open', isFirst: true }],
    },
  };
}

export interface CallPageFacts extends Pick<CallFacts, 'call' | 'invitations'> {
  received: readonly ReceivedHead[];
  now: Date;
  /** Numbers of the submissions that were made of what has come in. */
  entries: ReadonlyMap<ReceivedNomination['id'], string>;
  /** Names of tenants and units by their id. */
  names: ReadonlyMap<string, string>;
  candidates: readonly Tenant[];
  /** What the plan says of the entries of one unit. */
  quota: NominationQuota;
  mayManage: boolean;
  /** Whether entries may be opened; nominations without one are open to all of the console. */
  mayRead: boolean;
  typed?: { form: InvitationForm; faults: { field: 'tenant' | 'unit' | 'atMost'; text: string }[] } | undefined;
  ending?: TypedReason | undefined;
}

/** /quan-tri/nhan-de-cu/:call */
export function callPage(facts: CallPageFacts): ConsoleContent<GroupsView> {
  const { call, now, mayManage } = facts;
  const isOpen = isOpenCall(call, now);
  return {
    title: call.title,
    heading: call.title,
    sentence: `${isOpen ? untilInWords(call.closesAt) : `Đã thôi nhận từ ${formatMoment(call.endedAt ?? call.closesAt)}`}.${call.endedReason === null ? '' : ` Lý do: ${call.endedReason}`}`,
    back: { label: 'Nhận đề cử', url: NOMINATION_CALLS },
    groups: [receivedGroup(facts), invitedGroup(facts, isOpen)],
    forms: mayManage && isOpen ? [inviteForm(facts), endForm(call, facts.ending)] : [],
  };
}

function receivedGroup({ received, names, mayRead, entries }: CallPageFacts): GroupsView['groups'][number] {
  return {
    heading: 'Đã đến',
    table: {
      label: 'Đề cử đã đến',
      columns: [{ label: 'Đề cử' }, { label: 'Nơi gửi' }, { label: 'Gửi lúc' }, { label: 'Trạng thái' }],
      rows: received.map(({ id, title, kind, authors, nominatedBy, isEntry, viaTenantId, unitId, sentAt, state, reason }) => ({
        cells: [
          headCell(
            title,
            isEntry && !mayRead ? undefined : `${NOMINATION_CALLS}/de-cu/${id}`,
            authors.length === 0 ? `${KIND_WORDS[kind]} của đơn vị` : `${KIND_WORDS[kind]}: ${authors.join(', ')}`,
          ),
          textCell(names.get(viaTenantId ?? unitId ?? '') ?? nominatedBy),
          momentCell(sentAt),
          {
            state: stateOfReceived(state),
            detail: reason ?? (state === 'received' && entries.has(id) ? `Bài ${entries.get(id) ?? ''}` : undefined),
          },
        ],
      })),
      empty: { title: 'Chưa có đề cử nào', text: 'Đề cử gửi đến hiện ở đây, kèm nơi gửi, điểm đã được chấm và sự đồng ý của tác giả.' },
    },
  };
}

function invitedGroup({ invitations, names, mayManage }: CallPageFacts, isOpen: boolean): GroupsView['groups'][number] {
  const mayRevoke = mayManage && isOpen;
  const live = invitations.filter(({ revokedAt }) => revokedAt === null);
  const short = live.filter(({ taken, atLeast }) => taken < atLeast).length;
  return {
    heading: 'Nơi được mời',
    sentence:
      live.length === 0
        ? undefined
        : short > 0
          ? `${formatNumber(live.length)} nơi, ${formatNumber(short)} nơi chưa gửi đủ số ít nhất.`
          : `${formatNumber(live.length)} nơi, nơi nào cũng đã gửi đủ.`,
    table: {
      label: 'Nơi được mời đề cử',
      columns: [
        { label: 'Nơi được mời' },
        { label: 'Số đề cử' },
        { label: 'Đã đến', isNumber: true },
        { label: 'Còn thiếu', isNumber: true },
        ...(mayRevoke ? [{ label: 'Việc', isHidden: true }] : []),
      ],
      rows: live.map((invitation) => {
        const name = names.get(invitation.viaTenantId ?? invitation.unitId ?? '') ?? '';
        return {
          cells: [
            headCell(name, undefined, invitation.viaTenantId === null ? 'Đơn vị của mình' : 'Cấp dưới'),
            textCell(quotaInWords(invitation)),
            numberCell(invitation.taken),
            numberCell(Math.max(0, invitation.atLeast - invitation.taken)),
            ...(mayRevoke
              ? [
                  {
                    post: {
                      label: 'Thôi mời',
                      hiddenLabel: name,
                      url: `${NOMINATION_CALLS}/${invitation.callId}/thoi-moi`,
                      hidden: [{ name: 'invitation', value: invitation.id }],
                      isGrave: true,
                    },
                  },
                ]
              : []),
          ],
        };
      }),
      empty: { title: 'Chưa mời nơi nào', text: 'Mời từng đơn vị, cấp dưới. Chưa được mời thì không gửi đề cử đến được.' },
    },
  };
}

function inviteForm({ call, candidates, typed, quota }: CallPageFacts): CardFormView {
  const planQuota = quotaOfPlan(quota);
  const { form = {}, faults = [] } = typed ?? {};
  const number = (name: 'atLeast' | 'atMost', label: string, value: string) => ({
    text: {
      id: name,
      name,
      label,
      value: form[name] ?? value,
      error: name === 'atMost' ? faultOf(faults, 'atMost') : undefined,
      inputmode: 'numeric' as const,
      autocomplete: 'off',
    },
  });
  return {
    heading: 'Mời đề cử',
    sentence: `Chọn một cấp dưới, hoặc ghi tên một đơn vị của mình.${planQuota}`,
    actionUrl: `${NOMINATION_CALLS}/${call.id}/moi`,
    errors: errorSummary(faults),
    fields: [
      {
        select: {
          id: 'tenant',
          name: 'tenant',
          label: 'Cấp dưới',
          error: faultOf(faults, 'tenant'),
          placeholder: 'Không, mời đơn vị của mình',
          options: candidates.map(({ id, name }) => ({ value: id, label: name, isSelected: id === form.tenant })),
        },
      },
      {
        text: {
          id: 'unit',
          name: 'unit',
          label: 'Đơn vị của mình',
          hint: 'Tên trong danh sách đơn vị dự thi. Nếu mời một cấp dưới: đơn vị mà bài của nơi ấy được tính.',
          value: form.unit ?? '',
          error: faultOf(faults, 'unit'),
          autocomplete: 'off',
        },
      },
      number('atLeast', 'Ít nhất', String(quota.atLeast)),
      number('atMost', 'Nhiều nhất', String(quota.atMost ?? Math.max(3, quota.atLeast))),
    ],
    button: 'Mời',
  };
}

function quotaOfPlan({ atLeast, atMost }: NominationQuota): string {
  const [least, most] = [
    atLeast > 0 ? `ít nhất ${formatNumber(atLeast)} bài` : '',
    atMost === undefined ? '' : `nhiều nhất ${formatNumber(atMost)} bài`,
  ];
  const said = [least, most].filter(Boolean).join(', ');
  return said === '' ? '' : ` Theo thể lệ, mỗi đơn vị ${said}.`;
}

function endForm(call: NominationCall, typed: TypedReason | undefined): CardFormView {
  return {
    heading: 'Đóng trước hạn',
    sentence: 'Từ lúc đóng, không nơi nào gửi thêm được. Đề cử đã đến giữ nguyên.',
    actionUrl: `${NOMINATION_CALLS}/${call.id}/dong`,
    errors: errorSummary(typed?.fault === undefined ? [] : [{ field: 'reason', text: typed.fault }]),
    fields: [{ area: reasonField(typed, 'Ghi trên trang của đợt và trong nhật ký.') }],
    button: 'Đóng đợt nhận đề cử',
  };
}

/** /quan-tri/nhan-de-cu/de-cu/:nomination */
export function receivedPage(
  nomination: ReceivedNomination,
  {
    from,
    mayManage,
    typed,
    submission,
  }: { from: string; mayManage: boolean; typed?: TypedReason | undefined; submission?: LinkView | undefined },
): ConsoleContent<DetailView> {
  const { id, callId, title, kind, content, consents, sha256, state, reason, sentAt, decidedAt, viaTenantId } = nomination;
  const url = `${NOMINATION_CALLS}/de-cu/${id}`;
  const mayReturn = mayManage && (state === 'sent' || state === 'received');
  // An entry of one's own people is there already; of another tenant's it becomes a submission in the words of one's own plan.
  const isTakenIn = content.entry !== undefined && viaTenantId !== null;
  const hasFiles = viaTenantId === null || nomination.filesGoneAt === null;
  return {
    title,
    heading: title,
    sentence: `${KIND_WORDS[kind]} do ${from} đề cử.`,
    back: { label: 'Đợt nhận đề cử', url: `${NOMINATION_CALLS}/${callId}` },
    sections: [...contentSections(content), ...entrySections(content, hasFiles ? (at) => `${url}/tep/${at + 1}` : undefined)],
    signing: {
      heading: stateOfReceived(state).label,
      signers: [],
      isMine: state === 'sent' && mayManage,
      sentence:
        state === 'sent'
          ? 'Tiếp nhận rồi, nơi gửi không rút được nữa. Trả lại thì nơi gửi thấy lý do, sửa và gửi lại được.'
          : state === 'returned'
            ? `Đã trả lại. Lý do: ${reason ?? ''}`
            : 'Nơi gửi không rút được nữa.',
      approve: state === 'sent' && mayManage && !isTakenIn ? { label: 'Tiếp nhận', url: `${url}/tiep-nhan` } : undefined,
      link: state === 'sent' && mayManage && isTakenIn ? { label: 'Tiếp nhận thành bài dự thi', url: `${url}/tiep-nhan` } : submission,
      giveBack: mayReturn
        ? {
            url: `${url}/tra-lai`,
            label: 'Trả lại, ghi lý do',
            button: 'Trả lại',
            reason: reasonField(typed, 'Nơi gửi thấy lý do này.'),
            isOpen: typed?.fault !== undefined,
          }
        : undefined,
    },
    factsHeading: 'Hồ sơ',
    facts: [
      { label: 'Gửi lúc', value: formatMoment(sentAt) },
      ...(decidedAt
        ? [{ label: state === 'returned' ? 'Trả lại lúc' : 'Tiếp nhận lúc', value: `${formatTime(decidedAt)}, ${formatDate(decidedAt)}` }]
        : []),
      ...(content.theme === '' ? [] : [{ label: 'Chủ đề', value: content.theme }]),
      ...content.authors.map(({ fullName, email, phone }) => ({ label: `Liên hệ ${fullName}`, value: reachedBy({ email, phone }) })),
      ...consents.map(({ fullName, agreedAt }) => ({ label: `${fullName} đồng ý`, value: formatMoment(new Date(agreedAt)) })),
      ...headFacts(nomination),
      { label: 'Dấu vân', value: sha256.slice(0, 16) },
    ],
  };
}
