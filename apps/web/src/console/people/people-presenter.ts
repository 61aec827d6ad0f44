import type { Attempt } from '#attempts';
import type { RunningContest } from '#contests';
import { formatDate, formatMomentWithSeconds, formatNumber, formatTime, formatTimeWithSeconds, maskEmail, maskPhone } from '#kernel';
import type { RegisteredPerson, RegistrationId } from '#registrations';
import type { CsvRow } from '../../edge/csv.js';
import { placeName } from '../../edge/place-name.js';
import { attemptUrl } from '../attempts/addresses.js';
import type { ConsoleContent } from '../console-page.js';
import {
  filterOptions,
  headCell,
  isNarrowed,
  type ListQuery,
  listUrl,
  momentCell,
  numberCell,
  pagerOf,
  stateCell,
  textCell,
} from '../listing.js';
import type { CellView, DetailView, ListView } from '../view-models.js';

export const PEOPLE = '/quan-tri/nguoi-du-thi';
/** Values of the list's address that narrow it. */
export const PEOPLE_FILTERS = ['q', 'don-vi', 'doi-tuong'] as const;
const CSV_HEAD = ['Họ tên', 'Liên hệ (đã che)', 'Đơn vị tính', 'Nơi', 'Đối tượng', 'Lượt thi', 'Đăng ký lúc'];

const SEALED_BY = { contestant: 'Người dự thi', deadline: 'Máy, khi hết giờ', board: 'Ban Tổ chức' };

type RuleSet = RunningContest['ruleSet'];
type Counts = ReadonlyMap<RegistrationId, number>;

export interface PeopleListFacts {
  ruleSet: RuleSet;
  people: readonly RegisteredPerson[];
  total: number;
  attempts: Counts;
  query: ListQuery;
  number: number;
  /** Of all who have registered, those whom a helper has entered. */
  assisted: number;
  /** Whether who looks may take the list away. */
  mayExport: boolean;
}

/** The list of people who have registered. */
export function peopleList({
  ruleSet,
  people,
  total,
  attempts,
  query,
  number,
  assisted,
  mayExport,
}: PeopleListFacts): ConsoleContent<ListView> {
  const isFiltered = isNarrowed(query, PEOPLE_FILTERS);
  const isByName = query['xep'] === 'ten';
  return {
    title: 'Người dự thi',
    heading: 'Người dự thi',
    sentence: isFiltered
      ? `${formatNumber(total)} người khớp với điều đang tìm.`
      : `${formatNumber(total)} người đã đăng ký${assisted > 0 ? `, trong đó ${formatNumber(assisted)} người có người nhập hộ` : ''}.`,
    tools: {
      actionUrl: PEOPLE,
      hidden: isByName ? [{ name: 'xep', value: 'ten' }] : [],
      search: { value: query['q'] ?? '', label: 'Tìm theo tên', placeholder: 'Tìm theo tên' },
      within: { id: 'don-vi', name: 'don-vi', value: query['don-vi'] ?? '', label: 'Lọc theo đơn vị', placeholder: 'Lọc theo đơn vị' },
      filters: [
        {
          id: 'doi-tuong',
          name: 'doi-tuong',
          label: 'Đối tượng',
          options: filterOptions(
            'Mọi đối tượng',
            ruleSet.audiences.map(({ code, name }) => ({ value: code, label: name })),
            query['doi-tuong'],
          ),
        },
      ],
      exports: mayExport && total > 0 ? [{ label: 'Xuất danh sách', url: listUrl(`${PEOPLE}/xuat.csv`, query) }] : undefined,
      reset: isFiltered ? { label: 'Xóa lọc', url: PEOPLE } : undefined,
    },
    table: {
      label: 'Người dự thi',
      columns: [
        { label: 'Họ tên', sort: { url: listUrl(PEOPLE, { ...query, xep: 'ten' }), direction: isByName ? 'ascending' : undefined } },
        { label: 'Đơn vị tính' },
        { label: 'Đối tượng' },
        { label: 'Lượt thi', isNumber: true },
        { label: 'Đăng ký', sort: { url: listUrl(PEOPLE, { ...query, xep: undefined }), direction: isByName ? undefined : 'descending' } },
      ],
      rows: people.map((person) => ({
        cells: [
          headCell(person.fullName, `${PEOPLE}/${person.registrationId}`, contactOf(person)),
          textCell(person.unitName, person.unitPlace || undefined),
          textCell(audienceName(ruleSet, person.audience)),
          numberCell(attempts.get(person.registrationId) ?? 0),
          momentCell(person.registeredAt),
        ],
      })),
      empty: isFiltered
        ? {
            title: 'Không có ai như vậy',
            text: 'Thử gõ ít chữ hơn, không cần dấu, hoặc bỏ bớt lọc.',
            action: { label: 'Xóa lọc', url: PEOPLE },
          }
        : { title: 'Chưa có ai đăng ký', text: 'Người đăng ký trên trang dự thi sẽ hiện ở đây.' },
    },
    pager: total > 0 ? pagerOf(PEOPLE, query, { number, shown: people.length, total, noun: 'người' }) : undefined,
    note: 'Số điện thoại và thư điện tử được che. Mỗi lần mở hồ sơ một người hoặc xuất danh sách được ghi vào nhật ký.',
  };
}

