import { formatNumber, formatPercent } from '#kernel';
import { confirmedLeader } from '#registrations';
import { describeDemands } from '#rules';
import { submissionNumber, type UnitDuty, type UnitEntry } from '#submissions';
import type { Unit } from '#units';
import type { ConsoleContent } from '../console-page.js';
import { headCell, listUrl, numberCell, stateCell, textCell } from '../listing.js';
import { entryUrl } from '../submissions/addresses.js';
import type { ReceivingPlace } from '../submissions/entry-reader.js';
import { ERASED_NAME, STATE_WORDS } from '../submissions/submission-words.js';
import type { CardFormView, GroupsView, ListView, TableView, TabsView } from '../view-models.js';
import { takingPartUrl, unitTakingPartUrl } from './addresses.js';
import { firstAuthors } from './first-authors.js';
import { countsLeaders, leaderText } from './participation-facts.js';

export interface TakingPartFacts {
  place: ReceivingPlace;
  duties: readonly UnitDuty[];
  /** Which obligation is shown, from 0. */
  shown: number;
  /** "thieu": only units that lack something. */
  only: string | undefined;
  tabs: TabsView;
}

/** Which units have done what the plan asks, and what the others lack. */
export function takingPartContent({ place, duties, shown, only, tabs }: TakingPartFacts): ConsoleContent<ListView> {
  const { round, part, running } = place;
  const path = takingPartUrl(round);
  const duty = duties[shown];
  const head = { title: `Đơn vị dự thi: ${part.name}`, heading: 'Đơn vị dự thi', tabs };
  if (!duty)
    return {
      ...head,
      sentence: `Thể lệ không giao chỉ tiêu cho đơn vị nào ở phần ${part.name}.`,
      table: {
        label: 'Đơn vị dự thi',
        columns: [{ label: 'Đơn vị' }],
        rows: [],
        empty: { title: 'Không có yêu cầu với đơn vị', text: 'Danh sách bài dự thi của từng đơn vị ở trang “Danh sách của đơn vị”.' },
      },
    };
  const { obligation, units } = duty;
  const lacking = units.filter(({ duty: own }) => own.lacks.length > 0);
  const asked = countsLeaders(running.ruleSet, part.code);
  return {
    ...head,
    sentence: `${obligation.units}: ${describeDemands(running.ruleSet, obligation).join(' ')}`,
    figures: [
      { label: 'Phải thực hiện', value: formatNumber(units.length) },
      { label: 'Đã thực hiện đủ', value: formatNumber(units.length - lacking.length) },
      { label: 'Còn thiếu', value: formatNumber(lacking.length), url: listUrl(path, { loc: 'thieu' }) },
    ],
    tools: {
      actionUrl: path,
      hidden: shown > 0 ? [{ name: 'yeu-cau', value: String(shown) }] : [],
      filters: [
        {
          id: 'loc',
          name: 'loc',
          label: 'Đơn vị',
          options: [
            { value: '', label: 'Tất cả', isSelected: only !== 'thieu' },
            { value: 'thieu', label: 'Còn thiếu', isSelected: only === 'thieu' },
          ],
        },
      ],
      exports: ['docx', 'xlsx'].map((kind) => ({
        label: kind === 'docx' ? 'Bảng tổng hợp (Word)' : 'Bảng tổng hợp (Excel)',
        url: listUrl(`${path}/tong-hop.${kind}`, { 'yeu-cau': shown > 0 ? String(shown) : undefined }),
      })),
    },
    table: dutyTable(place, duty, { asked, rows: only === 'thieu' ? lacking : units }),
    note: 'Mỗi đơn vị tính cả các đơn vị bên trong. Bài rút, bài bị hủy, bài không hợp lệ, bài của người không được dự thi không tính. Lãnh đạo, quản lý chỉ tính khi thủ trưởng đơn vị hoặc Ban Tổ chức xác nhận.',
  };
}

function dutyTable(
  { round }: ReceivingPlace,
  { obligation }: UnitDuty,
  { asked, rows }: { asked: boolean; rows: UnitDuty['units'] },
): TableView {
  return {
    label: obligation.units,
    columns: [
      { label: 'Cơ quan, đơn vị' },
      { label: 'Người dự thi', isNumber: true },
      { label: 'Tổng số người', isNumber: true },
      { label: 'Số bài', isNumber: true },
      ...(asked ? [{ label: 'Lãnh đạo', isNumber: true }] : []),
      { label: 'Thực hiện' },
    ],
    rows: rows.map(({ unit, duty: { facts, lacks } }) => ({
      cells: [
        headCell(unit.name, unitTakingPartUrl(round, unit.id), unit.place || undefined),
        numberCell(facts.people),
        facts.headCount === null
          ? { text: 'Chưa khai báo', isNumber: true }
          : { text: formatNumber(facts.headCount), detail: formatPercent(facts.people / Math.max(1, facts.headCount)), isNumber: true },
        numberCell(facts.attempts),
        ...(asked ? [facts.leaders === null ? { text: 'Chưa xác nhận', isNumber: true } : numberCell(facts.leaders)] : []),
        lacks.length === 0 ? stateCell('done', 'Đủ') : { ...stateCell('waiting', 'Còn thiếu'), detail: `${lacks.join('; ')}.` },
      ],
    })),
    empty: { title: 'Không có đơn vị nào', text: 'Không đơn vị nào khớp với điều kiện lọc.' },
  };
}

