import { hasAgreed, namesNobody, type NominationFault, type OwnNomination, type TypedNomination } from '#contests';
import { formatMoment, formatNumber } from '#kernel';
import type { CoordinatorId, UnitInvitation } from '#notifications';
import type { Unit } from '#units';
import {
  AFTER_SAVING,
  agreedWords,
  answerOf,
  ASKED,
  becauseOf,
  contentSections,
  entrySections,
  headFacts,
  KIND_WORDS,
  lacksHead,
  lacksHeadWords,
  quotaInWords,
  reachedBy,
  sentenceOf,
  stateOfNomination,
  untilInWords,
} from '../../console/cascade/nomination-words.js';
import { reasonField, type TypedReason } from '../../console/reason.js';
import type { FactView } from '../../console/view-models.js';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { PageContent } from '../../edge/page.js';
import type { NominationFormView, NominationsView, NominationView } from '../view-models.js';
import {
  confirmationUrl,
  coordinatorUrl,
  newNominationUrl,
  nominationsUrl,
  nominationUrl,
  unitEntryUrl,
  unitSelectionUrl,
} from './addresses.js';

/** What organisers ask the unit to nominate, and what it has nominated. */
export function nominationsContent({
  id,
  unit,
  open,
  own,
}: {
  id: CoordinatorId;
  unit: Unit;
  open: readonly UnitInvitation[];
  own: readonly OwnNomination[];
}): PageContent<NominationsView> {
  return {
    title: 'Đề cử',
    isPrivate: true,
    heading: 'Đề cử của đơn vị',
    intro: 'Chọn bài, chọn người hay nhất của đơn vị rồi gửi Ban Tổ chức. Chỉ gửi được khi tác giả đồng ý.',
    back: { label: unit.name, url: coordinatorUrl(id) },
    calls: open.map(({ call, invitation, unit: invited }) => ({
      title: call.title,
      unit: open.length > 1 || invited.id !== unit.id ? invited.name : '',
      sentences: [
        `${untilInWords(call.closesAt)}.`,
        `${quotaInWords(invitation)}, đã gửi ${formatNumber(invitation.taken)}.`,
        ...(call.note === '' ? [] : [call.note]),
      ],
      ...(call.kinds.includes('entry')
        ? {
            link: { label: 'Chọn bài đã gửi', url: unitSelectionUrl(id, invitation.id) },
            second: { label: 'Lập đề cử bằng cách ghi từng mục', url: newNominationUrl(id, invitation.id) },
          }
        : { link: { label: 'Lập đề cử', url: newNominationUrl(id, invitation.id) } }),
    })),
    noCall: open.length === 0 ? 'Hiện không có đợt nhận đề cử nào mời đơn vị.' : undefined,
    own: own.length === 0 ? undefined : { heading: 'Đề cử đã lập', rows: own.map((one) => rowOf(id, one)) },
  };
}

function rowOf(id: CoordinatorId, { nomination, authors }: OwnNomination): { label: string; detail: string; url: string } {
  const { title, kind, content, state, reason } = nomination;
  const agreed = authors.filter((author) => hasAgreed(author, nomination)).length;
  const consent = namesNobody(content) ? agreedWords({ nomination, authors }) : `${agreed} trong ${authors.length} tác giả đồng ý`;
  const parts = [KIND_WORDS[kind], content.provenance.nominatedBy, consent];
  const why = state === 'returned' || state === 'withdrawn' ? ` ${becauseOf(reason)}` : '';
  return {
    label: title,
    detail: `${stateOfNomination(nomination).label}.${why} ${parts.join(', ')}.`,
    url: nominationUrl(id, nomination.id),
  };
}

export interface NominationFormFacts {
  id: CoordinatorId;
  invited: UnitInvitation;
  heading: string;
  actionUrl: string;
  backUrl?: string | undefined;
  typed: TypedNomination;
  faults: readonly NominationFault[];
}

/** The form of a nomination, new or to be changed. */
export function nominationForm(facts: NominationFormFacts): PageContent<NominationFormView> {
  const { id, invited, heading, actionUrl, backUrl = nominationsUrl(id), typed, faults } = facts;
  const { call, invitation, unit } = invited;
  const error = (field: NominationFault['field']): string | undefined => faultOf(faults, field);
  const line = (name: 'title' | 'theme' | 'selection' | 'result') => ({
    line: { id: name, name, ...ASKED[name], value: typed[name] ?? '', error: error(name), autocomplete: 'off', maxlength: 300 },
  });
  const lines = (name: 'summary' | 'authors' | 'scores') => ({
    lines: { id: name, name, ...ASKED[name], value: typed[name] ?? '', error: error(name), maxlength: 10_000 },
  });
  return {
    title: heading,
    isPrivate: true,
    task: { title: 'Đề cử', backUrl },
    actionUrl,
    heading,
    paragraphs: [
      `${unit.name} đề cử. ${quotaInWords(invitation)}, đã gửi ${formatNumber(invitation.taken)}. ${untilInWords(call.closesAt)}.`,
    ],
    note: call.note || undefined,
    errors: errorSummary(faults),
    kind: {
      id: 'kind',
      name: 'kind',
      ...ASKED.kind,
      error: error('kind'),
      options: call.kinds.map((kind) => ({
        value: kind,
        label: KIND_WORDS[kind],
        isChecked: typed.kind === kind || call.kinds.length === 1,
      })),
    },
    fields: [line('title'), line('theme'), lines('summary'), lines('authors'), line('selection'), line('result'), lines('scores')],
    after: AFTER_SAVING,
    button: 'Lưu đề cử',
  };
}

