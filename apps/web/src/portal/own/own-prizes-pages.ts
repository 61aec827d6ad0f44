import type { Round } from '#contests';
import { formatDate, formatMoment, formatMoney, lowerFirst } from '#kernel';
import type { ConfirmationFault, OwnPrize, TypedConfirmation } from '#results';
import { moneyOf, type RuleSet, tierOf } from '#rules';
import { errorSummary, faultOf } from '../../edge/error-summary.js';
import type { PageContent } from '../../edge/page.js';
import type { FieldView, OwnPrizeView } from '../view-models.js';

export const OWN_PRIZES = '/cua-toi/nhan-giai';

/** What prizes are shown by. */
export interface PrizeWords {
  ruleSet: RuleSet;
  rounds: readonly Round[];
  /** Until when each round's winners are asked to confirm, by the round's id; absent where nobody knows. */
  confirmBy: ReadonlyMap<string, Date>;
}

function titleOf({ ruleSet, rounds }: PrizeWords, { award }: OwnPrize): string {
  const tier = tierOf(ruleSet, award.groupCode, award.tierCode)?.tier.name ?? 'Giải thưởng';
  return `${tier}, ${lowerFirst(rounds.find(({ id }) => id === award.roundId)?.name ?? '')}`;
}

function stateOf({ said, paidAt }: OwnPrize): string {
  if (paidAt) return `Đã chi trả ${formatMoment(paidAt)}`;
  if (!said) return 'Bạn chưa xác nhận';
  return said.state === 'confirmed' ? `Đã xác nhận ${formatMoment(said.saidAt)}` : 'Bạn đã từ chối nhận';
}

/** /cua-toi/nhan-giai */
export function ownPrizesPage(prizes: readonly OwnPrize[], words: PrizeWords): PageContent<OwnPrizeView> {
  return {
    title: 'Nhận giải thưởng',
    isPrivate: true,
    task: { title: 'Nhận giải thưởng', backUrl: '/cua-toi' },
    heading: 'Giải thưởng của bạn',
    paragraphs: prizes.length > 0 ? ['Chọn từng giải để xác nhận thông tin nhận giải.'] : ['Bạn chưa có giải thưởng nào được công bố.'],
    links: prizes.map((prize) => ({ label: titleOf(words, prize), detail: stateOf(prize), url: `${OWN_PRIZES}/${prize.award.id}` })),
  };
}

/** /cua-toi/nhan-giai/:award */
export function ownPrizePage(
  prize: OwnPrize,
  words: PrizeWords & { name: string },
  { typed, faults = [] }: { typed?: TypedConfirmation | undefined; faults?: readonly ConfirmationFault[] } = {},
): PageContent<OwnPrizeView> {
  const found = tierOf(words.ruleSet, prize.award.groupCode, prize.award.tierCode);
  const money = found && moneyOf(found.tier);
  const by = words.confirmBy.get(prize.award.roundId);
  const url = `${OWN_PRIZES}/${prize.award.id}`;
  return {
    title: 'Nhận giải thưởng',
    isPrivate: true,
    task: { title: 'Nhận giải thưởng', backUrl: OWN_PRIZES },
    heading: titleOf(words, prize),
    errors: errorSummary(faults),
    paragraphs: prize.paidAt
      ? ['Giải đã được chi trả nên thông tin không đổi được nữa. Nếu có sai sót, hãy báo Ban Tổ chức.']
      : [
          `Ban Tổ chức cần những thông tin này để trao giải${by ? `; xin xác nhận trước hết ngày ${formatDate(by)}` : ''}.`,
          'Số tài khoản được mã hóa, chỉ người chi trả giải thưởng xem được. Ban Tổ chức không bao giờ hỏi mật khẩu hay mã OTP của ngân hàng.',
        ],
    rows: [
      { label: 'Tình trạng', value: stateOf(prize) },
      ...(money ? [{ label: 'Tiền thưởng', value: formatMoney(money) }] : []),
      ...(prize.said?.state === 'confirmed'
        ? [{ label: 'Cách nhận', value: prize.said.way === 'bank' ? 'Chuyển khoản' : 'Nhận trực tiếp' }]
        : []),
    ],
    ...(prize.paidAt
      ? {}
      : {
          form: confirmForm(url, typed ?? { fullName: prize.said?.fullName ?? words.name, way: prize.said?.way ?? undefined }, faults),
          refuse: {
            heading: 'Không nhận giải',
            sentence: 'Bạn có thể nhường giải. Đến khi giải được chi trả, bạn vẫn đổi ý được.',
            url: `${url}/tu-choi`,
            reason: { id: 'reason', name: 'reason', label: 'Lý do (không bắt buộc)', value: '', rows: '3', maxlength: 500 },
            button: 'Tôi không nhận giải này',
          },
        }),
  };
}

function confirmForm(url: string, typed: TypedConfirmation, faults: readonly ConfirmationFault[]): NonNullable<OwnPrizeView['form']> {
  const text = (field: keyof TypedConfirmation, label: string, more: Partial<FieldView> = {}): FieldView => ({
    ...{ id: field, name: field, label, value: typed[field] ?? '', error: faultOf(faults, field), autocomplete: 'off', maxlength: 120 },
    ...more,
  });
  return {
    url,
    who: [
      text('fullName', 'Họ và tên', { hint: 'Như trên căn cước.', autocomplete: 'name' }),
      text('digits', '4 số cuối căn cước', { hint: 'Khi nhận giải, bạn mang căn cước để đối chiếu.', inputmode: 'numeric', maxlength: 4 }),
    ],
    way: {
      id: 'way',
      name: 'way',
      label: 'Bạn nhận giải bằng cách nào?',
      error: faultOf(faults, 'way'),
      options: [
        { value: 'bank', label: 'Chuyển khoản', isChecked: typed.way === 'bank' },
        { value: 'counter', label: 'Nhận trực tiếp', detail: 'Ban Tổ chức báo nơi nhận.', isChecked: typed.way === 'counter' },
      ],
    },
    bank: [
      text('bank', 'Ngân hàng, chi nhánh', { hint: 'Ba ô này chỉ cần khi nhận qua chuyển khoản.' }),
      text('accountNumber', 'Số tài khoản', { maxlength: 30 }),
      text('accountHolder', 'Chủ tài khoản', { hint: 'Viết như trên thẻ, ví dụ LE THI HOA.' }),
    ],
    button: 'Xác nhận thông tin nhận giải',
  };
}