/** The rows of the list as a file, contacts masked as on the page. */
export function peopleRows(ruleSet: RuleSet, people: readonly RegisteredPerson[], attempts: Counts): CsvRow[] {
  return [
    CSV_HEAD,
    ...people.map((person) => [
      person.fullName,
      contactOf(person),
      person.unitName,
      person.unitPlace,
      audienceName(ruleSet, person.audience),
      attempts.get(person.registrationId) ?? 0,
      momentOf(person.registeredAt),
    ]),
  ];
}

/** One person with the attempts: when, and the receipt; nothing of the answers. */
export function personDetail(
  { ruleSet, rounds }: RunningContest,
  person: RegisteredPerson,
  { attempts, now, mayOpen }: { attempts: readonly Attempt[]; now: Date; mayOpen: boolean },
): ConsoleContent<DetailView> {
  return {
    title: person.fullName,
    heading: person.fullName,
    sentence: placeName({ name: person.unitName, place: person.unitPlace }),
    back: { label: 'Người dự thi', url: PEOPLE },
    sections: [
      {
        heading: 'Lượt thi',
        table: {
          label: `Lượt thi của ${person.fullName}`,
          columns: [{ label: 'Đợt' }, { label: 'Bắt đầu' }, { label: 'Nộp lúc' }, { label: 'Nộp bởi' }, { label: 'Biên nhận' }],
          rows: attempts.map((attempt) => ({
            cells: [
              headCell(
                rounds.find((round) => round.id === attempt.roundId)?.name ?? '',
                mayOpen ? attemptUrl(attempt.id) : undefined,
                `Lượt ${attempt.number}${attempt.sequel > 0 ? ', làm tiếp' : ''}`,
              ),
              textCell(formatDate(attempt.startedAt), formatTimeWithSeconds(attempt.startedAt)),
              submittedCell(attempt, now),
              textCell(attempt.sealedBy === null ? '' : SEALED_BY[attempt.sealedBy]),
              { text: attempt.receiptCode ?? '', isCode: true },
            ],
          })),
          empty: { title: 'Chưa thi lượt nào', text: 'Người này đã đăng ký và chưa vào làm bài.' },
        },
      },
    ],
    factsHeading: 'Đăng ký',
    facts: [
      { label: 'Liên hệ', value: contactOf(person) },
      { label: 'Đối tượng', value: audienceName(ruleSet, person.audience) },
      ...(person.position ? [{ label: 'Chức vụ', value: person.position }] : []),
      { label: 'Tính theo', value: person.basis === 'residence' ? 'Nơi thường trú' : 'Nơi làm việc hoặc học tập' },
      { label: 'Đăng ký lúc', value: formatMomentWithSeconds(person.registeredAt) },
    ],
  };
}

/** When an attempt was submitted; else whether it goes on, or waits for the machine to seal it. */
function submittedCell({ submittedAt, deadlineAt }: Attempt, now: Date): CellView {
  if (submittedAt) return textCell(formatDate(submittedAt), formatTimeWithSeconds(submittedAt));
  return deadlineAt > now ? stateCell('now', 'Đang làm') : stateCell('waiting', 'Hết giờ, chờ niêm phong');
}

function contactOf({ phone, email }: RegisteredPerson): string {
  return phone ? maskPhone(phone) : email ? maskEmail(email) : '';
}

function audienceName(ruleSet: RuleSet, code: string): string {
  return ruleSet.audiences.find((audience) => audience.code === code)?.name ?? code;
}

function momentOf(instant: Date): string {
  return `${formatTime(instant)}, ${formatDate(instant)}`;
}
