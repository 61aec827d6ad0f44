import {
  hasAgreed,
  namesNobody,
  type NominationContent,
  type NominationFault,
  type OpenInvitation,
  type OwnNomination,
  type TypedNomination,
} from '#contests';
import { formatEnd, formatMoment } from '#kernel';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, textCell } from '../listing.js';
import { reasonField, type TypedReason } from '../reason.js';
import type { CellView, DetailView, EditorView, FormFieldView, GroupsView, NoticeView } from '../view-models.js';
import { entryChoiceUrl, NOMINATIONS, selectionUrl } from './addresses.js';
import {
  AFTER_SAVING,
  answerOf,
  ASKED,
  becauseOf,
  contentSections,
  entrySections,
  headFacts,
  KIND_WORDS,
  lacksHeadWords,
  lacksHead,
  quotaInWords,
  reachedBy,
  sentenceOf,
  stateOfNomination,
  untilInWords,
} from './nomination-words.js';
import type { NominationSource } from './nomination-sources.js';

export interface NominationsFacts {
  open: readonly OpenInvitation[];
  own: readonly OwnNomination[];
  /** Names of receivers and of one's own units by their id. */
  names: ReadonlyMap<string, string>;
  mayNominate: boolean;
  /** Whether entries may be opened; nominations without one are open to all of the console. */
  mayRead: boolean;
}

/** /quan-tri/de-cu */
export function nominationsContent({ open, own, names, mayNominate, mayRead }: NominationsFacts): ConsoleContent<GroupsView> {
  return {
    title: 'Đề cử',
    heading: 'Đề cử lên cấp trên',
    sentence: 'Chọn ở đơn vị mình rồi gửi người, bài hay nhất lên. Chỉ gửi khi tác giả đồng ý.',
    groups: [
      {
        heading: 'Nơi đang nhận đề cử',
        table: {
          label: 'Nơi đang nhận đề cử',
          columns: [
            { label: 'Đợt' },
            { label: 'Số đề cử' },
            { label: 'Nhận đến' },
            ...(mayNominate
              ? [
                  { label: 'Chọn bài', isHidden: true },
                  { label: 'Ghi tay', isHidden: true },
                ]
              : []),
          ],
          rows: open.map(({ receiverTenantId, call, invitation }) => ({
            cells: [
              invitedCell(names, receiverTenantId, { call, invitation }),
              textCell(quotaInWords(invitation), `Đã gửi ${invitation.taken}`),
              textCell(formatEnd(call.closesAt)),
              ...(mayNominate
                ? [
                    chooseCell(names, receiverTenantId, { call, invitation }),
                    {
                      action: {
                        label: 'Lập đề cử',
                        hiddenLabel: [call.title, names.get(invitation.unitId ?? '')].filter(Boolean).join(', '),
                        url: `${NOMINATIONS}/moi/${receiverTenantId}/${invitation.id}`,
                      },
                    },
                  ]
                : []),
            ],
          })),
          empty: { title: 'Chưa nơi nào mời đơn vị đề cử', text: 'Khi cấp trên mở đợt nhận đề cử và mời đơn vị, đợt ấy hiện ở đây.' },
        },
      },
      {
        heading: 'Đề cử của đơn vị',
        table: {
          label: 'Đề cử của đơn vị',
          columns: [{ label: 'Đề cử' }, { label: 'Gửi đến' }, { label: 'Tác giả đồng ý' }, { label: 'Trạng thái' }],
          rows: own.map(({ nomination, authors }) => ({
            cells: [
              headCell(
                nomination.title,
                nomination.content.entry && !mayRead ? undefined : `${NOMINATIONS}/${nomination.id}`,
                KIND_WORDS[nomination.kind],
              ),
              textCell(names.get(nomination.receiverTenantId) ?? ''),
              textCell(
                namesNobody(nomination.content)
                  ? 'Không ghi tên tác giả'
                  : `${authors.filter((author) => hasAgreed(author, nomination)).length} trong ${authors.length}`,
              ),
              { state: stateOfNomination(nomination), detail: nomination.reason ?? undefined },
            ],
          })),
          empty: { title: 'Chưa lập đề cử nào', text: 'Đề cử đã lập hiện ở đây, kèm ý kiến của tác giả và việc nơi nhận đã làm.' },
        },
      },
    ],
    forms: [],
  };
}