export interface UnitTakingPartFacts {
  place: ReceivingPlace;
  unit: Unit;
  duties: readonly { lacks: readonly string[] }[];
  entries: readonly UnitEntry[];
}

/** The entries of one unit's people, and who of them leads. */
export function unitTakingPartContent({ place, unit, duties, entries }: UnitTakingPartFacts): ConsoleContent<ListView> {
  const { round, part, running } = place;
  const path = unitTakingPartUrl(round, unit.id);
  const lacks = duties.flatMap((one) => one.lacks);
  const asked = countsLeaders(running.ruleSet, part.code);
  return {
    title: unit.name,
    heading: unit.name,
    sentence:
      duties.length === 0
        ? 'Thể lệ không giao chỉ tiêu cho đơn vị này.'
        : lacks.length === 0
          ? 'Đơn vị đã thực hiện đủ yêu cầu của Thể lệ.'
          : `Đơn vị còn thiếu: ${lacks.join('; ')}.`,
    back: { label: 'Đơn vị dự thi', url: takingPartUrl(round) },
    primary: asked && firstAuthors(entries).length > 0 ? { label: 'Xác nhận lãnh đạo, quản lý', url: `${path}/lanh-dao` } : undefined,
    tools: {
      actionUrl: path,
      exports: [
        { label: 'Danh sách người dự thi (Word)', url: `${path}/danh-sach.docx` },
        { label: 'Danh sách người dự thi (Excel)', url: `${path}/danh-sach.xlsx` },
      ],
    },
    table: entryTable(place, entries, asked),
    note: 'Danh sách kể cả người của các đơn vị bên trong. Mỗi bài tính cho tác giả đứng đầu.',
  };
}

/** The secretariat says who of the unit's people leads. */
export function leadersContent({ place, unit, entries }: Omit<UnitTakingPartFacts, 'duties'>): ConsoleContent<GroupsView> {
  const path = unitTakingPartUrl(place.round, unit.id);
  return {
    title: `Lãnh đạo, quản lý: ${unit.name}`,
    heading: 'Xác nhận lãnh đạo, quản lý',
    sentence: unit.name,
    back: { label: unit.name, url: path },
    groups: [],
    forms: [leadersForm(path, entries)],
  };
}

function entryTable({ round, part }: ReceivingPlace, entries: readonly UnitEntry[], asked: boolean): TableView {
  return {
    label: 'Bài dự thi của đơn vị',
    columns: [
      { label: 'Mã bài' },
      { label: 'Tên bài' },
      { label: 'Tác giả' },
      ...(asked ? [{ label: 'Lãnh đạo, quản lý' }] : []),
      { label: 'Tình trạng' },
    ],
    rows: entries.flatMap(({ submission, version, state, authors }) =>
      authors.map((author, at) => ({
        cells: [
          headCell(
            at === 0 && submission.number !== null ? submissionNumber(part.kind, submission.number) : '',
            at === 0 ? entryUrl(round, submission.id) : undefined,
          ),
          textCell(at === 0 ? version.content.title : ''),
          textCell(
            author.fullName ?? ERASED_NAME,
            [author.position, author.barredBecause && `Không được dự thi: ${author.barredBecause}`].filter(Boolean).join('. ') || undefined,
          ),
          ...(asked ? [textCell(at === 0 ? leaderText(author.leader) : '')] : []),
          at === 0 ? { state: STATE_WORDS[state] } : textCell(''),
        ],
      })),
    ),
    empty: { title: 'Chưa có bài dự thi', text: 'Người của đơn vị chưa gửi bài nào.' },
  };
}

/** The secretariat's word on who leads; only first authors count for a unit. */
function leadersForm(path: string, entries: readonly UnitEntry[]): CardFormView {
  const people = firstAuthors(entries);
  return {
    heading: 'Xác nhận lãnh đạo, quản lý',
    sentence:
      'Chọn người giữ chức lãnh đạo, quản lý; người không được chọn ghi là không giữ chức. Lời của Ban Tổ chức đứng trên lời của thủ trưởng đơn vị. Bảng xếp hạng đã chốt thì không đổi.',
    actionUrl: `${path}/lanh-dao`,
    hidden: people.map(({ pseudonym }) => ({ name: 'people', value: pseudonym })),
    fields: [
      {
        ticks: {
          id: 'leaders',
          name: 'leaders',
          label: 'Lãnh đạo, quản lý trong số người dự thi',
          options: people.map(({ pseudonym, fullName, position, leader }) => ({
            value: pseudonym,
            label: fullName ?? ERASED_NAME,
            detail: [position, leaderText(leader)].filter(Boolean).join('. '),
            isChecked: leader !== undefined && (confirmedLeader(leader) ?? leader.self?.isLeader) === true,
          })),
        },
      },
    ],
    button: 'Ghi xác nhận',
    isMain: true,
  };
}
