import { phrasedError } from '#kernel';

/** Why an application cannot be made, confirmed or decided. */
export class FoundingError extends phrasedError({
  APPLICATION_NOT_FOUND: {
    kind: 'not-found',
    sentence: 'Không có đơn đăng ký này. Đơn chưa xác nhận bị xóa sau một ngày; đơn đã quyết định bị xóa sau 30 ngày.',
  },
  LINK_OVER: {
    kind: 'not-found',
    sentence: 'Đường dẫn này không đúng hoặc đã quá 30 ngày. Hãy mở lại từ thư, hoặc dùng lệnh khoabang tenant applications.',
  },
  CODE_INCOMPLETE: { kind: 'invalid', sentence: 'Mã gồm 6 chữ số. Hãy nhập đủ cả sáu.' },
  CODE_WRONG: { kind: 'invalid', sentence: 'Mã chưa đúng. Hãy xem lại sáu chữ số trong thư mới nhất.' },
  CODE_EXPIRED: { kind: 'invalid', sentence: 'Mã đã hết hạn. Hãy bấm gửi lại mã.' },
  CODE_SPENT: { kind: 'invalid', sentence: 'Mã đã nhập sai quá năm lần. Hãy bấm gửi lại mã.' },
  ALREADY_REFUSED: { kind: 'conflict', sentence: 'Đơn này đã bị từ chối. Hãy mời đơn vị gửi đơn mới.' },
  ALREADY_CONFIRMED: { kind: 'conflict', sentence: 'Đơn này đã được xác nhận, đơn vị đã có trang của mình.' },
  NOT_CONFIRMED: { kind: 'conflict', sentence: 'Người gửi chưa xác nhận địa chỉ thư của đơn này. Hãy đợi họ nhập mã.' },
  REASON_MISSING: { kind: 'invalid', sentence: 'Hãy ghi lý do từ chối, ít nhất 10 ký tự: người gửi đọc lý do này trong thư.' },
}) {}
