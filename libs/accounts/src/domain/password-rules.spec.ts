import { passwordFault } from './password-rules.js';

const OWNER = { fullName: 'Chu Bảo Lan', email: 'thu-ky@lam-dong.example' };
const PERSONAL = 'Mật khẩu chứa họ tên hoặc địa chỉ thư của bạn, người khác dễ đoán. Hãy chọn một câu khác.';

describe('a password', () => {
  it.each(['hoa dã quỳ nở tháng 11', 'khoabang-2024', 'Lan-trong-vườn-75'])('may be any sentence that is long enough: %s', (password) => {
    expect(passwordFault(password, OWNER)).toBeUndefined();
  });

  it.each([
    ['dã quỳ 11', 'Mật khẩu phải có ít nhất 10 ký tự. Bạn đã nhập 9.'],
    ['dã quỳ 11'.normalize('NFD'), 'Mật khẩu phải có ít nhất 10 ký tự. Bạn đã nhập 9.'],
    ['1212121212121212', 'Mật khẩu chỉ lặp lại vài ký tự. Hãy chọn một câu dễ nhớ.'],
    ['ab cd ef '.repeat(30), 'Mật khẩu dài quá 200 ký tự. Hãy chọn một câu ngắn hơn.'],
    ['chu BAO lan 1975', PERSONAL],
    ['Chu.Bảo.Lan.1975', PERSONAL],
    ['thuky-2024-lamdong', PERSONAL],
    ['THU-KY@lam-dong.example', PERSONAL],
  ])('is refused with the reason: %s', (password, fault) => {
    expect(passwordFault(password, OWNER)).toBe(fault);
  });
});
