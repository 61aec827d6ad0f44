import type { Account } from '#accounts';
import type { AuditEntry, ChainHead } from '#audit';
import type { RunningContest } from '#contests';
import { type AccountId, DAY_MS, formatDate, formatNumber, formatTimeWithSeconds, localDay, parseLocal } from '#kernel';
import { peopleGroups } from '#rules';
import { rolesInWords } from '../../edge/role-words.js';
import type { ConsoleContent } from '../console-page.js';
import { filterOptions, headCell, isNarrowed, pageNumber, pagerOf, textCell } from '../listing.js';
import type { CellView, ListView } from '../view-models.js';
import { ACT_GROUPS } from './act-groups.js';
import { tellAct } from './act-sentences.js';
import { AUDIT } from './addresses.js';
import type { AuditQuery } from './audit.forms.js';
import { auditTabs } from './audit-tabs.js';

/** How the machine is called in addresses, which has no account. */
export const MACHINE = 'may';
/** Days that the filter offers; any other is reached by its address. */
const DAYS_OFFERED = 31;
/** The first characters are enough to see whether two pages speak of the same; the whole hash stands on the page of roots. */
const SHOWN_OF_HASH = 12;

/** What the page of the trail shows. */
export interface AuditFacts {
  entries: readonly AuditEntry[];
  total: number;
  query: AuditQuery;
  positions: ReadonlyMap<AuditEntry['id'], number>;
  head: ChainHead | undefined;
  waiting: number;
  /** Who may be chosen: the staff. */
  staff: readonly { id: AccountId; fullName: string }[];
  known: Known;
  now: Date;
}

/** What the rows need besides the entries. */
export interface Known {
  people: ReadonlyMap<AccountId, Account>;
  running: RunningContest | undefined;
  /** Units by the codes that entries have. */
  units: ReadonlyMap<string, string>;
}

export function auditContent({ entries, total, query, positions, head, waiting, staff, known, now }: AuditFacts): ConsoleContent<ListView> {
  const { trang, ...filters } = query;
  const isFiltered = isNarrowed(filters, ['nguoi', 'viec', 'ngay']);
  return {
    title: 'Nhật ký',
    heading: 'Nhật ký',
    sentence: 'Ai làm gì, lúc nào. Không ai sửa hay xóa được.',
    tabs: auditTabs(AUDIT),
    tools: {
      actionUrl: AUDIT,
      filters: [
        {
          id: 'nguoi',
          name: 'nguoi',
          label: 'Người làm',
          options: filterOptions(
            'Mọi người',
            [{ value: MACHINE, label: 'Máy' }, ...staff.map(({ id, fullName }) => ({ value: id, label: fullName }))],
            query.nguoi,
          ),
        },
        { id: 'viec', name: 'viec', label: 'Loại việc', options: filterOptions('Mọi việc', ACT_GROUPS, query.viec) },
        { id: 'ngay', name: 'ngay', label: 'Ngày', options: filterOptions('Mọi ngày', daysOffered(query.ngay, now), query.ngay) },
      ],
      reset: isFiltered ? { label: 'Xóa lọc', url: AUDIT } : undefined,
    },
    table: {
      label: 'Nhật ký',
      columns: [{ label: 'Lúc' }, { label: 'Ai' }, { label: 'Việc' }, { label: 'Mục số', isNumber: true }],
      rows: entries.map((entry) => ({ cells: rowOf(entry, known, positions.get(entry.id)) })),
      empty: isFiltered
        ? {
            title: 'Không có việc nào như vậy',
            text: 'Thử chọn người, loại việc hoặc ngày khác.',
            action: { label: 'Xóa lọc', url: AUDIT },
          }
        : { title: 'Chưa có việc nào', text: 'Việc đầu tiên của Ban Tổ chức và của máy sẽ hiện ở đây.' },
    },
    pager:
      total > 0 ? pagerOf(AUDIT, { ...filters }, { number: pageNumber(trang), shown: entries.length, total, noun: 'việc' }) : undefined,
    note: `Giờ Việt Nam, theo đồng hồ của máy chủ. ${chainSentence(head, waiting)}`,
  };
}

