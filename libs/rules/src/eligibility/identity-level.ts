import { settings, whole } from '../plan/setting.js';
import { eligibilityCondition } from './eligibility-condition.js';

/** The person holds an electronic identity of some level (VNeID). */
export const identityLevel = eligibilityCondition({
  code: 'identity-level',
  version: 1,
  label: 'Mức định danh điện tử',
  bars: false,
  args: settings({ level: whole('Mức độ tối thiểu', { min: 1, max: 2 }, 'Mức độ của tài khoản định danh điện tử (VNeID): 1 hoặc 2.') }),
  describe: ({ level }) => `Người dự thi phải có tài khoản định danh điện tử (VNeID) ${atLeast(level)}.`,
  check({ level }, person) {
    const own = person.identityLevel;
    if (own === undefined) {
      return {
        code: 'identity-level.missing',
        kind: 'missing',
        sentence: `Cuộc thi dành cho người có tài khoản định danh điện tử (VNeID) ${atLeast(level)}. Hãy đăng nhập bằng tài khoản ấy rồi đăng ký dự thi.`,
      };
    }
    if (own >= level) return undefined;
    const remedy =
      level === 2
        ? 'Hãy đến cơ quan Công an để được cấp tài khoản mức độ 2, rồi đăng ký dự thi.'
        : 'Hãy đăng ký tài khoản trên ứng dụng VNeID, rồi đăng ký dự thi.';
    return {
      code: 'identity-level.too-low',
      kind: 'refused',
      sentence: `Cuộc thi dành cho người có tài khoản định danh điện tử (VNeID) ${atLeast(level)}. ${remedy}`,
    };
  },
});

const atLeast = (level: number): string => (level === 1 ? 'mức độ 1 trở lên' : `mức độ ${level}`);
