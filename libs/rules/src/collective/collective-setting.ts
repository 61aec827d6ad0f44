import { z } from 'zod';
import { reference } from '../plan/reference.js';
import { choice, code, line, settings } from '../plan/setting.js';
import { UNIT_KINDS } from '../plan/unit-kind.js';
import { award, prizeTiers } from '../prizes/prize-setting.js';
import { unitConditions } from './unit-conditions.js';
import { unitMetrics } from './unit-metrics.js';

/** What happens to units that no metric tells apart; without it the chain must end with a draw. */
export const TIES = { shared: 'đồng hạng, cùng nhận giải' } as const;

/** An award for units: who competes, what must be reached, by what they are ranked, what they get. */
export const collectiveAward = settings({
  code: code().meta({ title: 'Mã giải tập thể' }),
  name: line('Tên giải tập thể'),
  part: reference('parts', 'Phần thi'),
  units: line('Đơn vị được xét', 'Viết như trong câu: “phường, xã thuộc thành phố”.'),
  unitKinds: z.array(choice('Cấp đơn vị', UNIT_KINDS)).min(1).meta({
    title: 'Cấp đơn vị được xét',
    description: 'Mỗi người được tính cho đơn vị gần nhất thuộc một trong các cấp này, kể từ đơn vị đã chọn trở lên.',
  }),
  conditions: z.array(unitConditions.reference).default([]).meta({ title: 'Điều kiện xét' }),
  order: z.array(unitMetrics.reference).min(1).max(10).meta({ title: 'Thứ tự tiêu chí xếp hạng' }),
  blocks: z
    .array(reference('blocks'))
    .min(1)
    .max(50)
    .meta({
      title: 'Các khối được xét',
      description: 'Mỗi khối xếp hạng riêng và có đủ các hạng giải; đơn vị ngoài các khối không được xét.',
    })
    .optional(),
  passesOver: z
    .array(reference('collective'))
    .min(1)
    .max(20)
    .meta({ title: 'Không xét đơn vị đã đạt các giải tập thể', description: 'Những giải đứng trước giải này trong danh sách.' })
    .optional(),
  ties: choice('Khi bằng nhau ở mọi tiêu chí', TIES).optional(),
  tiers: prizeTiers,
  award,
});

/** What the plan asks of units apart from any award. */
export const obligation = settings({
  code: code().meta({ title: 'Mã yêu cầu' }),
  part: reference('parts', 'Phần thi'),
  units: line('Đơn vị phải thực hiện'),
  unitKinds: z
    .array(choice('Cấp đơn vị', UNIT_KINDS))
    .min(1)
    .meta({
      title: 'Cấp đơn vị phải thực hiện',
      description: 'Chỉ những đơn vị thuộc các cấp này; để trống là mọi cơ quan, đơn vị có người làm việc.',
    })
    .optional(),
  conditions: z.array(unitConditions.reference).min(1).meta({ title: 'Yêu cầu' }),
});

export type CollectiveAward = z.output<typeof collectiveAward>;
export type Obligation = z.output<typeof obligation>;
