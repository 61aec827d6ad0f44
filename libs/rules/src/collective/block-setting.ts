import { z } from 'zod';
import { named } from '../plan/contest-setting.js';
import { choice, line } from '../plan/setting.js';
import { UNIT_KINDS } from '../plan/unit-kind.js';

/** Blocks of like units, which are ranked among themselves: "Khối sở, ban, ngành", "Khối xã, phường". */
export const blocks = named('Khối đơn vị', {
  kinds: z.array(choice('Cấp đơn vị', UNIT_KINDS)).min(1).meta({ title: 'Các cấp đơn vị của khối' }).optional(),
  units: z.array(line('Mã đơn vị')).min(1).max(5000).meta({ title: 'Các đơn vị của khối, theo mã' }).optional(),
}).superRefine((entries, context) => {
  entries.forEach(({ kinds, units }, at) => {
    if (kinds === undefined && units === undefined)
      context.addIssue({
        code: 'custom',
        path: [at],
        message: 'khối chưa có đơn vị nào; ghi kinds (các cấp đơn vị), units (mã từng đơn vị) hoặc cả hai',
      });
  });
});
