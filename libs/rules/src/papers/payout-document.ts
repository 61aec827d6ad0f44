import { type DocumentModel, formatMoney, formatNumber, localParts } from '#kernel';
import { moneyInWords } from './money-in-words.js';
import { paperHeader } from './round-paper.js';
import type { RuleSet } from '../plan/rule-set.js';

/** One prize that is ready to be paid. */
export interface PayoutLine {
  /** As the winner confirmed it: as on the identity card. */
  fullName: string;
  unit: string;
  /** "•••123"; empty where it was not given. */
  identity: string;
  prize: string;
  /** Đồng; undefined where the rules leave it to a later decision. */
  amount?: number | undefined;
  /** "Chuyển khoản: Ngân hàng …, số tài khoản …", "Nhận trực tiếp". */
  way: string;
}

export interface PayoutFacts {
  ruleSet: RuleSet;
  roundName: string;
  closesAt: Date;
  lines: PayoutLine[];
  /** Prizes whose winners have not confirmed, or were refused: they stand in no list. */
  awaited: number;
  refused: number;
}

/** The columns of a payout list, for the file of spreadsheets too. */
export const PAYOUT_COLUMNS = [
  'TT',
  'Họ và tên',
  'Đơn vị',
  'Số căn cước',
  'Giải',
  'Số tiền thưởng (đồng)',
  'Thuế (nếu có)',
  'Thực nhận',
  'Hình thức nhận',
  'Ký nhận',
] as const;

/** The cells of one line; what the accountant fills in, and the signature, is left empty. */
export function payoutCells({ fullName, unit, identity, prize, amount, way }: PayoutLine, at: number): string[] {
  return [
    String(at + 1),
    fullName,
    unit,
    identity,
    prize,
    amount === undefined ? 'Quyết định sau' : amount === 0 ? '–' : formatNumber(amount),
    '',
    '',
    way,
    '',
  ];
}

/**
 * The list that winners sign when they receive their prize ("Danh sách ký nhận"): only those who have confirmed who they are.
 * Whether tax is withheld is the accountant's to say; the column is there and empty.
 */
export function payoutDocument({ ruleSet, roundName, closesAt, lines, awaited, refused }: PayoutFacts): DocumentModel {
  const total = lines.reduce((sum, { amount = 0 }) => sum + amount, 0);
  const isOpen = lines.some(({ amount }) => amount === undefined);
  const left = [
    awaited > 0 ? `${formatNumber(awaited)} người chưa xác nhận thông tin nhận giải` : '',
    refused > 0 ? `${formatNumber(refused)} người từ chối nhận giải` : '',
  ].filter(Boolean);
  return {
    title: 'DANH SÁCH KÝ NHẬN',
    subject: `Giải thưởng ${roundName}, ${ruleSet.contest.name}`,
    header: paperHeader(ruleSet, 'DS', localParts(closesAt).year),
    preamble: [],
    counting: 'parts',
    orientation: 'landscape',
    articles: [
      {
        id: 'lines',
        number: 1,
        title: 'Người nhận giải đã xác nhận thông tin',
        blocks: [
          lines.length > 0
            ? {
                kind: 'table',
                columns: PAYOUT_COLUMNS.map((title, at) => ({ title, align: at === 0 || at === 5 ? 'end' : 'start' })),
                rows: lines.map(payoutCells),
              }
            : { kind: 'paragraph', text: 'Chưa có người nhận giải nào xác nhận thông tin.' },
          {
            kind: 'paragraph',
            text: `Cộng: ${formatNumber(lines.length)} người; ${formatMoney(total)} (${moneyInWords(total)})${isOpen ? ', chưa kể giải có số tiền quyết định sau' : ''}.`,
          },
          ...(left.length > 0 ? [{ kind: 'paragraph' as const, text: `Không có trong danh sách: ${left.join('; ')}.` }] : []),
          {
            kind: 'paragraph',
            text: 'Thuế thu nhập cá nhân (nếu có) do bộ phận kế toán xác định theo quy định hiện hành tại thời điểm chi trả và ghi vào cột tương ứng.',
          },
        ],
      },
    ],
    signatures: [
      { capacity: ['Người lập danh sách'], note: '(Ký, ghi rõ họ tên)' },
      { capacity: ['Kế toán'], note: '(Ký, ghi rõ họ tên)' },
      { capacity: ['Thủ trưởng đơn vị'], note: '(Ký, ghi rõ họ tên, đóng dấu)' },
    ],
  };
}
