import { foldVietnamese } from '#kernel';
import { line, settings } from '../plan/setting.js';
import { eligibilityCondition } from './eligibility-condition.js';

/**
 * A word that the announcement gives to everyone, to be typed when registering. It keeps out strangers and machines, it is
 * no secret between people; no sentence says it.
 */
export const accessWord = eligibilityCondition({
  code: 'access-word',
  version: 1,
  label: 'Mật khẩu dự thi',
  bars: false,
  atRegistration: true,
  args: settings({
    word: line('Mật khẩu dự thi', 'Không phân biệt chữ hoa, chữ thường và dấu.'),
    where: line('Công bố tại', 'Viết như trong câu: “văn bản triển khai Cuộc thi của Sở Nội vụ”.'),
  }),
  describe: ({ where }) =>
    `Khi đăng ký, người dự thi nhập mật khẩu dự thi đã công bố tại ${where}; không phân biệt chữ hoa, chữ thường và dấu.`,
  problems: ({ word }) => (/[\p{L}\p{N}]/u.test(word) ? [] : [{ path: ['word'], message: 'mật khẩu dự thi phải có chữ cái hoặc chữ số' }]),
  check({ word, where }, person) {
    if (person.accessWord === undefined || person.accessWord.trim() === '') {
      return {
        code: 'access-word.missing',
        kind: 'missing',
        sentence: `Hãy nhập mật khẩu dự thi, đã công bố tại ${where}.`,
      };
    }
    if (foldVietnamese(person.accessWord) === foldVietnamese(word)) return undefined;
    return {
      code: 'access-word.wrong',
      kind: 'refused',
      sentence: `Mật khẩu dự thi chưa đúng. Hãy xem lại tại ${where} rồi nhập lại.`,
    };
  },
});