/** What stands on the page of a nomination besides itself. */
export interface NominationPageExtras {
  notice?: NominationView['notice'];
  withdrawing?: TypedReason | undefined;
}

/** One nomination of the unit: what its authors say, and what may be done with it. @param to who receives it */
export function nominationContent({
  id,
  own,
  to,
  notice,
  withdrawing,
}: NominationPageExtras & { id: CoordinatorId; own: OwnNomination; to: string }): PageContent<NominationView> {
  const { nomination, authors } = own;
  const { state, content } = nomination;
  const url = nominationUrl(id, nomination.id);
  const { entry } = content;
  const isOurs = ['draft', 'consented', 'returned'].includes(state);
  const waitsForHead = lacksHead(nomination);
  return {
    title: nomination.title,
    isPrivate: true,
    heading: nomination.title,
    lead: `${KIND_WORDS[nomination.kind]}, ${content.provenance.nominatedBy} đề cử lên ${to}.`,
    back: { label: 'Đề cử của đơn vị', url: nominationsUrl(id) },
    notice:
      notice ??
      (state === 'returned'
        ? {
            title: 'Ban Tổ chức đã trả lại',
            text: `${becauseOf(nomination.reason)} ${namesNobody(nomination.content) ? 'Sửa rồi ghi xác nhận của thủ trưởng và gửi lại.' : 'Sửa rồi xin ý kiến tác giả và gửi lại.'}`,
          }
        : undefined),
    state: {
      heading: stateOfNomination(nomination).label,
      sentence: [
        waitsForHead ? lacksHeadWords(nomination) : sentenceOf(own, to),
        ...(nomination.sentAt ? [`Gửi lúc ${formatMoment(nomination.sentAt)}.`] : []),
      ].join(' '),
      send: !waitsForHead && (state === 'consented' || state === 'sending') ? { url: `${url}/gui`, label: 'Gửi đề cử' } : undefined,
      next: waitsForHead ? { label: 'Ghi xác nhận của thủ trưởng', url: confirmationUrl(id, nomination.id) } : undefined,
      edit: isOurs
        ? { label: 'Sửa đề cử', url: entry ? unitEntryUrl(id, nomination.invitationId, entry.submission) : `${url}/sua` }
        : undefined,
    },
    authors: namesNobody(content)
      ? undefined
      : { heading: 'Ý kiến của tác giả', people: authors.map((author) => authorOf(author, nomination, isOurs ? url : undefined)) },
    sections: [
      ...(content.theme === '' ? [] : [{ heading: 'Chủ đề', paragraphs: [content.theme] }]),
      ...[...contentSections(content), ...entrySections(content), ...headSection(nomination)].map(({ heading, paragraphs, facts }) => ({
        heading,
        paragraphs,
        facts: facts?.map(({ label, value, detail }) => ({ label, value: [value, detail].filter(Boolean).join(', ') })),
      })),
    ],
    withdraw:
      state === 'withdrawn' || state === 'received'
        ? undefined
        : {
            url: `${url}/rut`,
            label: 'Rút đề cử',
            isOpen: withdrawing?.fault !== undefined,
            reason: reasonField(withdrawing, 'Ban Tổ chức đọc được lý do này trong nhật ký.'),
          },
  };
}

/** Who has confirmed, where somebody has. */
function headSection(nomination: OwnNomination['nomination']): { heading: string; paragraphs?: undefined; facts: FactView[] }[] {
  const facts = headFacts(nomination);
  return facts.length === 0 ? [] : [{ heading: 'Xác nhận của thủ trưởng', facts }];
}

/** @param url of the nomination, where its authors may be asked */
function authorOf(
  author: OwnNomination['authors'][number],
  nomination: OwnNomination['nomination'],
  url: string | undefined,
): NonNullable<NominationView['authors']>['people'][number] {
  const { state, detail } = answerOf(author, nomination);
  const mayAsk = url !== undefined && !hasAgreed(author, nomination);
  return {
    name: author.fullName,
    detail: [reachedBy(author), detail].filter(Boolean).join('. '),
    state: state.label,
    kind: state.kind,
    ask: mayAsk ? { url: `${url}/xin-y-kien`, author: author.id, label: author.askedAt ? 'Xin ý kiến lại' : 'Xin ý kiến' } : undefined,
  };
}
