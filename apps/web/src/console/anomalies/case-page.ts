import { Permission, type Principal } from '#access';
import type { Account } from '#accounts';
import type { Round } from '#contests';
import { formatMoment, formatNumber } from '#kernel';
import type { ContestPerson } from '#registrations';
import type { Anomaly, AnomalyPerson } from '#results';
import { errorSummary } from '../../edge/error-summary.js';
import { innerName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { linesCell, listUrl } from '../listing.js';
import { reasonField, type TypedReason } from '../reason.js';
import { personCode } from '../results/person-code.js';
import { nameOf, unitOf } from '../results/standing-rows.js';
import type { CardFormView, CellView, GroupsView, TicksFieldView } from '../view-models.js';
import { ANOMALIES, answersUrl, caseUrl } from './addresses.js';
import { evidenceWords, HARMLESS, nameOf as nameOfCase, STATE_WORDS, timesOf } from './case-words.js';

export type CaseForm = 'khong-sao' | 'hoi' | 'de-nghi' | 'bo-loai';

export interface CaseFacts {
  round: Round;
  anomaly: Anomaly;
  people: readonly AnomalyPerson[];
  /** What was decided about the same thing, when it concerned fewer people. */
  earlier: { anomaly: Anomaly; people: readonly AnomalyPerson[] } | undefined;
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
    title: nameOfCase(anomaly),
    heading: nameOfCase(anomaly),
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
    groups: [...earlierGroup(facts), peopleGroup(facts), ...answersGroup(facts), ...papersGroup(facts)],
    forms: formsOf(facts),
    isReadFirst: true,
  };
}

/** It has come up again: what was said the last time stands first. */
function earlierGroup({ anomaly, earlier }: CaseFacts): GroupsView['groups'] {
  if (!earlier) return [];
  const { anomaly: was } = earlier;
  return [
    {
      heading: 'Lần xem trước',
      sentence: `Lần trước có ${formatNumber(was.people)} người, nay có ${formatNumber(anomaly.people)} người. Kết luận lần trước vẫn giữ nguyên với những người đã nêu.`,
      table: {
        label: 'Lần xem trước',
        columns: [{ label: 'Trạng thái' }, { label: 'Lý do' }],
        rows: [
          {
            cells: [
              {
                text: STATE_WORDS[was.state].label,
                isHead: true,
                url: caseUrl(was.id),
                detail: was.decidedAt ? formatMoment(was.decidedAt) : undefined,
              },
              linesCell(was.reason ?? ''),
            ],
          },
        ],
      },
    },
  ];
}

/** Answers show what is right: they stand on a page of their own, for those who may know. */
function papersGroup({ anomaly, me }: CaseFacts): GroupsView['groups'] {
  if (anomaly.kind !== 'identical-answers' || !me.permissions.has(Permission.ReadKeys)) return [];
  return [
    {
      heading: 'Bài làm',
      table: {
        label: 'Bài làm',
        columns: [],
        rows: [],
        empty: {
          title: 'So từng câu',
          text: 'Các bài đặt cạnh nhau theo câu hỏi, chỗ sai trùng được ghi rõ. Trang có đáp án nên mỗi lần mở được ghi vào nhật ký.',
          action: { label: 'So bài làm', url: answersUrl(anomaly.id) },
        },
      },
    },
  ];
}

function peopleGroup({ anomaly, people, earlier, names }: CaseFacts): GroupsView['groups'][number] {
  const { listed, kind } = anomaly.evidence;
  const more = anomaly.people - listed.length;
  const byAttempt = new Map(people.map((one) => [one.attemptId, one]));
  // Nobody has been asked or proposed, and it is the first look: a column without words.
  const isUntouched = !earlier && listed.every(({ attempt }) => doneWords(byAttempt.get(attempt), anomaly) === '');
  const before = new Set<string>(earlier?.people.map(({ registrationId }) => registrationId));
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
        ...(isUntouched ? [] : [{ label: 'Đã làm gì' }]),
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
          ...(isUntouched
            ? []
            : [
                {
                  text: doneWords(byAttempt.get(one.attempt), anomaly),
                  detail: before.has(byAttempt.get(one.attempt)?.registrationId ?? '') ? 'Đã có ở lần xem trước' : undefined,
                },
              ]),
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
        columns: [{ label: 'Người dự thi' }, { label: 'Trả lời' }, { label: 'Lúc' }],
        rows: answered.map(({ attemptId, answerText, answeredAt }) => ({
          cells: [
            { text: codes.get(attemptId) ?? '', isHead: true },
            linesCell(answerText ?? ''),
            { text: answeredAt ? formatMoment(answeredAt) : '' },
          ],
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
          label: 'Câu hỏi',
          hint: 'Người dự thi đọc nguyên văn. Hỏi lịch sự, không kết luận.',
        }),
        form(facts, 'khong-sao', {
          heading: 'Không có gì bất thường',
          sentence: 'Đóng trường hợp này. Kết quả không đổi.',
          button: 'Đóng, không làm gì thêm',
          hint: `${readersOf(facts)} Ví dụ: máy chung của nhà văn hóa xã.`,
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
          sentence: 'Đóng trường hợp này. Kết quả không đổi.',
          button: 'Không đồng ý, đóng lại',
          hint: `Ghi vì sao. ${readersOf(facts)}`,
        }),
      ];
    case 'excluded':
      return me.permissions.has(Permission.ApproveStanding)
        ? [
            form(facts, 'bo-loai', {
              heading: 'Xếp hạng lại bình thường',
              sentence: 'Khi lời của người dự thi có căn cứ. Người dự thi được báo tin.',
              button: 'Bỏ việc không xếp hạng',
              hint: `Ghi căn cứ. ${readersOf(facts)}`,
            }),
          ]
        : [];
    case 'closed':
      return [];
  }
}

/** Whoever was asked sees the case on their own page, with the reason for which it is closed. */
function readersOf({ people }: CaseFacts): string {
  return people.some(({ askedAt }) => askedAt !== null) ? 'Người đã được hỏi đọc nguyên văn.' : 'Chưa hỏi ai nên chỉ Ban Tổ chức đọc.';
}

function form(
  { anomaly, people, names, typed }: CaseFacts,
  action: CaseForm,
  { hint, label, ...words }: { heading: string; sentence: string; button: string; hint: string; label?: string },
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
    fields: [...(who ? [{ ticks: who }] : []), { area: { ...reasonField(own, hint), id, ...(label ? { label } : {}) } }],
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
