import { formatDate, formatMoment, formatNumber } from '#kernel';
import { CONFIRM_DAYS, type ConfirmationFault, type TypedConfirmation } from '#results';
import type { RuleSet } from '#rules';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import { innerName } from '../../edge/round-name.js';
import type { ConsoleContent } from '../console-page.js';
import { headCell, stateCell, textCell } from '../listing.js';
import { RESULTS } from '../results/addresses.js';
import { prizeCell } from '../results/prize-cell.js';
import type { CardFormView, CellView, ConsoleFieldView, FormFieldView, GroupsView, ListView } from '../view-models.js';
import type { PayoutRow, RoundPayouts } from './payout-reader.js';

const NOBODY = 'Người đã xóa thông tin';

/** /quan-tri/ket-qua/:round/chi-tra: who has confirmed, who was paid. Bank accounts stand in the list that is taken out, not here. */
export function payoutList(facts: RoundPayouts, publishedAt: Date | undefined): ConsoleContent<ListView> {
  const { round, rows, lost } = facts;
  const path = `${RESULTS}/${round.code}/chi-tra`;
  const count = (is: (row: PayoutRow) => boolean): string => formatNumber(rows.filter(is).length);
  return {
    title: `Chi trả giải thưởng ${innerName(round)}`,
    heading: `Chi trả giải thưởng ${innerName(round)}`,
    sentence: `Người đạt giải được mời xác nhận trong ${CONFIRM_DAYS} ngày kể từ khi công bố${publishedAt ? ` (${formatDate(publishedAt)})` : ''}; ai xác nhận muộn được trả muộn, không mất giải.`,
    back: { label: `Xếp hạng ${innerName(round)}`, url: `${RESULTS}/${round.code}` },
    figures: [
      { value: count(({ prize }) => prize.said?.state === 'confirmed'), label: 'đã xác nhận' },
      { value: count(({ prize }) => prize.said === undefined), label: 'chưa trả lời' },
      { value: count(({ prize }) => prize.said?.state === 'refused'), label: 'từ chối nhận' },
      { value: count(({ prize }) => prize.paidAt !== undefined), label: 'đã chi trả' },
      ...(lost.length > 0 ? [{ value: formatNumber(lost.length), label: 'đã trao, nay phải thu hồi' }] : []),
    ],
    tools: {
      actionUrl: path,
      exports: [
        { label: 'Danh sách ký nhận (Word)', url: `${path}/danh-sach-ky-nhan.docx` },
        { label: 'Danh sách ký nhận (PDF)', url: `${path}/danh-sach-ky-nhan.pdf` },
        { label: 'Danh sách ký nhận (Excel)', url: `${path}/danh-sach-ky-nhan.xlsx` },
      ],
    },
    table: {
      label: 'Giải thưởng và tình trạng chi trả',
      columns: [
        { label: round.kind === 'receiving' ? 'Tác giả, đơn vị' : 'Người' },
        { label: 'Giải' },
        { label: 'Số tiền (đồng)', isNumber: true },
        { label: 'Xác nhận' },
        { label: 'Chi trả' },
        { label: 'Việc', isHidden: true },
      ],
      rows: [...lost, ...rows].map((row) => ({ cells: cellsOf(row, path, facts.running.ruleSet) })),
      empty:
        round.kind === 'receiving'
          ? { title: 'Không có giải để chi', text: 'Phần thi này không có bài nào đạt giải.' }
          : { title: 'Không có giải cá nhân', text: 'Đợt thi này không có ai đạt giải cá nhân.' },
    },
    note: 'Danh sách ký nhận chỉ có người đã xác nhận, kèm tài khoản ngân hàng. Mỗi lần tải được ghi vào nhật ký.',
  };
}

function cellsOf({ prize: { award, said, paidAt }, person, amount, isLost }: PayoutRow, path: string, ruleSet: RuleSet): CellView[] {
  const name = person?.fullName ?? NOBODY;
  const url = `${path}/${award.id}`;
  return [
    headCell(name, paidAt ? undefined : url, person ? person.unitName : undefined),
    prizeCell(ruleSet, award.groupCode, award.tierCode),
    { text: amount === undefined ? 'quyết định sau' : formatNumber(amount), isNumber: true },
    said === undefined
      ? stateCell('waiting', 'Chưa trả lời')
      : said.state === 'refused'
        ? { ...stateCell('stopped', 'Từ chối nhận'), detail: said.refusedBecause ?? undefined }
        : { ...stateCell('done', said.way === 'bank' ? 'Chuyển khoản' : 'Nhận trực tiếp'), detail: said.helperId ? 'Nhập hộ' : undefined },
    isLost
      ? {
          ...stateCell('stopped', 'Phải thu hồi'),
          detail: paidAt && `Đã trao ${formatMoment(paidAt)}; kết quả sửa sau đó, giải không còn của người này`,
        }
      : paidAt
        ? stateCell('done', formatMoment(paidAt))
        : textCell('Chưa chi'),
    paidAt ? {} : { action: { label: said?.state === 'confirmed' ? 'Chi trả' : 'Nhập hộ', hiddenLabel: name, url } },
  ];
}

export interface HelpedEntry {
  typed?: TypedConfirmation | undefined;
  faults?: readonly ConfirmationFault[];
  /** The sum as it was typed, and what is wrong with it. */
  paying?: { sum: string; fault: string } | undefined;
}

