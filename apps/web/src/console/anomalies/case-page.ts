import { Permission, type Principal } from '#access';
import type { Account } from '#accounts';
import type { Round } from '#contests';
import { formatMoment, formatNumber } from '#kernel';
import type { ContestPerson } from '#registrations';
import type { Anomaly, AnomalyPerson } from '#results';
import { errorSummary } from '../../edge/error-summary.js';
import { innerName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { listUrl } from '../listing.js';
import { reasonField, type TypedReason } from '../reason.js';
import { personCode } from '../results/person-code.js';
import { nameOf, unitOf } from '../results/standing-rows.js';
import type { CardFormView, CellView, GroupsView, TicksFieldView } from '../view-models.js';
import { ANOMALIES, caseUrl } from './addresses.js';
import { evidenceWords, HARMLESS, KIND_WORDS, STATE_WORDS, timesOf } from './case-words.js';

export type CaseForm = 'khong-sao' | 'hoi' | 'de-nghi' | 'bo-loai';

export interface CaseFacts {
  round: Round;
  anomaly: Anomaly;
  people: readonly AnomalyPerson[];
  /** By pseudonym; undefined while names are not opened. */
  names: ReadonlyMap<string, ContestPerson> | undefined;
  decider: Account | undefined;
  me: Principal;
  /** What was sent and cannot be taken as it is. */
  typed?: (TypedReason & { form: CaseForm; chosen: readonly string[]; nobody?: string | undefined }) | undefined;
}

/** One case: what was seen, whom it concerns, what they say, what to do. Codes first; names for those who open them. */
export function caseContent(facts: CaseFacts): ConsoleContent<GroupsView> {
  const { round, anomaly, decider, names, me } = facts;
  const mayName = names === undefined && me.permissions.has(Permission.ExportPeople);
  const link = mayName ? { label: 'Mở họ tên (ghi vào nhật ký)', url: `${caseUrl(anomaly.id)}?ten=co` } : undefined;
  return {
    title: KIND_WORDS[anomaly.kind],
    heading: KIND_WORDS[anomaly.kind],
    sentence: evidenceWords(anomaly),
    back: { label: `Bài cần xem lại, ${innerName(round)}`, url: listUrl(ANOMALIES, { dot: round.code }) },
    notice:
      anomaly.state === 'open'
        ? { kind: 'info', title: 'Chưa có nghĩa là ai làm sai', text: HARMLESS[anomaly.kind], link }
        : {
            kind: anomaly.state === 'proposed' ? 'wait' : 'info',
            title: STATE_WORDS[anomaly.state].label,
            text: `${decider?.fullName ?? 'Một người của Ban Tổ chức'}, ${anomaly.decidedAt ? formatMoment(anomaly.decidedAt) : ''}: “${anomaly.reason ?? ''}”`,
            link,
          },
    groups: [peopleGroup(facts), ...answersGroup(facts)],
    forms: formsOf(facts),
  };
}

function peopleGroup({ anomaly, people, names }: CaseFacts): GroupsView['groups'][number] {
  const { listed, kind } = anomaly.evidence;
  const more = anomaly.people - listed.length;
  const byAttempt = new Map(people.map((one) => [one.attemptId, one]));
  return {
    heading: `${formatNumber(anomaly.people)} người`,
    sentence: [
      ...(more > 0 ? [`Ghi ${formatNumber(listed.length)} người đầu.`] : []),
      names ? 'Việc mở họ tên đã được ghi vào nhật ký.' : 'Chỉ hiện mã dự thi.',
    ].join(' '),
    table: {
      label: 'Người dự thi trong trường hợp này',
      columns: [
        { label: 'Người dự thi' },
        { label: 'Lượt thi' },
        ...(kind === 'identical-answers'
          ? [
              { label: 'Câu sai', isNumber: true },
              { label: 'Sai trùng', isNumber: true },
            ]
          : []),
        { label: 'Đã làm gì' },
      ],
      rows: listed.map((one): { cells: CellView[] } => ({
        cells: [
          {
            text: personCode(one.person),
            isHead: true,
            detail: names ? [nameOf(names.get(one.person)), unitOf(names.get(one.person))].filter(Boolean).join(', ') : undefined,
          },
          { text: timesOf(one) },
          ...(kind === 'identical-answers'
            ? [one.wrong, one.shared].map((count) => ({ text: formatNumber(count ?? 0), isNumber: true }))
            : []),
          { text: doneWords(byAttempt.get(one.attempt), anomaly) },
        ],
      })),
    },
  };
}

function doneWords(person: AnomalyPerson | undefined, { state }: Anomaly): string {
  if (!person) return '';
  if (person.isProposed) return state === 'excluded' ? 'Không xếp hạng' : 'Được đề nghị không xếp hạng';
  if (person.answeredAt) return `Trả lời ${formatMoment(person.answeredAt)}`;
  return person.askedAt ? `Hỏi ${formatMoment(person.askedAt)}` : '';
}

/** What contestants say: kept with the case, and read before anything is decided. */
function answersGroup({ anomaly, people }: CaseFacts): GroupsView['groups'] {
  const answered = people.filter(({ answerText }) => answerText !== null);
  if (answered.length === 0) return [];
  const codes = new Map(anomaly.evidence.listed.map(({ attempt, person }) => [attempt, personCode(person)]));
  return [
    {
      heading: 'Lời của người dự thi',
      table: {
        label: 'Lời của người dự thi',
        columns: [{ label: 'Người dự thi' }, { label: 'Trả lời' }],
        rows: answered.map(({ attemptId, answerText }) => ({
          cells: [{ text: codes.get(attemptId) ?? '', isHead: true }, { text: answerText ?? '' }],
        })),
      },
    },
  ];
}

function formsOf(facts: CaseFacts): CardFormView[] {
  const { anomaly, me } = facts;
  const mayConfirm = me.permissions.has(Permission.ApproveStanding) && anomaly.decidedBy !== me.accountId;
  switch (anomaly.state) {
    case 'open':
    case 'asked':
      return [
        form(facts, 'hoi', {
          heading: 'Hỏi người dự thi',
          sentence: 'Người được chọn nhận tin nhắn và trả lời ở trang của mình.',
          button: 'Gửi câu hỏi',
          hint: 'Người dự thi đọc được câu này. Hỏi lịch sự, không kết luận.',
        }),
        form(facts, 'khong-sao', {
          heading: 'Không có gì bất thường',
          sentence: 'Đóng trường hợp này. Kết quả không đổi.',
          button: 'Đóng, không làm gì thêm',
          hint: 'Ví dụ: máy chung của nhà văn hóa xã.',
        }),
        form(facts, 'de-nghi', {
          heading: 'Đề nghị không xếp hạng',
          sentence: 'Chỉ có hiệu lực khi một người khác có quyền duyệt kết quả đồng ý.',
          button: 'Đề nghị',
          hint: 'Ghi rõ căn cứ. Nếu được đồng ý, người dự thi đọc được lý do này.',
        }),
      ];
    case 'proposed':
      return [
        ...(mayConfirm
          ? [
              {
                heading: 'Đồng ý không xếp hạng',
                sentence: `${formatNumber(facts.people.filter(({ isProposed }) => isProposed).length)} người không được xếp hạng trong đợt này và được báo tin. Nếu đã có bảng xếp hạng, hãy trả lại để tính lại.`,
                actionUrl: `${caseUrl(anomaly.id)}/dong-y`,
                fields: [],
                button: 'Đồng ý',
                isMain: true,
              },
            ]
          : []),
        form(facts, 'khong-sao', {
          heading: 'Không đồng ý',
          sentence: 'Đóng trường hợp này. Người dự thi vẫn được xếp hạng.',
          button: 'Không đồng ý, đóng lại',
          hint: 'Ghi vì sao.',
        }),
      ];
    case 'excluded':
      return me.permissions.has(Permission.ApproveStanding)
        ? [
            form(facts, 'bo-loai', {
              heading: 'Xếp hạng lại bình thường',
              sentence: 'Khi lời của người dự thi có căn cứ. Người dự thi được báo tin.',
              button: 'Bỏ việc không xếp hạng',
              hint: 'Ghi căn cứ.',
            }),
          ]
        : [];
    case 'closed':
      return [];
  }
}

function form(
  { anomaly, people, names, typed }: CaseFacts,
  action: CaseForm,
  { hint, ...words }: { heading: string; sentence: string; button: string; hint: string },
): CardFormView {
  const own = typed?.form === action ? typed : undefined;
  const id = `${action}-reason`;
  const who = action === 'hoi' || action === 'de-nghi' ? ticks({ anomaly, people, names }, action, own) : undefined;
  const faults = [
    ...(own?.nobody && who ? [{ field: who.id, text: own.nobody }] : []),
    ...(own?.fault ? [{ field: id, text: own.fault }] : []),
  ];
  return {
    ...words,
    actionUrl: `${caseUrl(anomaly.id)}/${action}`,
    errors: errorSummary(faults),
    fields: [...(who ? [{ ticks: who }] : []), { area: { ...reasonField(own, hint), id } }],
  };
}

/** Nobody is chosen beforehand: each one is somebody's decision. */
function ticks(
  { anomaly, people, names }: Pick<CaseFacts, 'anomaly' | 'people' | 'names'>,
  action: CaseForm,
  own: CaseFacts['typed'],
): TicksFieldView {
  const registrations = new Map(people.map(({ attemptId, registrationId }) => [attemptId, registrationId]));
  return {
    id: `${action}-ai`,
    name: 'ai',
    label: 'Những ai',
    error: own?.nobody,
    options: anomaly.evidence.listed.flatMap(({ attempt, person }) => {
      const value = registrations.get(attempt);
      return value
        ? [
            {
              value,
              label: personCode(person),
              detail: names ? nameOf(names.get(person)) : undefined,
              isChecked: own?.chosen.includes(value),
            },
          ]
        : [];
    }),
  };
}
