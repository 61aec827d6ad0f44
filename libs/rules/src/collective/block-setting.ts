import { z } from 'zod';
import { named } from '../plan/contest-setting.js';
import { choice, line } from '../plan/setting.js';
import { UNIT_KINDS } from '../plan/unit-kind.js';

/** Blocks of like units, which are ranked among themselves: "Khối sở, ban, ngành", "Khối xã, phường". */
export const blocks = named('Khối đơn vị', {
  kinds: z.array(choice('Cấp đơn vị', UNIT_KINDS)).min(1).meta({ title: 'Các cấp đơn vị của khối' }).optional(),
  units: z.array(line('Mã đơn vị')).min(1).max(5000).meta({ title: 'Các đơn vị của khối, theo mã' }).optional(),
}).superRefine((entries, context) => {
  const taken = new Map<string, string>();
  entries.forEach(({ name, kinds, units }, at) => {
    // Each unit is of one block: what a second one also names would never come to it.
    for (const [setting, codes] of [
      ['kinds', kinds],
      ['units', units],
    ] as const)
      codes?.forEach((code, position) => {
        const key = `${setting} ${code}`;
        const other = taken.get(key);
        if (other === undefined) taken.set(key, name);
        else
          context.addIssue({
            code: 'custom',
            path: [at, setting, position],
            message: `“${code}” đã thuộc “${other}”; mỗi đơn vị chỉ thuộc một khối, hãy bỏ ở một nơi`,
          });
      });
    if (kinds === undefined && units === undefined)
      context.addIssue({
        code: 'custom',
        path: [at],
        message: 'khối chưa có đơn vị nào; ghi kinds (các cấp đơn vị), units (mã từng đơn vị) hoặc cả hai',
      });
  });
});
