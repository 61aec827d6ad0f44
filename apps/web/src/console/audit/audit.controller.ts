import { Controller, Get, Query } from '@nestjs/common';
import { Permission, Requires } from '#access';
import { type Account, Accounts } from '#accounts';
import { type AuditEntry, AuditTrail } from '#audit';
import { ContestReader, type RunningContest } from '#contests';
import { type AccountId, formatDate, formatTimeWithSeconds } from '#kernel';
import { peopleGroups } from '#rules';
import { UnitPlaces } from '#units';
import { FORM } from '../../edge/form.pipe.js';
import type { Page } from '../../edge/page.js';
import { rolesInWords } from '../../edge/role-words.js';
import { consolePage } from '../console-page.js';
import { headCell, pageNumber, pagerOf, PER_PAGE, textCell } from '../listing.js';
import type { CellView, ListView } from '../view-models.js';
import { tellAct } from './act-sentences.js';
import { AuditQuery } from './audit.forms.js';

const PATH = '/quan-tri/nhat-ky';

/** What the rows need besides the entries. */
interface Known {
  people: ReadonlyMap<AccountId, Account>;
  running: RunningContest | undefined;
  /** Units by the codes that entries have. */
  units: ReadonlyMap<string, string>;
}

/** Who did what, and when. Nobody changes or removes an entry, so the page has no button. */
@Controller('quan-tri/nhat-ky')
export class AuditController {
  constructor(
    private readonly audit: AuditTrail,
    private readonly accounts: Accounts,
    private readonly contests: ContestReader,
    private readonly places: UnitPlaces,
  ) {}

  @Get()
  @Requires(Permission.ReadConsole)
  async list(@Query(FORM) query: AuditQuery): Promise<Page> {
    const number = pageNumber(query.trang);
    const entries = await this.audit.newest({ limit: PER_PAGE, skip: (number - 1) * PER_PAGE });
    const total = await this.audit.count();
    const known: Known = {
      people: await this.peopleIn(entries),
      running: await this.contests.findRunning(),
      units: await this.places.lastNames(entries.flatMap(({ details }) => unitCodesIn(details))),
    };
    return consolePage<ListView>('list', {
      title: 'Nhật ký',
      heading: 'Nhật ký',
      sentence: 'Ai làm gì, lúc nào. Không ai sửa hay xóa được.',
      table: {
        label: 'Nhật ký',
        columns: [{ label: 'Lúc' }, { label: 'Ai' }, { label: 'Việc' }],
        rows: entries.map((entry) => ({ cells: rowOf(entry, known) })),
        empty: { title: 'Chưa có việc nào', text: 'Việc đầu tiên của Ban Tổ chức và của máy sẽ hiện ở đây.' },
      },
      pager: total > 0 ? pagerOf(PATH, {}, { number, shown: entries.length, total, noun: 'việc' }) : undefined,
      note: 'Giờ Việt Nam, theo đồng hồ của máy chủ.',
    });
  }

  /** Those who acted, and members of staff to whom something was done. */
  private async peopleIn(entries: readonly AuditEntry[]): Promise<ReadonlyMap<AccountId, Account>> {
    const ids = entries.flatMap(({ actorId, subjectKind, subjectId }) => [actorId, subjectKind === 'account' ? subjectId : null]);
    return this.accounts.findMany([...new Set(ids.filter((id) => id !== null))] as AccountId[]);
  }
}

/** Where entries have the code of a unit. */
const UNIT_DETAILS = ['unit', 'unitCode'] as const;

function unitCodesIn(details: AuditEntry['details']): string[] {
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

function rowOf(entry: AuditEntry, known: Known): CellView[] {
  const { what, detail } = tellAct({ ...entry, details: withUnitNames(entry.details, known.units) });
  const subject = subjectOf(entry, known);
  return [
    textCell(formatTimeWithSeconds(entry.happenedAt), formatDate(entry.happenedAt)),
    actorCell(entry.actorId, known),
    headCell(subject ? `${what}: ${subject}` : what, undefined, detail),
  ];
}

function actorCell(id: AccountId | null, { people }: Known): CellView {
  if (id === null) return textCell('Máy', 'tự động');
  const person = people.get(id);
  return person
    ? textCell(person.fullName, person.position ?? (rolesInWords(person.staffRoles) || undefined))
    : textCell('Người đã rời đơn vị');
}

/** What it was done to, where a name says more than the act alone; who acts on themselves is named once. */
function subjectOf({ subjectKind, subjectId, actorId, details }: AuditEntry, { people, running }: Known): string | undefined {
  switch (subjectKind) {
    case 'account':
      return subjectId === actorId ? undefined : people.get(subjectId as AccountId)?.fullName;
    case 'round':
      return running?.rounds.find(({ id }) => id === subjectId)?.name;
    case 'standing':
      return running?.rounds.find(({ id }) => id === details['round'])?.name;
    case 'team-member':
      return running && peopleGroups(running.ruleSet).find(({ code }) => code === details['team'])?.name;
    default:
      return undefined;
  }
}