/** The way to choose among entries that were sent in; a call for people has none. */
function chooseCell(
  names: ReadonlyMap<string, string>,
  receiver: string,
  { call, invitation }: Pick<OpenInvitation, 'call' | 'invitation'>,
): CellView {
  if (!call.kinds.includes('entry')) return {};
  const hiddenLabel = [call.title, names.get(invitation.unitId ?? '')].filter(Boolean).join(', ');
  return { action: { label: 'Chọn bài', hiddenLabel, url: selectionUrl(receiver, invitation.id) } };
}

/** The call and whose it is; where the tenant asks its own units, the unit that is meant: the call is the same for all. */
function invitedCell(
  names: ReadonlyMap<string, string>,
  receiver: string,
  { call, invitation: { unitId } }: Pick<OpenInvitation, 'call' | 'invitation'>,
): CellView {
  const unit = unitId === null ? undefined : names.get(unitId);
  return unit === undefined ? headCell(call.title, undefined, names.get(receiver)) : headCell(`Thay mặt ${unit}`, undefined, call.title);
}

export interface NominationEditing {
  heading: string;
  actionUrl: string;
  back: { label: string; url: string };
  kinds: readonly NominationContent['kind'][];
  note: string;
  closesAt: Date;
  typed: TypedNomination & { award?: string | undefined };
  faults: readonly NominationFault[];
  sources: readonly NominationSource[];
}

/** The form of a nomination, new or to be changed. */
export function nominationEditor(editing: NominationEditing): ConsoleContent<EditorView> {
  const { heading, actionUrl, back, note, closesAt, faults } = editing;
  return {
    title: heading,
    heading,
    sentence: `${untilInWords(closesAt)}.`,
    back,
    notice: note === '' ? undefined : { kind: 'info', title: 'Lời dặn của nơi nhận', text: note },
    actionUrl,
    errors: errorSummary(faults),
    fields: fieldsOf(editing),
    side: {
      heading: 'Đề cử',
      state: { kind: 'now', label: 'Đang soạn' },
      sentence: AFTER_SAVING,
      buttons: [
        { label: 'Lưu đề cử', value: 'save', isFirst: true },
        ...(editing.sources.length > 0 ? [{ label: 'Điền theo kết quả đã chọn', value: 'fill' }] : []),
      ],
    },
  };
}

function fieldsOf({ kinds, typed, faults, sources }: NominationEditing): FormFieldView[] {
  const error = (field: NominationFault['field']): string | undefined => faultOf(faults, field);
  const line = (name: 'title' | 'theme' | 'selection' | 'result'): FormFieldView => ({
    text: { id: name, name, ...ASKED[name], value: typed[name] ?? '', error: error(name), autocomplete: 'off', maxlength: 300 },
  });
  const area = (name: 'summary' | 'authors' | 'scores'): FormFieldView => ({
    area: { id: name, name, ...ASKED[name], value: typed[name] ?? '', error: error(name), maxlength: 10_000 },
  });
  return [
    ...(sources.length > 0
      ? [
          {
            select: {
              id: 'award',
              name: 'award',
              label: 'Từ kết quả cuộc thi của đơn vị',
              hint: 'Chọn thì đề cử mang theo hạng, điểm và dấu vân của bản chốt. Không bắt buộc.',
              placeholder: 'Không lấy từ kết quả nào',
              options: sources.map(({ award, label }) => ({ value: award.id, label, isSelected: award.id === typed.award })),
            },
          },
        ]
      : []),
    {
      choice: {
        id: 'kind',
        name: 'kind',
        ...ASKED.kind,
        error: error('kind'),
        options: kinds.map((kind) => ({ value: kind, label: KIND_WORDS[kind], isChecked: typed.kind === kind || kinds.length === 1 })),
      },
    },
    line('title'),
    line('theme'),
    area('summary'),
    area('authors'),
    line('selection'),
    line('result'),
    area('scores'),
  ];
}

export interface NominationPageFacts extends OwnNomination {
  to: string;
  mayNominate: boolean;
  withdrawing?: TypedReason | undefined;
  notice?: NoticeView | undefined;
}

