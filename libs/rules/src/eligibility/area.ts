import { z } from 'zod';
import { choice, line, settings } from '../plan/setting.js';
import { UNIT_KINDS } from '../plan/unit-kind.js';
import { eligibilityCondition } from './eligibility-condition.js';

const subtree = {
  unit: line('Mã đơn vị', 'Mã của đơn vị gốc trong cây đơn vị tại ngày lấy danh mục, ví dụ “68”.'),
  kind: choice('Cấp đơn vị', UNIT_KINDS),
  name: line('Tên địa bàn', 'Viết như trong câu: “tỉnh Lâm Đồng”.'),
};

interface Area {
  unit: string;
  name: string;
  orIn?: readonly { unit: string; name: string }[] | undefined;
}

/** The unit that the person counts for lies in a subtree of the unit tree ("trên địa bàn tỉnh"), or in one of several. */
export const area = eligibilityCondition({
  code: 'area',
  version: 1,
  label: 'Địa bàn',
  bars: false,
  asks: 'unit',
  args: settings({
    ...subtree,
    orIn: z.array(settings(subtree)).min(1).max(50).meta({ title: 'Hoặc thuộc một trong các địa bàn' }).optional(),
  }),
  describe: (args) => `Đơn vị mà người dự thi chọn khi đăng ký phải thuộc ${namesOf(args)}.`,
  problems: (args) => {
    const units = unitsOf(args);
    return units.flatMap((unit, at) =>
      units.indexOf(unit) === at
        ? []
        : [{ path: ['orIn', at - 1, 'unit'], message: `đơn vị “${unit}” đã ghi ở trên; mỗi địa bàn chỉ ghi một lần` }],
    );
  },
  places: (args) => placesOf(args).map(({ unit: code, name }) => ({ code, name })),
  check(args, { unitCodes }) {
    if (unitCodes === undefined) {
      return { code: 'area.missing', kind: 'missing', sentence: 'Hãy chọn nơi cư trú hoặc nơi làm việc, học tập của bạn.' };
    }
    if (unitsOf(args).some((unit) => unitCodes.includes(unit))) return undefined;
    const names = namesOf(args);
    return {
      code: 'area.outside',
      kind: 'refused',
      sentence: `Đơn vị bạn chọn không thuộc ${names}. Hãy chọn lại, nếu bạn cư trú, làm việc hoặc học tập tại ${names}.`,
    };
  },
});

const placesOf = ({ unit, name, orIn = [] }: Area): { unit: string; name: string }[] => [{ unit, name }, ...orIn];

const unitsOf = (args: Area): string[] => placesOf(args).map(({ unit }) => unit);

/** "tỉnh A", "tỉnh A hoặc tỉnh B", "tỉnh A, tỉnh B hoặc tỉnh C" */
function namesOf(args: Area): string {
  const names = placesOf(args).map(({ name }) => name);
  const last = names.at(-1) ?? args.name;
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} hoặc ${last}`;
}