/** How far the chain goes. */
function chainSentence(head: ChainHead | undefined, waiting: number): string {
  const rest = waiting > 0 ? ` ${formatNumber(waiting)} việc mới đang chờ nối, thường trong vài giây.` : '';
  if (!head) return `Chưa có việc nào được nối vào chuỗi.${rest}`;
  return `Đã nối vào chuỗi đến mục số ${formatNumber(head.position)}, mã chốt ${head.hash.slice(0, SHOWN_OF_HASH)}…${rest}`;
}

function daysOffered(chosen: string | undefined, now: Date): { value: string; label: string }[] {
  const days = Array.from({ length: DAYS_OFFERED }, (_, n) => localDay(new Date(now.getTime() - n * DAY_MS)));
  const further = chosen && parseLocal(chosen) && !days.includes(chosen) ? [chosen] : [];
  return [...days, ...further].map((day) => ({ value: day, label: formatDate(parseLocal(day) as Date) }));
}

function rowOf(entry: AuditEntry, known: Known, position: number | undefined): CellView[] {
  const { what, detail } = tellAct({ ...entry, details: withUnitNames(entry.details, known.units) });
  const subject = subjectOf(entry, known);
  return [
    textCell(formatTimeWithSeconds(entry.happenedAt), formatDate(entry.happenedAt)),
    actorCell(entry, known),
    headCell(subject ? `${what}: ${subject}` : what, undefined, detail),
    position === undefined ? textCell('chờ nối') : { text: formatNumber(position), isNumber: true },
  ];
}

function actorCell({ actorId: id, trueActorKind, trueActorId }: AuditEntry, { people }: Known): CellView {
  if (id === null && trueActorKind === 'operator') return textCell('Người vận hành', 'bằng dòng lệnh');
  const helper = trueActorId && people.get(trueActorId)?.fullName;
  const instead = trueActorKind === 'operator' ? 'người vận hành làm thay' : trueActorId ? `${helper || 'người khác'} làm thay` : undefined;
  if (id === null) return textCell('Máy', instead ?? 'tự động');
  const person = people.get(id);
  return person
    ? textCell(person.fullName, instead ?? person.position ?? (rolesInWords(person.staffRoles) || undefined))
    : textCell('Người đã rời đơn vị', instead);
}

/** What it was done to, where a name says more than the act alone; who acts on themselves is named once. */
function subjectOf({ subjectKind, subjectId, actorId, details }: AuditEntry, { people, running }: Known): string | undefined {
  switch (subjectKind) {
    case 'account':
      return subjectId === actorId ? undefined : people.get(subjectId as AccountId)?.fullName;
    case 'round':
      return running && [...running.rounds, ...running.receiving].find(({ id }) => id === subjectId)?.name;
    case 'standing':
      return running?.rounds.find(({ id }) => id === details['round'])?.name;
    case 'team-member':
      return running && peopleGroups(running.ruleSet).find(({ code }) => code === details['team'])?.name;
    default:
      return undefined;
  }
}

/** Where entries have the code of a unit. */
const UNIT_DETAILS = ['unit', 'unitCode'] as const;

export function unitCodesIn(details: AuditEntry['details']): string[] {
  return UNIT_DETAILS.flatMap((name) => (typeof details[name] === 'string' ? [details[name]] : []));
}

/** An entry keeps a unit's code, since names change; people read its name. */
function withUnitNames(details: AuditEntry['details'], units: Known['units']): AuditEntry['details'] {
  const named = UNIT_DETAILS.flatMap((name) => {
    const found = units.get(String(details[name]));
    return found === undefined ? [] : [[name, found] as const];
  });
  return { ...details, ...Object.fromEntries(named) };
}
