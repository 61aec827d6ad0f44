import { z } from 'zod';
import { reference } from './reference.js';
import { code, line } from './setting.js';

export const PART_KINDS = { quiz: 'trắc nghiệm', initiative: 'giải pháp, sáng kiến', essay: 'bài viết', work: 'tác phẩm dự thi' } as const;

/** The word that tells of which kind a part is. */
export function partKind<Kind extends keyof typeof PART_KINDS>(kind: Kind): z.ZodLiteral<Kind> {
  return z.literal(kind).meta({ title: 'Loại phần thi', options: PART_KINDS });
}

/** What every part has, whatever its kind. */
export const partBasics = {
  code: code().meta({ title: 'Mã phần thi' }),
  name: line('Tên phần thi'),
  format: line('Hình thức').optional(),
  audiences: z
    .array(reference('audiences'))
    .min(1)
    .max(50)
    .meta({ title: 'Chỉ dành cho các đối tượng', description: 'Không ghi thì mọi đối tượng dự thi đều tham gia được.' })
    .optional(),
};
