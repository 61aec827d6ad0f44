import { z } from 'zod';
import { reference } from '../plan/reference.js';
import { choice, code, line, settings } from '../plan/setting.js';
import { UNIT_KINDS } from '../plan/unit-kind.js';
import { award, prizeTiers } from '../prizes/prize-setting.js';
import { unitConditions } from './unit-conditions.js';
import { unitMetrics } from './unit-metrics.js';

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
  tiers: prizeTiers,
  award,
});

/** What the plan asks of units apart from any award. */
export const obligation = settings({
  code: code().meta({ title: 'Mã yêu cầu' }),
  part: reference('parts', 'Phần thi'),
  units: line('Đơn vị phải thực hiện'),
  conditions: z.array(unitConditions.reference).min(1).meta({ title: 'Yêu cầu' }),
});

export type CollectiveAward = z.output<typeof collectiveAward>;
export type Obligation = z.output<typeof obligation>;