/** /quan-tri/ket-qua/:round/chi-tra/:award: that the prize was handed over; entering for a winner what they say at the counter or on the phone. */
export function helpedContent(
  { round, row }: RoundPayouts & { row: PayoutRow },
  { typed, faults = [], paying }: HelpedEntry,
): ConsoleContent<GroupsView> {
  const path = `${RESULTS}/${round.code}/chi-tra`;
  const { prize, person, title } = row;
  return {
    title: prize.said?.state === 'confirmed' ? 'Chi trả giải thưởng' : 'Nhập hộ thông tin nhận giải',
    heading: person?.fullName ?? NOBODY,
    sentence: `${title}, ${round.name}. Nhập đúng lời người đạt giải nói; điều họ đã nhập trước không hiện ở đây.${receiverOf(row)}`,
    back: { label: 'Chi trả giải thưởng', url: path },
    groups: [
      {
        heading: 'Đã có',
        table: {
          label: 'Điều đã có',
          columns: [{ label: 'Việc' }, { label: 'Tình trạng' }],
          rows: [
            {
              cells: [
                headCell('Xác nhận'),
                prize.said
                  ? textCell(`${prize.said.state === 'confirmed' ? 'Đã xác nhận' : 'Từ chối nhận'}, ${formatMoment(prize.said.saidAt)}`)
                  : textCell('Chưa trả lời'),
              ],
            },
          ],
        },
      },
    ],
    forms: [
      ...payingForm(row, path, paying),
      {
        heading: 'Xác nhận nhận giải',
        sentence: 'Xem căn cước của người đạt giải trước khi nhập. Không chụp, không giữ bản sao.',
        actionUrl: `${path}/${prize.award.id}`,
        errors: errorSummary(faults),
        fields: prizeFields(typed ?? { fullName: isOnePerson(row) ? person?.fullName : undefined }, faults),
        button: 'Lưu thông tin nhận giải',
        isMain: prize.said?.state !== 'confirmed',
      },
      {
        heading: 'Không nhận giải',
        sentence: 'Chỉ ghi khi chính người đạt giải nói không nhận.',
        actionUrl: `${path}/${prize.award.id}/tu-choi`,
        fields: [{ area: { id: 'reason', name: 'reason', label: 'Lý do, nếu họ nói', value: '', rows: '3', maxlength: 500 } }],
        button: 'Ghi là không nhận',
      },
    ],
  };
}

/** Several authors and a unit are called by a name that stands on nobody's card. */
const isOnePerson = ({ person }: PayoutRow): boolean => person?.kind === 'individual';

/** Who comes for a prize that is no single person's. */
function receiverOf({ person }: PayoutRow): string {
  if (person?.kind === 'group') return ' Bài của nhóm: tác giả đứng tên đầu nhận thay cả nhóm.';
  return person?.kind === 'unit' ? ' Bài của đơn vị: người được đơn vị cử đến nhận.' : '';
}

/** Only of a prize that was confirmed; what is written down once cannot be taken back, so it is asked on a page of its own. */
function payingForm(
  { prize: { award, said, paidAt }, title, amount }: PayoutRow,
  path: string,
  paying: HelpedEntry['paying'],
): CardFormView[] {
  if (said?.state !== 'confirmed' || paidAt) return [];
  const faults = paying ? [{ field: 'sum', text: paying.fault }] : [];
  const sum: ConsoleFieldView = {
    id: 'sum',
    name: 'sum',
    label: 'Số tiền đã trao (đồng)',
    hint: 'Thể lệ chưa định mức tiền của giải này. Giải bằng hiện vật thì ghi 0.',
    value: paying?.sum ?? '',
    error: paying?.fault,
    inputmode: 'numeric',
    autocomplete: 'off',
    maxlength: 20,
  };
  return [
    {
      heading: 'Ghi đã chi trả',
      sentence: `${title}${amount === undefined ? '' : `, ${formatNumber(amount)} đồng`}. Chỉ ghi khi đã trao tận tay hoặc đã chuyển khoản; ghi rồi thì không sửa được.`,
      actionUrl: `${path}/${award.id}/da-chi`,
      errors: errorSummary(faults),
      fields: amount === undefined ? [{ text: sum }] : [],
      button: 'Ghi đã chi trả',
      isMain: true,
    },
  ];
}

function prizeFields(typed: TypedConfirmation, faults: readonly ConfirmationFault[]): FormFieldView[] {
  const text = (field: keyof TypedConfirmation, label: string, hint?: string, more: Partial<ConsoleFieldView> = {}): FormFieldView => ({
    text: {
      id: field,
      name: field,
      label,
      hint,
      value: typed[field] ?? '',
      error: faultOf(faults, field),
      autocomplete: 'off',
      maxlength: 120,
      ...more,
    },
  });
  return [
    text('fullName', 'Họ và tên', 'Như trên căn cước.'),
    text('digits', '4 số cuối căn cước', undefined, { inputmode: 'numeric', maxlength: 4 }),
    {
      choice: {
        id: 'way',
        name: 'way',
        label: 'Cách nhận',
        error: faultOf(faults, 'way'),
        options: [
          { value: 'bank', label: 'Chuyển khoản', isChecked: typed.way === 'bank' },
          { value: 'counter', label: 'Nhận trực tiếp', isChecked: typed.way === 'counter' },
        ],
      },
    },
    text('bank', 'Ngân hàng, chi nhánh', 'Ba ô dưới đây chỉ cần khi nhận qua chuyển khoản.'),
    text('accountNumber', 'Số tài khoản', undefined, { maxlength: 30 }),
    text('accountHolder', 'Chủ tài khoản'),
  ];
}
