import { choice, line, settings } from '../plan/setting.js';
import { UNIT_KINDS } from '../plan/unit-kind.js';
import { eligibilityCondition } from './eligibility-condition.js';

/** The unit that the person counts for lies in a subtree of the unit tree ("trên địa bàn tỉnh"). */
export const area = eligibilityCondition({
  code: 'area',
  version: 1,
  label: 'Địa bàn',
  bars: false,
  args: settings({
    unit: line('Mã đơn vị', 'Mã của đơn vị gốc trong cây đơn vị tại ngày lấy danh mục, ví dụ “68”.'),
    kind: choice('Cấp đơn vị', UNIT_KINDS),
    name: line('Tên địa bàn', 'Viết như trong câu: “tỉnh Lâm Đồng”.'),
  }),
  describe: ({ name }) => `Đơn vị mà người dự thi chọn khi đăng ký phải thuộc ${name}.`,
  check({ unit, name }, { unitCodes }) {
    if (unitCodes === undefined) {
      return { code: 'area.missing', kind: 'missing', sentence: 'Hãy chọn nơi cư trú hoặc nơi làm việc, học tập của bạn.' };
    }
    if (unitCodes.includes(unit)) return undefined;
    return {
      code: 'area.outside',
      kind: 'refused',
      sentence: `Đơn vị bạn chọn không thuộc ${name}. Hãy chọn lại, nếu bạn cư trú, làm việc hoặc học tập tại ${name}.`,
    };
  },
});
