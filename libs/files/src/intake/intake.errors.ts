import { formatNumber, phrasedError } from '#kernel';
import { mebibytes } from '../file.errors.js';

const again = 'rồi gửi lại';

/** Why a file that somebody sends is not taken in, and what to do about it. Nothing else of what they have sent is lost. */
export class IntakeError extends phrasedError({
  EMPTY: { kind: 'invalid', sentence: `Tệp rỗng, không có nội dung. Hãy mở tệp trên máy của bạn để xem lại ${again}.` },
  TOO_LARGE: {
    kind: 'invalid',
    sentence: (params) =>
      `Tệp có dung lượng ${mebibytes(Number(params['size']))}, lớn hơn mức nhận là ${mebibytes(Number(params['most']))}. Hãy giảm dung lượng ảnh trong tệp hoặc tách thành nhiều tệp ${again}.`,
  },
  WRONG_SIZE: {
    kind: 'invalid',
    sentence: (params) =>
      `Tệp nhận được dài ${formatNumber(Number(params['size']))} byte, khác với ${formatNumber(Number(params['declared']))} byte đã khai. Tệp có thể đã bị sửa sau khi chọn. Hãy chọn lại tệp ${again}.`,
  },
  WRONG_HASH: {
    kind: 'invalid',
    sentence: `Nội dung nhận được không khớp với tệp đã chọn lúc đầu: tệp đã bị sửa, hoặc đường truyền làm sai. Hãy chọn lại tệp ${again}.`,
  },
  NOT_DECLARED: {
    kind: 'invalid',
    sentence: 'Thông tin về tệp không đủ hoặc không đúng dạng. Hãy tải lại trang, chọn lại tệp rồi gửi lần nữa.',
  },
  WRONG_KIND: {
    kind: 'invalid',
    sentence: (params) =>
      `Nội dung tệp không phải là ${params['kinds']}, dù tên tệp có thể ghi như vậy. Hãy lưu tệp ở đúng một trong các dạng ấy ${again}.`,
  },
  SEVERAL_KINDS: {
    kind: 'invalid',
    sentence: `Trong tệp có phần nội dung thuộc loại tệp khác được ghép vào, nên không thể nhận. Hãy mở tệp, lưu thành một tệp mới ${again}.`,
  },
  BROKEN: {
    kind: 'invalid',
    sentence: `Tệp bị hỏng hoặc không đầy đủ. Hãy mở tệp trên máy của bạn để kiểm tra, lưu hoặc xuất lại thành một tệp mới ${again}.`,
  },
  LOCKED: { kind: 'invalid', sentence: `Tệp đang đặt mật khẩu hoặc bị khóa. Hãy bỏ mật khẩu, lưu lại ${again}.` },
  ACTIVE_CONTENT: {
    kind: 'invalid',
    sentence: (params) =>
      `Tệp có ${params['what']}, là nội dung tự chạy hoặc tự tải nên không thể nhận. Hãy bỏ phần ấy, hoặc in ra PDF mới từ tệp, ${again}.`,
  },
  UNFOLDS_TOO_LARGE: {
    kind: 'invalid',
    sentence: `Tệp khi giải nén ra lớn bất thường nên không thể nhận. Hãy chép nội dung sang một tệp mới, giảm dung lượng ảnh ${again}.`,
  },
  TOO_MANY_PAGES: {
    kind: 'invalid',
    sentence: (params) =>
      `Tệp có ${params['pages']} trang, nhiều hơn mức nhận là ${params['most']} trang. Hãy rút gọn hoặc tách phụ lục thành tệp riêng ${again}.`,
  },
  TOO_MANY_PIXELS: {
    kind: 'invalid',
    sentence: (params) =>
      `Ảnh có kích thước ${params['width']} × ${params['height']} điểm ảnh, lớn hơn mức nhận là ${params['most']} triệu điểm ảnh. Hãy thu nhỏ ảnh ${again}.`,
  },
  TOO_HEAVY: {
    kind: 'invalid',
    sentence: `Kiểm tra tệp mất quá nhiều thời gian hoặc bộ nhớ nên đã dừng lại. Hãy chép nội dung sang một tệp mới, giảm dung lượng ảnh ${again}.`,
  },
  MALWARE: {
    kind: 'invalid',
    sentence: 'Phần mềm quét phát hiện mã độc trong tệp nên tệp đã bị xóa. Hãy quét máy của bạn, rồi gửi một tệp sạch.',
  },
  UNSCANNABLE: {
    kind: 'invalid',
    sentence: `Tệp lớn hơn mức mà phần mềm quét mã độc kiểm tra được nên không thể nhận. Hãy giảm dung lượng ảnh trong tệp hoặc tách thành nhiều tệp ${again}.`,
  },
  INSPECTOR_LOST: {
    kind: 'unavailable',
    sentence: 'Bộ phận kiểm tra tệp vừa dừng đột ngột. Tệp của bạn không bị mất. Hãy thử lại sau ít phút.',
  },
  QUOTA_OF_PERSON: {
    kind: 'too-many',
    sentence: (params) =>
      `Các tệp của những bài bạn đang viết và đã gửi, cùng tệp này, vượt quá ${mebibytes(Number(params['most']))}. Hãy bỏ những tệp không cần nữa ở bước Tệp, hoặc giảm dung lượng ảnh trong tệp, ${again}.`,
  },
  QUOTA_OF_TENANT: {
    kind: 'unavailable',
    sentence: 'Chỗ chứa tệp của đơn vị tổ chức đã đầy nên chưa nhận thêm được. Những gì bạn đã gửi vẫn còn. Hãy báo cho Ban Tổ chức.',
  },
}) {}
