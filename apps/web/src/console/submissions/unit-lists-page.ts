import type { Account } from '#accounts';
import { type AccountId, formatMoment, formatNumber } from '#kernel';
import { submissionNumber, type UnitEntries, type UnitEntryList } from '#submissions';
import type { Unit, UnitId } from '#units';
import { placeName } from '../../edge/place-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, momentCell, numberCell, textCell } from '../listing.js';
import type { DetailView, ListView, TabsView } from '../view-models.js';
import { entryUrl, unitListsUrl } from './addresses.js';
import { unitText } from './entries-page.js';
import type { ReceivingPlace } from './entry-reader.js';
import { authorNames, STATE_WORDS } from './submission-words.js';

export interface UnitListsFacts extends ReceivingPlace {
  /** The last list of each unit, the newest first. */
  lists: readonly UnitEntryList[];
  /** Units that have a contact and have sent no list. */
  silent: readonly Unit[];
  units: ReadonlyMap<UnitId, Unit>;
  people: ReadonlyMap<AccountId, Account>;
  tabs: TabsView;
}

/** /quan-tri/bai-du-thi/:round/danh-sach-don-vi */
export function unitListsContent({ round, part, lists, silent, units, people, tabs }: UnitListsFacts): ConsoleContent<ListView> {
  return {
    title: `Danh sách của đơn vị, ${part.name}`,
    heading: 'Danh sách của đơn vị',
    sentence: `Danh sách bài do đầu mối xác nhận thay mặt thủ trưởng. ${formatNumber(lists.length)} đơn vị đã gửi, ${formatNumber(silent.length)} đơn vị có đầu mối chưa gửi.`,
    tabs,
    table: {
      label: 'Danh sách của đơn vị',
      columns: [
        { label: 'Đơn vị' },
        { label: 'Số bài', isNumber: true },
        { label: 'Gửi lúc' },
        { label: 'Người xác nhận' },
        { label: 'Trạng thái' },
      ],
      rows: [
        ...lists.map((list) => ({
          cells: [
            headCell(unitText(units, list.unitId) ?? 'Đơn vị không còn trong danh mục', `${unitListsUrl(round)}/${list.id}`),
            numberCell(list.entries.length),
            momentCell(list.sentAt),
            textCell(people.get(list.sentBy)?.fullName ?? 'Đầu mối đã thôi'),
            { state: { kind: 'done' as const, label: 'Đã gửi' } },
          ],
        })),
        ...silent.map((unit) => ({
          cells: [
            headCell(placeName(unit)),
            textCell(''),
            textCell(''),
            textCell(''),
            { state: { kind: 'waiting' as const, label: 'Chưa gửi' } },
          ],
        })),
      ],
      empty: { title: 'Chưa có danh sách nào', text: 'Đầu mối của đơn vị xác nhận danh sách ở trang Đầu mối trên trang dự thi.' },
    },
  };
}

export interface UnitListFacts extends ReceivingPlace {
  list: UnitEntryList;
  unit: Unit;
  /** What people of the unit have sent in by now. */
  now: UnitEntries;
  /** Later and earlier ones of the unit. */
  others: readonly UnitEntryList[];
  by: string;
}

/** /quan-tri/bai-du-thi/:round/danh-sach-don-vi/:list */
export function unitListContent({ round, part, list, unit, now, others, by }: UnitListFacts): ConsoleContent<DetailView> {
  const isCurrent = list.entriesSha256 === now.sha256;
  const lines = new Map(now.lines.map((line) => [line.submission.id, line]));
  const listed = new Set(list.entries.map(({ submission }) => submission));
  const later = now.lines.filter(({ submission }) => !listed.has(submission.id));
  return {
    title: `Danh sách của ${unit.name}`,
    heading: placeName(unit),
    sentence: `${by} xác nhận ${formatNumber(list.entries.length)} bài lúc ${formatMoment(list.sentAt)}.`,
    back: { label: 'Danh sách của đơn vị', url: unitListsUrl(round) },
    notice: isCurrent
      ? undefined
      : {
          kind: 'info',
          title: 'Từ lúc xác nhận đã có thay đổi',
          text: 'Có bài mới, bài gửi lại hoặc bài đã rút. Đầu mối xác nhận lại thì có danh sách mới.',
        },
    sections: [
      {
        heading: 'Bài trong danh sách',
        table: {
          label: 'Bài trong danh sách',
          columns: [{ label: 'Số' }, { label: 'Bài' }, { label: 'Bây giờ' }],
          rows: list.entries.map(({ submission, number, version }) => {
            const line = lines.get(submission);
            return {
              cells: [
                { ...headCell(submissionNumber(part.kind, number), entryUrl(round, submission), `bản gửi lần ${version}`), isCode: true },
                textCell(line?.version.content.title ?? '', line && authorNames(line.authors)),
                line ? { state: STATE_WORDS[line.state] } : { state: { kind: 'stopped' as const, label: 'Đã rút hoặc đã hủy' } },
              ],
            };
          }),
          empty: { title: 'Danh sách trống', text: 'Đơn vị xác nhận chưa có bài nào.' },
        },
      },
      ...(later.length > 0
        ? [
            {
              heading: 'Bài đến sau khi xác nhận',
              table: {
                label: 'Bài đến sau khi xác nhận',
                columns: [{ label: 'Số' }, { label: 'Bài' }],
                rows: later.map(({ submission, version, authors }) => ({
                  cells: [
                    { ...headCell(submissionNumber(part.kind, submission.number ?? 0), entryUrl(round, submission.id)), isCode: true },
                    textCell(version.content.title, authorNames(authors)),
                  ],
                })),
              },
            },
          ]
        : []),
    ],
    factsHeading: 'Danh sách này',
    facts: [
      { label: 'Người xác nhận', value: by },
      { label: 'Mã của danh sách', value: list.entriesSha256.slice(0, 16), detail: '16 ký tự đầu của SHA-256' },
    ],
    links: others.map((other) => ({ label: `Danh sách gửi ${formatMoment(other.sentAt)}`, url: `${unitListsUrl(round)}/${other.id}` })),
  };
}
