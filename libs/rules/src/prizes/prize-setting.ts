import { z } from 'zod';
import { numberAdvice, shownNumber, shownWritten } from '../plan/meant-number.js';
import { missing } from '../plan/missing-setting.js';
import { reference } from '../plan/reference.js';
import { choice, code, line, settings, yesNo } from '../plan/setting.js';
import { entryConditions } from '../entry/entry-conditions.js';
import { personLimits } from './person-limits.js';
import { selections } from './selections.js';

/** A count or a sum that the plan leaves to a later decision. */
export const LATER = 'later';

function orLater(title: string, range: { min: number; max: number }) {
  return z
    .union([z.int().min(range.min).max(range.max), z.literal(LATER)], {
      error: ({ input }) => {
        const right = `phải là số nguyên từ ${shownNumber(range.min)} đến ${shownNumber(range.max)}, hoặc ${LATER} nếu sẽ quyết định sau`;
        if (input === undefined) return `${missing(title)}; ${right}`;
        return input === null ? `để trống; ${right}` : `đang là ${shownWritten(input)}, ${right}${numberAdvice(input)}`;
      },
    })
    .meta({ title, description: `Số, hoặc “${LATER}” nếu sẽ quyết định sau.` });
}

export const PROPOSALS = { 'bang-khen': 'Bằng khen', 'giay-khen': 'Giấy khen' } as const;

/** What winners get besides money, and from whom. A commendation is only ever proposed: the law gives it to the authority. */
export const award = settings({
  certificate: yesNo('Cấp giấy chứng nhận'),
  proposal: choice('Đề nghị khen thưởng', PROPOSALS).optional(),
  issuer: reference('authorities', 'Cơ quan cấp, tặng'),
}).meta({ title: 'Cấp, tặng' });

/** For what the money of a tier is: the prize as a whole, or each question answered right, as in live rounds. */
export const MONEY_PER = { prize: 'mỗi giải', 'correct-answer': 'mỗi câu trả lời đúng' } as const;

export const prizeTier = settings({
  code: code().meta({ title: 'Mã hạng giải' }),
  name: line('Tên giải', 'Ví dụ “Giải Nhất”.'),
  count: orLater('Số giải', { min: 1, max: 100_000 }),
  money: orLater('Tiền thưởng mỗi giải (đồng)', { min: 0, max: 100_000_000_000 }).default(LATER),
  moneyPer: choice('Tiền thưởng tính cho', MONEY_PER).optional(),
  gift: line('Hiện vật, quà tặng kèm theo').optional(),
  requires: z
    .array(entryConditions.reference)
    .min(1)
    .max(10)
    .meta({ title: 'Điều kiện của giải', description: 'Không ai đạt thì giải để trống.' })
    .optional(),
  award: award.meta({ title: 'Cấp, tặng riêng cho hạng giải này' }).optional(),
});

const tiers = z.array(prizeTier).min(1).max(50).meta({ title: 'Các hạng giải, từ cao xuống thấp' });

/** Prizes for individuals, or for submissions. */
export const prizeGroup = settings({
  code: code().meta({ title: 'Mã nhóm giải' }),
  name: line('Tên nhóm giải'),
  part: reference('parts', 'Phần thi').optional(),
  per: choice('Trao theo', { round: 'mỗi đợt thi', part: 'cả phần thi', contest: 'cả cuộc thi' }),
  board: reference('boards', 'Bảng xếp hạng riêng').optional(),
  selection: selections.reference.optional(),
  tiers,
  award,
  personLimit: personLimits.reference,
  rollDown: yesNo('Đôn giải', 'Khi người đứng trên không được nhận giải, người đứng kế tiếp được xét thay.'),
});

export const prizeTiers = tiers;

export type PrizeTier = z.output<typeof prizeTier>;
export type PrizeGroup = z.output<typeof prizeGroup>;
/** What winners of a tier get besides money: the tier's own, else its group's. */
export function awardOf(group: { award: AwardForm }, tier: PrizeTier | undefined): AwardForm {
  return tier?.award ?? group.award;
}

export type AwardForm = z.output<typeof award>;
