import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type CatalogueFault, type Decree, readDay } from '#units';

const Change = z.strictObject({
  level: z.enum(['province', 'district', 'commune'], 'level là province, district hoặc commune'),
  code: z.string('code là mã trong dấu nháy, ví dụ "06978"'),
  name: z.string('name là tên đầy đủ').optional(),
  parent: z.string('parent là mã trong dấu nháy').optional(),
  into: z.array(z.string('into là danh sách mã trong dấu nháy')).optional(),
  new: z.boolean('new là true hoặc false').optional(),
});
const DecreeSetting = z.strictObject({
  basis: z.string('basis là số, ký hiệu văn bản').min(1, 'basis là số, ký hiệu văn bản'),
  from: z
    .string('from là ngày có hiệu lực, ví dụ 2026-09-20')
    .refine((day) => /^\d{4}-/.test(day) && readDay(day), 'from là ngày có hiệu lực, ví dụ 2026-09-20'),
  changes: z.array(Change).min(1, 'changes chưa có thay đổi nào'),
});
const DecreeFile = z.strictObject({ decrees: z.array(DecreeSetting).min(1, 'decrees chưa có văn bản nào') });

/** Reads a file of decrees, YAML or JSON: what changed from which day, by which document; its form stands in config/catalogue/decrees.yaml. */
export function readDecreeFile(source: string, file: string): { decrees: Decree[]; faults: CatalogueFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const lineOf = (offset: number | undefined): string => `dòng ${lines.linePos(offset ?? 0).line}`;
  const [error] = document.errors;
  if (error)
    return {
      decrees: [],
      faults: [{ file, record: lineOf(error.pos[0]), sentence: `Tệp không phải YAML: ${error.message.split('\n')[0]}` }],
    };
  const offsetAt = (path: readonly PropertyKey[]): number | undefined => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      const range = typeof node === 'object' && node !== null && 'range' in node ? (node.range as number[] | null) : undefined;
      if (range) return range[0];
    }
    return 0;
  };
  const reading = DecreeFile.safeParse(document.toJS());
  if (!reading.success)
    return {
      decrees: [],
      faults: reading.error.issues.map(({ path, message }) => ({
        file,
        record: lineOf(offsetAt(path)),
        sentence: `${path.map(String).join('.') || 'tệp'}: ${message}.`,
      })),
    };
  const decrees = reading.data.decrees.map(({ basis, from, changes }, n): Decree => ({
    basis,
    day: from,
    changes: changes.map(({ level, code, name, parent, into, new: isNew }, m) => ({
      level,
      code,
      name,
      parentCode: parent,
      into,
      isNew,
      provinceCode: level === 'commune' && parent?.length === 2 ? parent : undefined,
      at: { file, record: lineOf(offsetAt(['decrees', n, 'changes', m])) },
    })),
  }));
  return { decrees, faults: [] };
}
