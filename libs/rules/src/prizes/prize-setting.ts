import { z } from 'zod';
import { reference } from '../plan/reference.js';
import { choice, code, line, settings, yesNo } from '../plan/setting.js';
import { personLimits } from './person-limits.js';

/** A count or a sum that the plan leaves to a later decision. */
export const LATER = 'later';

function orLater(title: string, range: { min: number; max: number }) {
  return z
    .union([z.int().min(range.min).max(range.max), z.literal(LATER)], {
      error: (issue) =>
        issue.input === undefined ? undefined : `phải là số nguyên từ ${range.min} đến ${range.max}, hoặc ${LATER} nếu sẽ quyết định sau`,
    })
    .meta({ title, description: `Số, hoặc “${LATER}” nếu sẽ quyết định sau.` });
}

export const prizeTier = settings({
  code: code().meta({ title: 'Mã hạng giải' }),
  name: line('Tên giải', 'Ví dụ “Giải Nhất”.'),
  count: orLater('Số giải', { min: 1, max: 100_000 }),
  money: orLater('Tiền thưởng mỗi giải (đồng)', { min: 0, max: 100_000_000_000 }).default(LATER),
});

export const PROPOSALS = { 'bang-khen': 'Bằng khen', 'giay-khen': 'Giấy khen' } as const;

/** What winners get besides money, and from whom. A commendation is only ever proposed: the law gives it to the authority. */
export const award = settings({
  certificate: yesNo('Cấp giấy chứng nhận'),
  proposal: choice('Đề nghị khen thưởng', PROPOSALS).optional(),
  issuer: reference('authorities', 'Cơ quan cấp, tặng'),
});

const tiers = z.array(prizeTier).min(1).max(50).meta({ title: 'Các hạng giải, từ cao xuống thấp' });

/** Prizes for individuals, or for submissions. */
export const prizeGroup = settings({
  code: code().meta({ title: 'Mã nhóm giải' }),
  name: line('Tên nhóm giải'),
  part: reference('parts', 'Phần thi'),
  per: choice('Trao theo', { round: 'mỗi đợt thi', part: 'cả phần thi' }),
  tiers,
  award,
  personLimit: personLimits.reference,
  rollDown: yesNo('Đôn giải', 'Khi người đứng trên không được nhận giải, người đứng kế tiếp được xét thay.'),
});

export const prizeTiers = tiers;

export type PrizeTier = z.output<typeof prizeTier>;
export type PrizeGroup = z.output<typeof prizeGroup>;
export type AwardForm = z.output<typeof award>;