/** /quan-tri/de-cu/:nomination */
export function nominationPage(facts: NominationPageFacts): ConsoleContent<DetailView> {
  const { nomination, to, mayNominate, withdrawing, notice } = facts;
  const url = `${NOMINATIONS}/${nomination.id}`;
  const { state } = nomination;
  const isOurs = ['draft', 'consented', 'returned'].includes(state);
  const { entry } = nomination.content;
  const waitsForHead = lacksHead(nomination);
  const maySend = mayNominate && !waitsForHead && (state === 'consented' || state === 'sending');
  const editUrl = entry ? entryChoiceUrl(nomination.receiverTenantId, nomination.invitationId, entry.submission) : `${url}/sua`;
  return {
    title: nomination.title,
    heading: nomination.title,
    sentence: `${KIND_WORDS[nomination.kind]}, đề cử lên ${to}.`,
    back: { label: 'Đề cử', url: NOMINATIONS },
    notice:
      notice ??
      (state === 'returned'
        ? {
            kind: 'wait',
            title: 'Nơi nhận đã trả lại',
            text: `${becauseOf(nomination.reason)} ${namesNobody(nomination.content) ? 'Sửa rồi ghi xác nhận của thủ trưởng và gửi lại.' : 'Sửa rồi xin ý kiến tác giả và gửi lại.'}`,
          }
        : undefined),
    sections: [
      ...(namesNobody(nomination.content) ? [] : [authorsSection(facts, url)]),
      ...contentSections(nomination.content),
      ...entrySections(nomination.content),
    ],
    signing: {
      heading: stateOfNomination(nomination).label,
      signers: [],
      isMine: maySend || (waitsForHead && mayNominate),
      sentence: waitsForHead ? lacksHeadWords(nomination) : sentenceOf(facts, to),
      approve: maySend ? { label: 'Gửi đề cử', url: `${url}/gui` } : undefined,
      link:
        waitsForHead && mayNominate
          ? { label: 'Ghi xác nhận của thủ trưởng', url: `${url}/xac-nhan` }
          : isOurs && mayNominate
            ? { label: 'Sửa đề cử', url: editUrl }
            : undefined,
      giveBack:
        mayNominate && !['withdrawn', 'received'].includes(state)
          ? {
              url: `${url}/rut`,
              label: 'Rút đề cử',
              button: 'Rút đề cử',
              reason: reasonField(withdrawing, 'Ghi vào nhật ký của đơn vị.'),
              isOpen: withdrawing?.fault !== undefined,
            }
          : undefined,
    },
    factsHeading: 'Hồ sơ',
    facts: [
      { label: 'Gửi đến', value: to },
      ...(nomination.sentAt ? [{ label: 'Gửi lúc', value: formatMoment(nomination.sentAt) }] : []),
      ...(nomination.content.theme === '' ? [] : [{ label: 'Chủ đề', value: nomination.content.theme }]),
      ...headFacts(nomination),
      { label: 'Dấu vân', value: nomination.sha256.slice(0, 16) },
    ],
    links: waitsForHead && mayNominate ? [{ label: 'Sửa đề cử', url: editUrl }] : undefined,
  };
}

function authorsSection({ nomination, authors, mayNominate }: NominationPageFacts, url: string): DetailView['sections'][number] {
  const mayAsk = mayNominate && ['draft', 'consented', 'returned'].includes(nomination.state);
  return {
    heading: 'Ý kiến của tác giả',
    table: {
      label: 'Ý kiến của tác giả',
      columns: [{ label: 'Tác giả' }, { label: 'Liên hệ' }, { label: 'Ý kiến' }, ...(mayAsk ? [{ label: 'Việc', isHidden: true }] : [])],
      rows: authors.map((author) => ({
        cells: [
          headCell(author.fullName, undefined, author.position || undefined),
          textCell(reachedBy(author)),
          answerOf(author, nomination),
          ...(mayAsk
            ? [
                hasAgreed(author, nomination)
                  ? {}
                  : {
                      post: {
                        label: author.askedAt ? 'Xin ý kiến lại' : 'Xin ý kiến',
                        hiddenLabel: author.fullName,
                        url: `${url}/xin-y-kien`,
                        hidden: [{ name: 'author', value: author.id }],
                      },
                    },
              ]
            : []),
        ],
      })),
    },
  };
}
