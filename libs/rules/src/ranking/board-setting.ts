import { z } from 'zod';
import { named } from '../plan/contest-setting.js';
import { reference } from '../plan/reference.js';

/** Rankings of their own, for prizes that only some compete for: by audience group, by block of units. */
export const boards = named('Bảng xếp hạng riêng', {
  audiences: z.array(reference('audiences')).min(1).max(50).meta({ title: 'Các đối tượng' }).optional(),
  blocks: z.array(reference('blocks')).min(1).max(50).meta({ title: 'Các khối đơn vị' }).optional(),
}).superRefine((entries, context) => {
  entries.forEach(({ audiences, blocks }, at) => {
    if (audiences === undefined && blocks === undefined)
      context.addIssue({
        code: 'custom',
        path: [at],
        message: 'bảng xếp hạng riêng chưa nói dành cho ai; ghi audiences (các đối tượng), blocks (các khối đơn vị) hoặc cả hai',
      });
  });
});
